"""What a visitor typed, as the search understands it."""

import pytest

from search.query import LONGEST, MOST_WORDS, parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("transferts de fonds", "transferts de fonds"),
        ("  deux   mots\n", "deux mots"),
        ("Maroc ET Sénégal", "Maroc Sénégal"),
        ("diaspora AND jobs", "diaspora jobs"),
        ("+diaspora", "diaspora"),
        ("ET", "ET"),
        ("co-développement", "co-développement"),
        ("« transferts de fonds » Népal", "Népal transferts de fonds"),
        ("a\0b\x07c", "a b c"),
        ("\u202eabc", "abc"),
    ],
)
def test_words_are_read_from_any_text(text, words):
    assert parse(text).words == words


@pytest.mark.parametrize("text", ["", " ", '"', "-", "* ? ~ ^ ( )", "«»", "😀", "\0", "|", "\u202e\u200f"])
def test_a_text_without_a_word_asks_for_nothing(text):
    assert not parse(text)


def test_quotes_of_all_languages_make_phrases():
    assert parse('"un deux" “trois quatre” «cinq six»').phrases == ("un deux", "trois quatre", "cinq six")


@pytest.mark.parametrize(
    "text", ["fonds -Népal", "fonds NOT Népal", "fonds SAUF Népal", '"fonds" -Népal', "-Népal fonds"]
)
def test_a_word_can_be_excluded(text):
    query = parse(text)

    assert query.excluded == ("Népal",)
    assert query.words == "fonds"


@pytest.mark.parametrize("text", ["Maroc OU Tunisie", "Maroc OR Tunisie", "Maroc | Tunisie"])
def test_any_of_the_words_can_be_asked_for(text):
    query = parse(text)

    assert query.is_any
    assert query.words == "Maroc Tunisie"


def test_the_beginning_of_a_long_text_is_used():
    assert len(parse("é" * 10_000).words) <= LONGEST
    assert len(parse("a " * 3_000).words.split()) <= MOST_WORDS
    assert parse("a " * 3_000).is_cut
    assert not parse("a b").is_cut
