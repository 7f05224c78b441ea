"""What stands beside a filter is what there is after ticking it; searches and choices by chance."""

import datetime
import random
from collections import Counter
from dataclasses import replace

import pytest
from django.http import QueryDict
from django.utils.translation import override

from news.models import NewsPage
from reference.models import Region
from search import engine
from search.audiences import PUBLIC
from search.drawing import values_of
from search.elastic.indexes import SMALL
from search.forms import SearchForm
from search.models import Entry
from search.results import FACETS
from search.showing import Shown
from search.sources import SOURCES
from tests.reference.factories import AudienceFactory, CountryFactory, ThemeFactory, label
from tests.search.conftest import next_version
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db
DOCUMENTS = SMALL  # of each language
CASES = 200  # with each seed and engine
ALL = 500  # more than any search finds
WORDS = {
    "fr": ("guichet", "accueil", "migration", "retour", "diaspora", "commune", "emploi", "transfert", "santé"),
    "en": ("office", "reception", "migration", "return", "diaspora", "council", "employment", "transfer", "health"),
    "es": ("ventanilla", "acogida", "migración", "retorno", "diáspora", "municipio", "empleo", "remesa", "salud"),
}
CODES = {
    "theme": ("jobs", "health", "return", "gender"),
    "region": ("011", "015", "034"),
    "country": ("SN", "MA", "NP", "EC", "TN"),
    "target": ("towns", "diaspora"),
    "year": ("2010", "2011", "2016"),
}


def make_rows():
    """Make the rows of the authority lists, with a label of its own in each language."""
    makers = {"theme": ThemeFactory, "country": CountryFactory, "target": AudienceFactory}
    for name, maker in makers.items():
        for code in CODES[name]:
            maker(code=code, label=label(code))
    for code in CODES["region"]:
        Region.objects.create(code=code, label=label(code))


def some(chance, values, most):
    """Return a few values, perhaps none."""
    return chance.sample(values, chance.randint(0, most))


def make_entry(chance, number, language, real):
    """Make an entry with words and codes by chance; all else is that of a real page."""
    year, words = chance.choice([*CODES["year"], ""]), WORDS[language]
    facets = {name: some(chance, codes, 2) for name, codes in CODES.items()} | {"year": [year] if year else []}
    document = real | {
        "pk": number, "language": language, "languages": [language], "key": f"{number:032x}",
        "title": " ".join(chance.choices(words, k=2)), "summary": chance.choice(words),
        "body": " ".join(chance.choices(words, k=3)), "source": chance.choice(list(SOURCES)),
        "facets": facets, "date": f"{year}-05-01" if year else None,
    }  # fmt: skip
    version = next_version()
    Entry.objects.create(
        pk=number, version=version, drawn_version=version, marked_at=datetime.datetime.now(datetime.UTC),
        **values_of(document),
    )  # fmt: skip


@pytest.fixture(params=[17, 2026], ids=lambda seed: f"seed {seed}")
def chance(request, up_to_date):
    """Give a source of chance, with entries in each language."""
    chance = random.Random(request.param)
    make_rows()
    page = make_page(NewsPage, title="Une page")
    up_to_date()
    real = Entry.objects.get(pk=page.pk).document
    for start, language in enumerate(WORDS, 1):
        for number in range(DOCUMENTS):
            make_entry(chance, start * 1_000_000 + number, language, real)
        up_to_date()
    return chance


def address(chance, language):
    """Return the query of a search: words, some misspelt, cut off or unknown, and filters."""
    words = chance.choices(WORDS[language], k=chance.randint(1, 3))
    if chance.random() < 0.3:
        words[0] = chance.choice([words[0][:5], f"{words[0][:3]}x{words[0][4:]}", f'"{words[0]}"', "zzyzx"])
    query = QueryDict(mutable=True)
    query["q"] = chance.choice([" ", " ", " OR "]).join(words)
    for name in chance.sample(FACETS, chance.randint(0, 3)):
        query.setlist(name, some(chance, CODES[name], 2))
    query["type"] = chance.choice(["", "", *SOURCES])
    query["sort"] = chance.choice(["", "newest"])
    query["since"] = chance.choice(["", "", "2011"])
    return query


def has(facets, source, request, apart_from=""):
    """Say whether an entry answers the choices in all filters but one."""
    chosen = {name: codes for name, codes in request.chosen.items() if name != apart_from}
    is_in_tab = apart_from == "source" or request.source in ("", source)
    return is_in_tab and all(set(codes) & set(facets[name]) for name, codes in chosen.items())


def expected(request):
    """Return total, tabs and counts, counted one by one among all that the words find."""
    found = engine.find(replace(request, chosen={}, source="", size=ALL, page=1))
    rows = Entry.objects.filter(pk__in=[hit.pk for hit in found.hits]).values_list("document__facets", "source")
    facets = {
        name: Counter(code for codes, source in rows if has(codes, source, request, name) for code in codes[name])
        for name in FACETS
    }
    sources = Counter(source for codes, source in rows if has(codes, source, request, "source"))
    return sum(has(codes, source, request) for codes, source in rows), sources, facets


def options_of(query, request, results):
    """Return the values that the page offers."""
    shown = Shown(SearchForm(query, request.language, (PUBLIC,)), request, results, "/fr/search/")
    return [option for facet in shown.facets for option in (*facet.options, *facet.more)]


LABELS = {language: {label(code)[language] for codes in CODES.values() for code in codes} for language in WORDS}


def test_each_count_is_what_there_is_after_ticking_it_alone(chance, patient):
    for _ in range(CASES):
        language = chance.choice(list(WORDS))
        query = address(chance, language)
        with override(language):
            request = SearchForm(query, language, (PUBLIC,)).request()
            results = engine.find(request)
            options = options_of(query, request, results)

        assert (results.total, results.sources, results.facets) == expected(request), query.urlencode()
        assert {option.label for option in options if option.name != "year"} <= LABELS[language]
        for option in chance.sample(options, min(1, len(options))):
            ticked = replace(request, chosen={**request.chosen, option.name: (option.value,)})
            assert engine.find(ticked).total == option.count, f"{query.urlencode()}, {option.name}={option.value}"
