"""The home page and the pages that list others."""

from functools import partial as bind

from content.loader.identity import translation_key
from content.loader.pack.fields import LANGUAGES
from content.loader.pages.item import Builder, PageItem
from core.models import PortalPage
from home.models import HomePage, OrganisationDirectoryPage, PlatformDirectoryPage, ProgrammeIndexPage
from home.models.home import FeaturedProject
from knowledge.glossary.models import GlossaryIndexPage
from knowledge.learning.models import CourseIndexPage
from knowledge.library.models import LibraryIndexPage, PracticeIndexPage, ToolIndexPage, VideoIndexPage
from news.models import AgendaPage, NewsIndexPage
from projectdb.models import CountryProfileIndexPage, ProjectIndexPage

INDEXES: dict[str, type[PortalPage]] = {  # in the order of the navigation
    "projects": ProjectIndexPage,
    "library": LibraryIndexPage,
    "courses": CourseIndexPage,
    "events": AgendaPage,
    "news": NewsIndexPage,
    "programme": ProgrammeIndexPage,
    "country-profiles": CountryProfileIndexPage,
    "practices": PracticeIndexPage,
    "tools": ToolIndexPage,
    "videos": VideoIndexPage,
    "glossary": GlossaryIndexPage,
    "platforms": PlatformDirectoryPage,
    "organisations": OrganisationDirectoryPage,
}


def home_item() -> PageItem:
    """Return the home page, which stands since the first migration."""
    return PageItem("home", "", LANGUAGES, build_home)


def build_home(builder: Builder, language: str) -> HomePage:
    """Return the home page in one language."""
    home = builder.pack.site.home
    titles = {"fr": ("Accueil", "accueil"), "en": ("Home", "home"), "es": ("Inicio", "inicio")}
    page = builder.page(
        HomePage, "home", language,
        title=titles[language][0],
        slug=titles[language][1],
        seo_title=home.title[language],
        search_description=home.search_description[language],
        summary=home.search_description[language],
        hero_title=home.hero.title[language],
        hero_emphasis=home.hero.emphasis[language],
        hero_text=home.hero.text[language],
        search_hints="\n".join(home.hero.hints[language]),
        training_kicker=home.training.kicker[language],
        training_title=home.training.heading[language],
        training_text=home.training.text[language],
        programme_title=home.programme.heading[language],
        programme_text=builder.rich_text(home.programme.text[language], "home/programme"),
        programme_facts=[
            {
                "type": "fact",
                "id": str(translation_key("home", "fact", str(n))),
                "value": {"label": fact.term[language], "text": fact.description[language]},
            }
            for n, fact in enumerate(home.programme.facts)
        ],
    )  # fmt: skip
    chosen = [builder.numbers.get(f"projects/{key}") for key in home.projects.projects]
    page.featured = [FeaturedProject(project_id=number, sort_order=n) for n, number in enumerate(chosen) if number]
    return page


def index_items() -> list[PageItem]:
    """Return the pages that list others, in the order of the navigation."""
    return [PageItem(f"index/{name}", "home", LANGUAGES, bind(build_index, name)) for name in INDEXES]


def build_index(name: str, builder: Builder, language: str) -> PortalPage:
    """Return one listing page in one language."""
    entry, model = builder.pack.site.indexes[name], INDEXES[name]
    return builder.page(
        model, f"index/{name}", language,
        title=entry.menu_title[language],
        heading=entry.title[language],
        slug=entry.slug[language],
        summary=entry.summary[language],
        search_description=entry.search_description[language],
    )  # fmt: skip
