"""All projects of the shipped content: both engines and a count by hand agree, whatever is chosen."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import override

from content.loader.authority_loading import load_rows
from content.loader.identity import PageNumbers
from content.loader.outcome import Outcome
from content.loader.pages import Builder, plan
from content.loader.saving import locales
from content.loader.sources import load_sources
from core.i18n import sort_key
from projectdb.facets import FILTERS, facets_of, orders_of
from projectdb.listing import ProjectForm
from projectdb.models import ProjectPage
from search.audiences import PUBLIC
from search.database import engine as database
from search.elastic import engine as elasticsearch
from search.models import Entry
from search.results import Request, Results, Sum
from tests.content.small import shipped
from tests.search.conftest import bring_up_to_date

pytestmark = pytest.mark.django_db
CASES = 200
ALL = 1000  # more than there are projects
WORDS = ("diaspora", "emploi jeunes", "transferts de fonds", "formation", "guichet", "femmes", "commune")


@pytest.fixture(scope="module")
def projects(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The lists and the French projects of the shipped content."""
    pack = shipped()
    others = ("pages", "practices", "country_profiles", "news", "publications", "events", "videos", "faq", "courses")
    only = replace(pack, **{name: {} for name in (*others, "tools", "terms")}, redirects=())
    with django_db_blocker.unblock(), transaction.atomic(), override("fr"):
        outcome = Outcome()
        load_rows(only, outcome)
        load_sources(plan(only), Builder(only, PageNumbers(), locales()), outcome, lambda _steps, _what: None)
        yield
        transaction.set_rollback(True)


def make_known() -> None:
    """Have the search know the projects; the engine has forgotten them with a later version than theirs."""
    Entry.objects.mark(Entry.objects.values_list("number", flat=True))
    bring_up_to_date()


def address(chance: random.Random, codes: dict[str, list[str]]) -> QueryDict:
    """Return the query of a list by chance: facets, a period, an order, words."""
    query = QueryDict(mutable=True)
    for name in chance.sample(list(codes), chance.randint(0, 4)):
        query.setlist(name, chance.sample(codes[name], min(len(codes[name]), chance.randint(1, 3))))
    query["sort"] = chance.choice(["", "newest", "oldest", "title", "budget"])
    query["since"] = chance.choice(["", "", "2009", "2014"])
    query["until"] = chance.choice(["", "", "2012", "2018"])
    return query


def has(facets: dict[str, set[str]], chosen: dict, apart_from: str = "") -> bool:
    """Say whether a project answers the choices in all facets but one."""
    return all(facets[name] & set(values) for name, values in chosen.items() if name != apart_from)


def by_hand(request: Request, rows: dict[ProjectPage, dict[str, set[str]]]) -> tuple[list[int], dict[str, Counter]]:
    """Return the numbers of the projects in their order, and the counts, from the projects themselves."""
    found = [project for project, facets in rows.items() if has(facets, request.chosen)]
    found.sort(key=lambda project: (sort_key(project.title), project.pk))
    if request.sort == "budget":
        found.sort(key=lambda project: (not orders_of(project), orders_of(project).get("budget", "")))
    elif request.sort != "title":
        sign = -1 if request.sort == "newest" else 1
        found.sort(key=lambda p: (p.starts_on is None, sign * p.starts_on.toordinal() if p.starts_on else 0))
    counts = {
        name: Counter(code for facets in rows.values() if has(facets, request.chosen, name) for code in facets[name])
        for name in request.counted
    }
    return [project.pk for project in found], counts


def told(results: Results) -> tuple[list[int], dict[str, dict[str, int]]]:
    """Return numbers and counts of an answer."""
    return [hit.pk for hit in results.hits], results.facets


def all_facets(project: ProjectPage) -> dict[str, set[str]]:
    """Return the codes of a project by facet, those that every page has among them."""
    own = {name: set(codes) for name, codes in facets_of(project).items()}
    years = {str(project.starts_on.year)} if project.starts_on else set()
    themes, countries = ({row.pk for row in getattr(project, name)} for name in ("theme_list", "country_list"))
    regions = {country.subregion_id or country.region_id for country in project.country_list} - {None}
    places = {"country": countries, "region": regions}
    return own | places | {"theme": themes, "language": {"fr"}, "year": years}


def test_both_engines_give_what_a_count_by_hand_gives(projects, elastic, patient):
    make_known()
    rows = {project: all_facets(project) for project in ProjectPage.objects.live()}
    codes = {one.name: sorted(set().union(*(row[one.name] for row in rows.values()))) for one in FILTERS}
    chance = random.Random(7)

    assert len(rows) == len(shipped().projects)
    for _ in range(CASES):
        query = address(chance, {name: values for name, values in codes.items() if values})
        request = replace(ProjectForm(query, "fr", (PUBLIC,)).request(), size=ALL)
        expected = by_hand(request, rows)

        assert told(database.find(request)) == expected, query.urlencode()
        assert told(elasticsearch.find(request)) == expected, query.urlencode()


def figures_by_hand(request: Request, rows: dict[ProjectPage, dict[str, set[str]]]) -> tuple[dict, dict]:
    """Return the counts of what is selected, and the budgets by currency, from the projects themselves."""
    selected = {project: facets for project, facets in rows.items() if has(facets, request.chosen)}
    amounts: dict[str, list] = {}
    for project in selected:
        if project.budget_amount is not None:
            amounts.setdefault(project.budget_currency, []).append(project.budget_amount)
    sums = {code: Sum(len(found), sum(found), min(found), max(found)) for code, found in amounts.items()}
    return by_hand(replace(request, chosen={}), selected)[1], {"budget": sums}


def figures_of(results: Results) -> tuple[dict, dict]:
    """Return counts and sums of an answer."""
    return results.facets, results.sums


def test_the_figures_of_both_engines_are_those_counted_by_hand(projects, elastic, patient):
    make_known()
    rows = {project: all_facets(project) for project in ProjectPage.objects.live()}
    codes = {one.name: sorted(set().union(*(row[one.name] for row in rows.values()))) for one in FILTERS}
    chance = random.Random(8)

    for _ in range(CASES // 4):
        query = address(chance, {name: values for name, values in codes.items() if values})
        request = replace(ProjectForm(query, "fr", (PUBLIC,)).request(), is_narrow=True, summed={"budget": "currency"})
        expected = figures_by_hand(request, rows)

        assert figures_of(database.find(request)) == expected, query.urlencode()
        assert figures_of(elasticsearch.find(request)) == expected, query.urlencode()


@pytest.mark.parametrize("words", WORDS)
def test_both_engines_find_the_same_projects_by_words(words, projects, elastic, patient):
    make_known()
    request = replace(ProjectForm(QueryDict(f"q={words}&sort=newest"), "fr", (PUBLIC,)).request(), size=ALL)

    assert told(elasticsearch.find(request)) == told(database.find(request))
