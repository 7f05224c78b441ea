"""One example or more of each component for the words of a state; a list without any shows it empty.

A component knows no app, so plain objects stand for pages. What `base.html` shows around every page is not repeated
here: `portal.gallery.frames` fills it.
"""

import datetime
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.templatetags.static import static
from wagtail.images import get_image_model

from core.blocks import SectionsBlock
from core.dates import Precision
from core.drawing.charts import bars
from core.drawing.maps import threads
from core.drawing.weave import DYE_NAMES, motifs
from core.models import SourceLink
from core.pictures import Picture
from home.forms import ContactForm
from portal.gallery.blocks import filled
from portal.gallery.frames import frame, languages, links
from portal.gallery.words import Words

Contexts = list[dict[str, Any]]
DAY = datetime.date(2026, 5, 4)
URL = "#gallery"


def components(words: Words) -> dict[str, Contexts]:
    """Return by the name of its file what each component is shown with; several contexts show it several times."""
    return {name: contexts for part in (texts, lists, pages, forms, maps) for name, contexts in part(words).items()}


def texts(words: Words) -> dict[str, Contexts]:
    """Return the examples of small parts of a text."""
    source = SourceLink(url="https://example.org/", consulted_on=DAY)
    notices = [{"kind": kind, "title": words.title, "text": words.text} for kind in ("", "ok", "warn", "bad")]
    return {
        "notice": notices,
        "section_head": [{"title": words.title, "title_id": "section", "url": URL, "more": words.name, "level": 3}],
        "pair": [{"origin": words.name, "destination": words.title}, {"origin": words.name, "destination": ""}],
        "facts": [{"facts": [(words.name, words.title), (words.title, words.text)]}],
        "provenance": [{"sources": several(source, words), "checked_on": DAY if words.text else None}],
        "codes": [{"groups": several(code_group(words), words)}],
        "lang_state": [{"languages": languages()}],
        "file": [
            {"title": words.title, "url": URL, "language": "fr", "kind": "pdf", "size": 2_400_000},
            {"title": words.title, "url": URL, "description": words.text},
        ],
        "stream": [{"blocks": filled(SectionsBlock(), words)}],
        "video": list(films(words)),
    }


def code_group(words: Words) -> SimpleNamespace:
    """Return codes of one vocabulary."""
    codes = [SimpleNamespace(notation=n, name=words.title, broader=words.name) for n in ("10.7", "10.c")]
    return SimpleNamespace(heading=words.name, explanation=words.text, url=URL, codes=codes)


def films(words: Words) -> Iterator[dict[str, Any]]:
    """Yield a film on the portal and one elsewhere."""
    document = SimpleNamespace(url=URL, content_type="video/mp4")
    captions = [{"language": "fr", "document": document}]
    poster = static("brand/icon.svg")
    yield {"title": words.title, "document": document, "poster_url": poster, "captions": captions}
    yield {"title": words.title, "source_url": URL, "note": words.text, "transcript": words.text}


