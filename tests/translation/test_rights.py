"""Who may do what with translations: every address of wagtail-localize, each role, pages and parts of the frame.

An address that a later version adds fails the first test until it is judged here.
"""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import OverridableSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.wagtail_hooks import register_admin_urls

from core.blocks import BodyBlock
from core.models import Banner
from tests.accounts.factories import UserFactory
from tests.core.factories import BannerFactory, home
from tests.home.factories import AudiencePageFactory, MessageFactory

pytestmark = pytest.mark.django_db

A, E, R = "Administrators", "Editors", "Reviewers"
EN, ES = "Translators: English", "Translators: Spanish"
ROLES = (A, E, R, EN, ES)
WRITERS = {"en": {A, R, EN}, "es": {A, R, ES}}
NEXT = "/admin/account/"  # where a view leads when it has done its work; a refusal leads to the first page
LINK = '<p>Voir <a href="https://example.org/">ici</a></p>'


def signed_in(role: str) -> Client:
    """Return a client of somebody with a role."""
    client = Client()
    client.force_login(UserFactory(groups=[role]))
    return client


def french_page() -> Page:
    """Return a French page with a text and an address that translators may change."""
    return AudiencePageFactory(body=BodyBlock().to_python([{"type": "rich_text", "value": LINK}]))


def french_banner() -> Banner:
    """Return a French banner."""
    return BannerFactory()


def translation_of(make: Callable, language: str) -> Translation:
    """Return the translation of something new into a language, with its target."""
    source, _created = TranslationSource.get_or_create_from_instance(make())
    locale = Locale.objects.get(language_code=language)
    translation = Translation.objects.create(source=source, target_locale=locale)
    translation.save_target(publish=False)
    return translation


def address(name: str, *args: object) -> str:
    """Return an address of wagtail-localize."""
    return reverse(f"wagtail_localize:{name}", args=args)


def put_text(client: Client, translation: Translation) -> HttpResponse:
    """Translate the first text."""
    segment = translation.source.stringsegment_set.first()
    url = address("edit_string_translation", translation.pk, segment.pk)
    return client.put(url, "value=Words", content_type="application/x-www-form-urlencoded")


def put_override(client: Client, translation: Translation) -> HttpResponse:
    """Put another address in the place of the one in a text."""
    segment = OverridableSegment.objects.filter(source=translation.source).first()
    url = address("edit_override", translation.pk, segment.pk)
    return client.put(url, "value=https://example.org/en/", content_type="application/x-www-form-urlencoded")


def upload(client: Client, translation: Translation) -> HttpResponse:
    """Send the file of a translation back."""
    file = SimpleUploadedFile("texts.po", str(translation.export_po()).encode())
    return client.post(address("upload_pofile", translation.pk), {"file": file, "next": NEXT})


def getting(name: str, *more: object) -> Callable[[Client, Translation], HttpResponse]:
    """Return what opens an address of a translation."""
    return lambda client, translation: client.get(address(name, translation.pk, *more))


def posting(name: str) -> Callable[[Client, Translation], HttpResponse]:
    """Return what presses a button of a translation."""
    return lambda client, translation: client.post(address(name, translation.pk), {"next": NEXT})


OF_A_TRANSLATION = {  # name: what one does; those may who may write in the language of the translation
    "edit_string_translation": put_text,
    "edit_override": put_override,
    "download_pofile": getting("download_pofile"),
    "upload_pofile": upload,
    "preview_translation": getting("preview_translation"),
    "stop_translation": posting("stop_translation"),
}
PAGES_ONLY = {"edit_override", "preview_translation"}  # a banner has no address in a text, and no preview of this kind


def snippet_address() -> str:
    """Return where one sends a new banner to translators."""
    return address("submit_snippet_translation", "core", "banner", BannerFactory().pk)


def list_address() -> str:
    """Return where the names of banners stand."""
    return address("snippets_api_listing", "core", "banner")


def detail_address() -> str:
    """Return where the name of a new banner stands."""
    return address("snippets_api_detail", "core", "banner", BannerFactory().pk)


OPENED = {  # name: (its address, who may open it)
    "javascript_catalog": (lambda: address("javascript_catalog"), set(ROLES)),
    "submit_page_translation": (lambda: address("submit_page_translation", french_page().pk), {A, R}),
    "submit_snippet_translation": (snippet_address, {A, R}),
    "update_translations": (
        lambda: address("update_translations", translation_of(french_page, "en").source_id),
        {A, R},
    ),
    "convert_to_alias": (lambda: address("convert_to_alias", home("en").pk), set()),
    "translations_report": (lambda: address("translations_report"), set(ROLES)),
    "translations_report_results": (lambda: address("translations_report_results"), set(ROLES)),
    "snippets_api_listing": (list_address, set(ROLES)),
    "snippets_api_detail": (detail_address, set(ROLES)),
    "machine_translate": (lambda: address("machine_translate", translation_of(french_page, "en").pk), set()),
}


def was_done(response: HttpResponse) -> bool:
    """Say whether an answer is that of the work, and no refusal."""
    return response.status_code in (200, 201) or (response.status_code == 302 and response["Location"] == NEXT)


def test_every_address_of_the_library_is_judged():
    [include] = register_admin_urls()
    names = {pattern.name for pattern in include.url_patterns}

    assert names == OF_A_TRANSLATION.keys() | OPENED.keys()


