"""Facts of the pack: codes, keys, references, dates, amounts, terms, demonstration."""

import pytest

from content.loader.pack.rules import authority, demo, glossary, keys, lengths, records, references
from tests.content.spoiling import SpoiledPack


@pytest.fixture
def spoiled(tmp_path):
    return SpoiledPack(tmp_path)


def test_a_country_must_be_in_iso_3166(spoiled):
    row = spoiled.set_cells("projects.csv", "cr-upala", partner_countries="NI;QQ")

    where = f'projects.csv, row {row} (cr-upala), field "partner_countries"'
    assert spoiled.faults(authority.codes_are_listed) == [f"{where}: 'QQ' is not in countries"]


def test_a_theme_must_be_in_the_taxonomies(spoiled):
    line = spoiled.swap("courses/tools/01-stakeholder-mapping/tool.yaml", "[local-governance,", "[town-halls,")

    where = f'courses/tools/01-stakeholder-mapping/tool.yaml, line {line} (stakeholder-mapping), field "themes"'
    assert spoiled.faults(authority.codes_are_listed) == [f"{where}: 'town-halls' is not in areas_of_intervention"]


def test_a_standard_list_must_have_all_its_rows(spoiled):
    entry = "  - code: 23\n    label:\n      fr: Coopération internationale\n"
    spoiled.swap("taxonomies.yaml", entry, entry.replace("23", "22"))

    told = spoiled.faults(authority.lists_are_complete)
    assert [fault.partition(", field ")[2] for fault in told] == ['"gcm_objectives": 22 is there twice']


def test_a_country_must_lie_in_the_region_of_its_subregion(spoiled):
    row = spoiled.set_cells("countries.csv", "SN", m49_region="150")

    told = spoiled.faults(authority.countries_are_complete)
    assert f"countries.csv, row {row} (SN), field \"m49_subregion\": '202' is not a part of '150'" in told
    assert 'countries.csv, field "m49_region": 59 countries are in 002, 60 expected' in told


def test_a_territory_code_must_begin_with_its_country(spoiled):
    row = spoiled.set_cells("territories.csv", "IT-34", country="ES")

    where = f'territories.csv, row {row} (IT-34), field "code"'
    assert spoiled.faults(authority.territories_lie_in_their_country) == [
        f"{where}: 'IT-34' is not an ISO 3166-2 code of ES"
    ]


def test_a_slug_must_be_well_formed(spoiled):
    line = spoiled.swap("pages/contact/es.md", "slug: contacto", "slug: Contáctenos")

    [fault] = spoiled.faults(keys.well_formed)
    assert fault.startswith(f"pages/contact/es.md, line {line}, field \"slug\": 'Contáctenos' is not made of")


def test_a_slug_must_be_the_only_one_of_its_section_and_language(spoiled):
    line = spoiled.swap("pages/privacy/es.md", "slug: datos-personales", "slug: contacto")

    where = f'pages/privacy/es.md, line {line}, field "slug"'
    assert spoiled.faults(keys.unique_slugs) == [f"{where}: 'contacto' is already used in pages/contact/es.md"]


def test_a_key_must_be_that_of_its_folder(spoiled):
    spoiled.swap("news/toolbox-2015/meta.yaml", "key: toolbox-2015", "key: toolbox")

    where = 'news/toolbox-2015/meta.yaml, line 1 (toolbox), field "key"'
    assert spoiled.faults(keys.as_in_folder) == [f"{where}: must be 'toolbox-2015', as the folder is named"]


def test_a_link_must_lead_to_an_entry(spoiled):
    line = spoiled.swap("pages/privacy/en.md", "(m4d:pages/contact)", "(m4d:pages/contacts)")

    where = f'pages/privacy/en.md, line {line}, field "body"'
    assert spoiled.faults(references.links_lead_somewhere) == [f"{where}: broken link m4d:pages/contacts"]


