"""What editors learn of searches, and the way into the glossary."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from reference.models import TermForm
from search.actions import forget_rare_searches
from search.models import SearchDay
from tests.reference.factories import TermFactory

pytestmark = pytest.mark.django_db


def day(text, days=0, **counts):
    on = timezone.localdate() - datetime.timedelta(days=days)
    return SearchDay.objects.create(day=on, language="fr", text=text, **{"searches": 1, **counts})


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser(email="admin@example.org", password="x"))
    return client


def test_searches_without_result_come_first_with_their_counts(admin):
    day("guichet", searches=9, results=4, clicks=2)
    day("remesa", searches=2)
    day("remesa", days=1, searches=3)
    day("ancien", days=200)

    html = admin.get(reverse("searches")).content.decode()

    assert html.index("remesa") < html.index("guichet")
    assert "ancien" not in html
    assert f"{reverse('search_add_form')}?text=remesa&amp;language=fr" in html


def test_searches_are_filtered_by_outcome(admin):
    day("guichet", results=4)
    day("remesa")

    html = admin.get(reverse("searches"), {"outcome": "none"}).content.decode()

    assert "remesa" in html
    assert "guichet" not in html


def test_a_text_becomes_a_form_of_a_term(admin):
    term = TermFactory(code="remittances")
    address = reverse("search_add_form")
    assert 'value="remesa"' in admin.get(address, {"text": "remesa", "language": "fr"}).content.decode()

    answer = admin.post(address, {"text": "remesa", "language": "fr", "term": term.pk, "kind": "variant"})

    assert answer.status_code == 302
    assert TermForm.objects.get(term=term, text="remesa").kind == TermForm.Kind.VARIANT


def test_nobody_else_sees_the_report(client):
    client.force_login(User.objects.create_user(email="reader@example.org", password="x"))

    assert client.get(reverse("searches")).status_code in (302, 403)


def test_rare_texts_are_forgotten_after_thirty_days():
    day("rare", days=31)
    day("fréquent", days=31, searches=3)
    day("neuf")

    forget_rare_searches()

    assert set(SearchDay.objects.values_list("text", flat=True)) == {"fréquent", "neuf"}
