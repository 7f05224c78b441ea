"""News and events."""

from news.models.events import AgendaPage, EventPage
from news.models.news import NewsIndexPage, NewsPage

__all__ = ["AgendaPage", "EventPage", "NewsIndexPage", "NewsPage"]
