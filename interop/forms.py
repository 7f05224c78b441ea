"""Forms of the exchange with spreadsheets."""

from collections import Counter
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interop.iati import reading as iati
from interop.models import SpreadsheetImport
from interop.spreadsheets.projects import BY_NAME, COLUMNS, KEY, TITLE
from interop.spreadsheets.tables import MOST_BYTES
from interop.spreadsheets.xlsx_files import column_name

MODES = [
    (SpreadsheetImport.Mode.DRAFTS, gettext_lazy("As drafts, to be looked at first")),
    (SpreadsheetImport.Mode.LIVE, gettext_lazy("Published at once")),
]


class FileForm(forms.Form):
    """A file to import."""

    file = forms.FileField(
        label=gettext_lazy("File (CSV, XLSX, or XML of IATI)"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xml"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "missing": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large before it is read."""
        file = self.cleaned_data["file"]
        most = iati.MOST_BYTES if file.name.lower().endswith(".xml") else MOST_BYTES
        if file.size > most:
            message = _("The file is larger than {most} MB. Divide it into several files.")
            raise forms.ValidationError(message.format(most=most // 1_000_000))
        return file


class ActivitiesForm(forms.Form):
    """Where a file of activities comes from, and how its projects are imported."""

    mode = forms.ChoiceField(label=gettext_lazy("Import"), choices=MODES, widget=forms.RadioSelect)
    licence = forms.CharField(
        label=gettext_lazy("Licence"),
        max_length=200,
        help_text=gettext_lazy("That under which the publisher offers the file, for example: CC BY 4.0."),
    )
    file_url = forms.URLField(
        label=gettext_lazy("Address of the file"), max_length=500, required=False, assume_scheme="https",
        help_text=gettext_lazy("Where it was retrieved from; readers see it."),
    )  # fmt: skip
    retrieved_on = forms.DateField(
        label=gettext_lazy("Retrieved on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    is_complete = forms.BooleanField(
        label=gettext_lazy("The file holds all activities of its publisher"),
        required=False,
        help_text=gettext_lazy(
            "Those that the portal has from this publisher and that the file no longer holds are marked as withdrawn; "
            "none is deleted. The preview names them."
        ),
    )

    def __init__(self, spreadsheet: SpreadsheetImport, data: Any = None) -> None:
        names = ("mode", "licence", "file_url", "is_complete")
        initial = {name: getattr(spreadsheet, name) for name in names}
        super().__init__(data, initial={**initial, "retrieved_on": spreadsheet.retrieved_on or timezone.localdate()})

    def clean_retrieved_on(self) -> Any:
        """Refuse a day that is still to come."""
        day = self.cleaned_data["retrieved_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The day is still to come."))
        return day


class MatchForm(forms.Form):
    """What each column of a file means, and how its projects are imported."""

    mode = forms.ChoiceField(label=gettext_lazy("Import"), choices=MODES, widget=forms.RadioSelect)

    def __init__(self, spreadsheet: SpreadsheetImport, data: Any = None) -> None:
        super().__init__(data, initial={"mode": spreadsheet.mode})
        choices = [("", _("— leave out —")), *((column.name, column.label) for column in COLUMNS)]
        for n, (heading, samples) in enumerate(spreadsheet.headings):
            self.fields[f"column-{n}"] = forms.ChoiceField(
                label=_("{column}: {heading}").format(column=column_name(n), heading=heading or _("(no heading)")),
                help_text=" · ".join(samples),
                choices=choices,
                required=False,
                initial=spreadsheet.mapping[n],
            )
        self.width = len(spreadsheet.headings)

    @property
    def columns(self) -> list[forms.BoundField]:
        """A field for each column of the file, with what its first cells say."""
        return [self[f"column-{n}"] for n in range(self.width)]

    @property
    def mapping(self) -> list[str]:
        """Name of a column of ours for each column of the file."""
        return [self.cleaned_data[f"column-{n}"] for n in range(self.width)]

    def clean(self) -> dict[str, Any]:
        """Ask for a title or an identifier, and for each of our columns at most once."""
        values = super().clean() or self.cleaned_data
        chosen = [(name, value) for name, value in values.items() if name.startswith("column-") and value]
        times = Counter(value for _name, value in chosen)
        for name, value in chosen:
            if times[value] > 1:
                message = _("“{label}” is chosen for {n} columns.")
                self.add_error(name, message.format(label=BY_NAME[value].label, n=times[value]))
        if not {KEY, TITLE} & set(times):
            raise forms.ValidationError(_("Choose the column of the title, or that of the identifier."))
        return values
