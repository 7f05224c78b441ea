"""Translating in bulk leaves the same rows and the same page as wagtail-localize one text at a time.

Each way is gone from the same page and undone again; what it wrote is compared without the numbers of the rows.
"""

import json
from collections.abc import Callable, Iterable, Sequence

import pytest
from django.db import models, transaction
from wagtail.models import Locale, Page
from wagtail_localize import models as localize
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import RelatedPage, SourceLink
from knowledge.library.models import PublicationVersion
from projectdb.models import ProjectOrganisation, ProjectTerritory
from reference.models import PageAudience, PageStandardCode, PageTheme
from tests.accounts.factories import UserFactory
from tests.core.factories import home
from tests.core.samples import Sample, streams_of
from tests.home.factories import FaqPageFactory, ProgrammePageFactory
from tests.knowledge.learning.factories import QuizPageFactory
from tests.knowledge.library.factories import PracticePageFactory, PublicationPageFactory, VideoPageFactory
from tests.news.factories import EventPageFactory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import AudienceFactory, CountryFactory, StandardCodeFactory, ThemeFactory
from translation.bulk import submit_in_bulk, translate_in_bulk

pytestmark = pytest.mark.django_db

COLUMNS = {  # what stands in a row, with the rows it refers to in place of their numbers
    localize.TranslatableObject: ["translation_key", "content_type__model"],
    localize.TranslationSource: [
        "object_id", "specific_content_type__model", "locale__language_code", "object_repr", "schema_version",
        "content_json",
    ],
    localize.String: ["locale__language_code", "data", "data_hash"],
    localize.Template: ["uuid", "template", "template_format", "string_count"],
    localize.TranslationContext: ["object_id", "path", "path_id", "field_path"],
    localize.StringSegment: ["source__object_id", "context__path", "order", "string__data", "attrs"],
    localize.TemplateSegment: ["source__object_id", "context__path", "order", "template__template"],
    localize.RelatedObjectSegment: ["source__object_id", "context__path", "order", "object_id"],
    localize.OverridableSegment: ["source__object_id", "context__path", "order", "data_json"],
    localize.Translation: ["source__object_id", "target_locale__language_code", "enabled"],
    localize.StringTranslation: [
        "translation_of__data", "context__path", "locale__language_code", "data", "translation_type", "tool_name",
        "last_translated_by", "has_error", "field_error",
    ],
}  # fmt: skip
NUMBERS = {
    "pk",
    "id",
    "page",
    "latest_revision",
    "live_revision",
    "path",
    "url_path",
    "locale",
    "content_object",
    "tag",
}
TIMES = {"first_published_at", "last_published_at", "latest_revision_created_at"}
EARLY = {"draft_title"}  # a signal sets it on a page that stands, before the page is saved; publishing sets it anyway


def fill(page: Page) -> Page:
    """Give a page every block, keywords, themes, audiences, sources and a related page; save and return it."""
    sample = Sample()
    for field in streams_of(type(page)):
        setattr(page, field.name, sample.stream(field.stream_block))
    page.keywords.set(["diasporas", "communes"])
    page.related_pages = [RelatedPage(target=home("es"), sort_order=0)]
    page.source_links = [SourceLink(url="https://example.org/report", sort_order=0)]
    if hasattr(page, "theme_links"):
        page.theme_links = [PageTheme(theme=ThemeFactory(code=c), sort_order=n) for n, c in enumerate(["jobs", "food"])]
        page.audience_links = [PageAudience(audience=AudienceFactory(), sort_order=0)]
    page.save()
    return page


def project() -> Page:
    """Return a project with territories, organisations and codes."""
    page = ProjectPageFactory(origin="SN", destination="IT", budget_amount=5, budget_currency="EUR", website="")
    page.territories.add(ProjectTerritory(role="return", country=CountryFactory(), name="11 communes", sort_order=7))
    page.organisations = [ProjectOrganisation(name="Une association", role="2", sort_order=0)]
    page.code_links = [PageStandardCode(code=StandardCodeFactory(), sort_order=0)]
    return fill(page)


def publication() -> Page:
    """Return a publication in two languages."""
    page = PublicationPageFactory(publisher="PNUD", isbn="9789211263671")
    page.versions = [PublicationVersion(language=code, title=f"Titre {code}") for code in ("fr", "en")]
    return fill(page)


PAGES: dict[str, Callable[[], Page]] = {
    "project": project,
    "publication": publication,
    "programme page": lambda: fill(ProgrammePageFactory()),
    "quiz": lambda: fill(QuizPageFactory()),
    "questions": lambda: fill(FaqPageFactory()),
    "event": lambda: fill(EventPageFactory(place="Dakar")),
    "film": lambda: fill(VideoPageFactory(transcript=Sample().rich_text())),
    "practice": lambda: fill(PracticePageFactory(overview=Sample().rich_text(), lessons=Sample().rich_text())),
    "home page": lambda: fill(home()),
}


def english(segment: StringSegmentValue) -> str:
    """Return the translation that the tests give a text."""
    return f"In English: {segment.string.data}"


def texts_of(page: Page) -> list[StringSegmentValue]:
    """Return the texts of a page."""
    return [segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]


def in_bulk(page: Page, locale: Locale) -> localize.Translation:
    """Submit and translate a page by our own statements."""
    [submission] = submit_in_bulk([page])
    pairs = [(segment, english(segment)) for segment in submission.strings]
    [translation] = translate_in_bulk({submission.source: pairs}, locale)
    return translation