def test_a_lesson_links_to_the_glossary_only(spoiled):
    lesson = "courses/migration-local-development/02-partnerships/01-who-is-missing/fr.md"
    line = spoiled.swap(lesson, "(m4d:glossary/stakeholder-mapping)", "(m4d:pages/contact)")

    where = f'{lesson}, line {line}, field "body"'
    assert spoiled.faults(references.links_lead_somewhere) == [
        f"{where}: courses link to the glossary only, not to m4d:pages/contact"
    ]


def test_a_related_project_must_exist(spoiled):
    row = spoiled.set_cells("projects.csv", "sn-jappando", related="sn-jappando-3")

    where = f'projects.csv, row {row} (sn-jappando), field "related"'
    assert spoiled.faults(references.keys_exist) == [f"{where}: there is no 'sn-jappando-3' in projects"]


def test_a_project_is_not_related_to_itself(spoiled):
    row = spoiled.set_cells("projects.csv", "sn-jappando", related="sn-jappando")

    where = f'projects.csv, row {row} (sn-jappando), field "related"'
    assert spoiled.faults(references.keys_exist) == [f"{where}: refers to itself"]


def test_a_redirect_must_lead_to_a_page(spoiled):
    row = spoiled.set_cells("redirects.csv", "/fr", target="index:forum")

    where = f'redirects.csv, row {row}, field "target"'
    assert spoiled.faults(references.targets_exist) == [f"{where}: there is no page 'index:forum'"]


def test_the_address_of_an_organization_must_be_secure(spoiled):
    line = spoiled.swap("organisations.yaml", "url: https://www.undp.org", "url: http://www.undp.org")

    where = f'organisations.yaml, line {line} (undp), field "url"'
    assert spoiled.faults(references.addresses_are_written_out) == [
        f"{where}: 'http://www.undp.org' is not an address beginning with https"
    ]


def test_a_source_is_an_address_or_a_known_word(spoiled):
    line = spoiled.swap("pages/why-local/meta.yaml", "  - brochure", "  - hearsay")

    [fault] = spoiled.faults(references.sources_are_named)
    assert fault.startswith(f"pages/why-local/meta.yaml, line {line - 1} (why-local), field \"sources\": 'hearsay'")


def test_a_summary_must_not_be_too_long(spoiled):
    line = spoiled.swap("pages/contact/fr.md", "summary: Écrire", f"summary: {'Écrire ' * 30}")

    [fault] = spoiled.faults(lengths.texts_fit)
    assert fault.startswith(f'pages/contact/fr.md, line {line}, field "summary": has ')
    assert fault.endswith(" characters, 240 at most")


def test_a_definition_must_be_neither_short_nor_long(spoiled):
    line = spoiled.swap("glossary.yaml", 'definition: "', 'definition: "Appui." # ')

    where = f'glossary.yaml, line {line} (assisted-voluntary-return), field "definition"'
    assert spoiled.faults(lengths.texts_fit) == [f"{where}: has 1 words, 30 to 60 expected"]


def test_a_project_must_not_end_before_it_starts(spoiled):
    row = spoiled.set_cells("projects.csv", "cr-upala", end="2014-04")

    where = f'projects.csv, row {row} (cr-upala), field "end"'
    assert spoiled.faults(records.projects_are_consistent) == [f"{where}: ends before it starts"]


def test_an_amount_needs_its_currency(spoiled):
    row = spoiled.set_cells("projects.csv", "cr-upala", budget_currency="")

    where = f'projects.csv, row {row} (cr-upala), field "budget_currency"'
    assert spoiled.faults(records.projects_are_consistent) == [f"{where}: amount and currency go together"]


def test_a_partner_territory_must_lie_in_a_partner_country(spoiled):
    row = spoiled.set_cells("projects.csv", "sn-jappando", partner_territory_codes="ES-MC")

    where = f'projects.csv, row {row} (sn-jappando), field "partner_territory_codes"'
    assert spoiled.faults(records.projects_are_consistent) == [f"{where}: ES-MC is in none of its partner_countries"]


