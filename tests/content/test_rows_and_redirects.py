"""Rows of authority lists that an editor has changed or deleted stay so."""

from dataclasses import replace

import pytest

from reference.models import Country, Organisation, PlatformType
from tests.content.small import again, changed_country

pytestmark = pytest.mark.django_db


def test_a_row_that_an_editor_has_changed_is_left_alone_and_named(pack, loaded):
    country = Country.objects.get(pk="SN")
    country.label["fr"] = "Sénégal, écrit par un éditeur"
    country.save()

    outcome = again(changed_country(pack, fr="Le Sénégal"))

    assert outcome.left == {"reference.Country/SN": "edited"}
    assert Country.objects.get(pk="SN").label["fr"] == "Sénégal, écrit par un éditeur"


def test_a_changed_row_keeps_the_place_that_an_editor_gave_it(pack, loaded):
    Country.objects.filter(pk="SN").update(position=7)

    outcome = again(changed_country(pack, fr="Le Sénégal"))

    assert outcome.updated["rows"] == 1
    assert (Country.objects.get(pk="SN").label["fr"], Country.objects.get(pk="SN").position) == ("Le Sénégal", 7)


def test_a_row_whose_place_an_editor_changed_is_left_alone(pack, loaded):
    [first, *_others] = pack.taxonomies.platform_types
    PlatformType.objects.filter(pk=first.key).update(position=7)
    renamed = replace(first, label={**first.label, "fr": "Un autre nom"})
    lists = replace(pack.taxonomies, platform_types=(renamed, *_others))

    outcome = again(replace(pack, taxonomies=lists))

    assert outcome.left == {f"reference.PlatformType/{first.key}": "edited"}
    assert PlatformType.objects.get(pk=first.key).position == 7


def test_a_row_that_an_editor_has_deleted_stays_deleted_and_is_named(pack, loaded):
    key = "iom"
    Organisation.objects.get(pk=key).delete()
    renamed = replace(pack.organisations[key], url="https://example.org/")

    outcome = again(replace(pack, organisations={**pack.organisations, key: renamed}))

    assert outcome.left == {f"reference.Organisation/{key}": "deleted"}
    assert not Organisation.objects.filter(pk=key).exists()
