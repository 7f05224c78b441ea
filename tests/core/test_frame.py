"""The frame around every page: navigation, languages, breadcrumbs."""

import pytest
from django.utils.translation import override
from wagtail.blocks import StructBlockValidationError
from wagtail.models import Locale, PageViewRestriction

from core.blocks import FooterLinkBlock
from core.frame import Frame
from core.models import SiteFrame
from tests.home.factories import ContactPageFactory, ProgrammeIndexPageFactory, ProgrammePageFactory
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db


def write(language="fr", **fields):
    """Write into what stands around the pages of a language."""
    frame = SiteFrame.objects.get(locale__language_code=language)
    for name, value in fields.items():
        setattr(frame, name, value)
    frame.save()


def navigation(*pages):
    """Return a navigation of some pages under their titles."""
    return [("page", {"page": page, "label": ""}) for page in pages]


def footer_link(page=None, url="", label=""):
    """Return the value of a link in the footer."""
    return {"page": page, "url": url, "label": label}


def shown(request, language="fr"):
    """Return titles and addresses of the navigation in a language."""
    with override(language):
        return [(link.title, link.url) for link in Frame.of(request).sections]


def test_navigation_leads_to_the_chosen_pages_in_the_order_of_the_editor(rf):
    programme, contact = ProgrammeIndexPageFactory(), ContactPageFactory()
    write(navigation=[("page", {"page": contact, "label": "Nous écrire"}), *navigation(programme)])

    assert shown(rf.get("/")) == [("Nous écrire", "/fr/contact/"), ("Programme", "/fr/programme/")]


def test_a_link_leads_to_the_version_of_the_page_in_the_readers_language(rf):
    french = ProgrammeIndexPageFactory()
    spanish = french.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.title = "El programa"
    spanish.save_revision().publish()
    write("es", navigation=navigation(french))
    write("en", navigation=navigation(french))

    assert shown(rf.get("/"), "es") == [("El programa", "/es/programme/")]
    assert shown(rf.get("/"), "en") == []


def test_a_link_leads_to_a_page_deep_in_the_tree(rf):
    write(navigation=navigation(ProgrammePageFactory()))

    assert shown(rf.get("/")) == [("Le programme", "/fr/programme/le-programme/")]


def test_navigation_does_not_name_drafts_and_private_pages(rf):
    private, draft = ProgrammeIndexPageFactory(), ContactPageFactory(live=False)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    write(navigation=navigation(private, draft))

    assert shown(rf.get("/")) == []


def test_the_footer_has_columns_of_pages_and_addresses_and_no_empty_one(rf):
    links = [footer_link(ContactPageFactory()), footer_link(url="https://example.org/", label="Un autre site")]
    nowhere = {"heading": "Rien", "links": [footer_link(ContactPageFactory(live=False, title="Brouillon"))]}
    write(columns=[("column", {"heading": "Participer", "links": links}), ("column", nowhere)])

    [(heading, found)] = Frame.of(rf.get("/")).footer

    assert heading == "Participer"
    assert [(link.title, link.url) for link in found] == [
        ("Contact", "/fr/contact/"),
        ("Un autre site", "https://example.org/"),
    ]


def test_a_draft_of_a_translation_leaves_readers_the_source(rf):
    SiteFrame.objects.filter(locale__language_code="es").update(live=False)

    with override("es"):
        assert Frame.of(rf.get("/")).site.tagline == "Migration pour le développement"


def test_the_frame_of_a_page_below_a_section_takes_three_queries(rf, django_assert_num_queries):
    frame = Frame.of(rf.get("/"))
    frame.page = ProgrammePageFactory()
    write(navigation=navigation(frame.page), legal=[("link", footer_link(ContactPageFactory()))])

    with django_assert_num_queries(3):
        found = [frame.sections, frame.legal_links, frame.languages, frame.banners]

    assert [len(part) for part in found] == [1, 2, 3, 0]  # the last line ends with the way to write to us


def test_the_texts_of_the_frame_stand_on_every_page(client):
    write(tagline="Le lien", description="Un réseau de communes.", owner="Une organisation")

    html = client.get("/fr/").content.decode()

    assert html.count("Le lien") == 2
    assert "<p>Un réseau de communes.</p>" in html
    assert "<span>Une organisation</span>" in html


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, "Choisissez une page ou écrivez une adresse."),
        ({"url": "https://example.org/"}, "Écrivez où mène l’adresse."),
    ],
)
def test_a_link_of_the_footer_says_what_it_lacks(value, message):
    block = FooterLinkBlock()

    with pytest.raises(StructBlockValidationError) as error:
        block.clean(block.to_python({**footer_link(), **value}))

    assert message in str(error.value.as_json_data())


