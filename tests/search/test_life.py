"""The search follows every change of a page, its rights and its words, within one task."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from core.memory import forget
from core.models import Keyword
from news.models import NewsIndexPage, NewsPage
from reference.models import PageTheme, TermForm
from search import engine
from search.checking import compare
from search.models import Entry
from search.query import parse
from search.results import Request
from search.tasks import send_glossary
from tests.core.factories import home
from tests.reference.factories import TermFactory, ThemeFactory
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def guichet(up_to_date):
    theme = ThemeFactory(code="jobs", label={"fr": "Emploi", "en": "Jobs", "es": "Empleo"})
    made = make_page(NewsPage, title="Guichet", language="fr", theme_links=[PageTheme(theme=theme)])
    version = made.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    version.title = "The office"
    version.save_revision().publish()
    up_to_date()
    return made


def found(text, language="fr", audience=("public",)):
    return [hit.pk for hit in engine.find(Request(query=parse(text), language=language, audience=audience)).hits]


def retitle(page):
    page.title = "Comptoir"
    page.save_revision().publish()


def schedule(page):
    page.unpublish()
    page.title = "Comptoir"
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    Page.objects.filter(pk=page.pk).update(go_live_at=timezone.now() - datetime.timedelta(hours=1))
    page.revisions.update(approved_go_live_at=timezone.now() - datetime.timedelta(hours=1))
    call_command("publish_scheduled")


def change_slug_of_parent(page):
    parent = page.get_parent().specific
    parent.slug = "nouvelles"
    parent.save_revision().publish()


def move(page):
    other = NewsIndexPage(title="Autres nouvelles")
    home().add_child(instance=other)
    page.move(other, pos="last-child")


def delete_parent(page):
    page.get_parent().specific.delete()


def restrict(page):
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)


def restrict_and_free(page):
    restrict(page)
    PageViewRestriction.objects.all().delete()


def change_groups(page):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Réseau"))


def lose_group(page):
    change_groups(page)
    Group.objects.get(name="Réseau").delete()


def set_password(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret")


def rename_theme(page):
    theme = page.theme_links.get().theme
    theme.label = {"fr": "Travail", "en": "Work", "es": "Trabajo"}
    theme.save()


def unpublish_version(page):
    NewsPage.objects.get(locale__language_code="en").unpublish()


def add_keyword(page):
    page.keywords.add("comptoir")
    page.save_revision().publish()
    Keyword.objects.get(name="comptoir").save()


def rename_keyword(page):
    add_keyword(page)
    keyword = Keyword.objects.get(name="comptoir")
    keyword.name = "bureau"
    keyword.save()


def make_alias(page):
    page.create_alias(parent=page.get_parent(), update_slug="copie")


CHANGES = (
    retitle, schedule, change_slug_of_parent, move, delete_parent, restrict, restrict_and_free, change_groups,
    lose_group, set_password, rename_theme, unpublish_version, add_keyword, rename_keyword, make_alias,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_nothing_differs_within_one_task(change, guichet, up_to_date):
    change(NewsPage.objects.get(pk=guichet.pk))

    up_to_date()

    assert compare().count == 0


def test_a_new_title_is_found_and_the_old_one_is_not(guichet, up_to_date):
    retitle(guichet)
    up_to_date()

    assert found("comptoir") == [guichet.pk]
    assert found("guichet") == []


@pytest.mark.parametrize("leave", [Page.unpublish, Page.delete], ids=["unpublish", "delete"])
def test_a_page_that_leaves_is_found_no_more(leave, guichet, up_to_date):
    number = guichet.pk
    leave(guichet)
    up_to_date()

    assert found("guichet") == []
    assert not Entry.objects.standing().filter(pk=number).exists()


def test_addresses_follow_the_tree(guichet, up_to_date):
    change_slug_of_parent(guichet)
    up_to_date()

    hit = engine.find(Request(query=parse("guichet"), language="fr")).hits[0]
    assert hit.url == "/fr/nouvelles/guichet/"


def test_a_page_follows_its_rights(guichet, up_to_date):
    change_groups(guichet)
    up_to_date()
    group = Group.objects.get(name="Réseau")

    assert found("guichet") == []
    assert found("guichet", audience=("public", "login", f"g{group.pk}")) == [guichet.pk]

    PageViewRestriction.objects.all().delete()
    up_to_date()
    assert found("guichet") == [guichet.pk]


def test_a_page_with_a_password_is_nowhere_in_the_search(guichet, up_to_date):
    set_password(guichet)
    up_to_date()

    assert found("guichet", audience=("public", "login")) == []
    assert Entry.objects.get(pk=guichet.pk).document is None


def test_a_new_word_of_the_glossary_needs_no_new_drawing(guichet, up_to_date):
    term = TermFactory(code="office", label={"fr": "guichet", "en": "office", "es": "ventanilla"})
    TermForm.objects.create(term=term, language="fr", text="comptoir")
    versions = dict(Entry.objects.values_list("pk", "version"))
    send_glossary.call()
    forget()

    assert found("comptoir") == [guichet.pk]
    assert dict(Entry.objects.values_list("pk", "version")) == versions


def test_a_change_that_is_taken_back_marks_nothing(guichet):
    before = Entry.objects.get(pk=guichet.pk).version
    with pytest.raises(RuntimeError), transaction.atomic():
        retitle(guichet)
        raise RuntimeError

    assert Entry.objects.get(pk=guichet.pk).version == before
