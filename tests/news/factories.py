"""News and events."""

import datetime

from news import models
from tests.core.factories import PageFactory


class NewsIndexPageFactory(PageFactory):
    title = "Actualités"

    class Meta:
        model = models.NewsIndexPage


class NewsPageFactory(PageFactory):
    title = "Un atelier à Dakar"
    published_on = datetime.date(2015, 6, 1)

    class Meta:
        model = models.NewsPage


class AgendaPageFactory(PageFactory):
    title = "Agenda"

    class Meta:
        model = models.AgendaPage


class EventPageFactory(PageFactory):
    title = "Forum des communes"
    starts_on = datetime.date(2027, 2, 11)

    class Meta:
        model = models.EventPage
