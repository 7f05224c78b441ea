"""From an address to its page and back."""

import pytest
from wagtail.models import PageViewRestriction

from core.addresses import address_of, page_at
from tests.core.factories import home
from tests.home.factories import ProgrammePageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_address_of_a_page_leads_back_to_it(language, django_assert_num_queries):
    page = ProgrammePageFactory(language=language)
    pages = [home(language), page, page.get_parent()]

    for expected in pages:
        with django_assert_num_queries(1):
            assert page_at(address_of(expected, language)).pk == expected.pk


@pytest.mark.parametrize(
    "change", ["/en{}", "/fr{}x/", "/fr{}?a=b", "//fr{}", "fr{}", "/fr/x{}", "https://a.example/fr{}"]
)
def test_what_is_no_address_of_a_page_leads_nowhere(change):
    path = address_of(ProgrammePageFactory()).removeprefix("/fr")

    assert page_at(change.format(path)) is None


def test_a_page_for_members_is_not_found():
    page = ProgrammePageFactory()
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)

    assert page_at(address_of(page)) is None
