"""A walk over a small portal of every page type: what every page promises, and that the walk would see it broken."""

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from wagtail.models import Locale, Page

from core.models import SiteFrame
from services.bench.crawl import Walk
from services.bench.promises import Answer, PublicPage
from tests.core.factories import home
from tests.projectdb.factories import ProjectPageFactory
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
ORIGIN = settings.WAGTAILADMIN_BASE_URL
GOOD = """<!doctype html><html lang="fr"><head><title>Un</title><meta name="description" content="Un">
<link rel="canonical" href="{origin}/fr/un/">
<link rel="alternate" hreflang="fr" href="{origin}/fr/un/"></head>
<body><main><h1>Un</h1><a href="/fr/">Accueil</a></main></body></html>"""


def answered(path: str) -> Answer:
    """Return what the portal answers to a visitor who has never been here."""
    if path.startswith(settings.STATIC_URL):
        return Answer(path, 200 if finders.find(path.removeprefix(settings.STATIC_URL)) else 404, {}, b"")
    response = Client().get(path)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(path, response.status_code, response.headers, body)


def with_versions(model) -> None:
    """Make a page of a type with an English version; in Spanish readers get the notice."""
    page = make_page(model)
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()


def with_footer() -> None:
    """Link to every child of the home page from the footer, as the content files do."""
    children = Page.objects.child_of(home())
    for frame in SiteFrame.objects.all():
        frame.legal = [("link", {"page": child, "url": "", "label": ""}) for child in children]
        frame.save()


def test_every_page_of_every_type_keeps_every_promise():
    for model in PAGE_TYPES:
        if model.__name__ != "HomePage":
            with_versions(model)
    ProjectPageFactory(origin="SN", destination="IT")  # the list of countries draws pages of both, and of the corridor
    with_footer()
    bring_up_to_date()  # the search answers the list of projects
    walk = Walk(answered, ORIGIN)

    walk.go()

    assert "\n".join(map(" ".join, walk.faults)) == ""
    assert len(walk.pages) > 3 * len(PAGE_TYPES)


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ('lang="fr"', 'lang="en"', "says it is in ['en']"),
        ("<h1>Un</h1>", "", "has 0 h1"),
        ("<h1>Un</h1>", "<h1>Un</h1><h1>Deux</h1>", "has 2 h1"),
        ("{origin}/fr/un/", "{origin}/fr/deux/", "says that its address is"),
        ("<body>", '<body style="margin:0">', "has an inline style"),
        ("<main>", "<main><script>1</script>", "has an inline script"),
        ("<main>", '<main><img src="https://example.org/a.png" alt="">', "fetches from another host"),
        ("<main>", '<main><img src="/a.png">', "has a picture without alternative text"),
        ("<main>", '<main><p id="a"></p><p id="a"></p>', "has the id a twice"),
        ("<main>", '<main><script type="application/ld+json">{</script>', "has data that is no JSON"),
        ("</a>", "</b>", "is no valid HTML"),
    ],
)
def test_the_walk_sees_a_page_that_breaks_a_promise(right, wrong, fault):
    html = GOOD.replace(right, wrong).replace("{origin}", ORIGIN)
    page = PublicPage(Answer("/fr/un/", 200, {}, html.encode()), ORIGIN)

    assert fault in " ".join(page.faults())


def test_a_page_that_keeps_its_promises_has_no_fault():
    page = PublicPage(Answer("/fr/un/", 200, {}, GOOD.replace("{origin}", ORIGIN).encode()), ORIGIN)

    assert list(page.faults()) == []


def walked(pages: dict[str, str]) -> str:
    """Return what a walk over these pages finds, the site map left out."""

    def fetch(path):
        found = path in pages
        html = pages.get(path, "").replace("{origin}", ORIGIN)
        return Answer(path, 200 if found else 404, {"Content-Type": "text/html"}, html.encode())

    walk = Walk(fetch, ORIGIN)
    walk.go()
    return "\n".join(f"{path} {fault}" for path, fault in walk.faults)


def test_the_walk_sees_links_that_lead_nowhere():
    assert "leads to /fr/rien/, which answers 404" in walked({"/fr/": GOOD.replace('/fr/"', '/fr/rien/"')})


def test_the_walk_sees_a_version_that_does_not_answer_in_kind():
    french = GOOD.replace("/fr/un/", "/fr/").replace(
        "</head>", '<link rel="alternate" hreflang="en" href="{origin}/en/"></head>'
    )
    english = GOOD.replace("/fr/un/", "/en/").replace('"fr"', '"en"')

    found = walked({"/fr/": french, "/en/": english})

    assert "/fr/ names a en version that does not name it" in found