def lists(words: Words) -> dict[str, Contexts]:
    """Return the examples of lists."""
    shares = bars([(f"{words.name} {n}", n * n, URL) for n in range(words.count, 0, -1)])
    numbers = Paginator(range(1 + 20 * words.count), 20)
    following = SimpleNamespace(feed_url=URL if words.text else "", calendar="", url_path="/home/")
    return {
        "breadcrumbs": [{"links": links(words)}],
        "bars": [{"bars": shares}],
        "follow": [{"page": following}],
        "tabs": [{"tabs": tabs(words), "label": words.title}],
        "pagination": [{"entries": numbers.page((numbers.num_pages + 1) // 2), "query": QueryDict()}],
        "related": [{"pages": several(page(words), words)}],
        "tags": [
            {"themes": themes(words), "url": URL, "is_demo": True},
            {"themes": themes(words), "is_plain": True},
        ],
        "ways_on": [{"frame": frame(words), "field_id": "q-ways"}],
    }


def tabs(words: Words) -> list[SimpleNamespace]:
    """Return kinds of content, the first of them shown."""
    return [
        SimpleNamespace(label=f"{words.name} {n}", count=n * 1000, query="", is_current=not n)
        for n in range(words.count)
    ]


def hit(words: Words) -> SimpleNamespace:
    """Return a result of the search."""
    return SimpleNamespace(
        title=words.title, url=URL, text=words.text, kicker=words.name, hint=words.name, facts=[words.name],
        language="es", is_demo=True, is_promoted=True,
    )  # fmt: skip


def pages(words: Words) -> dict[str, Contexts]:
    """Return the examples of pages in lists."""
    one = page(words)
    event = {"title": words.title, "url": URL, "start": DAY, "place": words.name, "kind": words.text, "level": 3}
    precisions = [Precision.DAY, Precision.MONTH, Precision.YEAR]
    cloths = [Picture(None, theme, dye, 1) for theme, dye in zip(sorted(motifs()), sorted(DYE_NAMES) * 4, strict=False)]
    photo = Picture(get_image_model().objects.order_by("pk").last(), "", "", 1)
    return {
        "card": [{"page": one}, {"page": one, "css": "card--feature"}, {"page": one, "css": "card--side"}],
        "card_project": [{"page": one}, {"page": one, "css": "card--feature"}],
        "door": [{"title": words.title, "url": URL, "text": words.text, "picture": one.picture}] * 2,
        "event": [{**event, "precision": precision, "text": words.text} for precision in precisions],
        "hit": [{"page": one}, {"page": one, "is_text": True}],
        "search_hit": [{"hit": hit(words)}, {"hit": hit(words), "is_foreign": True}],
        "hit_project": [{"page": one}, {"page": one, "is_text": True}],
        "picture": [{"picture": picture} for picture in [photo, *cloths]],
    }


def forms(words: Words) -> dict[str, Contexts]:
    """Return the examples of forms: the long state is one that was sent with errors."""
    form = ContactForm({"text": words.text, "email": words.name} if words.kind == 2 else None)
    options = [
        SimpleNamespace(value=n, label=f"{words.name} {n}", count=n * 1000, is_chosen=n == 1)
        for n in range(words.count)
    ]
    facet = {"legend": words.title, "name": "gallery", "options": options, "is_open": True}
    search = {"url": URL, "field_id": "q-gallery", "label": words.title, "value": words.text, "is_big": True}
    return {
        "search_form": [search],
        "facet": [facet | {"name": "gallery-facet", "more": options}],
        "facet_options": [{"name": "gallery-option", "options": options}],
        "chosen": [{"options": [SimpleNamespace(label=words.name, without="")] * words.count, "url": URL}],
        "orders": [{"orders": [SimpleNamespace(label=words.name, query="", is_current=n == 0) for n in range(3)]}],
        "error_summary": [{"form": form, "send_id": "id_email"}] if form.errors else [],
        "field": [{"field": field} for field in form.questions],
    }


def maps(words: Words) -> dict[str, Contexts]:
    """Return the examples of maps."""
    here = SimpleNamespace(longitude=-16.23, latitude=14.65, name=words.name)
    there = SimpleNamespace(longitude=7.69, latitude=45.07, name=words.title)
    rows = [(code, words.name, n * n + 1, URL) for n, code in enumerate(["SN", "IT", "NP"][: words.count])]
    return {
        "map_figure": [{"picture": threads([("SN", "IT", 2)])}],
        "map_notice": [{}],
        "place_map": [{"origin": here, "destination": there if words.text else None, "codes": "SN IT"}],
        "thread_map": [{"rows": [("SN", "IT", 2), ("NP", "QA", 1)][: words.count]}],
        "world_map": [{"rows": rows, "view": "", "active": "SN", "query": QueryDict(), "skip_to": "gallery"}],
    }


def page(words: Words) -> SimpleNamespace:
    """Return what stands for a page, a project included."""
    return SimpleNamespace(
        title=words.title,
        summary=words.text,
        kicker=words.name if words.text else "",
        page_type_display_name=words.name,
        url_path="/home/",
        picture=Picture(None, "employment", "africa", words.kind),
        is_demo=bool(words.text),
        theme_list=themes(words),
        origin_name=words.name,
        destination_name=words.name if words.text else "",
        framework_name=words.title if words.text else "",
        starts_on=DAY if words.text else None,
        starts_precision=Precision.MONTH,
        ends_on=None,
        ends_precision=Precision.DAY,
    )


def themes(words: Words) -> list[SimpleNamespace]:
    """Return themes with their symbols."""
    return [SimpleNamespace(code=code, name=words.name, icon="t-employment") for code in several("employment", words)]


def several(item: Any, words: Words) -> list[Any]:
    """Return something as many times as the state has items."""
    return [item] * words.count
