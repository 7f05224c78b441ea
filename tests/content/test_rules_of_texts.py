"""Texts of the pack: languages, shape, typography, documents, courses and quizzes."""

import pytest

from content.loader.pack.rules import courses, documents, quizzes, translations, typography

COURSE = "courses/migration-local-development"
LESSON = f"{COURSE}/02-partnerships/01-who-is-missing"


def test_a_text_must_exist_in_every_language(spoiled):
    row = spoiled.set_cells("projects.csv", "cr-upala", summary_es="")

    where = f'projects.csv, row {row} (cr-upala), field "summary.es"'
    assert spoiled.faults(translations.texts_are_complete) == [f"{where}: is missing"]


def test_a_term_must_exist_in_every_language(spoiled):
    line = spoiled.swap("faq.yaml", "      en: What is the JMDI?\n", "")

    where = f'faq.yaml, line {line - 2} (what-is-jmdi), field "question.en"'
    assert spoiled.faults(translations.texts_are_complete) == [f"{where}: is missing"]


def test_a_module_has_texts_in_its_languages_only(spoiled):
    file = f"{COURSE}/04-jobs/module.yaml"
    line = spoiled.swap(file, "title:\n", 'title:\n  es: "Empleo"\n')

    where = f'{file}, line {line} (jobs), field "title.es"'
    assert spoiled.faults(translations.texts_are_complete) == [f"{where}: is not a language of this entry"]


def test_lists_must_be_of_equal_length(spoiled):
    file = f"{COURSE}/01-linking/module.yaml"
    spoiled.swap(file, '    - "Recognize the conditions that make an action last."\n', "")

    [fault] = spoiled.faults(translations.texts_are_complete)
    assert fault.endswith('(linking), field "objectives.en": has 3 items, 4 in the source')


def test_a_translation_must_not_be_a_copy(spoiled):
    copied = "Where do the effects of migration become visible first in a territory?"
    file = f"{COURSE}/01-linking/quiz.yaml"
    spoiled.swap(file, "Où les effets de la migration deviennent-ils visibles en premier\u202f?", copied)
    spoiled.swap(file, "Where do the effects of migration become visible first?", copied)

    [fault] = spoiled.faults(translations.texts_are_complete)
    assert '(where-effects-show), field "prompt": is the same in two languages: Where do' in fault


def test_a_text_must_be_in_its_language(spoiled):
    text = (spoiled.folder / "pages/contact/en.md").read_text(encoding="utf-8")
    french = (spoiled.folder / "pages/contact/fr.md").read_text(encoding="utf-8")
    spoiled.write("pages/contact/en.md", (text.split("---\n\n")[0] + "---\n\n" + french.split("---\n\n")[1]).encode())

    told = spoiled.faults(translations.texts_are_in_their_language)
    assert told == ['pages/contact/en.md, line 2, field "body": looks like fr, not en']


def test_versions_must_have_the_same_shape(spoiled):
    spoiled.swap(f"{LESSON}/es.md", "\n## ", "\n### ")

    [fault] = spoiled.faults(translations.versions_have_one_shape)
    assert fault.startswith(f"{LESSON}/es.md, line 2, field \"body\": headings differ from the source: ['h3', ")


def test_versions_must_have_the_same_links(spoiled):
    spoiled.swap("pages/privacy/en.md", "(m4d:pages/contact)", "(m4d:pages/why-local)")

    told = spoiled.faults(translations.versions_have_one_shape)
    assert told == [
        'pages/privacy/en.md, line 2, field "body": links differ from the source: '
        "[['m4d:pages/why-local']], not [['m4d:pages/contact']]"
    ]


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


def test_a_body_holds_only_what_pages_have_blocks_for(spoiled):
    line = spoiled.swap("pages/contact/fr.md", "\n## ", "\n#### ")

    where = f'pages/contact/fr.md, line {line + 1}, field "body"'
    assert spoiled.faults(documents.bodies_become_blocks) == [f"{where}: headings are of level 2 or 3"]


