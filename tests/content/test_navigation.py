"""The navigation of the pack: in every language, once, and never over the work of an editor."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from core.frame import Frame
from core.models import SiteFrame
from tests.content.small import again

pytestmark = pytest.mark.django_db


def frame(language: str = "fr") -> SiteFrame:
    """Return what stands around the pages of a language."""
    return SiteFrame.objects.get(locale__language_code=language)


def with_tagline(pack, **texts: str):
    """Return the pack with another tagline in some languages."""
    entry = pack.site.frame
    return replace(pack, site=replace(pack.site, frame=replace(entry, tagline={**entry.tagline, **texts})))


@pytest.mark.parametrize(
    ("language", "section", "heading"),
    [("fr", "Projets", "Explorer"), ("en", "Projects", "Explore"), ("es", "Proyectos", "Explorar")],
)
def test_the_first_load_makes_navigation_and_footer_in_every_language(language, section, heading, rf, loaded):
    with override(language):
        found = Frame.of(rf.get("/"))

        assert [len(found.sections), len(found.footer), len(found.legal_links)] == [6, 3, 2]
        assert (found.sections[0].title, found.footer[0][0]) == (section, heading)


def test_a_second_load_leaves_the_navigation_as_it_is(pack, loaded):
    outcome = again(pack)

    assert loaded.created["navigation"] == 3
    assert (outcome.unchanged["navigation"], outcome.changes) == (3, 0)


def test_a_changed_text_of_one_language_is_loaded(pack, loaded):
    outcome = again(with_tagline(pack, es="Otra frase"))

    assert outcome.updated["navigation"] == 1
    assert frame("es").tagline == "Otra frase"
    assert frame("es").live


def test_what_an_editor_has_changed_stays(pack, loaded):
    edited = frame()
    edited.tagline = "Le lien"
    edited.save_revision().publish()

    outcome = again(with_tagline(pack, fr="Autre", en="Other", es="Otra"))

    assert outcome.left == {
        "frame (fr)": "edited",
        "frame (en)": "French one edited",
        "frame (es)": "French one edited",
    }
    assert frame().tagline == "Le lien"
