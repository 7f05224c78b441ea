"""What the head of a page tells machines: Open Graph, and a description in JSON-LD."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from core.addresses import absolute, address_of
from core.drawing.share import SIZE
from core.sharing import address_of_picture
from core.structured_data import as_script, breadcrumbs, node
from core.versions import ANY_LANGUAGE

if TYPE_CHECKING:
    from core.frame import Frame
    from core.models import PortalPage

LOCALES = {"fr": "fr_FR", "en": "en_GB", "es": "es_ES"}  # Open Graph wants a country


@dataclass(frozen=True)
class SharedImage:
    """A picture that stands for a page where somebody shares its address."""

    url: str
    width: int
    height: int
    alt: str


def share_image(page: "PortalPage") -> SharedImage:
    """Return the picture of a page for social networks: its photograph, or one that is drawn."""
    alt = page.listing_image.default_alt_text if page.listing_image else page.title
    return SharedImage(absolute(address_of_picture(page)), *SIZE, alt)


class Head:
    """The data in the head of `page`, which the frame knows."""

    def __init__(self, page: "PortalPage", frame: "Frame") -> None:
        self.page = page
        self.frame = frame

    @property
    def title(self) -> str:
        """Title without the name of the portal."""
        if self.frame.drawn:
            return self.frame.drawn.title
        return self.page.seo_title or getattr(self.page, "heading", "") or self.page.title

    @property
    def description(self) -> str:
        """What the page says in a sentence or two."""
        return self.frame.drawn.description if self.frame.drawn else self.page.search_description or self.page.summary

    @property
    def url(self) -> str:
        """Public address."""
        return absolute(address_of(self.page, self.frame.language)) + self.frame.below

    @property
    def locale(self) -> str:
        """Language and country, as Open Graph writes them."""
        return LOCALES.get(self.frame.language, self.frame.language)

    @property
    def other_versions(self) -> dict[str, str]:
        """Absolute address of each other public version, by language."""
        known = {ANY_LANGUAGE, self.frame.language}
        return {code: url for code, url in self.frame.alternates.items() if code not in known}

    @property
    def other_locales(self) -> list[str]:
        """Those of the other versions of the page."""
        return [LOCALES.get(code, code) for code in self.other_versions]

    @cached_property
    def image(self) -> SharedImage:
        """Picture for social networks."""
        return share_image(self.page)

    @property
    def script(self) -> SafeString:
        """JSON-LD: the page, what it is about, the way to it, its translations."""
        about = (self.frame.drawn or self.page).structured_data()
        others = [{"@id": url} for url in self.other_versions.values()]
        way = [(link.title, absolute(link.url) if link.url else self.url) for link in self.frame.breadcrumbs]
        page = node(
            self.page.schema_type,
            **{"@id": self.url},
            name=self.title,
            description=self.description,
            inLanguage=self.frame.language,
            primaryImageOfPage=node("ImageObject", url=self.image.url),
            breadcrumb=breadcrumbs(way),
            workTranslation=others,
        )
        return as_script(page | about)
