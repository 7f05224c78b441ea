"""Model fields: StreamField without migrations, texts in every language, keywords that are translated."""

from typing import Any, Self

from django import forms
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import StreamField as WagtailStreamField
from wagtail_localize.segments import StringSegmentValue

from core.cldr import language_choices
from core.i18n import SOURCE_LANGUAGE, active_language, sort_key


class StreamField(WagtailStreamField):
    """A StreamField whose blocks stay out of migrations: they change often and change no column."""

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class LocalizedText(dict[str, str]):
    """One text in several languages, by language code; `str()` gives that of the reader."""

    def __str__(self) -> str:
        return self.get(active_language()) or self.get(SOURCE_LANGUAGE, "")

    @property
    def sort_key(self) -> str:
        """Key that sorts by the reader's text without regard to accents and case."""
        return sort_key(str(self))


class LocalizedTextWidget(forms.MultiWidget):
    """One input per language, each marked with its language."""

    template_name = "core/widgets/localized_text.html"

    def __init__(self, rows: int = 1) -> None:
        make = forms.TextInput if rows == 1 else lambda attrs: forms.Textarea(attrs={**attrs, "rows": rows})
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            code: make(attrs={"lang": code, "aria-label": name}) for code, name in settings.LANGUAGES
        }
        super().__init__(widgets)

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        return [(value or {}).get(code, "") for code, _name in settings.LANGUAGES]


class LocalizedTextFormField(forms.MultiValueField):
    """Asks for a text in every language: all of them, or none where the field is optional."""

    def __init__(self, *, rows: int = 1, required: bool = True, **kwargs: Any) -> None:
        fields = [forms.CharField(required=False) for _language in settings.LANGUAGES]
        super().__init__(
            fields, widget=LocalizedTextWidget(rows), require_all_fields=False, required=required, **kwargs
        )

    def compress(self, data_list: list[str]) -> LocalizedText:
        return LocalizedText(
            {
                code: text
                for (code, _n), text in zip(
                    settings.LANGUAGES, data_list or [""] * len(settings.LANGUAGES), strict=True
                )
                if text
            }
        )

    def clean(self, value: list[str]) -> LocalizedText:
        text = super().clean(value) or LocalizedText()
        missing = [name for code, name in settings.LANGUAGES if not text.get(code)]
        if text and missing:
            raise ValidationError(
                _("Write this text in every language; missing: %(names)s."), params={"names": ", ".join(missing)}
            )
        return text


class LocalizedTextField(models.JSONField):
    """A text in every language of the portal, kept as one JSON object; a new language needs no migration.

    `rows` is the height of the inputs, in lines. In Python the value is a `LocalizedText`.
    """

    def __init__(self, *args: Any, rows: int = 1, **kwargs: Any) -> None:
        self.rows = rows
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> LocalizedText:
        return LocalizedText(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value: Any) -> Any:
        return LocalizedText(value) if isinstance(value, dict) else value

    def formfield(self, **kwargs: Any) -> Any:
        defaults = {"form_class": LocalizedTextFormField, "rows": self.rows, "required": not self.blank}
        return models.Field.formfield(self, **{**defaults, **kwargs})


class KeywordsField(ClusterTaggableManager):
    """Free keywords (django-taggit) that translators see as one text, separated by commas."""

    def get_translatable_segments(self, tags: list) -> list[StringSegmentValue]:
        """Return the keywords of a page as the one text that wagtail-localize stores."""
        return [StringSegmentValue("", ", ".join(sorted(tag.name for tag in tags)))]

    def restore_translated_segments(self, _tags: list, segments: list[StringSegmentValue]) -> list[str]:
        """Return the names of the keywords that a translator wrote."""
        return [name.strip() for segment in segments for name in segment.render_text().split(",") if name.strip()]

    def __set__(self, instance: models.Model, names: list[str] | Self) -> None:
        """Let wagtail-localize set the keywords as it sets any other field."""
        getattr(instance, self.name).set(names)


class LanguagesField(ArrayField):
    """Languages (BCP 47) of a text, a film or an event; editors tick them."""

    def __init__(self, verbose_name: Any = None, **kwargs: Any) -> None:
        kwargs |= {"base_field": models.CharField(max_length=10), "verbose_name": verbose_name}
        kwargs.setdefault("default", list)
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("base_field")
        kwargs.pop("default", None)
        return name, path, args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        options = {"choices": language_choices, "widget": forms.CheckboxSelectMultiple}
        return models.Field.formfield(self, **{"form_class": forms.MultipleChoiceField, **options, **kwargs})
