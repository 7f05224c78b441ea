"""Who is who: keys of the pack, and the numbers under which their pages stand in the database."""

import uuid

from wagtail.models import Page

from content.models import LoadedItem

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "m4d:")


def translation_key(*parts: str) -> uuid.UUID:
    """Return the key that all versions of an entry share, the same on every machine."""
    return uuid.uuid5(NAMESPACE, "/".join(parts)) if parts != ("home",) else uuid.uuid5(uuid.NAMESPACE_URL, "m4d:home")


def key_of_target(target: str) -> str:
    """Return the key of the page that the pack names as a target; discussions and members come with the community."""
    kind, _colon, name = target.partition(":")
    if kind != "index":
        return target
    return "home" if name in ("home", "discussions", "members") else f"index/{name}"


class PageNumbers(dict[str, int]):
    """Numbers of the French pages by key, so that texts can link to them; empty before the pages stand."""

    @classmethod
    def known(cls) -> "PageNumbers":
        """Return the numbers of all pages that were loaded, now or before, and still stand."""
        rows = LoadedItem.objects.filter(language="fr", page_id__in=Page.objects.values("pk"))
        return cls({row.key: row.page_id for row in rows if row.page_id})

    def link(self, section: str, key: str) -> dict[str, object] | None:
        """Return the attributes of a link to an entry, or None for what has no page of its own."""
        number = self.get(f"{section}/{key}")
        return {"linktype": "page", "id": number} if number else None
