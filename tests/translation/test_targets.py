"""A page made by `create_target` is the page that wagtail-localize makes."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from wagtail.models import Comment, Locale, Page, PageLogEntry, PageViewRestriction

from tests.accounts.factories import UserFactory
from tests.core.factories import home
from tests.home.factories import ProgrammePageFactory
from tests.translation.test_bulk import PAGES, english, normal, one_by_one
from translation.bulk import submit_in_bulk, translate_in_bulk
from translation.targets import create_target

pytestmark = pytest.mark.django_db
NEW_PAGES = {name: make for name, make in PAGES.items() if name != "home page"}  # the home pages stand already


@pytest.fixture
def locale():
    return Locale.objects.get(language_code="en")


def created(page, locale):
    """Create the target of a page our way."""
    [submission] = submit_in_bulk([page])
    pairs = [(segment, english(segment)) for segment in submission.strings]
    [translation] = translate_in_bulk({submission.source: pairs}, locale)
    return create_target(submission, translation, pairs)


def stock(page, locale):
    """Create the target of a page as wagtail-localize does."""
    translation = one_by_one(page, locale)
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
    return type(page).objects.get(pk=translation.get_target_instance().pk)


def what_it_says(way, page, locale):
    """Go one way and undo it; return all that the page says."""
    with transaction.atomic():
        target = way(page, locale)
        contents = normal([target.serializable_data(), target.get_latest_revision().content])
        told = contents, sorted(target.keywords.names()), target.live, target.draft_title, Page.find_problems()
        told += target.owner, target.wagtail_admin_comments.count(), history(target)
        transaction.set_rollback(True)
    return told


def history(page):
    """Return what the history of a page tells."""
    entries = PageLogEntry.objects.filter(page=page.pk).order_by("timestamp", "pk")
    return [(entry.action, entry.user, normal(entry.data)) for entry in entries]


@pytest.fixture
def editor():
    return UserFactory()


@pytest.mark.parametrize("name", NEW_PAGES)
def test_a_target_is_the_one_that_wagtail_localize_makes(name, locale, editor):
    page = NEW_PAGES[name]()
    page.owner = editor
    page.wagtail_admin_comments = [Comment(user=editor, text="Vérifier le titre.", contentpath="title")]
    page.save()
    if not page.get_parent().has_translation(locale):
        stock(page.get_parent().specific, locale)

    assert what_it_says(created, page, locale) == what_it_says(stock, page, locale)


def test_the_source_keeps_its_rows(locale):
    page = PAGES["project"]()
    stock(page.get_parent().specific, locale)
    territories = list(page.territories.values_list("pk", "locale"))

    created(page, locale)

    assert list(type(page).objects.get(pk=page.pk).territories.values_list("pk", "locale")) == territories


def test_a_target_is_as_private_as_its_source(locale):
    page = ProgrammePageFactory()
    stock(page.get_parent().specific, locale)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert created(page, locale).view_restrictions.get().restriction_type == "login"


def test_a_page_below_one_without_a_translation_is_refused(locale):
    page = ProgrammePageFactory()

    with pytest.raises(ObjectDoesNotExist):
        created(page, locale)

    assert home("en").get_children().count() == 0
