"""Rows of authority lists; a row that exists is taken as it is."""

import factory

from core.fields import LocalizedText
from reference import models


def label(name: str) -> LocalizedText:
    """Return a text in every language, told apart by the language."""
    return LocalizedText({"fr": f"{name} fr", "en": f"{name} en", "es": f"{name} es"})


class RowFactory(factory.django.DjangoModelFactory):
    """One row; its label says its code and the language."""

    label = factory.LazyAttribute(lambda row: label(row.code))

    class Meta:
        abstract = True
        django_get_or_create = ["code"]


class ThemeFactory(RowFactory):
    code = "diaspora"

    class Meta:
        model = models.Theme


class CountryFactory(RowFactory):
    code = "SN"
    alpha3 = factory.LazyAttribute(lambda row: f"{row.code}X")

    class Meta:
        model = models.Country


class TerritoryFactory(RowFactory):
    code = "SN-DB"
    country = factory.SubFactory(CountryFactory)

    class Meta:
        model = models.Territory


class AudienceFactory(RowFactory):
    code = "authorities"

    class Meta:
        model = models.Audience


class StandardCodeFactory(RowFactory):
    code = "sdg-target-10.7"
    vocabulary = "sdg-target"
    notation = "10.7"

    class Meta:
        model = models.StandardCode


class FrameworkFactory(RowFactory):
    code = "icmd"

    class Meta:
        model = models.Framework


class OrganisationTypeFactory(RowFactory):
    code = "11"

    class Meta:
        model = models.OrganisationType


class OrganisationFactory(RowFactory):
    code = "undp"
    organisation_type = factory.SubFactory(OrganisationTypeFactory)

    class Meta:
        model = models.Organisation


class DocumentTypeFactory(RowFactory):
    code = "handbook"

    class Meta:
        model = models.DocumentType


class LicenceFactory(RowFactory):
    code = "cc-by"

    class Meta:
        model = models.Licence


class PracticeTypeFactory(RowFactory):
    code = "partnership"

    class Meta:
        model = models.PracticeType


class PlatformTypeFactory(RowFactory):
    code = "forum"

    class Meta:
        model = models.PlatformType


class TermFactory(RowFactory):
    code = "remittances"
    definition = factory.LazyAttribute(lambda row: label(f"definition of {row.code}"))

    class Meta:
        model = models.Term


class ProjectStatusFactory(RowFactory):
    code = "closed"

    class Meta:
        model = models.ProjectStatus
