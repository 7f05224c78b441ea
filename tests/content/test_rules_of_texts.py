"""Signs, spelling and wording of the texts of the pack."""

import pytest

from content.loader.pack.rules import translations, typography

COURSE = "courses/migration-local-development"
LESSON = f"{COURSE}/02-partnerships/01-who-is-missing"


def test_a_translation_must_not_be_a_copy(spoiled):
    copied = "Where do the effects of migration become visible first in a territory?"
    file = f"{COURSE}/01-linking/quiz.yaml"
    spoiled.swap(file, "Où les effets de la migration deviennent-ils visibles en premier\u202f?", copied)
    spoiled.swap(file, "Where do the effects of migration become visible first?", copied)

    [fault] = spoiled.faults(translations.texts_are_complete)
    assert '(where-effects-show), field "prompt": is the same in two languages: Where do' in fault


@pytest.mark.parametrize(
    ("language", "old", "new", "message"),
    [
        ("fr", "l’adresse", "l'adresse", "straight apostrophe"),
        ("fr", "attendez\u202f!", "attendez !", "space before a sign is not a narrow no-break space"),
        ("fr", "«\u202fmots\u202f»", "«mots\u202f»", "no narrow no-break space inside guillemets"),
        ("en", "20 per cent", "20%", "% instead of per cent"),
        ("en", "organization", "organisation", "spelling of the United Nations is -ize, and analyse"),
        ("en", "a word", "a word word", "repeated word"),
        ("es", "10\u202f000", "10 000", "space in a number is not a narrow no-break space"),
        ("es", "¿Por qué?", "Por qué?", "¿ and ? do not balance"),
    ],
)
def test_signs_follow_the_language(language, old, new, message):
    assert list(typography.misprints(f"{old}.", language)) == []

    [(_, told)] = typography.misprints(f"{new}.", language)
    assert told.partition(":")[0] == message


def test_a_misprint_is_told_with_its_line(spoiled):
    line = spoiled.swap("pages/contact/fr.md", "\n## ", "\nVoir l'adresse.\n\n## ")

    where = f'pages/contact/fr.md, line {line + 1}, field "body"'
    [fault] = spoiled.faults(typography.typography_is_right)
    assert fault.startswith(f"{where}: straight apostrophe: “")


def test_titles_of_works_keep_their_spelling():
    assert list(typography.misprints("Mobilising the diaspora", "en", spelling=False)) == []
    assert list(typography.misprints("*Mobilising the diaspora*, a report.", "en")) == []
    assert list(typography.misprints("They are mobilising the diaspora.", "en")) != []


def test_a_discouraged_term_is_allowed_between_quotation_marks_only(spoiled):
    spoiled.swap("pages/contact/en.md", "\n## ", "\nThe word “climate refugee”.\n\n## ")
    assert spoiled.faults(typography.discouraged_terms_are_avoided) == []
    spoiled.swap("pages/contact/en.md", "“climate refugee”", "climate refugee")

    told = spoiled.faults(typography.discouraged_terms_are_avoided)
    assert told == [
        'pages/contact/en.md, line 2, field "body": discouraged term outside quotation marks: climate refugee'
    ]
