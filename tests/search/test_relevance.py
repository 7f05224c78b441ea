"""The labelled searches fit the content, and the measures of relevance are right."""

from collections import Counter

import pytest

from content.loader.pack import read as read_pack
from content.loader.pages.plan import plan
from tests.content.spoiling import SHIPPED
from tests.search.relevance import labels
from tests.search.relevance.measures import GOOD, gain, ndcg, recall, success

FEWEST = 55  # searches of a language
FEWEST_HELD_OUT = 30  # the same of those that nothing is tuned on
GRADES = {"best": 3, "good": 2, "near": 1}
KINDS = {
    "acronym", "code", "conjugation", "country spelling", "demonym", "elision", "multi-word", "no accent",
    "organisation", "other language", "partial word", "place", "plural", "question", "synonym", "theme", "title",
    "typo",
}  # fmt: skip


@pytest.fixture(scope="module")
def languages_of_pages():
    pack = read_pack(SHIPPED)
    shown = [code for code, organisation in pack.organisations.items() if not organisation.demo]
    parts = {"faq": pack.faq, "organisations": shown, "platforms": pack.platforms}
    pages = {item.key: item.languages for item in plan(pack)}
    return pages | {f"index/{page}#{code}": pages[f"index/{page}"] for page, codes in parts.items() for code in codes}


@pytest.mark.parametrize("language", labels.LANGUAGES)
@pytest.mark.parametrize("read", [labels.read, labels.read_holdout])
def test_every_labelled_page_exists_in_the_language_of_the_search(read, language, languages_of_pages):
    keys = {key for search in read(language) for key in search.grades}

    assert [key for key in sorted(keys) if language not in languages_of_pages.get(key, ())] == []


@pytest.mark.parametrize("language", labels.LANGUAGES)
@pytest.mark.parametrize(("read", "fewest"), [(labels.read, FEWEST), (labels.read_holdout, FEWEST_HELD_OUT)])
def test_every_search_is_asked_once_and_has_a_good_answer(read, fewest, language):
    searches = read(language)

    assert len(searches) >= fewest
    assert [text for text, count in Counter(s.text.casefold() for s in searches).items() if count > 1] == []
    assert [search.text for search in searches if max(search.grades.values(), default=0) < GOOD] == []


@pytest.mark.parametrize("language", labels.LANGUAGES)
def test_no_search_of_the_hold_out_is_among_the_others(language):
    known, held_out = ({s.text.casefold() for s in read(language)} for read in (labels.read, labels.read_holdout))

    assert known & held_out == set()


def test_no_page_has_two_grades():
    for name in (*labels.LANGUAGES, "holdout"):
        for entry in labels.entries(name):
            keys = [key for grade in labels.GRADES for key in entry.get(grade, ())]
            assert len(keys) == len(set(keys)), entry["text"]


def test_the_searches_are_of_every_kind_and_want_every_type_of_page(languages_of_pages):
    searches = [search for language in labels.LANGUAGES for search in labels.read(language)]
    wanted = {shape(key) for search in searches for key, grade in search.grades.items() if grade >= GOOD}

    assert {search.kind for search in searches} == KINDS
    assert {shape(key) for key in languages_of_pages if key != "home"} - wanted == set()


def shape(key):
    """Return what tells the type of a page by its key: section, depth and the name of a part of a course."""
    section, *rest = key.split("/")
    part = rest[-1] if len(rest) == 3 and rest[-1] in ("quiz", "facilitator") else ""
    return section, len(rest), part


def test_the_best_order_has_the_whole_gain():
    assert ndcg(["best", "good", "near"], GRADES) == 1
    assert ndcg(["unknown"], GRADES) == ndcg([], GRADES) == 0


def test_gain_doubles_with_the_grade_and_falls_with_the_place():
    assert gain([3]) == 7
    assert gain([0, 3]) == pytest.approx(7 / 1.58496, rel=1e-4)
    assert ndcg(["good", "best"], {"good": 2, "best": 3}) == pytest.approx((3 + 7 / 1.58496) / (7 + 3 / 1.58496), 1e-4)


def test_only_the_first_ten_results_count():
    found = [f"page {number}" for number in range(10)] + ["best"]

    assert ndcg(found, GRADES) == recall(found, GRADES) == 0


def test_recall_asks_for_no_more_good_pages_than_there_is_room_for():
    many = {f"page {number}": 2 for number in range(15)}

    assert recall(list(many)[:10], many) == 1
    assert recall(["good", "near"], GRADES) == 0.5


def test_success_is_a_good_first_result():
    assert [success([key], GRADES) for key in ("best", "good", "near", "unknown")] == [1, 1, 0, 0]
    assert success([], GRADES) == 0
