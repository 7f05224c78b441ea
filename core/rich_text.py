"""How rich text of the database becomes HTML."""

from wagtail.rich_text.pages import PageLinkHandler

from core.links import known_addresses


class LocalizedPageLinkHandler(PageLinkHandler):
    """Writes the address of a linked page from what was loaded; asks the database for others as Wagtail does."""

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        """Return the opening tag of one link."""
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Return the opening tags of the links of a text."""
        known = known_addresses.get()
        found = [known.get(int(attrs.get("id", 0))) for attrs in attrs_list]
        rest = iter(super().expand_db_attributes_many([a for a, url in zip(attrs_list, found, strict=True) if not url]))
        return [f'<a href="{url}">' if url else next(rest) for url in found]
