"""Sources and related pages of any page."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Locale, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from core.models import RelatedPage, SourceLink
from tests.accounts.factories import UserFactory
from tests.core.factories import home
from tests.home.factories import AudiencePageFactory, ContactPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values", [{"kind": "web-page", "url": ""}, {"kind": "brochure", "url": "https://example.org"}]
)
def test_a_source_that_is_a_web_page_has_an_address_and_others_have_none(values):
    link = SourceLink(page=AudiencePageFactory(), **values)

    with pytest.raises(ValidationError) as error:
        link.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        link.save()

    assert error.value.messages[0].startswith("Une page web")


def test_a_page_is_not_related_to_itself():
    page = AudiencePageFactory()
    link = RelatedPage(page=page, target=page)

    with pytest.raises(ValidationError) as error:
        link.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        link.save()

    assert "Une page ne peut pas être liée à elle-même." in error.value.messages


def form_relating(page, *targets):
    """Return the filled form of a page; `targets` are pairs of a page and whether its link is to be deleted."""
    form_class = page.get_edit_handler().get_form_class()
    empty = {name: inline_formset([]) for name in form_class.formsets}
    links = [
        {"target": target.pk, "relation": "relation", "DELETE": "on" if is_deleted else "", "ORDER": "1"}
        for target, is_deleted in targets
    ]
    fields = {"title": page.title, "slug": page.slug, **empty, "body": streamfield([])}
    data = nested_form_data({**fields, "related_pages": inline_formset(links)})
    return form_class(data, instance=page, for_user=UserFactory(is_superuser=True))


@pytest.mark.parametrize("language", ["fr", "es"])
def test_an_editor_who_relates_a_page_to_itself_is_told_so_at_the_link(language):
    page = AudiencePageFactory()
    target = page if language == "fr" else page.copy_for_translation(Locale.objects.get(language_code=language))

    form = form_relating(page, (target, False))

    assert not form.is_valid()
    assert form.formsets["related_pages"].errors == [{"target": ["Une page ne peut pas être liée à elle-même."]}]


def test_a_link_to_another_page_and_a_deleted_one_to_itself_are_accepted():
    page = AudiencePageFactory()

    form = form_relating(page, (page, True), (ContactPageFactory(), False))

    assert form.is_valid(), form.formsets["related_pages"].errors


def test_a_page_is_related_to_another_once():
    page, target = AudiencePageFactory(), ContactPageFactory()
    RelatedPage.objects.create(page=page, target=target)

    with pytest.raises(IntegrityError), transaction.atomic():
        RelatedPage.objects.create(page=page, target=target)


def test_an_editor_who_relates_a_page_twice_is_told_so_without_names_of_columns():
    target = ContactPageFactory()

    form = form_relating(AudiencePageFactory(), (target, False), (target, False))

    assert not form.is_valid()
    assert form.formsets["related_pages"].non_form_errors() == ["Le même choix figure deux fois ici."]


@pytest.mark.parametrize(("title", "slug"), [("L’été à Diourbel", "lete-a-diourbel"), ("Año y niñez", "ano-y-ninez")])
def test_the_address_of_a_page_has_no_accents(title, slug):
    assert AudiencePageFactory(title=title).slug == slug


def test_related_links_lead_to_pages_in_the_language_of_the_page():
    target = ContactPageFactory()
    spanish = target.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.save_revision().publish()
    page = AudiencePageFactory(language="es", related_pages=[RelatedPage(target=target, sort_order=0)])

    assert [link.pk for link in page.related_links()] == [spanish.pk]


def test_related_links_keep_the_editors_order():
    first, second = ContactPageFactory(), AudiencePageFactory()
    links = [RelatedPage(target=second, sort_order=0), RelatedPage(target=first, sort_order=1)]

    page = AudiencePageFactory(related_pages=links)

    assert [link.pk for link in page.related_links()] == [second.pk, first.pk]


def test_related_links_hide_drafts_and_private_pages():
    draft, private = ContactPageFactory(live=False), AudiencePageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    links = [RelatedPage(target=page, sort_order=number) for number, page in enumerate([draft, private])]

    page = AudiencePageFactory(related_pages=links)

    assert list(page.related_links()) == []


def test_an_alias_is_as_private_as_its_source():
    source = AudiencePageFactory()
    PageViewRestriction.objects.create(page=source, restriction_type=PageViewRestriction.LOGIN)

    alias = source.create_alias(update_slug="alias", parent=home("es"))

    assert alias.get_view_restrictions().exists()
