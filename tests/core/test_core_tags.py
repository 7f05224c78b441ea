"""Template tags, components and blocks: they render with little, in every language, under a strict policy."""

import datetime
import re
from importlib import import_module
from types import SimpleNamespace as Thing

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import engines
from django.template.loader import render_to_string
from django.utils.translation import override

from core.blocks import BodyBlock
from core.models import SourceLink
from core.templatetags import core_tags

LANGUAGES = ["fr", "en", "es"]
LIBRARIES = [
    "django.template.defaultfilters",
    "django.template.defaulttags",
    "django.templatetags.i18n",
    "django.templatetags.l10n",
    "django.templatetags.static",
    "django.templatetags.tz",
    "wagtail.templatetags.wagtailcore_tags",
    "wagtail.images.templatetags.wagtailimages_tags",
]
PICTURE = Thing(photo=None, theme="diaspora", dye="africa", seed=1)
PAGE = Thing(
    title="JAPPANDO", url_path="/accueil/jappando/",
    summary="À Diourbel.", picture=PICTURE, kicker="Projet", is_demo=True,
    page_type_display_name="Projet", theme_list=[Thing(code="diaspora", name="Diasporas", icon="t-diaspora")],
    origin_name="Sénégal", destination_name="Italie", framework_name="ICMD",
    starts_on=datetime.date(2014, 5, 1), starts_precision="month", ends_on=None, ends_precision="day",
)  # fmt: skip
LINK = Thing(title="Projets", url="/fr/projets/", is_current=True)
FRAME = Thing(
    site=Thing(tagline="Migration", description="Un réseau.", owner="ICMD"),
    home_url="/fr/", search_url="/fr/chercher/", account_url="/compte/", sections=[LINK],
    footer=[("Explorer", [LINK])], legal_links=[LINK], breadcrumbs=[LINK],
    languages=[
        Thing(code="fr", name="Français", url="/fr/", is_current=True, is_missing=False),
        Thing(code="es", name="Español", url="/es/", is_current=False, is_missing=True),
    ],
)  # fmt: skip
FACET = Thing(
    legend="Thème", name="theme", is_open=True, options=[Thing(value="a", label="A", count=1, is_chosen=True)]
)
FIELD = Thing(label_tag="Nom", help_text="Aide", auto_id="id_name", errors=["Requis"])
PLACE = Thing(longitude=-16.2, latitude=14.6, name="Diourbel")
COMPONENTS = {
    "banner": {"banners": [Thing(text="Le portail ferme samedi.", is_warning=True, link=LINK)]},
    "bars": {"bars": [Thing(name="A", url="#", share=50, count=3)]},
    "brand": {"url": "/", "tagline": "Migration"},
    "breadcrumbs": {"links": FRAME.breadcrumbs},
    "card": {"page": PAGE},
    "report_link": {"url": "/fr/report/?page=/fr/"},
    "related": {
        "pages": [Thing(url_path="/accueil/page/", title="Une page", page_type_display_name="Projet")],
    },
    "card_project": {"page": PAGE},
    "demo_bar": {},
    "door": {"title": "Associations", "url": "#", "text": "Agir", "picture": PICTURE},
    "error_summary": {"form": [Thing(id_for_label="id_name", errors=["Requis"])], "send_id": "send"},
    "event": {"title": "Forum", "url": "#", "start": datetime.date(2027, 2, 11), "place": "Quito", "precision": "day"},
    "codes": {
        "groups": [Thing(heading="ODD", explanation="Cibles", url="#", codes=[Thing(notation="10.7", name="A")])]
    },
    "chosen": {"options": [Thing(label="A", without="")], "url": "/", "all_url": "q=a"},
    "facet": vars(FACET),
    "facet_options": {"name": "theme", "options": FACET.options},
    "facts": {"facts": [("Pays", "Sénégal"), ("Budget", "")]},
    "field": {"field": FIELD},
    "file": {"title": "Guide", "url": "#", "language": "en", "kind": "pdf", "size": 2048},
    "follow": {"page": Thing(feed_url="/fr/feeds/news.atom", calendar="agenda.ics", url_path="/accueil/agenda/")},
    "footer": {"frame": FRAME},
    "head_languages": {"canonical_url": "https://example.org/fr/", "alternates": {"fr": "https://example.org/fr/"}},
    "header": {"frame": FRAME},
    "head_data": {"page": PAGE, "head": Thing(title="JAPPANDO", url="/fr/jappando/", script="{}")},
    "hit": {"page": PAGE},
    "hit_project": {"page": PAGE},
    "lang_state": {"languages": FRAME.languages},
    "language_switcher": {"languages": FRAME.languages},
    "map_figure": {"picture": "<svg></svg>"},
    "map_notice": {},
    "messages": {"messages": [Message(SUCCESS, "Publié")]},
    "nav": {"frame": FRAME},
    "notice": {"kind": "ok", "name": "check", "title": "Publié"},
    "orders": {"orders": [Thing(label="Par titre", query="sort=title", is_current=True)]},
    "pagination": {"entries": Paginator(range(99), 9).page(5), "query": QueryDict("theme=a")},
    "pair": {"origin": "Sénégal", "destination": "Italie"},
    "picture": {"picture": PICTURE},
    "place_map": {"origin": PLACE, "codes": "SN"},
    "provenance": {
        "sources": [SourceLink(kind="brochure", consulted_on=datetime.date(2026, 10, 1))],
        "checked_on": datetime.date(2026, 11, 2),
    },
    "search_hit": {"hit": Thing(title="Une page", url="#", text="Un texte", kicker="Projet", hint="", facts=["2012"])},
    "search_form": {"url": "/", "field_id": "q", "label": "Portail", "is_big": True},
    "section_head": {"title": "Projets", "title_id": "projects", "url": "#", "more": "Tous"},
    "stream": {"blocks": []},
    "tabs": {"tabs": [Thing(label="Tout", count=3, query="q=a", is_current=True)], "label": "Contenus"},
    "thread_map": {"rows": [("SN", "IT", 2)]},
    "tags": {"themes": PAGE.theme_list, "url": "/fr/projets/"},
    "ways_on": {"frame": FRAME, "field_id": "q-404"},
    "video": {"title": "Entretien", "transcript": "Oui.", "source_url": "https://example.org/film"},
    "world_map": {"rows": [("SN", "Sénégal", 3, "#")], "view": "", "query": QueryDict("view=002")},
}
BLOCKS = {
    "heading": {"text": "Ce qui est fait", "level": "3"},
    "rich_text": "<p>Un texte.</p>",
    "quote": {"text": "<p>Une action dure.</p>", "source": "Rapport"},
    "callout": {"kind": "case", "title": "Cas", "content": [{"type": "rich_text", "value": "<p>Diourbel</p>"}]},
    "table": {
        "caption": "Atouts",
        "columns": [{"type": "text", "heading": "Atout"}],
        "rows": [{"values": ["<p>Proximité</p>"]}],
    },
    "figures": {"items": [{"value": "268", "label": "jeunes formés", "note": "2016"}]},
    "links": {"title": "Plus", "items": [{"title": "Projets", "text": "", "url": "https://example.org/"}]},
    "accordion": {"items": [{"title": "Qui ?", "content": "<p>Toute collectivité.</p>"}]},
    "timeline": {"items": [{"date": "2012", "title": "Début", "text": ""}]},
    "video": {
        "title": "Entretien",
        "captions": [],
        "source_url": "https://example.org/film",
        "transcript": "<p>Oui.</p>",
    },
    "picture": {"image": None, "caption": "Atelier"},
    "document": {"document": None, "title": "Guide", "description": ""},
}


