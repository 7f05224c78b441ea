"""Rules of authority lists and of the links from pages to them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import override
from wagtail.models import ReferenceIndex

from core.fields import LocalizedText, LocalizedTextField
from reference.models import (
    Country,
    PageAudience,
    PageCountry,
    PageStandardCode,
    PageTheme,
    StandardCode,
    TermForm,
    Theme,
)
from tests.home.factories import AudiencePageFactory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import (
    AudienceFactory,
    CountryFactory,
    StandardCodeFactory,
    TermFactory,
    TerritoryFactory,
    ThemeFactory,
    label,
)

pytestmark = pytest.mark.django_db


def told(instance, field: str) -> list[str]:
    """Return what validation says of one field of a row."""
    with pytest.raises(ValidationError) as error:
        instance.full_clean()
    return error.value.message_dict.get(field, [])


@pytest.mark.parametrize("code", ["avec espace", "é", "a/b", "-a", ""])
def test_a_code_has_letters_digits_full_stops_and_hyphens_only(code):
    assert told(Theme(code=code, label=label("x")), "code")


def test_a_wrong_code_is_explained_in_french():
    [message] = told(Theme(code="a b", label=label("x")), "code")

    assert message.startswith("N’employez que lettres, chiffres, points et traits d’union")


def test_a_territory_has_both_coordinates_or_none():
    territory = TerritoryFactory()
    territory.latitude = 14

    assert told(territory, "__all__") == ["La latitude et la longitude vont ensemble."]
    with pytest.raises(IntegrityError), transaction.atomic():
        territory.save()


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (0, -181)])
def test_a_territory_lies_on_the_earth(latitude, longitude):
    territory = TerritoryFactory()
    territory.latitude, territory.longitude = latitude, longitude

    assert told(territory, "latitude") or told(territory, "longitude")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("percentage", 101, "Un pourcentage est de 100 au plus."), ("significance", 5, "L’importance est de 4 au plus.")],
)
def test_shares_and_weights_of_codes_have_a_highest_value(field, value, message):
    link = PageStandardCode(page=ProjectPageFactory(), code=StandardCodeFactory(), **{field: value})

    assert told(link, field) == [message]


@pytest.mark.parametrize(
    ("link", "name", "maker"),
    [
        (PageTheme, "theme", ThemeFactory),
        (PageCountry, "country", CountryFactory),
        (PageAudience, "audience", AudienceFactory),
        (PageStandardCode, "code", StandardCodeFactory),
    ],
)
def test_a_page_has_a_row_once(link, name, maker):
    page, row = ProjectPageFactory(), maker()
    link.objects.create(page=page, **{name: row})

    with pytest.raises(IntegrityError), transaction.atomic():
        link.objects.create(page=page, **{name: row})


def test_a_row_that_a_page_uses_cannot_be_deleted():
    AudiencePageFactory(theme_links=[PageTheme(theme=ThemeFactory())])

    with pytest.raises(ProtectedError):
        Theme.objects.get().delete()
    assert ReferenceIndex.get_grouped_references_to(Theme.objects.get()).count() == 1


def test_a_notation_stands_once_in_a_vocabulary():
    StandardCodeFactory(code="sdg-target-10.7", notation="10.7")

    with pytest.raises(IntegrityError), transaction.atomic():
        StandardCode.objects.create(code="other", vocabulary="sdg-target", notation="10.7")


def test_a_form_of_a_term_has_a_language_of_the_portal():
    form = TermForm(term=TermFactory(), language="de", text="Rücküberweisung")

    assert len(told(form, "language")) == 1


def test_a_form_belongs_to_one_term_in_a_language():
    TermForm.objects.create(term=TermFactory(code="remittances"), language="fr", text="envois")
    again = TermForm(term=TermFactory(code="transfers"), language="fr", text="envois")

    assert told(again, "__all__") == ["Cette forme appartient déjà à un terme dans cette langue."]
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


@pytest.mark.parametrize(
    ("texts", "missing"),
    [(["Un", "One", ""], "Español"), (["", "One", "Uno"], "Français"), (["Un", "", ""], "English")],
)
def test_a_text_of_a_list_is_written_in_every_language(texts, missing):
    with pytest.raises(ValidationError) as error:
        LocalizedTextField("label").formfield().clean(texts)

    assert error.value.messages[0].startswith("Écrivez ce texte dans toutes les langues")
    assert missing in error.value.messages[0]


def test_an_optional_text_may_be_missing_in_all_languages():
    assert LocalizedTextField("definition", blank=True).formfield().clean(["", "", ""]) == {}


def test_a_label_is_read_in_the_readers_language_and_in_french_where_it_is_missing():
    text = LocalizedText({"fr": "Un", "en": "One"})

    with override("en"):
        assert str(text) == "One"
    with override("es"):
        assert str(text) == "Un"


def test_by_name_sorts_letters_with_accents_beside_those_without():
    for code, name in (("ET", "Éthiopie"), ("ZM", "Zambie"), ("EC", "Équateur"), ("EG", "Égypte"), ("ES", "espagne")):
        CountryFactory(code=code, label={"fr": name, "en": name, "es": name})

    assert [country.code for country in Country.objects.by_name()] == ["EG", "EC", "ES", "ET", "ZM"]
