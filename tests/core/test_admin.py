"""The face of the admin: that of the portal, and no more than editors need."""

import html

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import TitleFieldPanel
from wagtail.test.utils.form_data import nested_form_data

from home.models import HomePage
from news.models import NewsPage
from tests.accounts.factories import UserFactory
from tests.core.factories import page_types
from tests.home.factories import AudiencePageFactory
from tests.news.factories import NewsIndexPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    """An editor who has signed in."""
    client = Client()
    client.force_login(UserFactory(groups=["Editors"]))
    return client


@pytest.fixture
def start(editor) -> str:
    """The first page of the admin as an editor sees it."""
    return html.unescape(editor.get(reverse("wagtailadmin_home")).content.decode())


def test_the_admin_bears_the_name_and_the_sign_of_the_portal(start):
    assert "- M4D Net</title>" in start
    assert 'alt="M4D Net"' in start


def test_every_list_that_editors_keep_has_its_own_name_in_the_menu(start):
    assert '"Plateformes"' in start
    assert '"Fragments"' not in start


def test_the_help_does_not_tell_editors_what_is_new_in_wagtail(start):
    assert "whats-new" not in start


def test_an_editor_chooses_among_time_zones_that_browsers_know(editor):
    account = editor.get(reverse("wagtailadmin_account")).content.decode()

    assert '<option value="Africa/Dakar">' in account
    assert "localtime" not in account


def test_an_editor_reads_address_and_not_slug(editor):
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[AudiencePageFactory().pk])).content.decode()

    assert "Dernière partie de l’adresse" in html.unescape(form)
    assert "[my-slug]" not in form


def test_the_address_of_a_new_page_of_any_type_follows_its_title():
    first = {model: model.get_edit_handler().children[0].children[0] for model in page_types()}
    without = {model for model, panel in first.items() if not isinstance(panel, TitleFieldPanel)}

    assert without == {HomePage}  # there is one for each language from the start


def test_a_page_saved_without_an_address_gets_one_from_its_title(editor):
    index = NewsIndexPageFactory()
    add = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    form = editor.get(add).context["form"]
    data = nested_form_data({name: form[name].value() or "" for name in form.fields} | {"title": "Un atelier à Dakar"})
    empty = {f"{rows.prefix}-{name}": 0 for rows in form.formsets.values() for name in ("TOTAL_FORMS", "INITIAL_FORMS")}

    answer = editor.post(add, data | empty | {"slug": "", "body-count": 0, "published_on": "2026-05-01"})

    assert answer.status_code == 302, answer.context["form"].errors
    assert NewsPage.objects.get().slug == "un-atelier-a-dakar"
