"""Words of the three languages as the search of the database sees them."""

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from search.text.languages import fold, lexemes, stem

ENDS = ["".join(letters) for letters in product("aeiost", "rntsx", ("ation", "ement", "eraient"))]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "Équateur", "EQUATEUR"),
        ("fr", "l’Équateur", "équateur"),
        ("fr", "transferts", "transfert"),
        ("fr", "qu’aujourd’hui", "aujourd'hui"),
        ("fr", "migrantes", "migrante"),
        ("fr", "œuvre", "oeuvre"),
        ("fr", "envois", "envoi"),
        ("fr", "les lois françaises", "loi français"),
        ("en", "remittances", "remittance"),
        ("en", "the diaspora’s", "diaspora"),
        ("es", "migraciones", "migracion"),
        ("es", "niños", "ninos"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, one, other):
    assert list(filter(None, lexemes(one, language))) == list(filter(None, lexemes(other, language)))


def test_many_threads_find_the_same_stems_as_one():
    words = [f"{beginning}{end}" for beginning in ("migr", "transfér", "intégr", "accueill") for end in ENDS]
    expected = [lexemes(word, "fr") for word in words]
    stem.cache_clear()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda word: lexemes(word, "fr"), words * 8))
    finally:
        sys.setswitchinterval(interval)

    assert found == expected * 8


def test_stop_words_leave_their_place():
    assert lexemes("transferts de fonds", "fr") == ["transfert", "", "fond"]


def test_folding_takes_accents_off():
    assert fold("Ñandú Œuvre ÉTÉ") == "nandu oeuvre ete"
