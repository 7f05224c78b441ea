"""What is found where few pages or none have all the words, with the search engine and with the database alike."""

from news.models import NewsPage
from tests.search.asking import find, news, titles


def test_near_spellings_and_beginnings_help_only_when_nothing_has_all_words(up_to_date):
    news("Santé à Kasserine")
    up_to_date()

    found = find("Kosserine")
    assert [hit.pk for hit in found.hits] == [NewsPage.objects.get(title="Santé à Kasserine").pk]
    assert found.is_widened
    assert found.spelling == "kasserine"
    assert find("Kasser").is_widened
    assert not find("Kasserine").is_widened
    assert find("zzzzqqqq").total == 0


def test_what_has_some_of_the_words_follows_what_has_all(up_to_date):
    news("Santé à Kasserine")
    news("Santé des familles", summary="Santé, santé, santé.")
    news("Autre chose")
    up_to_date()

    found = find("santé Kasserine")
    assert titles("santé Kasserine") == ["Santé à Kasserine", "Santé des familles"]
    assert found.is_filled
    assert not found.is_widened
    assert titles("santé Kasserine", sort="newest") == ["Santé à Kasserine"]
    assert titles('"santé à Kasserine"') == ["Santé à Kasserine"]


def test_a_misspelt_word_finds_first_what_the_right_one_does(up_to_date):
    news("Rapport", summary="Une page sur Kasserine, et sur beaucoup d’autres choses.")
    news("Kasserine")
    up_to_date()

    assert titles("Kosserine") == titles("Kasserine") == ["Kasserine", "Rapport"]


def test_filters_that_leave_nothing_do_not_widen_a_search(up_to_date):
    news("Guichet")
    news("Guichot")
    up_to_date()

    found = find("guichet", chosen={"theme": ("jobs",), "country": ("SN",)})

    assert (found.total, found.is_widened, found.spelling) == (0, False, "")
