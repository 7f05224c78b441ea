"""Who may do what: the rights matrix of the roles, and the way from an editor's draft to a public page."""

from collections.abc import Callable

import pytest
from django.contrib.admin.utils import quote
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, TaskState
from wagtail.test.utils.form_data import querydict_from_html

from core.models import Banner, SiteFrame
from home.models import AudiencePage, Message
from reference.models import Theme
from tests.accounts.factories import UserFactory
from tests.core.factories import BannerFactory, DocumentFactory, ImageFactory, home
from tests.home.factories import AudiencePageFactory, MessageFactory
from tests.news.factories import NewsIndexPageFactory, NewsPageFactory
from tests.projectdb.factories import ProjectIndexPageFactory
from tests.reference.factories import ThemeFactory

pytestmark = pytest.mark.django_db

A, E, R = "Administrators", "Editors", "Reviewers"
EN, ES = "Translators: English", "Translators: Spanish"
ROLES = (A, E, R, EN, ES, "")  # "" is a visitor without an account


def page_view(name: str, language: str) -> Callable[[], str]:
    """Return what makes a page in a language and gives the address of one of the admin's views of it."""
    return lambda: reverse(f"wagtailadmin_pages:{name}", args=[AudiencePageFactory(language=language).pk])


def add_view(language: str) -> Callable[[], str]:
    """Return what gives the address where one adds a page in a language."""
    names = ["home", "audiencepage"]
    return lambda: reverse("wagtailadmin_pages:add", args=[*names, home(language).pk])


def delete_view() -> str:
    """Return the address where one deletes a page with another below it."""
    return reverse("wagtailadmin_pages:delete", args=[NewsPageFactory().get_parent().pk])


def row_view(name: str) -> Callable[[], str]:
    """Return what makes a theme and gives the address of one of the admin's views of it."""
    return lambda: reverse(Theme.snippet_viewset.get_url_name(name), args=[quote(ThemeFactory().pk)])


def message_view(name: str) -> Callable[[], str]:
    """Return what makes a message of a visitor and gives the address of one of the admin's views of it."""
    return lambda: reverse(Message.snippet_viewset.get_url_name(name), args=[MessageFactory().pk])


def translation_view() -> str:
    """Return the address where one sends a French page to translators."""
    return reverse("wagtail_localize:submit_page_translation", args=[AudiencePageFactory().pk])


def frame_view(name: str, language: str) -> Callable[[], str]:
    """Return what gives the address of one of the admin's views of the navigation in a language."""
    url_name = SiteFrame.snippet_viewset.get_url_name(name)
    return lambda: reverse(url_name, args=[SiteFrame.objects.get(locale__language_code=language).pk])


def import_view() -> str:
    """Make the list of projects and return the address where one imports projects."""
    ProjectIndexPageFactory()
    return reverse("project_imports")


def banner_view(name: str, language: str) -> Callable[[], str]:
    """Return what makes a banner in a language and gives the address of one of the admin's views of it."""
    return lambda: reverse(Banner.snippet_viewset.get_url_name(name), args=[BannerFactory(language=language).pk])


def add_banner_view(language: str) -> Callable[[], str]:
    """Return what gives the address where one adds a banner in a language."""
    return lambda: f"{reverse(Banner.snippet_viewset.get_url_name('add'))}?locale={language}"


MATRIX = {
    "enter the admin": (lambda: reverse("wagtailadmin_home"), {A, E, R, EN, ES}),
    "add a French page": (add_view("fr"), {A, E}),
    "add an English page": (add_view("en"), {A, EN}),
    "add a Spanish page": (add_view("es"), {A, ES}),
    "edit a French page": (page_view("edit", "fr"), {A, E, R}),
    "edit an English page": (page_view("edit", "en"), {A, R, EN}),
    "edit a Spanish page": (page_view("edit", "es"), {A, R, ES}),
    "take a French page offline": (page_view("unpublish", "fr"), {A, R}),
    "take an English page offline": (page_view("unpublish", "en"), {A, R}),
    "take a Spanish page offline": (page_view("unpublish", "es"), {A, R}),
    "delete a live page": (page_view("delete", "fr"), {A, R}),
    "delete a page with others below it": (delete_view, {A}),
    "restrict who may see a page": (
        lambda: reverse("wagtailadmin_pages:set_privacy", args=[AudiencePageFactory().pk]),
        {A, R},
    ),
    "send a page to translators": (translation_view, {A, R}),
    "add a picture": (lambda: reverse("wagtailimages:add"), {A, E, R}),
    "add a document": (lambda: reverse("wagtaildocs:add"), {A, E, R}),
    "edit a row of a list": (row_view("edit"), {A, E, R, EN, ES}),
    "add a row to a list": (lambda: reverse(Theme.snippet_viewset.get_url_name("add")), {A, E, R}),
    "delete a row of a list": (row_view("delete"), {A, R}),
    "read the messages of visitors": (lambda: reverse(Message.snippet_viewset.get_url_name("list")), {A, E}),
    "inspect a message": (message_view("inspect"), {A, E}),
    "note what became of a message": (message_view("edit"), {A, E}),
    "delete a message": (message_view("delete"), {A}),
    "write a message for a visitor": (lambda: reverse(Message.snippet_viewset.get_url_name("add")), set()),
    "edit the French navigation": (frame_view("edit", "fr"), {A, E, R}),
    "edit the English navigation": (frame_view("edit", "en"), {A, R, EN}),
    "edit the Spanish navigation": (frame_view("edit", "es"), {A, R, ES}),
    "delete the navigation": (frame_view("delete", "fr"), set()),
    "add a second navigation": (lambda: reverse(SiteFrame.snippet_viewset.get_url_name("add")), set()),
    "add a French banner": (add_banner_view("fr"), {A, E, R}),
    "add an English banner": (add_banner_view("en"), {A, R}),
    "edit a French banner": (banner_view("edit", "fr"), {A, E, R}),
    "edit a Spanish banner": (banner_view("edit", "es"), {A, R, ES}),
    "take a French banner offline": (banner_view("unpublish", "fr"), {A, R}),
    "delete a banner": (banner_view("delete", "fr"), {A, R}),
    "import projects": (import_view, {A}),
    "manage people": (lambda: reverse("wagtailusers_users:index"), {A}),
    "manage groups": (lambda: reverse("wagtailusers_groups:index"), {A}),
    "manage languages": (lambda: reverse("wagtaillocales:index"), {A}),
    "manage redirects": (lambda: reverse("wagtailredirects:index"), {A}),
    "manage workflows": (lambda: reverse("wagtailadmin_workflows:index"), {A}),
    "manage sites": (lambda: reverse("wagtailsites:index"), {A}),
}


