"""Loading the pack: pages in every language they have, a second load changes nothing, editors keep their work."""

import re
from dataclasses import replace

import pytest
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from content.loader.identity import translation_key
from content.loader.pages import plan
from content.models import LoadedItem
from knowledge.learning.models import LessonPage, ModulePage
from reference.models import Country, Term, Theme
from tests.content.small import again, changed_country, page, shipped, with_summary

pytestmark = pytest.mark.django_db


def test_every_entry_has_a_live_page_in_each_of_its_languages(pack, loaded):
    live = set(Page.objects.live().filter(depth__gt=1).values_list("translation_key", "locale__language_code"))

    assert live == {(translation_key(item.key), language) for item in plan(pack) for language in item.languages}


def test_every_translation_is_complete(loaded):
    progress = [translation.get_progress() for translation in Translation.objects.all()]

    assert progress
    assert [(total, done) for total, done in progress if total != done] == []


def test_no_page_of_another_language_is_an_alias(loaded):
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_what_has_no_spanish_version_stays_missing_in_spanish(loaded):
    assert set(ModulePage.objects.values_list("locale__language_code", flat=True)) == {"fr", "en"}
    assert set(LessonPage.objects.values_list("locale__language_code", flat=True)) == {"fr", "en"}


def test_the_text_of_a_translation_is_that_of_the_pack(pack, loaded):
    version = pack.pages["contact"].versions["es"]

    contact = page("pages/contact", "es")

    assert (contact.title, contact.slug, contact.summary) == (version.title, version.slug, version.summary)


def test_a_project_carries_the_facts_of_the_table(pack, loaded):
    project = page("projects/jmdi-phase-2", "en")

    assert (project.budget_amount, project.budget_currency) == (9500000, "USD")
    assert str(project.starts_on) == "2012-12-01"
    assert [link.theme_id for link in project.theme_links.all()] == list(pack.projects["jmdi-phase-2"].themes)


def test_authority_lists_are_as_the_pack_has_them(pack, loaded):
    with override("es"):
        assert str(Country.objects.get(pk="SN")) == pack.countries["SN"].name["es"]
    assert Theme.objects.count() == len(pack.taxonomies.areas_of_intervention)
    assert Term.objects.count() == len(pack.terms)


def test_related_projects_lead_to_pages_in_the_readers_language(pack, loaded):
    assert pack.projects["jmdi-phase-1"].related == ("jmdi-phase-2",)

    for language in ("fr", "en", "es"):
        [related] = page("projects/jmdi-phase-1", language).related_links()
        assert related.pk == page("projects/jmdi-phase-2", language).pk


def test_links_of_texts_become_links_to_pages(pack, loaded):
    linking = replace_body(pack, "contact", "Voir [le bref](m4d:pages/programme-in-brief) et [x](m4d:events/nothing).")

    again(linking)

    number = page("pages/programme-in-brief").pk
    for language in ("fr", "en", "es"):
        [block] = page("pages/contact", language).body
        link = re.search(r"<a ([^>]*)>le bref</a> et x\.", block.value.source)[1]
        assert set(link.split()) == {'linktype="page"', f'id="{number}"'}


def replace_body(pack, key: str, body: str):
    """Return the pack with another body of a programme page, the same in every language."""
    entry = pack.pages[key]
    versions = {language: replace(version, body=body) for language, version in entry.versions.items()}
    return replace(pack, pages={**pack.pages, key: replace(entry, versions=versions)})


def test_links_are_known_to_the_index_of_references(loaded):
    target = page("projects/jmdi-phase-2")

    pointing = {str(page("projects/jmdi-phase-1", language).pk) for language in ("fr", "en", "es")}
    assert pointing <= set(ReferenceIndex.get_references_to(target).values_list("object_id", flat=True))


def test_old_addresses_lead_to_new_pages(pack, loaded, client):
    [entry] = pack.redirects

    response = client.get(entry.old_path)

    assert loaded.created["redirects"] == 1
    assert (response.status_code, response.url) == (301, page(entry.target, entry.language).url)


def everything() -> list[dict]:
    """Return all rows that a load writes."""
    models = [Page, Revision, TranslationSource, StringTranslation, Translation, Redirect, LoadedItem, Country, Term]
    return [row for model in models for row in model.objects.order_by("pk").values()]


def test_a_second_load_changes_nothing(pack, loaded):
    before = everything()

    outcome = again(pack)

    assert loaded.changes > 0
    assert (outcome.changes, outcome.left) == (0, {})
    assert everything() == before


def test_a_changed_entry_updates_the_page_that_nobody_touched(pack, loaded):
    outcome = again(with_summary(pack, "contact", "fr", "Une autre phrase."))

    assert outcome.updated["pages"] == 1
    assert page("pages/contact").summary == "Une autre phrase."
    assert page("pages/contact", "en").summary == pack.pages["contact"].versions["en"].summary


def test_a_changed_translation_updates_only_that_language(pack, loaded):
    outcome = again(with_summary(pack, "contact", "es", "Otra frase."))

    assert (outcome.updated["pages"], outcome.updated["translations"]) == (0, 1)
    assert page("pages/contact", "es").summary == "Otra frase."
    assert page("pages/contact", "en").summary == pack.pages["contact"].versions["en"].summary


def test_a_changed_row_updates_the_row_that_nobody_touched(pack, loaded):
    outcome = again(changed_country(pack, fr="Le Sénégal"))

    assert outcome.updated["rows"] == 1
    assert Country.objects.get(pk="SN").label["fr"] == "Le Sénégal"


def test_a_new_entry_is_added_to_what_stands(pack, loaded):
    larger = replace(pack, pages={**pack.pages, "privacy": shipped().pages["privacy"]})

    outcome = again(larger)

    assert (outcome.created["pages"], outcome.created["translations"]) == (1, 2)
    assert +outcome.updated == {"navigation": 3}  # the last line of the footer leads to it
    assert page("pages/privacy", "es").live
