"""Every type of page: shows, hides what is not for everyone, opens in the editor."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from modelcluster.models import get_all_child_relations
from wagtail.models import PageViewRestriction

from tests.accounts.factories import UserFactory
from tests.core.factories import factories
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
every_type = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)


def language_of(response) -> str:
    """Return the language that a page says it is in."""
    return re.search(r'<html lang="([\w-]+)"', response.content.decode())[1]


def test_every_page_type_has_a_factory():
    assert set(factories()) == set(PAGE_TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
@every_type
def test_a_page_shows_its_title_in_the_language_of_its_tree(model, language, client):
    page = make_page(model, language=language)

    response = client.get(page.url)

    html = response.content.decode()
    assert response.status_code == 200
    assert page.url.startswith(f"/{language}/")
    assert language_of(response) == language
    assert f"<title>{escape(page.title)} – M4D Net</title>" in html
    assert html.count("<h1") == 1


@every_type
def test_the_head_says_what_editors_wrote_for_search_engines(model, client):
    page = make_page(model)
    page.seo_title, page.search_description = "Titre court", "Ce que l’on trouve ici"
    page.save()

    html = client.get(page.url).content.decode()

    assert "<title>Titre court – M4D Net</title>" in html
    assert '<meta name="description" content="Ce que l’on trouve ici">' in html


@every_type
def test_invented_content_is_not_for_search_engines(model, client):
    page = make_page(model)
    assert "noindex" not in client.get(page.url).content.decode()
    page.is_demo = True
    page.save()

    assert client.get(page.url).content.decode().count('<meta name="robots" content="noindex">') == 1


@every_type
def test_a_valid_page_passes_the_rules_of_its_type(model):
    page = make_page(model)

    page.full_clean()

    assert page.live


@every_type
def test_a_draft_is_not_found(model, client):
    page = make_page(model)
    url = page.url
    page.unpublish()

    assert client.get(url).status_code == 404


@every_type
def test_a_page_for_members_asks_a_visitor_to_sign_in(model, client):
    page = make_page(model)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    response = client.get(page.url)

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@every_type
def test_the_editor_opens_for_an_administrator(model, client):
    page = make_page(model)
    client.force_login(UserFactory(is_superuser=True))

    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert response.status_code == 200


@every_type
def test_a_page_that_was_never_saved_can_be_previewed(model):
    fields = make_page(model).serializable_data()
    for relation in get_all_child_relations(model):
        for row in fields[relation.get_accessor_name()]:
            row["pk"] = None
    page = model.from_serializable_data(fields | {"pk": None})

    response = page.make_preview_request()

    assert response.status_code == 200


def main_of(response) -> str:
    """Return the content of a page, without what stands around it."""
    return re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@every_type
def test_a_preview_looks_like_the_page_in_every_language(model, language, client):
    page = make_page(model, language=language)
    page.save_revision()
    shown = client.get(page.url)
    client.force_login(UserFactory(is_superuser=True))

    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert response.status_code == 200
    assert language_of(response) == language
    assert main_of(response) == main_of(shown)


@every_type
def test_editors_read_what_a_type_of_page_is_for(model):
    assert str(model.get_page_description())


@every_type
def test_a_page_ends_with_the_report_of_an_error_on_it(model, client):
    page = make_page(model, language="en")

    html = client.get(page.url).content.decode()

    assert html.count(f'<a href="/en/report/?page={page.url}" rel="nofollow">') == 1
    assert page.title in client.get(f"/en/report/?page={page.url}").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/{}/il-ny-a-rien/", "/{}/il-ny-a-rien/ni-ici/"])
def test_an_unknown_address_is_answered_in_the_language_of_its_prefix(address, language, client):
    response = client.get(address.format(language))

    assert response.status_code == 404
    assert language_of(response) == language


ASKED = ["fr", "en-GB,en;q=0.8", "es-419", "ar", "*"]


@every_type
def test_the_address_says_the_language_whatever_the_browser_asks_for(model, client):
    page = make_page(model, language="en")

    answers = [client.get(page.url, HTTP_ACCEPT_LANGUAGE=asked) for asked in ASKED]

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert {"Accept-Language" in answer.get("Vary", "") for answer in answers} == {False}


@pytest.mark.parametrize(
    ("asked", "language"), [("es-419,es;q=0.9", "es"), ("en", "en"), ("pt,ar;q=0.5", "fr"), ("", "fr")]
)
def test_an_address_without_a_language_leads_to_that_of_the_browser(asked, language, client):
    response = client.get("/", HTTP_ACCEPT_LANGUAGE=asked)

    assert response.status_code == 302
    assert response.url == f"/{language}/"
    assert "Accept-Language" in response["Vary"]


def test_a_new_address_is_reached_from_the_old_one(client, django_capture_on_commit_callbacks):
    page = make_page(PAGE_TYPES[-1])
    page.refresh_from_db()
    old = page.url
    page.slug = "nouvelle-adresse"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    response = client.get(old)

    assert response.status_code == 301
    assert response.url.endswith("/nouvelle-adresse/")
