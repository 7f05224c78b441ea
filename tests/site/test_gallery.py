"""The gallery shows whatever components, blocks and errors there are, and production does not have it."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from portal.gallery.blocks import offered
from portal.gallery.components import components
from portal.gallery.views import ERRORS
from portal.gallery.words import STATES
from tests.core.factories import DocumentFactory, ImageFactory
from tests.site.test_settings import start_production

TEMPLATES = settings.BASE_DIR / "templates"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
INCLUDED = re.compile(r'include "components/(\w+)\.html"')


def around_every_page(template: str = "base.html") -> set[str]:
    """Return the names of the components that a template includes, and of those in them."""
    names = set(INCLUDED.findall((TEMPLATES / template).read_text()))
    return names.union(*(around_every_page(f"components/{name}.html") for name in names))


def files_of(folder: str) -> set[str]:
    """Return the names of the templates in a folder."""
    return {path.stem for path in (TEMPLATES / folder).glob("*.html")}


@pytest.mark.django_db
def test_every_component_has_an_example():
    shown = {name for words in STATES.values() for name, contexts in components(words()).items() if contexts}

    assert shown | around_every_page() == files_of("components")


def test_every_template_of_a_block_has_an_example():
    assert {block.meta.template for block in offered().values()} == {f"blocks/{n}.html" for n in files_of("blocks")}


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gallery_shows_each_name_in_each_language(language, state, client):
    ImageFactory()
    DocumentFactory()

    html = client.get(f"/{language}/gallery/", {"state": state}).content.decode()

    shown = set(re.findall(r'<h2 class="h3"><code>(\w+)</code>', html))
    with override(language):
        assert shown >= {name for name, contexts in components(STATES[state]()).items() if contexts}
        assert f">{STATES[state]().title}<" in html
    assert shown >= set(offered())


@pytest.mark.django_db
def test_the_gallery_can_be_read_from_right_to_left_and_is_not_for_search_engines(client):
    html = client.get(reverse("gallery"), {"dir": "rtl"}).content.decode()

    assert 'dir="rtl"' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", ERRORS)
def test_the_gallery_shows_the_page_of_each_error(name, client, caplog):
    assert client.get(f"/en/gallery/{name}/").status_code == int(name[:3])

    caplog.clear()  # Django logs 500 and 503, as it should


def test_production_has_no_gallery():
    check = "import django; django.setup(); from django.urls import resolve; print(resolve('/fr/gallery/').url_name)"

    assert start_production(check) == (0, "wagtail_serve")
