"""What must be true of a pack, by subject. A rule is a function: it is given a pack and yields its faults."""

from collections.abc import Callable, Iterator

from content.loader.pack.faults import Fault
from content.loader.pack.pack import Pack
from content.loader.pack.rules import (
    authority,
    courses,
    demo,
    documents,
    glossary,
    keys,
    lengths,
    quizzes,
    records,
    references,
    translations,
    typography,
)

RULES: tuple[Callable[[Pack], Iterator[Fault]], ...] = (
    authority.codes_are_listed,
    authority.lists_are_complete,
    authority.countries_are_complete,
    authority.territories_lie_in_their_country,
    keys.well_formed,
    keys.as_in_folder,
    keys.unique_slugs,
    keys.unique_keys_inside,
    references.keys_exist,
    references.targets_exist,
    references.links_lead_somewhere,
    references.addresses_are_written_out,
    references.sources_are_named,
    translations.texts_are_complete,
    translations.documents_are_complete,
    translations.texts_are_in_their_language,
    translations.versions_have_one_shape,
    translations.answers_have_one_shape,
    typography.typography_is_right,
    typography.discouraged_terms_are_avoided,
    lengths.texts_fit,
    lengths.bodies_fit,
    documents.bodies_become_blocks,
    documents.practices_hold_paragraphs,
    documents.answers_hold_paragraphs,
    documents.callouts_are_labelled,
    documents.tables_are_even,
    documents.practices_have_seven_sections,
    records.projects_are_consistent,
    records.projects_match_their_pages,
    records.projects_follow_their_themes,
    records.publications_are_consistent,
    records.videos_have_no_file,
    records.organisations_are_real,
    records.events_are_dated,
    records.listings_are_described,
    records.objectives_are_numbered,
    records.redirects_are_paths,
    courses.courses_hold_together,
    courses.modules_hold_together,
    courses.themes_are_given,
    courses.kits_name_modules,
    courses.lessons_have_their_callouts,
    courses.session_plans_add_up,
    courses.invented_places_say_so,
    courses.mentions_are_titles,
    quizzes.quizzes_cover_their_module,
    quizzes.quizzes_can_be_passed,
    quizzes.questions_have_their_parts,
    quizzes.right_answers_are_marked,
    quizzes.orders_and_pairs_are_long_enough,
    quizzes.short_texts_can_be_written,
    glossary.terms_are_sorted,
    glossary.terms_are_related_without_loops,
    glossary.forms_belong_to_one_term,
    glossary.matches_are_codes,
    demo.entries_are_flagged,
    demo.members_are_invented,
    demo.discussions_are_consistent,
)


def faults_of(pack: Pack) -> Iterator[Fault]:
    """Find everything that is wrong with a pack that could be read."""
    for rule in RULES:
        yield from rule(pack)
