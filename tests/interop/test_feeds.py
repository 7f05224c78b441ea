"""Feeds as a feed reader sees them."""

import datetime

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from lxml import etree
from wagtail.models import PageViewRestriction

from core.addresses import absolute
from interop.feeds import ENTRIES, lists_with_feed
from reference.models import PageCountry, PageTheme
from tests.knowledge.library.factories import PublicationPageFactory
from tests.news.factories import AgendaPageFactory, EventPageFactory, NewsIndexPageFactory, NewsPageFactory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import CountryFactory, LicenceFactory, ThemeFactory
from tests.site.page_types import factories, make_page

pytestmark = pytest.mark.django_db
NAMES = ["courses", "events", "news", "practices", "projects", "publications", "tools", "videos"]
MORNING = datetime.datetime(2026, 3, 4, 5, 6, 7, 890, tzinfo=datetime.UTC)


def read(client, path):
    """Return a feed as feedparser understands it, which accepts no fault."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response.cookies == {}
    found = feedparser.parse(response.content, sanitize_html=False)
    assert not found.bozo
    return found


def titles(client, path):
    """Return the titles of the entries in their order."""
    return [entry.title for entry in read(client, path).entries]


def test_every_list_of_entries_has_a_feed():
    assert sorted(lists_with_feed()) == NAMES


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_a_feed_holds_the_entries_of_its_language(name, language, client):
    index = lists_with_feed()[name]
    entry = next(model for model in factories() if index._meta.label in model.parent_page_types)
    pages = {code: make_page(entry, language=code, last_published_at=MORNING) for code in ("fr", "en", "es")}

    feed = read(client, f"/{language}/feeds/{name}.atom")

    [found] = feed.entries
    assert feed.feed.language == language
    assert found.link == absolute(pages[language].url)
    assert found.id == f"tag:localhost,2026:{pages[language].translation_key}:{language}"
    assert (found.updated, found.summary) == ("2026-03-04T05:06:07+00:00", pages[language].summary)


def test_a_feed_says_what_it_is_and_who_makes_it(client):
    PublicationPageFactory(last_published_at=MORNING)

    feed = read(client, "/fr/feeds/publications.atom").feed

    assert feed.title == "Bibliothèque – M4D Net"
    assert feed.author_detail == {"name": "M4D Net", "href": absolute("")}
    links = {link.rel: link.href for link in feed.links}
    assert links == {
        "alternate": absolute("/fr/bibliotheque/"),
        "self": absolute("/fr/feeds/publications.atom"),
    }
    assert feed.updated == "2026-03-04T05:06:07+00:00"


def test_an_entry_tells_its_themes_and_its_terms_of_use(client):
    themes = [PageTheme(theme=ThemeFactory(code=code), sort_order=n) for n, code in enumerate(["youth", "health"])]
    PublicationPageFactory(language="en", theme_links=themes, licence=LicenceFactory(code="cc-by"))

    [entry] = read(client, "/en/feeds/publications.atom").entries

    assert [(tag.term, tag.label) for tag in entry.tags] == [("youth", "youth en"), ("health", "health en")]
    assert entry.rights == "cc-by en"


def test_news_come_by_their_date_and_other_pages_as_they_appear(client):
    for day, name in ((2, "ancienne"), (9, "récente")):
        date = datetime.datetime(2026, 3, day, tzinfo=datetime.UTC)
        ProjectPageFactory(title=name, first_published_at=date)
        NewsPageFactory(title=name, published_on=date.date(), first_published_at=now() - (now() - date) * 2)

    assert titles(client, "/fr/feeds/projects.atom") == ["récente", "ancienne"]
    assert titles(client, "/fr/feeds/news.atom") == ["récente", "ancienne"]
    assert read(client, "/fr/feeds/news.atom").entries[0].published == "2026-03-09T00:00:00+00:00"


def test_a_feed_hides_what_is_invented_or_not_for_all(client):
    ProjectPageFactory(is_demo=True)
    ProjectPageFactory(live=False)
    closed = ProjectPageFactory()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    assert titles(client, "/fr/feeds/projects.atom") == []


def test_a_feed_has_its_newest_entries_only_and_asks_as_often_for_many(client):
    ProjectPageFactory(themes=["youth"], origin="SN")
    with CaptureQueriesContext(connection) as few:
        titles(client, "/fr/feeds/projects.atom")
    ProjectPageFactory.create_batch(ENTRIES, themes=["youth"], origin="SN")

    with CaptureQueriesContext(connection) as many:
        assert len(titles(client, "/fr/feeds/projects.atom")) == ENTRIES == 50

    assert len(few) == len(many)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?theme=youth", ["jeunes au Sénégal", "jeunes au Népal"]),
        ("?country=sn", ["santé au Sénégal", "jeunes au Sénégal"]),
        ("?country=SN&theme=Youth", ["jeunes au Sénégal"]),
        ("?theme=health&theme=youth&country=NP", ["jeunes au Népal"]),
        ("?theme=&country=", ["santé au Sénégal", "jeunes au Sénégal", "jeunes au Népal"]),
    ],
)
def test_a_feed_is_narrowed_by_theme_and_country(query, expected, client):
    ProjectPageFactory(title="jeunes au Népal", themes=["youth"], origin="NP")
    ProjectPageFactory(title="jeunes au Sénégal", themes=["youth"], destination="SN")
    ProjectPageFactory(title="santé au Sénégal", themes=["health"], origin="SN")

    assert titles(client, f"/fr/feeds/projects.atom{query}") == expected


def test_events_and_other_pages_know_their_countries(client):
    country = CountryFactory(code="SN")
    EventPageFactory(title="là-bas", country=country)
    EventPageFactory(title="à ce sujet", country_links=[PageCountry(country=country, sort_order=0)])
    EventPageFactory(title="ailleurs", country=CountryFactory(code="NP"))
    NewsPageFactory(country_links=[PageCountry(country=country, sort_order=0)])
    NewsPageFactory()

    assert titles(client, "/fr/feeds/events.atom?country=SN") == ["à ce sujet", "là-bas"]
    assert len(titles(client, "/fr/feeds/news.atom?country=SN")) == 1


def test_all_ways_to_ask_for_the_same_give_the_same(client):
    ProjectPageFactory(themes=["youth", "health"], origin="SN")

    first = client.get("/en/feeds/projects.atom?theme=youth&theme=health&country=SN").status_code
    answers = {
        client.get(f"/fr/feeds/projects.atom?{query}").content
        for query in ("theme=youth&theme=health&country=SN", "country=%20sn&theme=HEALTH&theme=youth&theme=youth&x=1")
    }

    assert first == 404  # the list has no English version
    assert len(answers) == 1
    assert "?country=SN&amp;theme=health&amp;theme=youth" in answers.pop().decode()


HOSTILE = ["theme=nothing", "country=XX", "theme=%00", "country=%27%3B--", "theme=" + "a" * 5000, "theme=%F0%9F%98%80"]
HOSTILE += ["&".join(f"theme=t{number}" for number in range(50))]


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("path", ["/fr/feeds/projects.atom"])
def test_a_value_that_names_nothing_is_not_found(path, query, client):
    ProjectPageFactory()

    assert client.get(f"{path}?{query}").status_code == 404


@pytest.mark.parametrize("path", ["/fr/feeds/nothing.atom", "/fr/feeds/events.atom", "/fr/feeds/%00.atom"])
def test_an_unknown_feed_is_not_found(path, client):
    assert client.get(path).status_code == 404


def test_a_feed_that_has_not_changed_is_not_sent_again(client):
    page = NewsPageFactory(last_published_at=MORNING)
    first = client.get("/fr/feeds/news.atom")

    same = client.get("/fr/feeds/news.atom", headers={"If-None-Match": first["ETag"]})
    not_since = client.get("/fr/feeds/news.atom", headers={"If-Modified-Since": first["Last-Modified"]})
    NewsPageFactory(published_on=page.published_on)
    changed = client.get("/fr/feeds/news.atom", headers={"If-None-Match": first["ETag"]})

    assert (same.status_code, not_since.status_code, changed.status_code) == (304, 304, 200)


def test_a_feed_without_entries_is_the_same_each_time(client):
    NewsIndexPageFactory(last_published_at=MORNING)

    found = read(client, "/fr/feeds/news.atom")

    assert (found.feed.updated, found.entries) == ("2026-03-04T05:06:07+00:00", [])


def test_markup_and_stray_characters_do_no_harm(client):
    NewsPageFactory(title="A & B <i>\x0b", summary="1 < 2 & <script>\x02")

    [entry] = read(client, "/fr/feeds/news.atom").entries

    assert entry.title == "A & B <i>"
    assert entry.summary == "1 &lt; 2 &amp; &lt;script&gt;"


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_page_about_feeds_lists_those_of_its_language(language, client):
    NewsIndexPageFactory(language=language, title="N1")
    AgendaPageFactory(language=language, slug="agenda")
    NewsIndexPageFactory(language="fr" if language != "fr" else "en", title="N2")

    html = client.get(f"/{language}/feeds/").content.decode()

    tree = etree.HTML(html)
    found = tree.xpath("//main//a[contains(@href, '.atom') or contains(@href, '.ics')]/@href")
    feeds = [f"/{language}/feeds/news.atom", f"/{language}/feeds/events.atom"]
    assert found == [*feeds, f"/{language}/agenda/agenda.ics"]
    assert "N2" not in html


def test_the_page_about_feeds_leads_to_its_other_languages(client):
    tree = etree.HTML(client.get("/fr/feeds/").content.decode())

    assert {"/en/feeds/", "/es/feeds/"} <= set(tree.xpath("//a[@hreflang]/@href"))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_shows_its_feed_to_people(name, client):
    page = make_page(lists_with_feed()[name])

    tree = etree.HTML(client.get(page.url).content.decode())

    assert f"/fr/feeds/{name}.atom" in tree.xpath("//main//a/@href")


def test_the_list_of_projects_offers_the_feed_of_what_it_shows(client):
    page = ProjectPageFactory(themes=["youth"], origin="SN").get_parent()

    html = client.get(f"{page.url}?theme=youth&framework=icmd").content.decode()

    assert 'href="/fr/feeds/projects.atom?theme=youth"' in html