@pytest.mark.parametrize("name", OPENED)
def test_only_these_roles_may_open(name):
    url, allowed = OPENED[name]
    target = url()

    assert {role for role in ROLES if was_done(signed_in(role).get(target))} == allowed


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("make", "name"),
    [(french_page, name) for name in OF_A_TRANSLATION]
    + [(french_banner, name) for name in OF_A_TRANSLATION if name not in PAGES_ONLY],
)
def test_only_who_writes_in_a_language_works_on_translations_into_it(make, name, language):
    translation = translation_of(make, language)

    assert {role for role in ROLES if was_done(OF_A_TRANSLATION[name](signed_in(role), translation))} == WRITERS[
        language
    ]


def test_a_refused_text_is_not_kept():
    translation = translation_of(french_banner, "es")

    response = put_text(signed_in(EN), translation)

    assert not was_done(response)
    assert not StringTranslation.objects.exists()


def publish(client: Client, translation: Translation) -> bool:
    """Translate and publish a page; say whether it is live."""
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=translation.target_locale,
            data=segment.string.data.replace("Voir", "See").replace("ici", "here"),
        )  # fmt: skip
    page = translation.get_target_instance()
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    page.refresh_from_db()
    return page.live


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("role", "may"), [(A, True), (R, True), (E, False), (EN, False), (ES, False)])
def test_reviewers_publish_translations(role, may, language, django_capture_on_commit_callbacks):
    translation = translation_of(french_page, language)

    with django_capture_on_commit_callbacks(execute=True):
        publish(signed_in(role), translation)

    assert translation.get_target_instance().live is may


@pytest.mark.parametrize(("language", "may"), [("en", True), ("es", False)])
def test_translators_who_may_publish_do_so_in_their_language_only(language, may, django_capture_on_commit_callbacks):
    right = Permission.objects.get(content_type=ContentType.objects.get_for_model(Page), codename="publish_page")
    GroupPagePermission.objects.create(group=Group.objects.get(name=EN), page=home("en"), permission=right)
    translation = translation_of(french_page, language)

    with django_capture_on_commit_callbacks(execute=True):
        publish(signed_in(EN), translation)

    assert translation.get_target_instance().live is may


def test_pages_are_sent_to_translators_from_the_source_language_only():
    english = translation_of(french_page, "en").get_target_instance()

    response = signed_in(R).get(address("submit_page_translation", english.pk))

    assert not was_done(response)


def test_a_right_to_send_is_not_a_right_on_every_page():
    right = Permission.objects.get(codename="submit_translation")
    Group.objects.get(name=EN).permissions.add(right)
    client, page = signed_in(EN), french_page()

    assert not was_done(client.get(address("submit_page_translation", page.pk)))
    assert not was_done(client.get(address("update_translations", translation_of(french_banner, "en").source_id)))


def test_pages_are_sent_one_by_one_into_languages_in_which_one_writes():
    page = AudiencePageFactory(parent=home())
    Group.objects.get(name=E).permissions.add(Permission.objects.get(codename="submit_translation"))

    response = signed_in(E).post(
        address("submit_page_translation", page.pk),
        {"locales": [Locale.objects.get(language_code="en").pk], "include_subtree": "on"},
    )

    assert response.status_code == 200  # the form again: nothing to choose for who writes in French only
    assert not page.get_translations().exists()


def test_new_texts_are_brought_to_translators_and_never_published(django_capture_on_commit_callbacks):
    translation = translation_of(french_page, "en")
    page = translation.source.get_source_instance()
    page.title = "Autre titre"
    page.save_revision().publish()

    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in(R).post(
            address("update_translations", translation.source_id), {"publish_translations": "on", "next": NEXT}
        )

    assert was_done(response)
    assert translation.source.stringsegment_set.filter(string__data="Autre titre").exists()
    assert not translation.get_target_instance().live
    assert translation.get_target_instance().title != "Autre titre"


def languages_in(report: HttpResponse) -> set[str]:
    """Return the languages of the translations that a report shows."""
    return {translation.target_locale.language_code for translation in report.context["object_list"]}


def test_the_report_shows_what_one_may_work_on():
    translation_of(french_page, "en")
    translation_of(french_banner, "es")

    found = {role: languages_in(signed_in(role).get(address("translations_report"))) for role in ROLES}

    assert found == {A: {"en", "es"}, R: {"en", "es"}, E: {"en", "es"}, EN: {"en"}, ES: {"es"}}


def test_names_of_visitors_who_wrote_are_not_listed_for_everybody():
    one = address("snippets_api_detail", "home", "message", MessageFactory().pk)
    every = address("snippets_api_listing", "home", "message")

    clients = {role: signed_in(role) for role in ROLES}

    assert {role for role, client in clients.items() if client.get(every).json()} == {A, E}
    assert {role for role, client in clients.items() if client.get(one).status_code == 200} == {A, E}


@pytest.mark.parametrize(("role", "language"), [(EN, "en"), (ES, "es")])
def test_the_explorer_shows_translators_the_pages_of_their_language(role, language):
    client = signed_in(role)
    pages = {code: home(code) for code in ("fr", "en", "es")}

    start = client.get(reverse("wagtailadmin_explore_root"))
    answers = {code: client.get(reverse("wagtailadmin_explore", args=[page.pk])) for code, page in pages.items()}

    assert start["Location"] == reverse("wagtailadmin_explore", args=[pages[language].pk])
    assert {code for code, answer in answers.items() if answer.status_code == 200} == {language}
