"""Each rule of the pack: one thing is spoiled, and the fault names file, place and field."""

from collections.abc import Callable

import pytest

from content.loader.pack.rules import (
    authority,
    documents,
    glossary,
    keys,
    lengths,
    records,
    references,
    translations,
    typography,
)
from tests.content.spoiling import SpoiledPack

PROJECT = 'projects.csv, row {line} (cr-upala), field "{field}": '
CONTACT = 'pages/contact/fr.md, line {line}, field "{field}": '


def cells(**values: str) -> Callable[[SpoiledPack], int]:
    """Return what fills cells of the row of one project, and gives its number."""
    return lambda pack: pack.set_cells("projects.csv", "cr-upala", **values)


def swap(file: str, old: str, new: str, after: str = "") -> Callable[[SpoiledPack], int]:
    """Return what puts other words into a file, and gives their line."""
    return lambda pack: pack.swap(file, old, new, after=after)


DAMAGES = {  # what is spoiled: (rule, damage, the beginning of the fault)
    "a project that ends before it starts": (
        records.projects_are_consistent, cells(end="2013"), PROJECT.format(line="{line}", field="end"),
    ),
    "a project with an amount and no currency": (
        records.projects_are_consistent, cells(budget_currency=""),
        PROJECT.format(line="{line}", field="budget_currency"),
    ),
    "a territory of another country": (
        records.projects_are_consistent, cells(territory_codes="SN-DB"),
        PROJECT.format(line="{line}", field="territory_codes"),
    ),
    "a project without its page": (
        records.projects_match_their_pages, cells(has_page="false"), PROJECT.format(line="{line}", field="has_page"),
    ),
    "a title that differs from that of the page": (
        records.projects_match_their_pages, cells(title_fr="Un autre titre"),
        PROJECT.format(line="{line}", field="title.fr"),
    ),
    "codes that do not follow the themes": (
        records.projects_follow_their_themes, cells(iati_sectors="15190"),
        PROJECT.format(line="{line}", field="iati_sectors"),
    ),
    "a theme that no list has": (
        authority.codes_are_listed, cells(themes="astrology"), PROJECT.format(line="{line}", field="themes"),
    ),
    "a country that no list has": (
        authority.codes_are_listed, cells(countries="XX"), PROJECT.format(line="{line}", field="countries"),
    ),
    "a parent that does not exist": (
        references.keys_exist, cells(parent="jmdi-phase-9"), PROJECT.format(line="{line}", field="parent"),
    ),
    "a project that is its own parent": (
        references.keys_exist, cells(parent="cr-upala"), PROJECT.format(line="{line}", field="parent"),
    ),
    "an address that is none": (
        references.addresses_are_written_out, cells(source_url="www.example.org"),
        PROJECT.format(line="{line}", field="source_url"),
    ),
    "a summary that is too long": (
        lengths.texts_fit, cells(summary_fr="Un mot. " * 60), PROJECT.format(line="{line}", field="summary.fr"),
    ),
    "a text that is missing in one language": (
        translations.texts_are_complete, cells(summary_es=""), PROJECT.format(line="{line}", field="summary.es"),
    ),
    "a link that leads nowhere": (
        references.links_lead_somewhere,
        swap("pages/contact/fr.md", "formulaire de contact", "[formulaire](m4d:pages/nothing)"),
        CONTACT.format(line="{line}", field="body"),
    ),
    "a slug with capitals": (
        keys.well_formed, swap("pages/contact/fr.md", "slug: contact", "slug: Contact"),
        CONTACT.format(line="{line}", field="slug"),
    ),
    "a straight apostrophe": (
        typography.typography_is_right, swap("pages/contact/fr.md", "l’accès", "l'accès"),
        CONTACT.format(line="{line}", field="summary"),
    ),
    "an image in a text": (
        documents.bodies_become_blocks,
        swap("pages/contact/fr.md", "Choisissez l’objet du message", "![](x.png)"),
        CONTACT.format(line="{line}", field="body"),
    ),
    "a version with another number of headings": (
        translations.versions_have_one_shape, swap("pages/contact/es.md", "\n## ", "\n"),
        'pages/contact/es.md, line 2, field "body": ',
    ),
    "a source that is neither an address nor a known word": (
        references.sources_are_named, swap("pages/contact/meta.yaml", "- brochure", "- hearsay"),
        'pages/contact/meta.yaml, line ',
    ),
    "a page whose key is not that of its folder": (
        keys.as_in_folder, swap("pages/contact/meta.yaml", "key: contact", "key: contacts"),
        'pages/contact/meta.yaml, line {line} (contacts), field "key": ',
    ),
    "an event that ends before it starts": (
        records.events_are_dated, swap("events.yaml", "'2007-07-11'", "'2007-07-01'"),
        'events.yaml, line {line} (gfmd-brussels-2007), field "end": ',
    ),
    "a day of each year that no year has": (
        records.events_are_dated, swap("events.yaml", "month_day: 12-18", "month_day: 13-18"),
        'events.yaml, line {line} (international-migrants-day), field "month_day": ',
    ),
    "a publication dated in another year": (
        records.publications_are_consistent, swap("publications.yaml", "date: 2011-08", "date: 2012-08"),
        'publications.yaml, line {line} (bottom-up-handbook), field "date": ',
    ),
    "an invented organisation among real ones": (
        records.organisations_are_real, swap("organisations.yaml", "demo: false", "demo: true"),
        'organisations.yaml, line {line} (undp), field "demo": ',
    ),
    "an old address that is no path": (
        records.redirects_are_paths, swap("redirects.csv", "\n/content/about-jmdi", "\ncontent/about-jmdi"),
        "redirects.csv, row ",
    ),
    "a match that is no code": (
        glossary.matches_are_codes, swap("glossary.yaml", 'id: "21"', 'id: "99"'),
        'glossary.yaml, line ',
    ),
    "a term that leads back to itself": (
        glossary.terms_are_related_without_loops,
        swap("glossary.yaml", "broader: [return-migration]", "broader: [assisted-voluntary-return]"),
        'glossary.yaml, line ',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_a_spoiled_pack_is_told_with_file_place_and_field(name, spoiled):
    rule, damage, expected = DAMAGES[name]
    line = damage(spoiled)

    told = spoiled.faults(rule)

    assert [fault for fault in told if fault.startswith(expected.format(line=line))], told
