"""Models that every app may build on."""

from core.models.archivable import Archivable
from core.models.attested import Attested, Confidence
from core.models.frame import Banner, SiteFrame
from core.models.keywords import Keyword, KeywordLink
from core.models.media import PortalDocument, PortalImage, PortalRendition
from core.models.outside import OutsideLink, OutsideLinkUse
from core.models.pages import IndexPage, PortalPage, PortalPageForm
from core.models.relations import RelatedPage, SourceLink

__all__ = [
    "Archivable",
    "Attested",
    "Banner",
    "Confidence",
    "IndexPage",
    "Keyword",
    "KeywordLink",
    "OutsideLink",
    "OutsideLinkUse",
    "PortalDocument",
    "PortalImage",
    "PortalPage",
    "PortalPageForm",
    "PortalRendition",
    "RelatedPage",
    "SiteFrame",
    "SourceLink",
]
