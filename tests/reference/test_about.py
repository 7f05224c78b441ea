"""What the portal has about a country, and the way to all of it."""

import re

import pytest

from reference.about import SHOWN, sections_about
from reference.models import PageCountry
from tests.knowledge.library.factories import PracticePageFactory
from tests.reference.factories import CountryFactory
from tests.search.conftest import bring_up_to_date

pytestmark = pytest.mark.django_db


def test_what_is_too_much_for_one_place_is_found_by_the_search(client):
    country = CountryFactory(code="ML", label={"fr": "Mali"})
    for number in range(SHOWN + 2):
        PracticePageFactory(title=f"Pratique {number}", country_links=[PageCountry(country=country)])
    bring_up_to_date()

    [section] = sections_about(country)
    html = client.get(section.more_url).content.decode()

    assert len(section.pages) == SHOWN
    assert len(set(re.findall(r">(?:<mark>)?Pratique(?:</mark>)? \d", html))) == SHOWN + 2
