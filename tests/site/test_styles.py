"""The style sheets: no class that nothing wears, a section for a component in the order of the files."""

import re

import pytest
from django.conf import settings

BASE = settings.BASE_DIR
SHEETS = ["portal.css", "components.css"]
UNWORN = re.compile(r"{% comment %}.*?{% endcomment %}|{% (?:block)?translate .*?%}", re.DOTALL)


def sheet(name: str) -> str:
    """Return the text of a style sheet."""
    return (BASE / "static/css" / name).read_text()


def classes(name: str) -> set[str]:
    """Return the classes that a style sheet has rules for."""
    text = re.sub(r"/\*.*?\*/", "", sheet(name), flags=re.DOTALL)
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"{[^{}]*}", "{}", text)))


@pytest.fixture(scope="module")
def words() -> set[str]:
    """Every word of the templates, scripts and drawings; a class put together leaves its beginning."""
    templates = [UNWORN.sub("", path.read_text()) for path in (BASE / "templates").rglob("*.html")]
    others = [path.read_text() for path in [*(BASE / "core/drawing").glob("*.*"), *(BASE / "static").rglob("*.js")]]
    return set(re.findall(r"[\w-]+", " ".join([*templates, *others])))


@pytest.mark.parametrize("name", SHEETS)
def test_every_class_is_worn_by_something(name, words):
    beginnings = tuple(word for word in words if word.endswith("-"))
    put_together = {css for css in classes(name) if css.startswith(beginnings) or css.rstrip("0123456789") in words}

    assert classes(name) - words - put_together == set()


def test_sections_of_components_stand_in_the_order_of_their_files():
    text = sheet("components.css").partition("- shared parts */")[2].partition("- blocks of a page")[0]
    sections = re.findall(r"^  /\* ([a-z_]+)(?:: .*)? \*/$", text, re.MULTILINE)
    files = sorted(path.stem for path in (BASE / "templates/components").glob("*.html"))

    assert len(sections) > 20
    assert [name for name in files if name in sections] == sections