def signed_in(role: str) -> Client:
    """Return a client of somebody with a role."""
    client = Client()
    if role:
        client.force_login(UserFactory(groups=[role]))
    return client


def draft_of(client: Client) -> tuple[AudiencePage, QueryDict]:
    """Return a draft of a French page, and its form as somebody sees it."""
    page = AudiencePageFactory(live=False)
    page.save_revision()
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    form = querydict_from_html(html, form_id="page-edit-form")
    form["body-count"] = "0"  # scripts of the browser write the fields of a stream
    return page, form


def send(client: Client, page: AudiencePage, form: QueryDict, action: str) -> None:
    """Send the form of a page with one of its buttons."""
    form[action] = "1"
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response.status_code == 302
    page.refresh_from_db()


@pytest.mark.parametrize("action", MATRIX)
def test_only_these_roles_may(action):
    view, allowed = MATRIX[action]
    url = view()

    found = {role for role in ROLES if signed_in(role).get(url).status_code == 200}

    assert found == allowed


@pytest.mark.parametrize(
    ("role", "languages"), [(A, {"fr", "en", "es"}), (R, {"fr", "en", "es"}), (E, {"fr"}), (EN, {"en"}), (ES, {"es"})]
)
def test_everybody_finds_the_navigation_that_they_may_change(role, languages):
    response = signed_in(role).get(reverse(SiteFrame.snippet_viewset.get_url_name("list")))

    assert {frame.locale.language_code for frame in response.context["object_list"]} == languages


@pytest.mark.parametrize(("role", "is_live"), [(E, False), (R, True)])
def test_an_editor_cannot_publish_and_a_reviewer_can(role, is_live):
    client = signed_in(role)
    page, form = draft_of(client)

    send(client, page, form, "action-publish")

    assert page.live == is_live


def test_an_editor_reads_in_french_where_a_page_goes():
    client = signed_in(E)
    page, _form = draft_of(client)

    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "Soumettre à Relecture éditoriale" in html


def test_what_an_editor_submits_goes_live_when_a_reviewer_approves_it():
    editor, reviewer = signed_in(E), signed_in(R)
    page, form = draft_of(editor)
    send(editor, page, form, "action-submit")
    waiting = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)

    reviewer.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", waiting.pk]))

    page.refresh_from_db()
    assert page.live


def test_an_editor_cannot_approve_what_was_submitted():
    editor = signed_in(E)
    page, form = draft_of(editor)
    send(editor, page, form, "action-submit")
    waiting = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)

    editor.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", waiting.pk]))

    page.refresh_from_db()
    assert not page.live


def test_a_reviewer_hears_of_what_was_submitted(mailoutbox):
    reviewer, editor = UserFactory(groups=[R]), signed_in(E)
    page, form = draft_of(editor)

    send(editor, page, form, "action-submit")

    assert [mail.to for mail in mailoutbox] == [[reviewer.email]]


def test_a_translator_of_one_language_may_not_edit_the_page_of_another():
    translator = signed_in(EN)
    french = NewsIndexPageFactory()
    pages = [french.copy_for_translation(Locale.objects.get(language_code=code)) for code in ("en", "es")]

    codes = [translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code for page in pages]

    assert codes == [200, 302]


@pytest.mark.parametrize("role", ROLES[:-1])
@pytest.mark.parametrize(("kind", "maker"), [("images", ImageFactory), ("docs", DocumentFactory)])
def test_every_role_may_choose_a_file(kind, maker, role):
    file = maker()

    response = signed_in(role).get(reverse(f"wagtail{kind}_chooser:choose_results"))

    assert file.title in response.content.decode()
