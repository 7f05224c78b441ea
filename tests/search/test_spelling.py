"""Near spellings without a search engine."""

import pytest

from news.models import NewsPage
from search.database.spelling import edits, near
from search.drawing import draw_marked
from tests.site.page_types import make_page


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "abd", 1),
        ("abc", "abcd", 1),
        ("kasserine", "kaserine", 1),
        ("abc", "xyz", 2),
    ],
)
def test_edits_are_counted_up_to_a_limit(one, other, count):
    assert edits(one, other, 1) == count


@pytest.mark.django_db
def test_a_word_that_no_page_has_is_corrected_to_one_that_some_have():
    make_page(NewsPage, title="Santé à Kasserine", language="fr")
    draw_marked()

    assert near("kaserine", "fr") == "kasserine"
    assert near("kasserine", "fr") == ""
    assert near("zzzzzzzz", "fr") == ""
    assert near("kaserine", "en") == ""
