"""The search page, its feed, suggestions and counts."""

import datetime

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import NewsPage
from search.models import SearchDay
from search.sources import SOURCES
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db
HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "injection": "' OR 1=1; DROP TABLE search_entry; --",
    "operators": "AND OR NOT ( ) * ? ~ ^ : \\ / [ ] { }",
    "tsquery": "a & b | !c <-> d :* 'e'",
    "quote": '"',
    "quotes": "'''\"\"\"«»",
    "control": "a\0b\x1b\x7f\r\n",
    "right to left": "\u202eهجرة\u200f והגירה",
    "emoji": "👩‍👩‍👧‍👦 migration 🌍",
    "long word": "é" * 10_000,
    "many words": "migration " * 1_000,
    "3,000 words": " ".join(f"mot{number}" for number in range(3_000)),
    "surrogate": "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "percent": "%%s %(x)s %",
    "spaces": "\u00a0\u2003 \t",
    "template": "{{ 7*7 }} {% debug %}",
    "numbers": "10.7 §21 2016–2018 1e999 ٢٠١٥",
    "hyphens": "co-développement - -- -a",
}


@pytest.fixture
def guichet():
    made = make_page(NewsPage, title="Guichet d’accueil à Sédhiou", published_on=datetime.date(2016, 5, 4))
    bring_up_to_date()
    return made


def test_a_search_finds_pages_in_the_language_of_the_reader(client, guichet):
    assert "<mark>Guichet</mark> d’accueil" in client.get("/fr/search/", {"q": "guichet"}).content.decode()

    answer = client.get("/en/search/", {"q": "guichet"}).content.decode()
    assert "Nothing was found" in answer
    assert 'hreflang="fr"' in answer
    assert '<h3 class="hit__title" lang="fr">' in answer


def test_a_search_without_words_says_what_can_be_searched_for(client):
    assert "publications" in client.get("/fr/search/").content.decode()
    assert "ne contient aucun mot" in client.get("/fr/search/", {"q": "?!"}).content.decode()


def test_search_engines_keep_away(client, guichet):
    assert '<meta name="robots" content="noindex">' in client.get("/fr/search/", {"q": "guichet"}).content.decode()


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_has_an_answer_that_shows_it_as_text(text, language, client, guichet):
    answer = client.get(f"/{language}/search/", {"q": text})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert client.get(f"/{language}/search/suggest/", {"q": text}).status_code == 200
    assert client.get(f"/{language}/search/feed/", {"q": text}).status_code == 200
    assert client.post(f"/{language}/search/count/", {"q": text}).status_code == 204


@pytest.mark.parametrize(
    "query",
    [
        "page=9",
        "page=x",
        "page=0",
        "type=x",
        "theme=x",
        "year=1",
        "sort=x",
        "since=x",
        "country=%00",
        "theme=a&theme=b",
    ],
)
def test_a_wrong_parameter_is_told_and_the_results_stay(query, client, guichet):
    answer = client.get(f"/fr/search/?q=guichet&{query}").content.decode()

    assert "<mark>Guichet</mark>" in answer
    assert 'class="notice notice--warn"' in answer or 'class="error"' in answer


def test_what_was_typed_wrong_stays_in_its_field(client, guichet):
    answer = client.get("/fr/search/", {"q": "guichet", "since": "vingt"}).content.decode()

    assert 'value="vingt" aria-invalid="true" aria-describedby="since-error"' in answer


def test_filters_can_be_taken_back_one_by_one(client, guichet):
    answer = client.get("/fr/search/", {"q": "guichet", "year": "2016", "type": "news"}).content.decode()

    assert 'href="/fr/search/?q=guichet&amp;type=news"' in answer
    assert 'href="/fr/search/?q=guichet"' in answer


def test_filters_without_result_leave_a_way_out(client, guichet):
    answer = client.get("/fr/search/", {"q": "guichet", "year": "2015"}).content.decode()

    assert "Aucun résultat ne répond à tous ces filtres" in answer
    assert 'value="2016"' in answer


def test_the_title_holds_the_words_and_the_count(client, guichet):
    assert "<title>guichet : 1 résultat – M4D Net</title>" in client.get("/fr/search/?q=guichet").content.decode()


def test_a_search_has_a_feed_with_absolute_addresses(client, guichet):
    feed = feedparser.parse(client.get("/fr/search/feed/", {"q": "guichet"}).content)

    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Guichet d’accueil à Sédhiou"]
    assert feed.entries[0].link.startswith("http")


def test_the_feed_of_a_search_begins_with_what_is_newest(client, guichet):
    make_page(NewsPage, title="Un autre, où le guichet est nommé", published_on=datetime.date(2020, 5, 4))
    bring_up_to_date()

    feed = feedparser.parse(client.get("/fr/search/feed/", {"q": "guichet", "sort": "oldest"}).content)

    assert [entry.updated[:4] for entry in feed.entries] == ["2020", "2016"]


def test_suggestions_are_grouped(client, guichet):
    groups = client.get("/fr/search/suggest/", {"q": "guich"}).json()["groups"]

    assert [item["text"] for group in groups for item in group["items"]] == ["Guichet d’accueil à Sédhiou"]


def test_searches_and_clicks_are_counted_by_text_and_nothing_else(client, guichet):
    for body in ({"q": "Guichet "}, {"q": "guichet"}, {"q": "guichet", "click": "1"}):
        client.post("/fr/search/count/", body)

    day = SearchDay.objects.get()
    assert (day.text, day.language, day.searches, day.results, day.clicks) == ("guichet", "fr", 2, 1, 1)
    assert {field.name for field in SearchDay._meta.fields} == {
        "id", "day", "language", "text", "searches", "results", "second_passes", "clicks",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["moi@example.org", "+221 77 123 45 67", "", "??"])
def test_what_may_name_a_person_is_not_counted(text, client):
    client.post("/fr/search/count/", {"q": text})

    assert not SearchDay.objects.exists()


def test_an_answer_of_the_search_engine_costs_no_query(client, elastic, guichet):
    client.get("/fr/search/", {"q": "guichet"})

    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get("/fr/search/", {"q": "guichet"})

    assert "<mark>Guichet</mark>" in answer.content.decode()
    assert len(queries) == 0


def test_tabs_have_a_label_each(client, guichet):
    assert set(SOURCES) >= {model.search_source for model in NewsPage.__mro__ if hasattr(model, "search_source")}
