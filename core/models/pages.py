"""What every page of the portal has: a summary, a picture, keywords, sources, links."""

import datetime
from collections.abc import Sequence
from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from core.checking import findings_of
from core.drawn import DrawnPage
from core.extras import extras_of
from core.fields import KeywordsField
from core.frame import Frame
from core.links import links_loaded
from core.models.findable import Findable
from core.models.media import PortalImage
from core.models.relations import RelatedPage
from core.pagination import page_of
from core.panels import FindingsPanel
from core.pictures import Picture
from core.querysets import PortalPageQuerySet, manager_of


class PortalPageForm(WagtailAdminPageForm):
    """Refuses to relate a page to itself in any language, and to submit or publish what must be mended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # a title typed before the script runs is made into one when saved
        for rows in self.formsets.values():
            # Django's message names the columns of the table: "page and target"
            rows.get_unique_error_message = lambda _columns: _("The same choice stands here twice.")

    def _post_clean(self) -> None:
        """Check the page as it will be, unless it is only saved as a draft."""
        super()._post_clean()
        if not self.is_deferred_validation:
            for finding in findings_of(self.instance):
                if finding.must_be_mended:
                    self.add_error(None, str(finding))

    def clean(self) -> dict[str, Any]:
        """Check the links to other pages once all fields are known; a new link does not know its page yet."""
        values = super().clean()
        links = self.formsets["related_pages"].forms if "related_pages" in self.formsets else []
        for link in links:
            target = link.cleaned_data.get("target") if link.is_valid() else None
            if target and not link.cleaned_data["DELETE"] and target.translation_key == self.instance.translation_key:
                link.add_error("target", _("A page cannot be related to itself."))
        return values


class PortalPage(Findable, Page):
    """A page of the portal in one language; its translations share the `translation_key`."""

    summary = models.TextField(
        _("summary"), max_length=320, blank=True,
        help_text=_("Two sentences at most, shown in lists and search results. Say who, where and what."),
    )  # fmt: skip
    listing_image = models.ForeignKey(
        PortalImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("Shown in lists. Without one, the portal weaves a picture from the theme and the region."),
    )  # fmt: skip
    is_demo = models.BooleanField(
        _("demonstration"), default=False,
        help_text=_("Invented content: marked on the page; never counted, in feeds or in search engines."),
    )  # fmt: skip
    keywords = KeywordsField(
        through="core.KeywordLink", blank=True, verbose_name=_("keywords"),
        help_text=_("Free words in the language of this page, separated by commas."),
    )  # fmt: skip

    objects = manager_of(PortalPageQuerySet)
    base_form_class = PortalPageForm

    hit_template = "components/hit.html"
    schema_type = "WebPage"  # of schema.org
    og_type = "website"  # of Open Graph
    api_name: ClassVar[str] = ""  # of its list in the API, see interop.api; "" for a type that is not in it
    noindex_flags: ClassVar[tuple[str, ...]] = ("is_demo",)  # fields each of which keeps search engines away

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", group="summary"),
        index.SearchField("keyword_names", group="labels"),
        index.FilterField("is_demo"),
    ]

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    classify_panels: ClassVar[list] = [FieldPanel("keywords")]
    link_panels: ClassVar[list] = [
        InlinePanel("related_pages", heading=_("Related pages"), label=_("Related page")),
        InlinePanel("source_links", heading=_("Sources"), label=_("Source")),
    ]
    promote_panels = [
        FieldPanel("listing_image"),
        FieldPanel(
            "slug", heading=_("Address"), help_text=_("Last part of the address: small letters, digits and hyphens.")
        ),
        MultiFieldPanel([FieldPanel("seo_title"), FieldPanel("search_description")], heading=_("For search engines")),
        FieldPanel("is_demo"),
    ]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Give each page type the same tabs, in the order in which editors work."""
        super().__init_subclass__(**kwargs)
        tabs = (
            (cls.content_panels, _("Content")),
            (cls.classify_panels, _("Classify")),
            (cls.link_panels, _("Links")),
            (cls.promote_panels, _("Promote")),
            (cls.settings_panels, _("Publish")),
            ([FindingsPanel()], _("Before publication")),
        )
        cls.edit_handler = TabbedInterface([ObjectList(panels, heading=heading) for panels, heading in tabs if panels])

    def validate_constraints(self, exclude: set[str] | None = None) -> None:
        """Tell each broken constraint at the field that its `violation_error_code` names."""
        try:
            super().validate_constraints(exclude)
        except ValidationError as error:
            names = {field.name for field in self._meta.fields}
            found: dict[str, list[ValidationError]] = {}
            for field, errors in error.error_dict.items():
                for one in errors:
                    found.setdefault(one.code if one.code and one.code in names else field, []).append(one)
            raise ValidationError(found) from error

    @property
    def kicker(self) -> str:
        """Short line above the title."""
        return self.page_type_display_name

    def keyword_names(self) -> str:
        """Keywords as one text, for the search."""
        return ", ".join(keyword.name for keyword in self.keywords.all())

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may keep this page: an alias, for one, is in the words of another language."""
        return not (self.alias_of_id or any(getattr(self, flag) for flag in self.noindex_flags))

    @property
    def appeared_at(self) -> datetime.datetime | None:
        """When the page first appeared on the portal; feeds tell it."""
        return self.first_published_at

    @cached_property
    def picture(self) -> Picture:
        """What stands for this page in a list: its photograph, or what a woven picture is made of."""
        return Picture.of(self)

    def structured_data(self) -> dict[str, Any]:
        """Return properties of schema.org, above all what the page is about (`mainEntity`); without a query."""
        return {}

    def drawn_page(self, _name: str, _request: HttpRequest) -> DrawnPage | None:
        """Return what this page draws at the address `name` below its own; most types of page draw nothing."""
        return None

    def get_template(self, request: HttpRequest, *args: Any, drawn: DrawnPage | None = None, **kwargs: Any) -> str:
        return drawn.template if drawn else super().get_template(request, *args, **kwargs)

    def get_context(
        self, request: HttpRequest, *args: Any, drawn: DrawnPage | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        frame = Frame.of(request)
        frame.page, frame.drawn = self, drawn
        context = super().get_context(request, *args, **kwargs)
        if drawn:
            return context | {"drawn": drawn} | drawn.get_context(request)
        context |= {"extras": extras_of(self, request)}
        if self.link_panels:
            context |= {"related": self.related_links(), "sources": list(self.source_links.all())}
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the page, or with one that it draws, rendered while its links are at hand."""
        drawn = kwargs.get("drawn")
        if drawn and drawn.moved_to:
            return redirect(drawn.moved_to)
        with links_loaded(self):
            response = super().serve(request, *args, **kwargs)
            return response.render() if isinstance(response, SimpleTemplateResponse) else response

    def get_view_restrictions(self) -> models.QuerySet:
        """Return the restrictions on this page and those above it; one query, where Wagtail takes two.

        An alias has those of its source, which stands elsewhere in the tree.
        """
        if self.alias_of_id:
            return super().get_view_restrictions()
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    def related_links(self) -> list[Page]:
        """Return the related pages in the language of this page, in the editor's order.

        Each says as `is_whole` whether this page is a part of it.
        """
        pages = PortalPageQuerySet(Page).live().unrestricted().filter(locale_id=self.locale_id)
        links = RelatedPage.objects.filter(page=self.pk, relation=RelatedPage.Relation.PART_OF)
        is_whole = Exists(links.filter(target__translation_key=OuterRef("translation_key")))
        pages = pages.annotate(is_whole=is_whole)
        return pages.chosen_in(self.related_pages.all(), "target")