def written(template, **context):
    """Render a template given as text."""
    return engines["django"].from_string(template).render(context)


def templates(settings):
    """Return every template of the portal by its path."""
    return {path: path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_renders_with_little_in_every_language(name, language):
    with override(language):
        html = render_to_string(f"components/{name}.html", COMPONENTS[name])

    assert html.strip() or name == "stream"
    assert " style=" not in html


def test_every_component_is_rendered_by_this_test(settings):
    files = {path.stem for path in (settings.BASE_DIR / "templates/components").glob("*.html")}

    assert files == set(COMPONENTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_renders_in_every_language(name, language):
    stream = BodyBlock().to_python([{"type": name, "value": BLOCKS[name]}])

    with override(language):
        html = render_to_string("components/stream.html", {"blocks": stream})

    assert "<" in html
    assert " style=" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_an_unknown_address_stands_in_the_frame(language):
    with override(language):
        html = render_to_string("404.html", {"frame": FRAME, "LANGUAGE_CODE": language})

    assert f'<html lang="{language}" dir="ltr">' in html
    assert html.count("<h1") == 1


def test_every_icon_named_in_a_template_is_in_the_sprite(settings):
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (settings.BASE_DIR / "static/icons.svg").read_text()))
    named = {name for html in templates(settings).values() for name in re.findall(r'{% icon "([\w-]+)"', html)}

    assert named - sprite == set()


