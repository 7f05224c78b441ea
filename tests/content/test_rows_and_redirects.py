"""Rows of authority lists and redirects that an editor has changed or deleted stay so; one load runs at a time."""

from contextlib import closing
from dataclasses import replace

import pytest
from django.db import connection
from wagtail.contrib.redirects.models import Redirect

from content.loader.lock import KEY, AlreadyLoading
from content.models import LoadedItem
from reference.models import Audience, Country, Organisation, PlatformType
from tests.content.small import again, changed_country, page

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


def test_a_page_that_names_a_row_that_an_editor_has_deleted_is_left_out(pack, loaded):
    Audience.objects.get(pk="donors").delete()
    contact = replace(pack.pages["contact"], audiences=("donors",))
    second = replace(pack.pages["programme-in-brief"], key="second", audiences=("donors",))

    outcome = again(replace(pack, pages={**pack.pages, "contact": contact, "second": second}))

    reason = "names reference.Audience/donors, which somebody has deleted"
    assert outcome.left["pages/contact (fr)"] == outcome.left["pages/second (fr)"] == reason
    assert outcome.left["pages/contact (es)"] == f"French page {reason}"
    assert outcome.changes == 0


def test_a_redirect_to_a_page_that_is_gone_is_named(pack, loaded):
    [entry] = pack.redirects
    page(entry.target, entry.language).delete()

    outcome = again(pack)

    assert outcome.left[f"redirect {entry.old_path}"] == "page not live"


def redirected(pack, target: str):
    """Return the pack with its one redirect leading to another entry."""
    [entry] = pack.redirects
    return replace(pack, redirects=(replace(entry, target=target),))


def test_a_redirect_follows_the_pack(pack, loaded):
    outcome = again(redirected(pack, "pages/contact"))

    assert outcome.updated["redirects"] == 1
    assert Redirect.objects.get().redirect_page_id == page("pages/contact", "en").pk


def test_a_redirect_that_an_editor_has_changed_is_left_alone(pack, loaded):
    Redirect.objects.update(redirect_page=page("home"))
    [entry] = pack.redirects

    same, other = again(pack), again(redirected(pack, "pages/contact"))

    assert (same.changes, same.left) == (0, {})
    assert other.left == {f"redirect {entry.old_path}": "edited"}
    assert Redirect.objects.get().redirect_page_id == page("home").pk


def test_a_redirect_that_an_editor_made_first_is_left_alone(pack, loaded):
    [entry] = pack.redirects
    LoadedItem.objects.filter(key=f"redirect {entry.old_path}").delete()
    Redirect.objects.update(redirect_page=None, redirect_link="https://example.org/")

    outcome = again(pack)

    assert outcome.left == {f"redirect {entry.old_path}": "edited"}
    assert Redirect.objects.get().redirect_link == "https://example.org/"


def test_a_redirect_that_an_editor_has_deleted_stays_deleted(pack, loaded):
    Redirect.objects.all().delete()
    [entry] = pack.redirects

    outcome = again(pack)

    assert outcome.left == {f"redirect {entry.old_path}": "deleted"}
    assert not Redirect.objects.exists()


def test_only_one_load_runs_at_a_time(pack, loaded):
    other = connection.copy()
    with closing(other), other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [KEY])

        with pytest.raises(AlreadyLoading):
            again(pack)

        cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])
    assert again(pack).changes == 0
