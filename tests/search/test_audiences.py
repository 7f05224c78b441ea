"""Who may find a page."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction as Restriction

from search.audiences import audience_of
from tests.core.factories import home

pytestmark = pytest.mark.django_db


def restriction(kind, *groups):
    made = Restriction.objects.create(page=home(), restriction_type=kind)
    made.groups.set(groups)
    return made


def test_a_page_without_restrictions_is_public():
    assert audience_of([]) == ["public"]


def test_a_page_with_a_password_is_found_by_nobody():
    assert audience_of([restriction(Restriction.LOGIN), restriction(Restriction.PASSWORD)]) == []


def test_restrictions_narrow_one_another():
    one, both, other = (Group.objects.create(name=name) for name in ("un", "deux", "trois"))
    upper, lower = restriction(Restriction.GROUPS, one, both), restriction(Restriction.GROUPS, both, other)

    assert audience_of([restriction(Restriction.LOGIN)]) == ["login"]
    assert audience_of([restriction(Restriction.LOGIN), upper]) == [f"g{one.pk}", f"g{both.pk}"]
    assert audience_of([upper, lower]) == [f"g{both.pk}"]
    assert audience_of([restriction(Restriction.GROUPS, one), restriction(Restriction.GROUPS, other)]) == []
