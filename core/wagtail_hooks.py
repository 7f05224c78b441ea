"""What the portal changes in Wagtail through its hooks."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.rich_text import LocalizedPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Take the place of Wagtail's own handler of links to pages."""
    features.register_link_type(LocalizedPageLinkHandler)
