"""Parts of pages are found by themselves: organisations and platforms of directories, frequent questions."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale, PageViewRestriction

from home.models import FaqPage, OrganisationDirectoryPage, Platform, PlatformDirectoryPage
from reference.models import Organisation
from search import engine
from search.checking import compare
from search.models import Entry
from tests.home.factories import PlatformFactory
from tests.reference.factories import CountryFactory, OrganisationFactory
from tests.search.asking import find, titles
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db

QUESTION = {"type": "question", "id": "11111111-1111-4111-8111-111111111111"}


@pytest.fixture
def directory(up_to_date):
    OrganisationFactory(
        code="ulap",
        label={"fr": "Union des collectivités", "en": "Union of authorities"},
        acronym={"fr": "ULAP"},
        description={"fr": "Partenaire de formation."},
        country=CountryFactory(code="PH", label={"fr": "Philippines"}),
    )
    made = make_page(OrganisationDirectoryPage, title="Répertoire", language="fr")
    made.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True).save_revision().publish()
    up_to_date()
    return made


@pytest.fixture
def questions(up_to_date):
    value = {"category": None, "question": "Comment adhérer ?", "answer": "<p>Écrivez à l’équipe du xylophone.</p>"}
    made = make_page(FaqPage, title="Questions", language="fr", questions=[QUESTION | {"value": value}])
    up_to_date()
    return made


def test_an_organisation_is_found_by_name_acronym_and_description(directory):
    for text in ("union des collectivités", "ULAP", "partenaire de formation"):
        hit = find(text, source="organisations").hits[0]
        assert (hit.kicker, hit.hint, hit.url) == ("Organisation", "Philippines", f"{directory.url}#ulap")
    assert titles("ULAP", source="organisations") == ["Union des collectivités (ULAP)"]


def test_a_row_is_found_in_each_language_that_has_its_name(directory, up_to_date):
    assert titles("union", language="en", source="organisations") == ["Union of authorities"]
    assert find("collectivités", language="en", source="organisations").hits[0].language == "en"

    organisation = Organisation.objects.get(code="ulap")
    organisation.label = {"fr": "Union des collectivités"}
    organisation.save()
    up_to_date()

    assert titles("union", language="en", source="organisations") == []
    assert find("ulap", language="en").elsewhere_count == 1


def test_organisations_are_filtered_by_tab_and_country(directory):
    results = find("union")

    assert results.sources["organisations"] == 1
    assert results.facets["country"] == {"PH": 1}


def rename(_page):
    organisation = Organisation.objects.get(code="ulap")
    organisation.label = {"fr": "Ligue", "en": "League"}
    organisation.save()


def add_one(_page):
    OrganisationFactory(code="alap", label={"fr": "Alliance"})


def delete_row(_page):
    Organisation.objects.get(code="ulap").delete()


def hide_row(_page):
    organisation = Organisation.objects.get(code="ulap")
    organisation.is_demo = True
    organisation.save()


def unpublish(page):
    page.unpublish()


def delete_page(page):
    page.delete()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def change_slug(page):
    page.slug = "organismes"
    page.save_revision().publish()


CHANGES = (rename, add_one, delete_row, hide_row, unpublish, delete_page, restrict, change_slug)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_parts_follow_every_change_of_rows_and_page(change, directory, up_to_date):
    change(directory)

    up_to_date()

    assert compare().count == 0


@pytest.mark.parametrize("change", [delete_row, hide_row, unpublish, delete_page, restrict], ids=lambda c: c.__name__)
def test_a_part_that_is_no_longer_shown_is_found_no_more(change, directory, up_to_date):
    change(directory)
    up_to_date()

    assert titles("ULAP", source="organisations") == []


def test_a_part_has_the_readers_of_its_page(directory, up_to_date):
    restrict(directory)
    up_to_date()

    assert titles("ULAP", source="organisations", audience=("public", "login")) == ["Union des collectivités (ULAP)"]


def test_a_whole_rebuild_keeps_the_parts(directory, up_to_date):
    call_command("update_index", "--backend", "public", verbosity=0)

    assert titles("ULAP", source="organisations") == ["Union des collectivités (ULAP)"]
    assert compare().count == 0


def test_a_difference_in_a_part_is_seen_and_mended(directory, up_to_date):
    part = Entry.objects.get(part="ulap", language="fr")
    Entry.objects.filter(pk=part.pk).update(document=part.document | {"title": "Ancien"})
    assert compare().outdated == {part.pk}

    Entry.objects.filter(pk=part.pk).delete()
    assert compare().missing == {directory.pk}

    call_command("search_check", verbosity=0)
    up_to_date()
    assert compare().count == 0


def test_a_platform_is_found(up_to_date):
    PlatformFactory(code="atlas", label={"fr": "Atlas des xylophones"}, description={"fr": "Cartes"})
    page = make_page(PlatformDirectoryPage, language="fr")
    up_to_date()

    assert [hit.url for hit in find("atlas xylophones", source="platforms").hits] == [f"{page.url}#atlas"]
    Platform.objects.get(code="atlas").delete()
    up_to_date()
    assert titles("atlas xylophones", source="platforms") == []


def test_a_question_is_found_with_its_answer(questions):
    hit = find("adhérer xylophone", source="questions").hits[0]

    assert hit.url == f"{questions.url}#{QUESTION['id']}"
    assert "équipe" in hit.text


def test_a_question_that_was_taken_out_is_found_no_more(questions, up_to_date):
    questions.questions = []
    questions.save_revision().publish()
    up_to_date()

    assert titles("adhérer", source="questions") == []


def test_the_address_of_a_part_exists_in_the_page(directory, questions, client):
    parts = Entry.objects.filter(page_id__in=[directory.pk, questions.pk])

    assert len(parts) == 2
    for part in parts:
        address, _hash, anchor = part.document["url"].partition("#")
        assert f'id="{anchor}"' in client.get(address).content.decode()


def test_a_part_far_down_a_list_has_the_address_of_its_page_of_the_list(directory, up_to_date, client, monkeypatch):
    OrganisationFactory(code="alap", label={"fr": "Alliance"})
    monkeypatch.setattr(OrganisationDirectoryPage, "page_size", 1)
    directory.save_revision().publish()
    up_to_date()

    url = find("ULAP", source="organisations").hits[0].url
    assert url == f"{directory.url}?page=2#ulap"
    assert 'id="ulap"' in client.get(url.partition("#")[0]).content.decode()


def test_parts_are_suggested_but_are_no_further_reading(directory):
    assert "Union des collectivités (ULAP)" in [s.text for s in engine.suggest("union coll", "fr", ("public",), 5)]
    part = Entry.objects.get(part="ulap", language="fr")
    assert part.pk not in [
        hit.pk for hit in engine.like(directory.pk, str(directory.translation_key), "fr", ("public",), 9)
    ]
