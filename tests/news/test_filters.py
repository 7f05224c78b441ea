"""The agenda narrowed by theme and country, with the calendar of the same choice."""

import datetime

import pytest

from reference.models import PageTheme
from tests.news.factories import AgendaPageFactory, EventPageFactory
from tests.reference.factories import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agenda():
    """An agenda with an event to come in Senegal, a past one on youth, and a day of each year."""
    youth = PageTheme(theme=ThemeFactory(code="youth"), sort_order=0)
    EventPageFactory(title="Forum", country=CountryFactory(code="SN"))
    EventPageFactory(title="Atelier", starts_on=datetime.date(2015, 3, 1), theme_links=[youth])
    EventPageFactory(title="Journée des migrants", starts_on=None, recurs_on="12-18")
    CountryFactory(code="NP")
    return AgendaPageFactory._meta.model.objects.get()


def shown(response):
    """Return the titles of the events that the agenda shows."""
    context = response.context_data
    return [event.title for part in ("upcoming", "yearly", "entries") for event in context[part]]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Forum", "Journée des migrants", "Atelier"]),
        ("?country=SN&theme=", ["Forum"]),
        ("?theme=youth", ["Atelier"]),
        ("?theme=youth&country=SN", []),
    ],
)
def test_visitors_narrow_the_agenda(agenda, client, query, titles):
    response = client.get(f"{agenda.url}{query}")

    assert shown(response) == titles
    assert ("Aucun événement ici." in response.content.decode()) is (not titles)


def test_the_calendar_of_the_choice_can_be_followed(agenda, client):
    html = client.get(f"{agenda.url}?country=SN").content.decode()

    assert f'href="{agenda.url}agenda.ics?country=SN"' in html
    assert '<option value="SN" selected>' in html
    assert b"Forum" in client.get(f"{agenda.url}agenda.ics?country=SN").content


def test_only_what_leads_to_an_event_is_offered(agenda, client):
    filters = {one.name: [row.code for row in one.rows] for one in client.get(agenda.url).context_data["filters"]}

    assert filters == {"theme": ["youth"], "country": ["SN"]}


def test_an_agenda_without_themes_offers_countries_only(client):
    EventPageFactory(country=CountryFactory(code="SN"))

    response = client.get(AgendaPageFactory._meta.model.objects.get().url)

    assert [one.name for one in response.context_data["filters"]] == ["country"]


def test_a_choice_that_names_nothing_is_answered_with_all_events(agenda, client):
    assert len(shown(client.get(f"{agenda.url}?theme=nothing"))) == 3
