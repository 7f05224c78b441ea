"""What the API tells of pages: every type, every kind of field, nothing that a visitor may not read."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamValue
from wagtail.models import PageViewRestriction

from core.addresses import absolute
from core.models import IndexPage, RelatedPage, SourceLink
from home.models import ContactPage, HomePage
from interop.api.items import collections
from tests.core.factories import DocumentFactory, ImageFactory
from tests.home.factories import ProgrammePageFactory
from tests.knowledge.glossary.factories import TermPageFactory
from tests.knowledge.library.factories import PublicationPageFactory
from tests.news.factories import EventPageFactory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import OrganisationFactory, StandardCodeFactory
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
KEY = "00000000-0000-4000-8000-000000000001"


def detail(client, page, language="fr"):
    """Return what the API tells of a page."""
    response = client.get(f"/{language}/api/v1/{page.api_name}/{page.translation_key}/")
    assert response.status_code == 200
    return response.json()


def write(page, body):
    """Give a page a text, as the database has it."""
    page.body = StreamValue(page.body.stream_block, body, is_lazy=True)
    page.save()


def test_every_type_of_page_has_its_list():
    """Lists, the home page and the page of the form hold nothing of their own."""
    without = {model for model in PAGE_TYPES if not model.api_name}
    assert without == {model for model in PAGE_TYPES if issubclass(model, (IndexPage, HomePage, ContactPage))}


@pytest.mark.parametrize("model", collections().values(), ids=lambda model: model.__name__)
def test_every_type_is_told_with_its_own_fields(client, model):
    page = make_page(model, summary="En deux mots.", keywords=["épargne"])
    told = detail(client, page)
    assert (told["id"], told["type"], told["language"]) == (str(page.translation_key), model.api_name, "fr")
    assert (told["url"], told["title"]) == (absolute(page.url), page.title)
    assert (told["summary"], told["keywords"]) == ("En deux mots.", ["épargne"])
    assert set(model.api_fields) <= set(told)


def test_a_project_names_places_and_bodies_by_code_and_label(client):
    project = ProjectPageFactory(origin="SN", destination="IT", themes=["diaspora"], budget_amount="1200.50",
                                 budget_currency="EUR")  # fmt: skip
    organisation = OrganisationFactory(code="example-body", label={"fr": "Organisme"})
    project.organisations.create(role="2", organisation=organisation)
    project.save()
    told = detail(client, project)
    assert [one["code"] for one in told["countries"]] == ["SN", "IT"]
    assert [(one["role"]["code"], one["country"]["code"]) for one in told["territories"]] == [
        ("origin", "SN"), ("destination", "IT"),
    ]  # fmt: skip
    assert told["organisations"][0]["organisation"] == {"code": "example-body", "label": "Organisme"}
    assert told["territories"][0]["role"]["label"] == "territoire d’origine"
    assert (told["budget_amount"], told["budget_currency"], told["ends_on"]) == (1200.5, "EUR", None)
    assert told["starts_on"] == "2014-05-01"


def test_labels_are_in_the_language_of_the_address(client):
    french = ProjectPageFactory(title="Épargne")
    english = ProjectPageFactory(title="Savings", language="en", translation_key=french.translation_key)
    told = detail(client, english, "en")
    assert told["title"] == "Savings"
    assert told["translations"] == {"fr": absolute(french.url)}
    assert told["starts_precision"] == {"code": "day", "label": "day"}
    assert detail(client, french)["starts_precision"]["label"] == "jour"


def test_a_text_is_told_with_full_addresses(client):
    target, file = EventPageFactory(), DocumentFactory()
    links = f'<p><a linktype="page" id="{target.pk}">là</a> <a id="{file.pk}" linktype="document">ici</a></p>'
    page = ProgrammePageFactory()
    write(page, [{"type": "rich_text", "value": links}])
    (text,) = detail(client, page)["body"]
    assert f'<a href="{absolute(target.url)}">là</a>' in text["value"]
    assert f'<a href="{absolute(file.url)}">ici</a>' in text["value"]


def test_blocks_name_pictures_files_and_pages(client):
    target, file, page = EventPageFactory(), DocumentFactory(), ProgrammePageFactory()
    photo = {"image": ImageFactory(description="Un atelier").pk, "decorative": False, "alt_text": "Atelier"}
    body = [
        {"type": "picture", "value": {"image": photo, "caption": ""}},
        {"type": "document", "value": {"document": file.pk, "title": "Guide", "description": ""}},
        {"type": "links", "value": {"title": "", "items": [{"title": "Voir", "page": target.pk, "url": ""}]}},
    ]  # fmt: skip
    write(page, body)
    picture, document, cards = (block["value"] for block in detail(client, page)["body"])
    assert picture["image"]["image"]["description"] == "Un atelier"
    assert picture["image"]["image"]["url"].startswith(absolute("/media/images/"))
    assert document["document"] == {"title": file.title, "url": absolute(file.url), "language": "fr"}
    assert cards["items"][0]["page"] == absolute(target.url)


def test_a_table_is_told_by_rows(client):
    page = ProgrammePageFactory()
    table = {
        "columns": [{"type": "text", "heading": "Pays"}],
        "rows": [{"values": ["<p>Népal</p>"]}],
        "caption": "Total",
    }
    kinds = page.body.stream_block.child_blocks["table"].child_blocks
    table["columns"][0]["type"] = next(iter(kinds))
    write(page, [{"type": "table", "value": table}])
    assert detail(client, page)["body"][0]["value"] == {
        "caption": "Total", "columns": ["Pays"], "rows": [["<p>Népal</p>"]],
    }  # fmt: skip


def test_files_of_a_publication_are_named(client):
    page, file = PublicationPageFactory(), DocumentFactory(language="fr")
    page.versions.create(language="fr", title="Le guide", document=file)
    page.save()
    (version,) = detail(client, page)["versions"]
    assert version["language"] == {"code": "fr", "label": "Français"}
    assert version["document"]["url"] == absolute(file.url)


def test_a_term_has_its_definition_and_forms(client):
    page = TermPageFactory()
    page.term.definition = {"fr": "Ce que c’est."}
    page.term.forms.create(language="fr", kind="variant", text="autre mot")
    page.term.save()
    term = detail(client, page)["term"]
    assert (term["code"], term["definition"]) == (page.term.pk, "Ce que c’est.")
    assert [form["text"] for form in term["forms"]] == ["autre mot"]


def test_sources_and_related_pages_are_told(client):
    page, other, draft = ProjectPageFactory(), EventPageFactory(), EventPageFactory(live=False)
    page.source_links.add(
        SourceLink(kind="web-page", url="https://example.org/s", consulted_on=datetime.date(2026, 1, 2))
    )
    page.related_pages.add(RelatedPage(target=other), RelatedPage(target=draft))
    page.save()
    told = detail(client, page)
    assert [(source["url"], source["consulted_on"]) for source in told["sources"]] == [
        ("https://example.org/s", "2026-01-02")
    ]
    assert told["related"] == [{"relation": "relation", "url": absolute(other.url)}]


@pytest.mark.parametrize("hide", ["draft", "login", "other language"])
def test_what_a_visitor_may_not_read_is_not_there(client, hide):
    page = ProjectPageFactory(live=hide != "draft")
    if hide == "login":
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    language = "en" if hide == "other language" else "fr"
    response = client.get(f"/{language}/api/v1/projects/{page.translation_key}/")
    assert (response.status_code, list(response.json())) == (404, ["detail"])


@pytest.mark.parametrize(
    "address", [f"projects/{KEY}/", "projects/1/", "projects/x/", "projects/%00/", "projects/' OR 1/"]
)
def test_an_unknown_page_is_not_found_in_the_language_of_the_address(client, address):
    response = client.get(f"/es/api/v1/{address}")
    assert response.status_code == 404
    assert response.json() == {"detail": "No hay nada en esta dirección."}


def full_project(number, photo, file, other):
    """Make a project with everything that needs a statement of its own."""
    page = ProjectPageFactory(origin="SN", destination="IT", themes=["jobs"], listing_image=ImageFactory())
    page.organisations.create(role="2", organisation=OrganisationFactory(code=f"body-{number}"))
    page.source_links.add(SourceLink(kind="web-page", url="https://example.org/"))
    page.related_pages.add(RelatedPage(target=other))
    page.code_links.create(code=StandardCodeFactory())
    page.keywords.add("épargne")
    links = f'<p><a linktype="page" id="{other.pk}">là</a> <a id="{file.pk}" linktype="document">ici</a></p>'
    picture = {"image": {"image": photo.pk, "decorative": True, "alt_text": ""}}
    write(page, [{"type": "rich_text", "value": links}, {"type": "picture", "value": picture}])


@pytest.mark.parametrize("count", [5, 20])
def test_so_many_pages_take_twelve_statements(client, count, elastic):
    photo, file, other = ImageFactory(), DocumentFactory(), EventPageFactory()
    for number in range(count):
        full_project(number, photo, file, other)
    bring_up_to_date()
    client.get("/fr/api/v1/projects/")  # makes the photographs smaller, once
    with CaptureQueriesContext(connection) as queries:
        assert len(client.get("/fr/api/v1/projects/").json()["items"]) == count
    assert len(queries) == 12
