"""The project database in figures, with either engine: what is counted, added up, shown and cited."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projectdb.models import ProjectPage
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import FrameworkFactory, ThemeFactory

pytestmark = pytest.mark.django_db
BUDGET = 14


@pytest.fixture
def show(client, up_to_date):
    """Return a function that gives the context of the page of figures for the query of an address."""

    def get(query: str = ""):
        up_to_date()
        url = ProjectPage.objects.first().get_parent().url
        response = client.get(f"{url}stats/{query}")
        assert response.status_code == 200
        return response

    return get


def rows(response, name: str) -> list[tuple[str, int]]:
    """Return name and number of the lines of a table."""
    tables = {table.name: table for table in response.context["figures"].tables}
    return [(row.bar.name, row.bar.count) for row in tables[name].rows]


def test_projects_are_counted_by_what_they_have(show):
    icmd = FrameworkFactory(code="icmd", label={"fr": "ICMD"})
    ProjectPageFactory(origin="SN", themes=["jobs"], framework=icmd)
    ProjectPageFactory(origin="SN", themes=["jobs", "food"])
    ThemeFactory.create(code="unused")

    found = show()

    assert found.context["figures"].total == 2
    assert [count for _name, count in rows(found, "theme")] == [2, 1]
    assert rows(found, "framework") == [("ICMD", 1)]
    assert [count for _name, count in rows(found, "country")] == [2]


def test_a_choice_leaves_other_values_out_of_its_own_table(show):
    ProjectPageFactory(origin="SN", themes=["jobs"])
    ProjectPageFactory(origin="NP", themes=["food"])

    found = show("?theme=jobs")

    assert found.context["figures"].total == 1
    assert [len(rows(found, name)) for name in ("theme", "country")] == [1, 1]


def test_a_line_leads_to_its_figures_and_its_number_to_its_projects(show):
    ProjectPageFactory(origin="SN", themes=["jobs"])
    ProjectPageFactory(origin="NP", themes=["jobs"])
    index = ProjectPage.objects.first().get_parent().url

    html = show("?country=SN").content.decode()

    assert f'<a href="{index}stats/?country=SN&amp;theme=jobs" rel="nofollow">' in html
    assert f'<a href="{index}?country=SN&amp;theme=jobs" rel="nofollow">1</a>' in html
    assert f'href="{index}?country=SN"' in html


def test_budgets_are_added_up_in_each_currency_and_never_together(show):
    for amount, currency in ((100, "EUR"), (Decimal("250.50"), "EUR"), (70, "USD"), (None, "")):
        ProjectPageFactory(budget_amount=amount, budget_currency=currency)

    euro, dollar = show().context["figures"].budgets

    assert (euro.currency, euro.amounts.count, euro.amounts.total) == ("EUR", 2, Decimal("350.50"))
    assert (euro.amounts.least, euro.amounts.most) == (100, Decimal("250.50"))
    assert (dollar.currency, dollar.amounts.total) == ("USD", 70)


def test_the_page_says_how_it_is_cited_and_search_engines_keep_one_of_it(show):
    ProjectPageFactory(origin="SN")

    found = show("?country=SN")

    assert re.search(
        r"M4D Net.+Les projets en chiffres\s: SN fr.+ http://\S+/stats/\?country=SN$", found.context["citation"]
    )
    assert re.search(r'<link rel="canonical" href="[^"?]+/stats/">', found.content.decode())


def test_a_selection_without_projects_says_so(show):
    ProjectPageFactory(origin="SN", themes=["jobs"])
    ProjectPageFactory(origin="NP", themes=["food"])

    found = show("?country=NP&theme=jobs")

    assert found.context["figures"].tables == []
    assert "Aucun projet ne répond" in found.content.decode()


def test_nonsense_in_the_address_is_told_and_left_out(show):
    ProjectPageFactory(origin="SN")

    assert "n’existe pas" in show("?country=XX&theme=%00&since=x&q=%27%3B--").content.decode()


def test_any_number_of_projects_takes_the_same_queries(show, client):
    counts = []
    for number in (1, 6):
        ProjectPageFactory.create_batch(number, origin="SN", themes=["jobs"], budget_amount=5, budget_currency="EUR")
        url = show().request["PATH_INFO"]
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= BUDGET, counts