def test_a_preview_shows_the_home_page_with_the_navigation_as_it_is_being_written():
    frame = SiteFrame.objects.get(locale__language_code="en")
    frame.tagline = "Not yet published"

    html = frame.make_preview_request().content.decode()

    assert '<html lang="en"' in html
    assert "Not yet published" in html


def test_breadcrumbs_lead_from_the_home_page_to_the_page(rf):
    frame = Frame.of(rf.get("/"))
    frame.page = ProgrammePageFactory()

    found = [(link.title, link.url) for link in frame.breadcrumbs]

    assert found == [("Accueil", "/fr/"), ("Programme", "/fr/programme/"), ("Le programme", "")]


def test_breadcrumbs_end_with_the_short_title(rf):
    frame = Frame.of(rf.get("/"))
    frame.page = ProjectPageFactory(title="JAPPANDO : relier migrants et collectivités", short_title="JAPPANDO")

    assert [link.title for link in frame.breadcrumbs] == ["Accueil", "Projets", "JAPPANDO"]


def test_a_language_without_the_page_leads_to_its_notice_and_says_so(rf):
    frame = Frame.of(rf.get("/"))
    frame.page = ContactPageFactory()
    spanish = frame.page.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.save_revision().publish()

    found = {link.code: (link.url, link.is_current, link.is_missing) for link in frame.languages}

    assert found == {
        "fr": ("/fr/contact/", True, False),
        "en": ("/en/contact/", False, True),
        "es": ("/es/contact/", False, False),
    }


@pytest.mark.parametrize("field", ["navigation", "columns", "legal"])
def test_what_editors_put_into_the_frame_tells_them_what_it_is_for(field):
    for block in SiteFrame._meta.get_field(field).stream_block.child_blocks.values():
        assert str(block.meta.description)
        assert block.meta.icon != "placeholder"


def test_what_is_no_page_has_the_same_address_in_every_language(rf):
    frame = Frame.of(rf.get("/fr/search/?q=diaspora"))

    assert [link.url for link in frame.languages] == [f"/{code}/search/?q=diaspora" for code in ("fr", "en", "es")]
    assert not any(link.is_missing for link in frame.languages)
    assert frame.canonical_url == ""


def published_in(*languages):
    """Return the French version of a page that is live in some languages."""
    page = ProgrammePageFactory(slug="partenaires")
    for language in languages:
        locale = Locale.objects.get(language_code=language)
        page.copy_for_translation(locale, copy_parents=True).save_revision().publish()
    return page


def alternates(page, request):
    """Return what the head of a page says of its versions."""
    frame = Frame.of(request)
    frame.page = page
    return frame.alternates


def test_each_public_version_names_all_and_french_stands_for_any_other(rf):
    french = published_in("en", "es")
    english = french.get_translation(Locale.objects.get(language_code="en"))

    found = alternates(french, rf.get("/"))

    assert list(found) == ["en", "es", "fr", "x-default"]
    assert found["fr"] == found["x-default"] == "http://localhost:8000/fr/programme/partenaires/"
    with override("en"):
        assert alternates(english, rf.get("/")) == found


def test_search_engines_are_told_of_no_private_version(rf):
    french = published_in("en")
    english = french.get_translation(Locale.objects.get(language_code="en"))
    PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)

    assert list(alternates(french, rf.get("/"))) == ["fr", "x-default"]
    with override("en"):
        assert alternates(english, rf.get("/")) == {}


def test_a_page_that_search_engines_may_not_keep_names_no_versions(rf):
    french = published_in("en")
    french.is_demo = True

    assert alternates(french, rf.get("/")) == {}


@pytest.mark.parametrize(
    ("query", "canonical", "is_whole"),
    [
        ("", "", True),
        ("?page=2", "?page=2", False),
        ("?page=1", "", True),
        ("?theme=diaspora", "", True),
        ("?theme=diaspora&page=2", "", True),
        ("?page=deux", "", True),
    ],
)
def test_a_filtered_list_is_the_list_and_a_later_part_is_a_page(query, canonical, is_whole, rf):
    frame = Frame.of(rf.get(f"/fr/programme/{query}"))
    frame.page = ProgrammeIndexPageFactory()

    assert frame.canonical_url == f"http://localhost:8000/fr/programme/{canonical}"
    assert bool(frame.alternates) is is_whole