def test_no_template_has_an_inline_style_or_script(settings):
    inline = re.compile(r" style=|<style|<script(?![^>]* (?:src=|type=\"application/ld\+json\"))| on[a-z]+=\"")

    assert [str(path) for path, html in templates(settings).items() if inline.search(html)] == []


def test_no_style_sheet_or_script_asks_another_host(settings):
    sheets = [*(settings.BASE_DIR / "static/css").glob("*.css"), *(settings.BASE_DIR / "static/js").glob("*.js")]

    assert [path.name for path in sheets if re.search(r"https?://", path.read_text())] == []


def test_an_icon_is_decoration_unless_it_has_a_label():
    assert 'aria-hidden="true"' in written('{% icon "pin" %}')
    assert 'role="img" aria-label="Lieu &amp; date"' in written('{% icon "pin" label=label %}', label="Lieu & date")


def test_no_tag_of_ours_hides_behind_one_of_a_library():
    libraries = [import_module(name).register for name in LIBRARIES]
    ours = core_tags.register

    assert [set(library.filters) & set(ours.filters) for library in libraries] == [set()] * len(libraries)
    assert [set(library.tags) & set(ours.tags) for library in libraries] == [set()] * len(libraries)


def test_filters_write_in_the_readers_language():
    start = datetime.date(2014, 5, 1)
    template = '{{ start|partial_date:"month" }} · {{ 5|money:"EUR" }} · {{ 90|minutes }} · {{ words|conjoin }}'

    with override("fr"):
        assert written(template, start=start, words=["A", "B"]) == "mai 2014 · 5\u00a0€ · 1\u00a0h\u00a030 · A et B"


def test_a_date_for_machines_is_cut_to_what_is_known():
    template = '{{ day|iso_date }} {{ day|iso_date:"month" }} {{ day|iso_date:"year" }}{{ none|iso_date }}'

    assert written(template, day=datetime.date(2014, 5, 1), none=None) == "2014-05-01 2014-05 2014"


def test_a_place_without_coordinates_draws_no_map():
    nowhere = Thing(longitude=None, latitude=None, name="Diourbel")

    assert written("{% link_map place %}", place=nowhere) == ""
    assert "<circle" in written('{% link_map place nowhere "SN" %}', place=PLACE, nowhere=nowhere)


def test_page_links_keep_the_other_parameters_of_the_list():
    html = render_to_string("components/pagination.html", COMPONENTS["pagination"])

    assert 'href="?theme=a&amp;page=6" rel="next"' in html
    assert html.count('aria-current="page"') == 1


def test_captions_in_the_readers_language_are_shown_from_the_start():
    file = Thing(url="/film.mp4", content_type="video/mp4")
    tracks = [Thing(language=code, document=Thing(url=f"/{code}.vtt")) for code in LANGUAGES]

    with override("en"):
        html = render_to_string("components/video.html", {"title": "Interview", "document": file, "captions": tracks})

    assert '<source src="/film.mp4" type="video/mp4">' in html
    assert re.findall(r'srclang="(\w+)"[^>]* default>', html) == ["en"]


def test_a_chosen_option_of_a_facet_is_checked():
    options = [Thing(value=value, label=value, count=1, is_chosen=value == "a") for value in "ab"]

    html = render_to_string("components/facet.html", vars(FACET) | {"options": options})

    assert re.findall(r'value="(\w+)" checked', html) == ["a"]
