"""Pages as the API tells them: so many queries for any number of pages."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from wagtail.models import Page, get_page_models

from core.addresses import absolute, address_of
from core.i18n import active_language
from core.models import PortalPage
from core.querysets import PortalPageQuerySet
from interop.api.facts import joined_of, loaded_of, note_row, told
from interop.api.schemas import Code, Relation, Source
from interop.api.texts import Texts
from reference.models import Classified
from reference.querysets import linked

KINDS = {"themes": "theme", "countries": "country", "audiences": "audience"}
COMMON = ("keywords", "source_links", "related_pages")


def collections() -> dict[str, type[PortalPage]]:
    """Return the types of page that the API tells of, by the name that they have in it."""
    models = [model for model in get_page_models() if issubclass(model, PortalPage) and model.api_name]
    return {model.api_name: model for model in sorted(models, key=lambda model: model.api_name)}


def item(model: type[PortalPage], key: UUID) -> dict[str, Any] | None:
    """Return one page in the reader's language, if everybody may read it."""
    return next(iter(items_of(list(loaded(model).filter(translation_key=key)))), None)


def items(model: type[PortalPage], numbers: Sequence[int]) -> list[dict[str, Any]]:
    """Return those of some pages that everybody may read, in the order of their numbers."""
    found = {page.pk: page for page in loaded(model).filter(pk__in=numbers)} if numbers else {}
    return items_of([found[number] for number in numbers if number in found])


def loaded(model: type[PortalPage]) -> PortalPageQuerySet:
    """Return the pages of one type in the reader's language, with all that is told of them."""
    pages = model.objects.shown().filter(alias_of=None)
    pages = pages.select_related(*joined_of(model)).prefetch_related(*COMMON, *loaded_of(model))
    return pages.prefetch_related(*links_of(model))


def links_of(model: type[PortalPage]) -> list[Prefetch]:
    """Return the controlled lists whose rows the pages of a type name; projects have their countries from elsewhere."""
    if not issubclass(model, Classified):
        return []
    own = [row for row in KINDS.values() if getattr(model, f"{row}_list") is getattr(Classified, f"{row}_list")]
    return [linked(f"{row}_links") for row in own]


def items_of(pages: Sequence[PortalPage]) -> list[dict[str, Any]]:
    """Return pages, after asking once for all that their texts lead to."""
    texts = Texts(active_language())
    for page in pages:
        note_row(page, texts)
        texts.note_photo(page.listing_image_id)
        texts.pages.update(link.target_id for link in page.related_pages.all())
    if pages:
        texts.load([page.translation_key for page in pages])
    return [item_of(page, texts) for page in pages]


def item_of(page: PortalPage, texts: Texts) -> dict[str, Any]:
    """Return one page."""
    language, versions = active_language(), texts.versions.get(page.translation_key, {})
    return {
        "id": page.translation_key,
        "type": page.api_name,
        "language": language,
        "url": absolute(address_of(page)),
        "detail_url": absolute(reverse(f"api:{page.api_name}_detail", args=[page.translation_key])),
        "translations": {code: url for code, url in versions.items() if code != language},
        "title": page.title,
        "summary": page.summary or None,
        "is_demo": page.is_demo,
        "first_published_at": page.first_published_at,
        "last_published_at": page.last_published_at,
        "picture": texts.photos.get(page.listing_image_id),
        "keywords": [keyword.name for keyword in page.keywords.all()],
        **{name: codes_of(page, f"{row}_list") for name, row in KINDS.items()},
        "sources": [source_of(link) for link in page.source_links.all()],
        "related": relations_of(page, texts),
        **told(page, texts),
    }


def codes_of(page: Page, name: str) -> list[Code]:
    """Return the rows of a controlled list that a page names, in the editor's order."""
    rows = getattr(page, name) if isinstance(page, Classified) else ()
    return [Code(code=row.pk, label=str(row)) for row in rows]


def source_of(link: Any) -> Source:
    """Return where facts come from."""
    kind = Code(code=link.kind, label=str(link.get_kind_display()))
    return Source(kind=kind, url=link.url or None, consulted_on=link.consulted_on)


def relations_of(page: PortalPage, texts: Texts) -> list[Relation]:
    """Return the pages that belong with a page, as far as everybody may read them."""
    links = [(link.relation, texts.addresses.get(link.target_id)) for link in page.related_pages.all()]
    return [Relation(relation=relation, url=url) for relation, url in links if url]
