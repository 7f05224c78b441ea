"""Projects and country profiles."""

import datetime

import factory

from projectdb import models
from reference.models import PageTheme
from tests.core.factories import PageFactory
from tests.reference.factories import CountryFactory, ThemeFactory


class ProjectIndexPageFactory(PageFactory):
    title = "Projets"

    class Meta:
        model = models.ProjectIndexPage


class ProjectPageFactory(PageFactory):
    """A project from `origin` to `destination` (ISO 3166-1) on `themes`; nothing by default."""

    title = "Appui aux communes"
    starts_on = datetime.date(2014, 5, 1)

    class Meta:
        model = models.ProjectPage

    @classmethod
    def _create(cls, model_class, *args, origin="", destination="", themes=(), **fields):
        rows = [
            models.ProjectTerritory(role=role, country=CountryFactory(code=code), sort_order=number)
            for number, (role, code) in enumerate([("origin", origin), ("destination", destination)])
            if code
        ]
        links = [PageTheme(theme=ThemeFactory(code=code), sort_order=number) for number, code in enumerate(themes)]
        return super()._create(model_class, *args, **{"territories": rows, "theme_links": links} | fields)


class CountryProfileIndexPageFactory(PageFactory):
    title = "Pays"

    class Meta:
        model = models.CountryProfileIndexPage


class CountryProfilePageFactory(PageFactory):
    title = "Sénégal"
    country = factory.SubFactory(CountryFactory)

    class Meta:
        model = models.CountryProfilePage