def one_by_one(page: Page, locale: Locale) -> localize.Translation:
    """Submit and translate a page as the admin of wagtail-localize does."""
    source, _created = localize.TranslationSource.update_or_create_from_instance(page)
    translation = localize.Translation.objects.create(source=source, target_locale=locale)
    for row in source.stringsegment_set.select_related("string", "context"):
        localize.StringTranslation.objects.get_or_create(
            translation_of=row.string, context=row.context, locale=locale,
            defaults={
                "data": f"In English: {row.string.data}",
                "translation_type": localize.StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )  # fmt: skip
    return translation


def normal(value: object) -> object:
    """Return a value without what differs from one run to the next: numbers of rows and times."""
    if isinstance(value, dict):
        return {name: normal(inner) for name, inner in value.items() if name not in NUMBERS | TIMES | EARLY}
    return [normal(inner) for inner in value] if isinstance(value, list) else str(value)


def rows() -> dict[str, list]:
    """Return all rows of wagtail-localize, each as one text."""
    return {model.__name__: sorted(told(model, columns)) for model, columns in COLUMNS.items()}


def told(model: type[models.Model], columns: Sequence[str]) -> Iterable[str]:
    """Yield the rows of one table; JSON is compared by what it says."""
    for row in model.objects.values(*columns):
        for name in {"content_json", "attrs", "data_json"} & row.keys():
            row[name] = json.loads(row[name] or "null")
        yield json.dumps(normal(row), sort_keys=True, ensure_ascii=False)


def results(way: Callable, page: Page, locale: Locale) -> tuple[dict, object]:
    """Go one way and undo it; return the rows and the page that it made."""
    with transaction.atomic():
        translation = way(page, locale)
        found = rows()
        translation.save_target(publish=False)
        target = translation.get_target_instance()
        target.get_latest_revision().publish()
        made = type(page).objects.get(pk=target.pk)
        contents = normal([made.serializable_data(), made.get_latest_revision().content])
        said = contents, sorted(made.keywords.names()), made.live
        transaction.set_rollback(True)
    return found, said


@pytest.fixture
def locale():
    return Locale.objects.get(language_code="en")


@pytest.mark.parametrize("name", PAGES)
def test_bulk_writes_what_wagtail_localize_writes_row_by_row(name, locale):
    page = PAGES[name]()

    ours, our_page = results(in_bulk, page, locale)
    theirs, their_page = results(one_by_one, page, locale)

    assert ours["StringSegment"]
    for model in ours:
        assert ours[model] == theirs[model], model
    assert our_page == their_page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_translated_in_bulk_says_every_text_in_the_other_language(name, locale):
    page = PAGES[name]()
    translation = in_bulk(page, locale)

    translation.save_target(publish=False)

    texts = [s.string.data for s in texts_of(translation.get_target_instance()) if s.path != "slug"]
    total, translated = translation.get_progress()
    assert translated == total > 0
    assert [text for text in texts if not text.startswith("In English: ")] == []


def test_a_second_submission_follows_the_page(locale):
    page = ProgrammePageFactory(title="Le programme", summary="Deux phrases.")
    in_bulk(page, locale)
    page.summary = "D’autres phrases."
    page.save()

    submit_in_bulk([page])

    segments = localize.StringSegment.objects.filter(source__object_id=page.translation_key)
    assert {"Deux phrases.", "D’autres phrases."} & set(segments.values_list("string__data", flat=True)) == {
        "D’autres phrases."
    }


def test_what_is_not_translated_stays_untranslated(locale):
    page = ProgrammePageFactory()
    [submission] = submit_in_bulk([page])

    [translation] = translate_in_bulk({submission.source: []}, locale)

    assert translation.get_progress()[1] == 0


def test_further_pages_cost_no_more_than_reading_them(django_assert_max_num_queries, locale):
    few = [ProgrammePageFactory(title=f"Page {letter}") for letter in "ab"]
    many = [ProgrammePageFactory(title=f"Page {letter}") for letter in "cdefghij"]
    with django_assert_max_num_queries(100) as counted:
        submit_in_bulk(few)
    before = len(counted)

    with django_assert_max_num_queries(before + extra_queries(len(many) - len(few))):
        submit_in_bulk(many)


def extra_queries(pages: int) -> int:
    """Return what each further page may cost: its keywords, links and children, read to extract its texts."""
    return pages * 11


def test_equal_pages_share_their_strings():
    submit_in_bulk([ProgrammePageFactory(title="Le programme"), ProgrammePageFactory(title="Le programme")])

    assert localize.String.objects.filter(data="Le programme").count() == 1


def test_a_second_translation_takes_the_place_of_the_first_with_all_that_was_said_of_it(locale):
    page = ProgrammePageFactory()
    in_bulk(page, locale)
    first = localize.StringTranslation.objects
    first.update(translation_type="machine", tool_name="DeepL", has_error=True, field_error="Trop long.")
    first.update(last_translated_by=UserFactory())

    translation = in_bulk(page, locale)

    said = first.values_list("translation_type", "tool_name", "last_translated_by", "has_error", "field_error")
    assert set(said) == {("manual", "", None, False, "")}
    assert translation.get_progress()[0] == translation.get_progress()[1] > 0


@pytest.mark.parametrize("text", ["<h2>Title</h2>", '<a id="a7">a link that the source has not</a>'])
def test_html_that_wagtail_localize_refuses_is_refused(text, locale):
    [submission] = submit_in_bulk([ProgrammePageFactory()])

    with pytest.raises(ValueError):
        translate_in_bulk({submission.source: [(submission.strings[0], text)]}, locale)
