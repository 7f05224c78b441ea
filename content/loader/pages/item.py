"""What the loader knows of a page before it exists, and what it builds pages with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import models
from django.utils.text import slugify
from wagtail.models import Locale

from content.loader.identity import PageNumbers, translation_key
from content.loader.markdown import replace_links, to_rich_text, to_stream
from content.loader.pack import SOURCE_LANGUAGE, KnownDate, Pack
from core.models import PortalPage, RelatedPage, SourceLink
from reference.models import PageAudience, PageCountry, PageStandardCode, PageTheme

T = TypeVar("T")

LONGEST_SLUG = 80
KINDS_OF_SOURCE = ("brochure", "public-sources", "general-knowledge")


@dataclass(frozen=True)
class PageItem:
    """A page to be: its key, that of its parent, its languages, and how to build it in one of them."""

    key: str
    parent: str
    languages: tuple[str, ...]
    build: Callable[["Builder", str], PortalPage]

    @property
    def translations(self) -> tuple[str, ...]:
        """Its languages but the source language."""
        return tuple(language for language in self.languages if language != SOURCE_LANGUAGE)


@dataclass(frozen=True)
class Builder:
    """Makes unsaved pages; what it gives to two languages of an entry differs in the texts only."""

    pack: Pack
    numbers: PageNumbers
    locales: Mapping[str, Locale]
    slugs: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def page(self, model: type[PortalPage], key: str, language: str, /, **fields: object) -> PortalPage:
        """Return an unsaved page with its identity; `fields` are those of the model."""
        page = model(locale=self.locales[language], translation_key=translation_key(key), **fields)
        if language == SOURCE_LANGUAGE:
            page.pk = page.id = self.numbers.get(key)
        return page

    def slug(self, section: str, key: str, language: str, title: str) -> str:
        """Return a slug made of a title, cut at a word; the key is added where another entry has the same."""
        words = slugify(title)[: LONGEST_SLUG + 1]
        slug = words if len(words) <= LONGEST_SLUG else words.rpartition("-")[0]
        owner = self.slugs.setdefault((section, language, slug), key)
        return slug if owner == key else f"{slug}-{key}"

    def stream(self, markdown: str, key: str) -> list[dict]:
        """Return the blocks of a text, with links to the pages of this portal."""
        return replace_links(to_stream(markdown, key), self.numbers.link)

    def rich_text(self, markdown: str, key: str) -> str:
        """Return a short text of paragraphs and lists, with links to the pages of this portal."""
        return replace_links(to_rich_text(markdown, key), self.numbers.link)

    def classify(
        self,
        page: PortalPage,
        *,
        themes: Iterable[str] = (),
        countries: Iterable[str] = (),
        audiences: Iterable[str] = (),
    ) -> None:
        """Give a page its themes, countries and audiences, in order."""
        page.theme_links = [PageTheme(theme_id=code, sort_order=n) for n, code in enumerate(themes)]
        page.country_links = [PageCountry(country_id=code, sort_order=n) for n, code in enumerate(countries)]
        page.audience_links = [PageAudience(audience_id=code, sort_order=n) for n, code in enumerate(audiences)]

    def code(self, page: PortalPage, **notations: Iterable[object]) -> None:
        """Give a page international codes, by vocabulary: `sdg_target`, `gcm`, `sector`, `marker`."""
        codes = [
            f"{vocabulary.replace('_', '-')}-{notation}"
            for vocabulary, group in notations.items()
            for notation in group
        ]
        page.code_links = [PageStandardCode(code_id=code, sort_order=n) for n, code in enumerate(codes)]

    def relate(self, page: PortalPage, *keys: str | None, part_of: str | None = None) -> None:
        """Link a page to the French pages of other entries; readers see them in their language."""
        targets = [(part_of, RelatedPage.Relation.PART_OF)] if part_of else []
        targets += [(key, RelatedPage.Relation.RELATION) for key in dict.fromkeys(keys) if key and key != part_of]
        page.related_pages = [
            RelatedPage(target_id=self.numbers[key], relation=relation, sort_order=n)
            for n, (key, relation) in enumerate(targets)
            if key in self.numbers
        ]

    def attest(self, page: PortalPage, sources: Iterable[str | None]) -> None:
        """Say where the facts of a page come from: addresses, or words of the pack's README."""
        page.source_links = [
            SourceLink(kind=source, sort_order=n) if source in KINDS_OF_SOURCE else SourceLink(url=source, sort_order=n)
            for n, source in enumerate(source for source in sources if source)
        ]

    def children(
        self, model: type[models.Model], key: str, language: str, rows: Iterable[Mapping[str, object]]
    ) -> list[models.Model]:
        """Return translatable rows of a page; each has the same identity in every language."""
        return [
            model(
                locale=self.locales[language],
                translation_key=translation_key(key, model.__name__, str(n)),
                sort_order=n,
                **row,
            )
            for n, row in enumerate(rows)
        ]


def given(value: T | None) -> T:
    """Return a value that the rules of the pack guarantee."""
    if value is None:
        raise ValueError("the pack was not checked")
    return value


def partial(date: KnownDate | None, name: str) -> dict[str, object]:
    """Return the two fields of a date that is known to some precision."""
    return {f"{name}_on": date.first, f"{name}_precision": date.precision} if date else {f"{name}_on": None}
