"""Programme pages, practices and news: entries with a body in Markdown."""

from collections.abc import Iterable
from functools import partial as bind

from content.loader.markdown import sections
from content.loader.pack.documents import PRACTICE_SECTIONS, NewsEntry, PageEntry, PageVersion, PracticeEntry
from content.loader.pages.item import Builder, PageItem, partial
from home.models import AudiencePage, ContactPage, LegalPage, ObjectivePage, ProgrammePage
from knowledge.library.models import PracticePage
from news.models import NewsPage

PAGE_TYPES = {"objectives": ObjectivePage, "audiences": AudiencePage, "legal": LegalPage}


def page_items(pages: Iterable[PageEntry]) -> list[PageItem]:
    """Return the programme pages in their order, those of the terms of the portal last."""
    items = []
    for entry in sorted(pages, key=lambda entry: entry.order):
        parent = "home" if type_of(entry) in (AudiencePage, LegalPage, ContactPage) else "index/programme"
        items.append(PageItem(f"pages/{entry.key}", parent, entry.languages, bind(build_page, entry)))
    return items


def type_of(entry: PageEntry) -> type[ProgrammePage]:
    """Return the page type of an entry, by its group."""
    return ContactPage if entry.key == "contact" else PAGE_TYPES.get(entry.nav_group, ProgrammePage)


def written(version: PageVersion) -> dict[str, object]:
    """Return the fields that every document fills."""
    return {
        "title": version.title,
        "slug": version.slug,
        "summary": version.summary,
        "search_description": version.search_description,
    }


def build_page(entry: PageEntry, builder: Builder, language: str) -> ProgrammePage:
    """Return one programme page in one language."""
    key, version, model = f"pages/{entry.key}", entry.versions[language], type_of(entry)
    fields: dict[str, object] = {"body": builder.stream(version.body, key)}
    if model is ObjectivePage:
        fields["number"] = int(entry.key.split("-")[1])
    if model in (LegalPage, ContactPage):
        fields["is_provisional"] = entry.status == "draft"
    if model is LegalPage:
        fields["is_on_privacy"] = entry.key == "privacy"
    page = builder.page(model, key, language, **written(version), **fields)
    builder.classify(page, audiences=entry.audiences)
    builder.relate(page, *(f"projects/{other}" for other in entry.projects))
    builder.attest(page, entry.sources)
    return page


def practice_items(practices: Iterable[PracticeEntry]) -> list[PageItem]:
    """Return the good practices."""
    return [
        PageItem(f"practices/{entry.key}", "index/practices", entry.languages, bind(build_practice, entry))
        for entry in practices
    ]


def build_practice(entry: PracticeEntry, builder: Builder, language: str) -> PracticePage:
    """Return one practice in one language; its SDG targets are codes, not the last section of the text."""
    key, version = f"practices/{entry.key}", entry.versions[language]
    texts = dict(zip(PRACTICE_SECTIONS, (body for _heading, body in sections(version.body)), strict=True))
    fields = {"introduction": "introduction", "background": "context", "overview": "practice"}
    fields |= {name: name for name in ("lessons", "recommendations", "resources")}
    page = builder.page(
        PracticePage, key, language,
        **written(version),
        practice_type_id=entry.practice_type,
        lessons_are_editorial=entry.lessons_by == "editorial",
        **{name: builder.rich_text(texts[section], f"{key}/{section}") for name, section in fields.items()},
    )  # fmt: skip
    builder.classify(page, themes=entry.themes, countries=entry.countries)
    builder.code(page, sdg_target=entry.sdg_targets, gcm=entry.gcm_objectives)
    builder.relate(page, f"projects/{entry.project}")
    builder.attest(page, entry.sources)
    return page


def news_items(news: Iterable[NewsEntry]) -> list[PageItem]:
    """Return the news, oldest first."""
    entries = sorted(news, key=lambda entry: (entry.date.first, entry.key))
    return [PageItem(f"news/{entry.key}", "index/news", entry.languages, bind(build_news, entry)) for entry in entries]


def build_news(entry: NewsEntry, builder: Builder, language: str) -> NewsPage:
    """Return one piece of news in one language."""
    key, version = f"news/{entry.key}", entry.versions[language]
    page = builder.page(
        NewsPage, key, language,
        **written(version),
        **partial(entry.date, "published"),
        category_id=entry.category,
        body=builder.stream(version.body, key),
    )  # fmt: skip
    builder.classify(page, countries=entry.countries)
    related = [("events", entry.event), ("publications", entry.publication)]
    builder.relate(page, *(f"{section}/{other}" for section, other in related if other))
    builder.attest(page, entry.sources)
    return page
