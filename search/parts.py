"""Documents of parts of pages: whoever may find the page finds its parts, at the place where they stand in it."""

from uuid import uuid5

from django.utils.translation import override
from wagtail.models import Page

from core.addresses import address_of
from core.models.findable import Part
from search.documents import GROUPS, Document, Surroundings, facets_of, standing_of
from search.text.names import names_of


def document_of_part(page: Page, key: str, number: int, around: Surroundings) -> Document | None:
    """Return the document of a part of a page under its own number, or None if the page has no such part now.

    The versions of a part are the parts with the same key in the versions of the page.
    """
    part = around.parts_of(page).get(key)
    if part is None:
        return None
    audience, language = around.audience(page), page.locale.language_code
    siblings = [sibling for sibling in around.siblings(page, audience) if key in around.parts_of(sibling)]
    with override(language):
        countries = [around.countries[part.country]] if part.country else []
        return {
            "pk": number,
            "key": str(uuid5(page.translation_key, key)),
            "source": part.source,
            "url": address_of_part(page, part),
            "title": part.title,
            "names": names_of(part.title, part.names),
            "is_by_name": part.is_by_name,
            **standing_of(page, audience, siblings),
            **dict.fromkeys((*GROUPS, "attachment"), ""),
            "summary": part.text,
            "labels": "\n".join([part.kind, *part.names]),
            **facets_of(part, countries),
            "date": facets_of(page, ())["date"],
            **{f"alt_{one.locale.language_code}": alternative(around.parts_of(one)[key]) for one in siblings},
            "kicker": part.kind,
            "hint": part.hint,
            "facts": [],
            "is_demo": False,
            "promoted": [],
        }


def address_of_part(page: Page, part: Part) -> str:
    """Return the path that shows a part."""
    query = f"?page={part.list_page}" if part.list_page > 1 else ""
    return f"{address_of(page, page.locale.language_code)}{query}#{part.key}"


def alternative(part: Part) -> str:
    """Return by what a reader of another language may know the part."""
    return "\n".join([part.title, *part.names, part.text])
