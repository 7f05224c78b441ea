"""Pictures and documents: what Wagtail keeps, and what a public institution must say about them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from core.cldr import language_choices
from core.photographs import PhotographField


class PortalImage(AbstractImage):
    """A picture with its credit; `description` is its alternative text where a page gives no own one."""

    file = PhotographField(verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    is_decorative = models.BooleanField(
        _("decoration"), default=False,
        help_text=_("Tick when the picture says no more than the text beside it; it needs no description then."),
    )  # fmt: skip
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made the picture, for example: UNDP Nepal.")
    )

    admin_form_fields = (
        "title", "file", "description", "is_decorative", "credit", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def clean(self) -> None:
        """Ask for what those need who do not see the picture."""
        super().clean()
        if not self.description.strip() and not self.is_decorative:
            raise ValidationError({"description": _("Say what the picture shows, or tick that it is decoration.")})

    def _set_image_file_metadata(self) -> None:
        """Close the stored file, which Wagtail opens to measure it and leaves open."""
        super()._set_image_file_metadata()
        if self.file._committed:
            self.file.close()

    @property
    def default_alt_text(self) -> str:
        """Never the title, which is often a file name in another language."""
        return "" if self.is_decorative else self.description


class PortalRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class PortalDocument(AbstractDocument):
    """A file to download, with the language of its text (BCP 47)."""

    language = models.CharField(
        _("language"), max_length=10, blank=True, choices=language_choices, help_text=_("Language of the text.")
    )

    admin_form_fields = ("title", "file", "language", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
