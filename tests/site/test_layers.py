"""Foreign keys and template tags hold to the layers of docs/architecture.md, as imports do."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model

LAYERS = [
    {"content"},
    {"home", "interop"},
    {"projectdb", "library", "learning", "glossary", "news"},
    {"search", "translation"},
    {"accounts", "reference"},
    {"core"},
]
DEPTH = {label: depth for depth, layer in enumerate(LAYERS) for label in layer}
LOAD = re.compile(r"{% load ([^%]*) %}")
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def links() -> list[tuple[str, str, str]]:
    """Return app, field and app pointed to of every relation between apps of the portal."""
    return [
        (model._meta.app_label, f"{model.__name__}.{field.name}", field.related_model._meta.app_label)
        for label in DEPTH
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model
        and field.related_model is not get_user_model()  # the one model that settings put in place of Django's
    ]


def goes_down(above: str, below: str) -> bool:
    """Say whether an app may know another one."""
    return above == below or below not in DEPTH or DEPTH[above] < DEPTH[below]


def test_relations_point_downwards_only():
    upwards = [f"{field} -> {below}" for above, field, below in links() if not goes_down(above, below)]

    assert links()
    assert upwards == []


@pytest.mark.parametrize("app", sorted(DEPTH))
def test_templates_of_an_app_load_tags_of_apps_below_only(app):
    tags = {f"{label}_tags": label for label in DEPTH}
    loaded = {
        name
        for path in (TEMPLATES / app).rglob("*.html")
        for line in LOAD.findall(path.read_text())
        for name in line.split()
        if name in tags
    }

    assert [name for name in loaded if not goes_down(app, tags[name])] == []