def test_a_case_says_whether_it_is_real(spoiled):
    line = spoiled.swap(f"{LESSON}/fr.md", "[!CASE] Cas fictif", "[!CASE] Cas")

    [fault] = spoiled.faults(documents.callouts_are_labelled)
    assert fault.startswith(f'{LESSON}/fr.md, line {line}, field "body": case is not labelled real or fictitious: Cas')


def test_a_table_must_be_even(spoiled):
    line = spoiled.swap("pages/contact/fr.md", "| --- | --- |", "| --- |")

    where = f'pages/contact/fr.md, line {line - 1}, field "body"'
    assert spoiled.faults(documents.tables_are_even) == [f"{where}: malformed table: | Vous souhaitez | Choisissez |"]


def test_a_practice_has_seven_sections(spoiled):
    spoiled.swap("practices/bicol-covenant/es.md", "## Recursos\n", "")

    [fault] = spoiled.faults(documents.practices_have_seven_sections)
    assert fault.startswith('practices/bicol-covenant/es.md, line 2, field "body": has the sections Introducción, ')


def test_the_minutes_of_a_module_add_up(spoiled):
    file = f"{COURSE}/01-linking/module.yaml"
    line = spoiled.swap(file, "minutes: 110", "minutes: 100")

    where = f'{file}, line {line} (linking), field "minutes"'
    assert spoiled.faults(courses.modules_hold_together) == [f"{where}: is 100, but lessons and quiz take 110"]


def test_a_certificate_has_all_its_placeholders(spoiled):
    spoiled.swap(f"{COURSE}/course.yaml", "Fait le {date}.", "Fait ce jour.")

    [fault] = spoiled.faults(courses.courses_hold_together)
    assert fault.endswith("fr: has the placeholders code, hours, learner, modules")


def test_a_course_can_be_completed_in_each_language(spoiled):
    line = spoiled.swap(f"{COURSE}/course.yaml", "minimum_modules: 3", "minimum_modules: 4")

    where = f'{COURSE}/course.yaml, line {line} (migration-local-development), field "minimum_modules"'
    assert spoiled.faults(courses.courses_hold_together) == [
        f"{where}: the course cannot be completed in es: 3 modules"
    ]


def test_a_lesson_that_is_named_must_exist(spoiled):
    spoiled.swap(f"{LESSON}/fr.md", "Cartographier les acteurs\u202f»", "Dessiner les acteurs\u202f»")

    told = spoiled.faults(courses.mentions_are_titles)
    where = f'{LESSON}/fr.md, line 2, field "body"'
    assert told == [f"{where}: no lesson, module or kit is called 'Dessiner les acteurs'"]


def test_a_single_choice_has_one_right_answer(spoiled):
    file = f"{COURSE}/01-linking/quiz.yaml"
    spoiled.swap(file, "correct: false", "correct: true", after="key: national-average")

    [fault] = spoiled.faults(quizzes.right_answers_are_marked)
    assert fault.startswith(f"{file}, line ")
    assert fault.endswith('(where-effects-show), field "answers": has 2 right answers, exactly one expected')


def test_a_question_has_the_parts_of_its_type(spoiled):
    file = f"{COURSE}/01-linking/quiz.yaml"
    spoiled.swap(file, "    type: single\n", "    type: single\n    max_words: 3\n")

    [fault] = spoiled.faults(quizzes.questions_have_their_parts)
    assert fault.endswith('(where-effects-show), field "max_words": is no part of a question of type single')


def test_a_question_is_about_a_lesson_of_its_module(spoiled):
    file = f"{COURSE}/01-linking/quiz.yaml"
    line = spoiled.swap(file, "lesson: local-angle", "lesson: local-angles")

    where = f'{file}, line {line} (where-effects-show), field "lesson"'
    told = spoiled.faults(quizzes.quizzes_cover_their_module)
    assert told == [f"{where}: there is no lesson 'local-angles' in this module"]
