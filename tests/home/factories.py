"""Home page, programme pages, directories."""

import factory

from home import models
from tests.core.factories import PageFactory, home
from tests.reference.factories import PlatformTypeFactory, RowFactory, label


class HomePageFactory(PageFactory):
    """The home page that the migrations have made; another would have no address."""

    class Meta:
        model = models.HomePage

    @classmethod
    def _create(cls, model_class, *_args, language="fr", **_fields):
        return home(language)


class ProgrammeIndexPageFactory(PageFactory):
    title = "Programme"

    class Meta:
        model = models.ProgrammeIndexPage


class ProgrammePageFactory(PageFactory):
    title = "Le programme"

    class Meta:
        model = models.ProgrammePage


class ObjectivePageFactory(PageFactory):
    title = "Gouvernance locale"
    number = 1

    class Meta:
        model = models.ObjectivePage


class AudiencePageFactory(PageFactory):
    title = "Pour les collectivités"

    class Meta:
        model = models.AudiencePage


class LegalPageFactory(PageFactory):
    title = "Mentions légales"

    class Meta:
        model = models.LegalPage


class ContactPageFactory(PageFactory):
    title = "Contact"

    class Meta:
        model = models.ContactPage


class FaqPageFactory(PageFactory):
    title = "Questions fréquentes"

    class Meta:
        model = models.FaqPage


class PlatformDirectoryPageFactory(PageFactory):
    title = "Plateformes"

    class Meta:
        model = models.PlatformDirectoryPage


class OrganisationDirectoryPageFactory(PageFactory):
    title = "Organisations"

    class Meta:
        model = models.OrganisationDirectoryPage


class PlatformFactory(RowFactory):
    code = "global-forum"
    description = factory.LazyAttribute(lambda row: label(f"description of {row.code}"))
    platform_type = factory.SubFactory(PlatformTypeFactory)

    class Meta:
        model = models.Platform


class MessageFactory(factory.django.DjangoModelFactory):
    kind = "contact"
    topic = "question"
    language = "es"
    name = "Awa"
    email = "awa@example.org"
    text = "¿Dónde está la guía?"
    digest = factory.Sequence(str)

    class Meta:
        model = models.Message
