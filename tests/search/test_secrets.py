"""No title, word, count, suggestion or spelling of a page that the reader may not see; restrictions by chance."""

import random

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.test import RequestFactory
from wagtail.models import PageViewRestriction as Restriction

from accounts.models import User
from home.models import ProgrammeIndexPage, ProgrammePage
from search import engine
from search.audiences import audience_for
from search.models import Entry
from search.query import parse
from search.results import FACETS, Request
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db
SHARED = "guichet"
SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru")


def secret_word(number):
    """Return a word that only one page has."""
    return "".join(SYLLABLES[(number * 7 + step * 3) % 10] for step in range(4)) + "zor" + SYLLABLES[number % 10]


def restrict(page, chance, groups):
    """Restrict a page in one of the ways that Wagtail has, or not at all."""
    kind = chance.choice([None, None, Restriction.LOGIN, Restriction.PASSWORD, Restriction.GROUPS])
    if kind:
        restriction = Restriction.objects.create(page=page, restriction_type=kind, password="x")
        if kind == Restriction.GROUPS:
            restriction.groups.set(chance.sample(groups, chance.choice([1, 2])))


def may_read(page, user):
    """Say whether Wagtail lets somebody read a page without asking for a password."""
    request = RequestFactory().get("/")
    request.user, request.session = user, {}
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())


@pytest.fixture(params=[3, 17, 2026], ids=lambda seed: f"seed {seed}")
def readers_and_pages(request):
    """Give readers of every kind, and pages with restrictions by chance on them and above them."""
    chance, groups = random.Random(request.param), [Group.objects.create(name=name) for name in ("un", "deux")]
    pages = []
    for number in range(10):
        page = make_page(ProgrammePage, title=f"Guichet {secret_word(number)}")
        restrict(page, chance, groups)
        pages.append(page)
    restrict(ProgrammeIndexPage.objects.first(), chance, groups)
    return [*members(groups), AnonymousUser()], pages


def members(groups):
    """Make somebody without a group, and somebody in each."""
    made = [User.objects.create_user(email=f"{name}@example.org", password="x") for name in ("nul", "un", "deux")]
    made[1].groups.set([groups[0]])
    made[2].groups.set([groups[1]])
    return made


def test_nobody_learns_of_what_they_may_not_read(readers_and_pages, up_to_date):
    readers, pages = readers_and_pages
    up_to_date()

    for user in readers:
        request = RequestFactory().get("/")
        request.user = user
        audience = audience_for(request)
        allowed = {page.pk for page in pages if may_read(page, user)}
        check(audience, allowed, pages)


def check(audience, allowed, pages):
    """Ask in every way that a reader can."""
    shared = ask(SHARED, audience, size=50)
    found = {hit.pk for hit in shared.hits}
    numbers = {page.pk for page in pages}
    assert found & numbers <= allowed
    assert shared.total == len(found) == sum(shared.sources.values())
    assert all(count <= len(found) for name in FACETS for count in shared.facets[name].values())
    for number, page in enumerate(pages):
        word = secret_word(number)
        results = ask(word, audience)
        suggested = engine.suggest(word[:5], "fr", audience, 10)
        misspelt = ask(f"{word[:5]}x{word[6:]}", audience)
        if page.pk not in allowed:
            assert word not in f"{results.hits}{suggested}{misspelt.hits}"
            assert word not in misspelt.spelling
        assert word not in misspelt.spelling or "public" in Entry.objects.get(pk=page.pk).audience


def ask(text, audience, **options):
    return engine.find(Request(query=parse(text), language="fr", audience=audience, **options))
