"""What a browser fetches as one file holds all of its pieces."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from rjsmin import jsmin

from core.staticfiles import COMMENT, INDENTATION


def css_of(text):
    """Return a style sheet as a bundle has it."""
    return INDENTATION.sub("\n", COMMENT.sub("", text)).strip()


@pytest.mark.parametrize("bundle", ["css/m4d.css", "js/m4d.js"])
def test_a_bundle_holds_each_piece_in_order(bundle, settings):
    text = Path(finders.find(bundle)).read_text()
    smaller = jsmin if bundle.endswith(".js") else css_of

    places = [text.index(smaller(Path(finders.find(one)).read_text())) for one in settings.STATIC_BUNDLES[bundle]]

    assert places == sorted(places)
    assert "/*" not in text


def test_every_sheet_and_script_is_part_of_a_bundle_of_the_admin_or_of_the_search(settings):
    pieces = {piece for bundle in settings.STATIC_BUNDLES.values() for piece in bundle}
    static = settings.BASE_DIR / "static"
    files = {str(path.relative_to(static)) for path in [*static.glob("css/*.css"), *static.glob("js/*.js")]}

    assert files - pieces == {"css/admin.css", "js/count.js", "js/field.js", "js/progress.js", "js/suggest.js"}


def test_a_changed_piece_changes_the_bundle(settings, tmp_path):
    piece = tmp_path / "js/one.js"
    piece.parent.mkdir()
    piece.write_text("const one = 1;\n")
    settings.STATICFILES_DIRS = [tmp_path]
    settings.STATIC_BUNDLES = {"js/all.js": ["js/one.js"]}
    finders.get_finder.cache_clear()
    finders.find("js/all.js")

    piece.write_text("const one = 2;\n")

    assert Path(finders.find("js/all.js")).read_text() == "{const one=2;}"


@pytest.fixture(autouse=True)
def own_finders():
    """Forget the finders of these settings."""
    yield
    finders.get_finder.cache_clear()
