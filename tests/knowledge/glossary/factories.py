"""Pages of terms."""

import factory

from knowledge.glossary import models
from tests.core.factories import PageFactory
from tests.reference.factories import TermFactory


class GlossaryIndexPageFactory(PageFactory):
    title = "Glossaire"

    class Meta:
        model = models.GlossaryIndexPage


class TermPageFactory(PageFactory):
    title = "Transferts de fonds"
    term = factory.SubFactory(TermFactory)

    class Meta:
        model = models.TermPage
