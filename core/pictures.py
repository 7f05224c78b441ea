"""What stands for a page in a list: a photograph, or the data of a woven picture."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from core.drawing.weave import dye_for

if TYPE_CHECKING:
    from core.models import PortalImage, PortalPage


SEEDS = 99_991  # a prime: pages of one theme seldom get the same cloth


@dataclass(frozen=True)
class Picture:
    """A photograph, or theme, dye and seed of a woven picture; decoration beside the title of its page."""

    photo: "PortalImage | None"
    theme: str
    dye: str
    seed: int

    @classmethod
    def of(cls, page: "PortalPage") -> Self:
        """Describe the picture of `page`; all its translations get the same."""
        seed = page.translation_key.int % SEEDS
        themes = [theme.code for theme in getattr(page, "theme_list", [])]
        region, subregion = getattr(page, "region_codes", ("", ""))
        return cls(
            photo=page.listing_image,
            theme=themes[0] if themes else "",
            dye=dye_for(region, subregion),
            seed=seed,
        )
