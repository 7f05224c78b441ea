"""Forms for visitors: words to the team, an error on a page."""

import re
import time
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.cldr import number
from core.i18n import active_language
from home.models import Message

LONGEST_TEXT = 5000  # characters
MOST_LINKS = 3
TOO_FAST = 3  # seconds from the opening of a form; nobody writes that fast
TOO_OLD = 24 * 3600  # seconds; a stamp must not serve for ever
UNTYPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # controls and halves of characters
LINK = re.compile(r"(?:https?://|www\.)\S+|\[url\b|<a\s", re.IGNORECASE)
stamps = Signer(salt="home.forms")

Topic = Message.Topic


def plain(text: str) -> str:
    """Return what a keyboard can type of a text, its lines ended as here."""
    return UNTYPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class MessageForm(forms.Form):
    """What both forms are made of; a signed stamp says when the form was opened, a trap tells machines."""

    kind: Message.Kind
    topics: tuple[Message.Topic, ...]

    name = forms.CharField(
        label=gettext_lazy("Your name (optional)"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": gettext_lazy("Write a name of at most 120 characters.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Write your e-mail address: without it the team cannot answer."),
            "invalid": gettext_lazy("Write a complete e-mail address, for example: name@example.org."),
            "max_length": gettext_lazy("Write an e-mail address of at most 254 characters."),
        },
    )
    topic = forms.ChoiceField(
        error_messages={"invalid_choice": gettext_lazy("Choose one of the subjects of the list.")}
    )
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 9}))
    homepage = forms.CharField(  # the trap: people never see it
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__({name: plain(value) for name, value in data.items()} if data is not None else None)
        self.label_suffix = ""
        topic: Any = self.fields["topic"]
        topic.choices = [("", _("Choose from the list")), *((topic.value, topic.label) for topic in self.topics)]
        self.fields["text"].help_text = _("At most %(limit)s characters.") % {"limit": number(LONGEST_TEXT)}

    @property
    def questions(self) -> Iterator[forms.BoundField]:
        """The fields that people see."""
        return (field for field in self if field.name != "homepage")

    @property
    def is_by_a_machine(self) -> bool:
        """Say whether something has filled in what people do not see."""
        return bool(self.data.get("homepage"))

    @property
    def message(self) -> dict[str, str]:
        """The fields of a message, once the form is valid."""
        fields = {name: self.cleaned_data.get(name, "") for name in ("name", "email", "topic", "text")}
        return {**fields, "kind": self.kind.value, "language": active_language()}

    @cached_property
    def age(self) -> float | None:
        """Seconds since the form was opened; None without a stamp of ours, or with one that is too old."""
        try:
            age = time.time() - int(stamps.unsign(self.data.get("stamp", "")))
        except (BadSignature, ValueError):
            return None
        return age if age <= TOO_OLD else None

    @property
    def stamp(self) -> str:
        """The stamp to send along: that of the first opening as long as it counts."""
        return stamps.sign(str(int(time.time()))) if self.age is None else self.data["stamp"]

    def refuse(self, reason: str) -> None:
        """Say why the form as a whole was not taken; what was typed stays."""
        self.full_clean()
        self.add_error(None, reason)

    def clean_name(self) -> str:
        """Return a name on one line, without a link."""
        name = " ".join(self.cleaned_data["name"].split())
        if LINK.search(name):
            raise forms.ValidationError(_("Write a name without a web address."))
        return name

    def clean_text(self) -> str:
        """Return the text if it is neither too long nor a list of links."""
        text: str = self.cleaned_data["text"]
        if len(text) > LONGEST_TEXT:
            size = {"count": number(len(text)), "limit": number(LONGEST_TEXT)}
            raise forms.ValidationError(
                _("Your message has %(count)s characters. Shorten it to %(limit)s at most.") % size
            )
        links = len(LINK.findall(text))
        if links > MOST_LINKS:
            raise forms.ValidationError(
                _("Your message holds %(count)s web addresses. Keep %(limit)s at most.")
                % {"count": number(links), "limit": MOST_LINKS}
            )
        return text

    def clean(self) -> dict[str, Any]:
        """Check how long ago the form was opened, once nothing else is wrong."""
        if self.errors:
            return self.cleaned_data
        if self.age is None:
            self.add_error(None, _("This form was open for too long. Check your message and send it again."))
        elif self.age < TOO_FAST:
            self.add_error(None, _("That was very fast. Check your message and send it again."))
        return self.cleaned_data


class ContactForm(MessageForm):
    """Words to the team."""

    kind = Message.Kind.CONTACT
    topics = (Topic.QUESTION, Topic.SUGGESTION, Topic.PERSONAL_DATA, Topic.ACCESSIBILITY, Topic.OTHER)
    field_order = ("topic", "text", "name", "email")

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        self.fields["topic"].label = _("What is your message about?")
        self.fields["topic"].error_messages["required"] = _("Choose what your message is about.")
        self.fields["text"].label = _("Your message")
        self.fields["text"].error_messages["required"] = _("Write your message.")
        self.fields["email"].help_text = _("The team uses it to answer you and for nothing else.")


class ReportForm(MessageForm):
    """An error on a page; who reports it need not say who they are."""

    kind = Message.Kind.REPORT
    topics = (Topic.FACT, Topic.TRANSLATION, Topic.LINK, Topic.ACCESSIBILITY, Topic.OTHER)
    field_order = ("topic", "text", "email")
    name = None  # type: ignore[assignment]

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        self.fields["topic"].label = _("What is wrong?")
        self.fields["topic"].error_messages["required"] = _("Choose what is wrong.")
        self.fields["text"].label = _("Describe the error")
        self.fields["text"].error_messages["required"] = _("Describe the error.")
        self.fields["email"].required = False
        self.fields["email"].label = _("Your e-mail address (optional)")
        self.fields["email"].help_text = _("Only if you would like an answer; the team uses it for nothing else.")
