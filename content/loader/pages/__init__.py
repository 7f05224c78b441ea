"""Pages made from the entries of the pack: one module per kind of entry."""

from content.loader.pages.item import Builder, PageItem
from content.loader.pages.plan import plan

__all__ = ["Builder", "PageItem", "plan"]