class IndexPage(PortalPage):
    """A page that lists others; the address of a list that does not exist is not found."""

    heading = models.CharField(
        _("heading"), max_length=120, blank=True, help_text=_("Title on the page, when it is longer than in the menu.")
    )

    page_size: ClassVar[int] = 20
    feed: ClassVar[str] = ""  # name of the feed in its address, for a list that can be followed
    calendar: ClassVar[str] = ""  # last part of the address of its calendar, for a list of dates

    schema_type = "CollectionPage"
    max_count_per_parent = 1
    link_panels: ClassVar[list] = []
    content_panels = [*Page.content_panels, FieldPanel("heading"), FieldPanel("summary")]

    class Meta:
        abstract = True

    def get_entries(self, _request: HttpRequest) -> Sequence[Any] | models.QuerySet:
        """Return what this page lists, in order."""
        raise NotImplementedError

    @property
    def feed_url(self) -> str:
        """Address of the feed in the reader's language; "" for a list without one."""
        return reverse("feed", args=[self.feed]) if self.feed else ""

    def followed_pages(self) -> PortalPageQuerySet:
        """Return what a feed of this list may show: no demonstration entries."""
        entry_type = apps.get_model(self.subpage_types[0])
        return entry_type.objects.shown().counted().child_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if "drawn" in context:
            return context
        return context | {"entries": page_of(self.get_entries(request), self.page_size, request)}