def test_a_row_and_its_page_have_one_title(spoiled):
    row = spoiled.set_cells("projects.csv", "ma-figuig", title_en="Figuig")

    where = f'projects.csv, row {row} (ma-figuig), field "title.en"'
    assert spoiled.faults(records.projects_match_their_pages) == [
        f"{where}: differs from the title in projects/ma-figuig/en.md"
    ]


def test_sectors_follow_the_themes(spoiled):
    row = spoiled.set_cells("projects.csv", "ma-khouribga", themes="employment", iati_sectors="12110")

    told = spoiled.faults(records.projects_follow_their_themes)
    where = f'projects.csv, row {row} (ma-khouribga), field "iati_sectors"'
    assert told[0] == f"{where}: does not follow the mapping of its themes: 16020"


def test_a_date_must_be_as_precise_as_it_says(spoiled):
    line = spoiled.swap("events.yaml", "start: 2008-10", "start: 2008")

    where = f'events.yaml, line {line} (gfmd-manila-2008), field "start"'
    assert spoiled.faults(records.events_are_dated) == [f"{where}: 2008 is not known to the month"]


def test_a_day_that_comes_back_must_be_in_the_calendar(spoiled):
    line = spoiled.swap("events.yaml", "month_day: 12-18", "month_day: 18-12")

    [fault] = spoiled.faults(records.events_are_dated)
    assert fault.startswith(f'events.yaml, line {line} (international-migrants-day), field "month_day": ')


def test_broader_terms_do_not_lead_back(spoiled):
    line = spoiled.swap("glossary.yaml", "broader: []", "broader: [asylum-seeker]", after="- key: migrant\n")

    told = spoiled.faults(glossary.terms_are_related_without_loops)
    assert f'glossary.yaml, line {line} (migrant), field "broader": leads back to the term itself' in told


def test_a_form_belongs_to_one_term(spoiled):
    spoiled.swap("glossary.yaml", 'term: "asylum seeker"', 'term: "baseline"')

    told = spoiled.faults(glossary.forms_belong_to_one_term)
    assert told[0].endswith("(baseline), field \"en\": 'baseline' already belongs to asylum-seeker")


def test_terms_stand_in_order(spoiled):
    line = spoiled.swap("glossary.yaml", "key: baseline", "key: a-baseline")

    told = spoiled.faults(glossary.terms_are_sorted)
    where = f'glossary.yaml, line {line} (a-baseline), field "key"'
    assert told == [f"{where}: 'a-baseline' must stand before 'asylum-seeker'"]


def test_a_demonstration_entry_must_be_flagged(spoiled):
    line = spoiled.swap("demo/posts.yaml", "demo: true", "demo: false", after="key: demo-post-02")

    where = f'demo/posts.yaml, line {line} (demo-post-02), field "demo"'
    assert spoiled.faults(demo.entries_are_flagged) == [f"{where}: must be true"]


def test_a_demonstration_entry_must_look_like_one(spoiled):
    line = spoiled.swap("demo/members.yaml", "display_name: Démonstration – ", "display_name: ")

    where = f'demo/members.yaml, line {line} (demo-member-01), field "display_name"'
    assert spoiled.faults(demo.entries_are_flagged) == [f"{where}: must begin with “Démonstration –”"]


def test_a_contribution_must_fall_in_its_discussion(spoiled):
    line = spoiled.swap("demo/discussions.yaml", "date: '2026-02-03'", "date: '2026-01-03'")

    where = f'demo/discussions.yaml, line {line} (demo-disc-diagnosis), field "date"'
    assert spoiled.faults(demo.discussions_are_consistent) == [
        f"{where}: 2026-01-03 is outside the discussion (2026-02-02 to 2026-03-02)"
    ]
