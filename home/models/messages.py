"""Messages of visitors to the team."""

import hashlib

from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.i18n import portal_language_choices

EXCERPT = 60  # characters


class Message(models.Model):
    """What a visitor wrote: words to the team, or an error on a page. Nothing says where the visitor was."""

    class Kind(models.TextChoices):
        """Which form it came from."""

        CONTACT = "contact", _("Message to the team")
        REPORT = "report", _("Report of an error")

    class Topic(models.TextChoices):
        """What it is about; each form offers some of these."""

        QUESTION = "question", _("A question")
        SUGGESTION = "suggestion", _("A suggestion for the portal")
        PERSONAL_DATA = "personal-data", _("My personal data")
        FACT = "fact", _("A fact")
        TRANSLATION = "translation", _("A translation")
        LINK = "link", _("A broken link")
        ACCESSIBILITY = "accessibility", _("Accessibility")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        """How far the team has come."""

        NEW = "new", _("New")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")

    class Delivery(models.TextChoices):
        """What became of the mail to the team."""

        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")

    kind = models.CharField(_("sent with"), max_length=10, choices=Kind)
    topic = models.CharField(_("subject"), max_length=20, choices=Topic)
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(_("language"), max_length=10, choices=portal_language_choices)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    text = models.TextField(_("message"))
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    note = models.TextField(_("note of the team"), blank=True, help_text=_("The visitor never sees it."))
    delivery = models.CharField(
        _("mail to the team"), max_length=10, choices=Delivery, default=Delivery.WAITING, editable=False
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)  # see digest_of

    wagtail_reference_index_ignore = True  # whoever deletes a page need not hear of messages about it

    class Meta:
        verbose_name = _("message of a visitor")
        verbose_name_plural = _("messages of visitors")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="report") | ~Q(email=""),
                name="message_to_the_team_has_an_address",
                violation_error_message=_("A message to the team needs an e-mail address for the answer."),
            )
        ]

    def __str__(self) -> str:
        # Without the words of the visitor: the log of the admin keeps this for longer than the message
        return _("%(topic)s, no. %(number)s") % {"topic": self.get_topic_display(), "number": self.pk}

    @property
    def excerpt(self) -> str:
        """The beginning of the text, for the list."""
        return Truncator(self.text).chars(EXCERPT)

    @staticmethod
    def digest_of(*parts: object) -> str:
        """Return what tells a message from all others, for example its form, day, sender and text."""
        return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()
