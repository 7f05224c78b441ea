"""Every type of page of the portal, and how to make one."""

from core.models import PortalPage
from tests.core.factories import factories, page_types
from tests.home import factories as _home
from tests.knowledge.glossary import factories as _glossary
from tests.knowledge.learning import factories as _learning
from tests.knowledge.library import factories as _library
from tests.news import factories as _news
from tests.projectdb import factories as _projectdb

REGISTERED = (_glossary, _home, _learning, _library, _news, _projectdb)
PAGE_TYPES = sorted(page_types(), key=lambda model: model._meta.label)


def make_page(model: type[PortalPage], **fields: object) -> PortalPage:
    """Make a live page of a type, as small as it may be; `language` says below which home page."""
    return factories()[model](**fields)
