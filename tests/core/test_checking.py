"""What is checked before a page is submitted or published, and that a draft can always be saved."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from core.blocks import BodyBlock
from core.checking import findings_of
from core.models import OutsideLink
from tests.accounts.factories import UserFactory
from tests.core.factories import ImageFactory
from tests.home.factories import AudiencePageFactory, ContactPageFactory
from tests.knowledge.glossary.factories import TermPageFactory

pytestmark = pytest.mark.django_db
SEARCH = "Ce que la page dit, en une phrase que les moteurs de recherche montrent entière."
EMPTY = '<p>Lire <a href="https://example.org/gone"><b> </b></a></p>'


def page_with(*blocks, **fields):
    """Return a page with some blocks, otherwise in order."""
    values = [{"type": kind, "value": value} for kind, value in blocks]
    return AudiencePageFactory(**{"search_description": SEARCH, "body": BodyBlock().to_python(values), **fields})


def told(page, *, only_errors=False):
    """Return what is said about a page, as one text."""
    return "\n".join(str(f) for f in findings_of(page) if f.must_be_mended or not only_errors)


def test_nothing_is_said_about_a_page_in_order():
    heading, part = {"text": "Section", "level": "2"}, {"text": "Partie", "level": "3"}

    assert told(page_with(("heading", heading), ("heading", part), ("rich_text", "<p>Texte</p>"))) == ""


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": "mot " * 30}, "Titre : Il compte 120 caractères"),
        ({"summary": ""}, "Résumé"),
        ({"search_description": "", "summary": ""}, "Description pour les moteurs de recherche"),
        ({"search_description": "Trop court"}, "10 caractères"),
    ],
)
def test_the_head_of_a_page_is_worth_a_look(fields, words):
    page = page_with(**fields)

    assert words in told(page).replace("\u202f", " ")
    assert told(page, only_errors=True) == ""


def test_the_summary_stands_in_for_a_search_description():
    assert told(page_with(search_description="")) == ""


def test_a_term_has_its_definition_in_the_place_of_a_summary():
    assert "Résumé" not in told(TermPageFactory(summary=""))


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (("heading", {"text": "Partie", "level": "3"}), "« Partie »"),
        (("rich_text", EMPTY), "bloc 1 (Texte)"),
        (("accordion", {"items": [{"title": "A", "content": EMPTY}]}), "bloc 1 (Accordéon)"),
        (("rich_text", '<p><a linktype="page" id="999999">Perdu</a></p>'), "supprimée"),
    ],
)
def test_what_readers_would_stumble_over_must_be_mended(block, words):
    assert words in told(page_with(block), only_errors=True).replace("\u202f", " ")


def test_a_picture_without_description_must_be_mended():
    value = {"image": {"image": ImageFactory().pk, "alt_text": "", "decorative": False}, "caption": "", "credit": ""}

    assert "texte alternatif" in told(page_with(("picture", value)), only_errors=True)
    value["image"]["decorative"] = True
    assert told(page_with(("picture", value))) == ""


def test_links_to_drafts_and_to_broken_sites_are_worth_a_look():
    hidden = ContactPageFactory(live=False)
    OutsideLink.objects.create(url="https://example.org/gone", problem="HTTP 404", failed_days=3)
    links = f'<p><a linktype="page" id="{hidden.pk}">Ici</a> <a href="https://example.org/gone">là</a></p>'

    found = told(page_with(("rich_text", links)))

    assert "Contact" in found
    assert "https://example.org/gone" in found
    assert told(page_with(("rich_text", links)), only_errors=True) == ""


def send(client, page, action):
    """Save, submit or publish a page with a part of a section that stands in no section; return the answer."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    blocks = nested_form_data({"body": streamfield([("heading", {"text": "Partie", "level": "3"})])})
    return client.post(url, {**form.dict(), **blocks, action: "1"}, follow=True)


@pytest.mark.parametrize(
    ("action", "is_stopped"), [("action-save", False), ("action-submit", True), ("action-publish", True)]
)
def test_what_must_be_mended_stops_submission_and_publication_but_no_draft(action, is_stopped, client):
    client.force_login(UserFactory(is_superuser=True))
    page = page_with(live=False)
    page.save_revision()

    html = send(client, page, action).content.decode()

    page.refresh_from_db()
    assert not page.live
    assert "aucune section ne la précède" in html  # as an error, or in the panel
    assert bool(page.get_latest_revision_as_object().body) is not is_stopped


def test_warnings_are_told_after_a_publication(client):
    client.force_login(UserFactory(is_superuser=True))
    page = page_with(live=False, summary="")
    page.save_revision()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    form.update({"body-count": "0", "action-publish": "1"})

    html = client.post(url, form, follow=True).content.decode()

    page.refresh_from_db()
    assert page.live
    assert "1 point mérite" in html


def test_the_editor_shows_the_findings_of_the_saved_page(client):
    client.force_login(UserFactory(groups=["Editors"]))
    page = page_with(summary="")

    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "Avant la publication" in html
    assert 'class="findings__item"' in html


def test_the_preview_beside_the_editor_is_checked_by_the_rules_of_the_portal(client):
    client.force_login(UserFactory(groups=["Editors"]))

    html = client.get(reverse("wagtailadmin_pages:edit", args=[page_with().pk])).content.decode()

    assert "wcag22aa" in html
