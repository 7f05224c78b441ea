"""Publications, practices, tools and films."""

import factory

from knowledge.library import models
from tests.core.factories import PageFactory
from tests.reference.factories import DocumentTypeFactory, PracticeTypeFactory


class LibraryIndexPageFactory(PageFactory):
    title = "Bibliothèque"

    class Meta:
        model = models.LibraryIndexPage


class PublicationPageFactory(PageFactory):
    title = "Manuel"
    document_type = factory.SubFactory(DocumentTypeFactory)

    class Meta:
        model = models.PublicationPage


class PracticeIndexPageFactory(PageFactory):
    title = "Bonnes pratiques"

    class Meta:
        model = models.PracticeIndexPage


class PracticePageFactory(PageFactory):
    title = "Un guichet d’accueil"
    practice_type = factory.SubFactory(PracticeTypeFactory)
    overview = "<p>Une commune ouvre un guichet.</p>"

    class Meta:
        model = models.PracticePage


class ToolIndexPageFactory(PageFactory):
    title = "Outils"

    class Meta:
        model = models.ToolIndexPage


class ToolPageFactory(PageFactory):
    title = "Atelier de diagnostic"

    class Meta:
        model = models.ToolPage


class VideoIndexPageFactory(PageFactory):
    title = "Films"

    class Meta:
        model = models.VideoIndexPage


class VideoPageFactory(PageFactory):
    title = "Entretien avec un maire"

    class Meta:
        model = models.VideoPage
