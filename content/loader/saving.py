"""Saving pages: the French one as an editor would, the others through wagtail-localize."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Locale, Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import PortalPage
from translation.bulk import Submission

VOLATILE = {"pk", "path", "depth", "numchild", "url_path", "latest_revision", "live", "latest_revision_created_at"}


class StructureError(Exception):
    """The versions of an entry do not have the same texts in the same places."""


class UnloadableError(Exception):
    """A version of an entry cannot be loaded, though the checks found nothing; the message names it and says why."""


@contextmanager
def naming(key: str, language: str) -> Iterator[None]:
    """Name the version that is being loaded if a rule of the portal refuses it: raise `UnloadableError`."""
    try:
        yield
    except (ValidationError, StructureError) as error:
        raise UnloadableError(f"{key} ({language}): {error}") from error


def digest_of(value: object) -> str:
    """Return a digest of data, the same on every machine."""
    return hashlib.sha256(json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()


def digest_of_page(page: PortalPage) -> str:
    """Return a digest of what a built page says, whatever its place in the tree."""
    data = page.serializable_data()
    return digest_of({name: value for name, value in data.items() if name not in VOLATILE})


def publish_source(page: PortalPage) -> None:
    """Publish a built page in the place of what stands under its number."""
    stored = Page.objects.get(pk=page.pk)
    for name in (
        "path",
        "depth",
        "numchild",
        "url_path",
        "first_published_at",
        "owner_id",
        "live",
        "has_unpublished_changes",
    ):
        setattr(page, name, getattr(stored, name))
    page._state.adding = False
    publish(page)


def publish(page: PortalPage) -> None:
    """Publish what a page says, as a revision with its entry in the history."""
    page.save_revision(log_action=True).publish()


def pair(submission: Submission, version: PortalPage) -> list[tuple[StringSegmentValue, str]]:
    """Return each text of a source with its translation, taken from the same place of another version.

    Raises `StructureError` if the versions differ in structure.
    """
    texts = [segment for segment in extract_segments(version) if isinstance(segment, StringSegmentValue)]
    sources = submission.strings
    if len(sources) != len(texts):
        raise StructureError(f"{len(texts)} texts, {len(sources)} in French: {difference(sources, texts)}")
    return [(source, with_links_of(source, text)) for source, text in zip(sources, texts, strict=True)]


def difference(sources: Iterable[StringSegmentValue], texts: Iterable[StringSegmentValue]) -> str:
    """Name the fields in which two versions have not the same number of texts."""
    counts = Counter(s.path.split(".")[0] for s in sources)
    counts.subtract(t.path.split(".")[0] for t in texts)
    return ", ".join(f"{name} {count:+}" for name, count in counts.items() if count)


def with_links_of(source: StringSegmentValue, text: StringSegmentValue) -> str:
    """Return a translation with the link numbers of its source: links may stand in another order.

    Raises `StructureError` if the two do not lead to the same places.
    """
    places = {
        json.dumps(attributes, sort_keys=True): number for number, attributes in reversed((source.attrs or {}).items())
    }
    result = text.string.data
    for number, attributes in (text.attrs or {}).items():
        place = places.get(json.dumps(attributes, sort_keys=True))
        if place is None:
            raise StructureError(f"a link of the translation is not in the source: {attributes}")
        result = result.replace(f'id="{number}"', f'id="={place}"')
    return result.replace('id="=', 'id="')


def locales() -> dict[str, Locale]:
    """Return the locales by language."""
    return {locale.language_code: locale for locale in Locale.objects.all()}
