"""The home page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from core.blocks.features import TEXT_FEATURES
from core.fields import StreamField
from core.frame import Frame
from core.models import PortalPage
from home import structured_data
from home.blocks import FactsBlock
from home.overview import HomeOverview
from translation.notices import answer_for_missing


class HomePage(PortalPage):
    """The home page: words and a few projects that editors choose, the rest from what is new."""

    page_description = _("The home page of a language.")

    hero_title = models.CharField(_("opening words"), max_length=120)
    hero_emphasis = models.CharField(_("words that stand out"), max_length=120, blank=True)
    hero_text = models.TextField(_("introduction"), max_length=300, blank=True)
    search_hints = models.TextField(
        _("often searched"), blank=True, help_text=_("One search per line; three are enough.")
    )
    training_kicker = models.CharField(_("line above the title"), max_length=120, blank=True)
    training_title = models.CharField(_("title"), max_length=120, blank=True)
    training_text = models.TextField(_("text"), max_length=300, blank=True)
    programme_title = models.CharField(_("title"), max_length=120, blank=True)
    programme_text = RichTextField(_("text"), features=TEXT_FEATURES, blank=True)
    programme_facts = StreamField(FactsBlock(), verbose_name=_("facts"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    link_panels: ClassVar[list] = []

    content_panels = [
        FieldPanel("title"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_emphasis"),
                FieldPanel("hero_text"),
                FieldPanel("search_hints"),
            ],
            heading=_("Opening"),
        ),
        InlinePanel("featured", heading=_("Featured projects"), label=_("Project"), max_num=3),
        MultiFieldPanel(
            [FieldPanel("training_kicker"), FieldPanel("training_title"), FieldPanel("training_text")],
            heading=_("Training"),
        ),
        MultiFieldPanel(
            [FieldPanel("programme_title"), FieldPanel("programme_text"), FieldPanel("programme_facts")],
            heading=_("Programme"),
        ),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def hints(self) -> list[str]:
        """Searches to offer, one by one."""
        return [line.strip() for line in self.search_hints.splitlines() if line.strip()]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page below by its whole address: two queries at any depth, where Wagtail takes two a level.

        Where none stands, the page one level up may draw one.
        """
        if not path_components:
            return super().route(request, path_components)
        *above, name = path_components
        upper = f"{self.url_path}{''.join(f'{part}/' for part in above)}"
        pages = Page.objects.filter(slug__in=path_components[-2:], url_path__in=[f"{upper}{name}/", upper], live=True)
        page = pages.order_by("-depth").first()
        if page and page.depth == self.depth + len(path_components):
            return page.specific.route(request, [])
        drawn = page.specific.drawn_page(name, request) if page else None
        if drawn is None:
            return RouteResult(self, kwargs={"missing": f"{'/'.join(path_components)}/"})
        return RouteResult(page.specific, kwargs={"drawn": drawn})

    def serve(self, request: HttpRequest, *args: Any, missing: str = "", **kwargs: Any) -> HttpResponse:
        """Answer with the home page, or for the `missing` address of a page below."""
        return answer_for_missing(request, missing) if missing else super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "overview": HomeOverview(self, Frame.of(request).addresses)
        }

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.portal()}


class FeaturedProject(Orderable):
    """A project that editors put on the home page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    project = models.ForeignKey(
        "projectdb.ProjectPage", verbose_name=_("project"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("project")]

    class Meta(Orderable.Meta):
        verbose_name = _("featured project")
        constraints = [models.UniqueConstraint(fields=["page", "project"], name="featured_project_once")]
