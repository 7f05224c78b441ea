"""Marking found words in texts."""

from search.database.marking import marked


def test_words_are_marked_in_all_their_forms():
    assert marked("Le transfert, des transferts", [("transfert",)], "fr") == (
        "Le <mark>transfert</mark>, des <mark>transferts</mark>"
    )


def test_the_article_stays_outside():
    assert marked("dans l’Équateur", [("equateur",)], "fr") == "dans l’<mark>Équateur</mark>"


def test_a_form_of_several_words_is_marked_whole_or_not_at_all():
    assert marked("des migrants envoient", [("envoi", "migrant")], "fr") == "des migrants envoient"


def test_markup_in_a_text_is_shown_as_text():
    assert marked("<b>fonds</b>", [("fond",)], "fr") == "&lt;b&gt;<mark>fonds</mark>&lt;/b&gt;"
