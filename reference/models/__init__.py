"""Authority lists, and the links from pages to their rows."""

from reference.models.base import AuthorityRow
from reference.models.codes import StandardCode
from reference.models.lists import (
    Audience,
    DocumentType,
    EventType,
    FaqCategory,
    Framework,
    Licence,
    NewsCategory,
    OrganisationType,
    PlatformType,
    PracticeType,
    ProjectStatus,
    Theme,
)
from reference.models.organisations import Organisation
from reference.models.page_links import Classified, Coded, PageAudience, PageCountry, PageStandardCode, PageTheme
from reference.models.places import Country, Region, Territory
from reference.models.terms import Term, TermForm, TermMatch

__all__ = [
    "Audience",
    "AuthorityRow",
    "Classified",
    "Coded",
    "Country",
    "DocumentType",
    "EventType",
    "FaqCategory",
    "Framework",
    "Licence",
    "NewsCategory",
    "Organisation",
    "OrganisationType",
    "PageAudience",
    "PageCountry",
    "PageStandardCode",
    "PageTheme",
    "PlatformType",
    "PracticeType",
    "ProjectStatus",
    "Region",
    "StandardCode",
    "Term",
    "TermForm",
    "TermMatch",
    "Territory",
    "Theme",
]
