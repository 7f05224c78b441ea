"""Publications: what is known of them, and one file per language."""

import datetime
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from core.blocks import BodyBlock
from core.cldr import conjoin, language_choices, language_name, number, partial_date
from core.dates import Precision
from core.fields import StreamField
from core.models import Attested, IndexPage, PortalDocument, PortalPage
from core.querysets import manager_of
from core.translatable import synchronised
from knowledge.library import structured_data
from reference.models import Classified, DocumentType, Licence
from reference.querysets import ClassifiedQuerySet

ISBN = RegexValidator(r"^(97[89][- ]?)?(\d[- ]?){9}[\dX]$", _("Write 10 or 13 digits; hyphens may stand between them."))
DOI = RegexValidator(r"^10\.\d{4,9}/\S+$", _("Write the DOI without an address, for example: 10.18356/8e4a5f4a-en."))
YEARS = [
    MinValueValidator(1900, _("Write a year from 1900 on.")),
    MaxValueValidator(2100, _("Write a year up to 2100.")),
]


class LibraryIndexPage(IndexPage):
    """All publications, latest first."""

    page_description = _("Opens the publications.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["library.PublicationPage"]
    feed = "publications"

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the publications, latest first; those without a year come last."""
        publications = PublicationPage.objects.shown().child_of(self)
        return publications.order_by(F("year").desc(nulls_last=True), "title").for_cards().defer("body")


class PublicationPage(Attested, Classified):
    """One publication; its fields carry the meaning of Dublin Core."""

    page_description = _("A book, report or guide, with where it can be read.")

    document_type = models.ForeignKey(DocumentType, verbose_name=_("type"), on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, validators=YEARS)
    year_is_uncertain = models.BooleanField(_("uncertain year"), default=False)
    published_on = models.DateField(_("date"), null=True, blank=True, help_text=_("When more than the year is known."))
    published_precision = models.CharField(
        _("date known to the"), max_length=5, choices=Precision, default=Precision.DAY
    )
    publisher = models.CharField(
        _("publisher"), max_length=250, blank=True, help_text=_("As the publication names it.")
    )
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    pages_are_approximate = models.BooleanField(_("about that many pages"), default=False)
    is_programme_publication = models.BooleanField(_("published by the programme"), default=False)
    licence = models.ForeignKey(
        Licence, verbose_name=_("licence"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    isbn = models.CharField("ISBN", max_length=20, blank=True, validators=[ISBN])
    doi = models.CharField("DOI", max_length=120, blank=True, validators=[DOI])
    body = StreamField(BodyBlock(), verbose_name=_("description"), blank=True)

    objects = manager_of(ClassifiedQuerySet, "document_type", "licence")
    is_listed_by_country = True
    parent_page_types: ClassVar[list[str]] = ["library.LibraryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_source = "resources"
    override_translatable_fields = synchronised("publisher", "isbn", "doi")

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("title_is_descriptive"),
        FieldPanel("document_type"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("year_is_uncertain")]),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("published_precision")]),
        FieldPanel("publisher"),
        FieldPanel("is_programme_publication"),
        FieldRowPanel([FieldPanel("pages"), FieldPanel("pages_are_approximate")]),
        InlinePanel("versions", heading=_("Languages and files"), label=_("Language")),
        FieldPanel("licence"),
        FieldRowPanel([FieldPanel("isbn"), FieldPanel("doi")]),
        FieldPanel("body"),
    ]
    link_panels = [*PortalPage.link_panels, FieldPanel("confidence")]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("body"),
        index.SearchField("publisher", group="people"),
        index.SearchField("published_titles", group="labels"),
        index.FilterField("year"),
        index.FilterField("document_type"),
    ]
    api_name = "publications"
    api_fields: ClassVar[list[str]] = [
        "document_type",
        "year",
        "year_is_uncertain",
        "published_on",
        "published_precision",
        "publisher",
        "pages",
        "pages_are_approximate",
        "is_programme_publication",
        "versions",
        "licence",
        "isbn",
        "doi",
        "body",
        "confidence",
        "title_is_descriptive",
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def published_titles(self) -> str:
        """Titles as published, in every language, and the numbers of the book, for the search."""
        return "; ".join(filter(None, [*(version.title for version in self.version_list), self.isbn, self.doi]))

    @property
    def search_date(self) -> datetime.date | None:
        """Date, or the first day of the year."""
        return self.published_on or (datetime.date(self.year, 1, 1) if self.year else None)

    @property
    def search_hint(self) -> str:
        """The year."""
        return str(self.year or "")

    def search_documents(self) -> list[PortalDocument]:
        """Return the file in the language of the page, or all files when there is none in it."""
        own = [version for version in self.version_list if version.language == self.locale.language_code]
        return [version.document for version in own or self.version_list if version.document]

    @property
    def kicker(self) -> str:
        """Type of the publication."""
        return self.document_type.name

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """Facts of the fact sheet: label and text."""
        year = str(self.year or "")
        if self.published_on:
            year = partial_date(self.published_on, self.published_precision)
        pages = number(self.pages) if self.pages else ""
        about = gettext("about %(number)s")
        return [
            (_("Publisher"), self.publisher),
            (_("Date"), about % {"number": year} if year and self.year_is_uncertain else year),
            (_("Pages"), about % {"number": pages} if pages and self.pages_are_approximate else pages),
            (_("Languages"), conjoin([language_name(version.language) for version in self.version_list])),
            (_("Licence"), str(self.licence or "")),
            ("ISBN", self.isbn),
            ("DOI", self.doi),
            (_("Countries"), self.country_names),
            (_("For whom"), conjoin([audience.name for audience in self.audience_list])),
        ]

    @cached_property
    def version_list(self) -> list["PublicationVersion"]:
        """Versions in the editor's order, with their files."""
        return list(self.versions.select_related("document"))

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.publication(self)}


class PublicationVersion(Orderable):
    """The text of a publication in one language: its published title, its file or address."""

    page = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    title = models.CharField(
        _("published title"),
        max_length=300,
        blank=True,
        help_text=_("In that language, as published; leave empty when not known."),
    )
    document = models.ForeignKey(
        PortalDocument, verbose_name=_("file"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    url = models.URLField(_("address"), max_length=500, blank=True)

    panels = [FieldPanel("language"), FieldPanel("title"), FieldPanel("document"), FieldPanel("url")]
    api_fields: ClassVar[list[str]] = ["language", "title", "document", "url"]

    class Meta(Orderable.Meta):
        verbose_name = _("language of a publication")
        constraints = [models.UniqueConstraint(fields=["page", "language"], name="publication_language_once")]

    @property
    def shown_title(self) -> str:
        """Published title, or that of the page."""
        return self.title or self.page.title
