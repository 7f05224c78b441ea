"""Publications, events, films, frequent questions and terms: entries that are records of a list."""

from collections.abc import Iterable
from functools import partial as bind

from content.loader.identity import translation_key
from content.loader.pack.fields import LANGUAGES
from content.loader.pack.glossary import TermEntry
from content.loader.pack.records import EventEntry, PublicationEntry, VideoEntry
from content.loader.pages.item import Builder, PageItem, partial
from core.dates import Precision
from core.models import Confidence
from home.models import FaqPage
from knowledge.glossary.models import TermPage
from knowledge.library.models import PublicationPage, PublicationVersion, VideoPage
from news.models import EventPage


def publication_items(publications: Iterable[PublicationEntry]) -> list[PageItem]:
    """Return the publications of the library."""
    return [
        PageItem(f"publications/{e.key}", "index/library", LANGUAGES, bind(build_publication, e)) for e in publications
    ]


def build_publication(entry: PublicationEntry, builder: Builder, language: str) -> PublicationPage:
    """Return one publication in one language."""
    key = f"publications/{entry.key}"
    page = builder.page(
        PublicationPage, key, language,
        title=entry.title[language],
        slug=builder.slug("publications", entry.key, language, entry.title[language]),
        summary=entry.abstract[language],
        title_is_descriptive=entry.title_is_descriptive,
        document_type_id=entry.document_type,
        year=entry.year,
        year_is_uncertain=entry.year_uncertain,
        **partial(entry.date, "published"),
        publisher=entry.publisher,
        pages=entry.pages,
        pages_are_approximate=entry.pages_approximate,
        is_programme_publication=entry.jmdi_publication,
        licence_id=entry.licence,
        confidence=entry.confidence,
    )  # fmt: skip
    page.versions = [
        PublicationVersion(
            language=code, title=entry.title[code] if code in entry.titles_official else "", sort_order=n
        )
        for n, code in enumerate(entry.document_languages)
    ]
    builder.classify(page, themes=entry.themes, countries=entry.countries, audiences=entry.audiences)
    builder.attest(page, [entry.source_url])
    return page


def event_items(events: Iterable[EventEntry]) -> list[PageItem]:
    """Return the events of the agenda."""
    return [PageItem(f"events/{e.key}", "index/events", LANGUAGES, bind(build_event, e)) for e in events]


def build_event(entry: EventEntry, builder: Builder, language: str) -> EventPage:
    """Return one event in one language."""
    page = builder.page(
        EventPage, f"events/{entry.key}", language,
        title=entry.title[language],
        slug=builder.slug("events", entry.key, language, entry.title[language]),
        summary=entry.description[language],
        event_type_id=entry.event_type,
        starts_on=entry.start.first if entry.start else None,
        ends_on=entry.end.last if entry.end and entry.end != entry.start else None,
        starts_precision=Precision(entry.precision),
        recurs_on=entry.month_day or "",
        place=entry.city[language] if entry.city else "",
        country_id=entry.country,
        confidence=Confidence.CONFIRMED if entry.confidence == "sourced" else Confidence.GENERAL,
    )  # fmt: skip
    builder.classify(page, countries=[entry.country] if entry.country else [])
    if entry.confidence == "general-knowledge":
        builder.attest(page, ["general-knowledge"])
    return page


def video_items(videos: Iterable[VideoEntry]) -> list[PageItem]:
    """Return the films and interviews."""
    return [PageItem(f"videos/{e.key}", "index/videos", LANGUAGES, bind(build_video, e)) for e in videos]


def build_video(entry: VideoEntry, builder: Builder, language: str) -> VideoPage:
    """Return one film in one language."""
    page = builder.page(
        VideoPage, f"videos/{entry.key}", language,
        title=entry.title[language],
        slug=builder.slug("videos", entry.key, language, entry.title[language]),
        summary=entry.description[language],
        title_is_descriptive=entry.title_is_descriptive,
        published_on=entry.published,
        spoken_language=entry.spoken_language or "",
        source_url=entry.source_url,
    )  # fmt: skip
    builder.classify(page, themes=entry.themes, countries=[entry.country] if entry.country else [])
    return page


def faq_item() -> PageItem:
    """Return the page of frequent questions."""
    return PageItem("index/faq", "home", LANGUAGES, build_faq)


def build_faq(builder: Builder, language: str) -> FaqPage:
    """Return the page of frequent questions in one language."""
    entry = builder.pack.site.indexes["faq"]
    return builder.page(
        FaqPage, "index/faq", language,
        title=entry.title[language],
        slug=entry.slug[language],
        summary=entry.summary[language],
        search_description=entry.search_description[language],
        questions=[
            {
                "type": "question",
                "id": str(translation_key("faq", faq.key)),
                "value": {
                    "category": faq.category,
                    "question": faq.question[language],
                    "answer": builder.rich_text(faq.answer[language], f"faq/{faq.key}"),
                },
            }
            for faq in builder.pack.faq.values()
        ],
    )  # fmt: skip


def term_items(terms: Iterable[TermEntry]) -> list[PageItem]:
    """Return the pages of the glossary."""
    return [PageItem(f"glossary/{e.key}", "index/glossary", LANGUAGES, bind(build_term, e)) for e in terms]


def build_term(entry: TermEntry, builder: Builder, language: str) -> TermPage:
    """Return the page of one term in one language; its words come from the authority list."""
    term = entry.forms[language].term
    title = term[0].upper() + term[1:]
    return builder.page(
        TermPage, f"glossary/{entry.key}", language,
        title=title, slug=builder.slug("glossary", entry.key, language, term), term_id=entry.key,
    )  # fmt: skip
