"""Keys and slugs: well-formed, unique, and the same as the folder they stand in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from content.loader.pack.course_reading import folder_key
from content.loader.pack.documents import Item, Versioned
from content.loader.pack.faults import Fault
from content.loader.pack.fields import Entry, Identifier
from content.loader.pack.pack import Pack
from content.loader.pack.rules.walk import marked

Slugged = tuple[Entry, str, tuple[str, ...]]  # an entry, the field with the slug, and what must be unique
WELL_FORMED = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def well_formed(pack: Pack) -> Iterator[Fault]:
    """Keys and slugs are made of lower case letters, digits and single hyphens."""
    for leaf, _ in marked(pack.entries(), Identifier):
        if not WELL_FORMED.fullmatch(leaf.value):
            yield leaf.fault(f"{leaf.value!r} is not made of lower case letters, digits and single hyphens")


def as_in_folder(pack: Pack) -> Iterator[Fault]:
    """An entry with a folder of its own has the key of its folder, and the section of the folder above."""
    for entry in (*pack.items(), *pack.courses.values()):
        section, folder = entry.source.file.split("/")[:2]
        yield from _same(entry, "key", folder)
        if isinstance(entry, Item):
            yield from _same(entry, "section", section)
    for entry in (*pack.tools.values(), *pack.modules()):
        yield from _same(entry, "key", folder_key(entry.source.file.rpartition("/")[0]))


def unique_slugs(pack: Pack) -> Iterator[Fault]:
    """No two neighbours have the same slug in a language."""
    sections: tuple[Mapping[str, Versioned], ...] = (
        pack.practices,
        pack.country_profiles,
        pack.news,
        pack.tools,
    )
    for section in sections:
        yield from _unique(_versions(section.values()))
    yield from _unique(_versions(project.story for project in pack.projects.values() if project.story))
    pages = ((entry, field, ("", *rest)) for entry, field, (_section, *rest) in _versions(pack.pages.values()))
    yield from _unique(chain(_localized(pack.site.indexes.values()), pages))  # both below the home page
    for entries in (pack.courses, pack.demo.posts, pack.demo.discussions):
        yield from _unique(_localized(entries.values()))
    for course in pack.courses.values():
        yield from _unique(_localized(course.modules))
        for module in course.modules:
            yield from _unique(_versions(module.lessons))


def unique_keys_inside(pack: Pack) -> Iterator[Fault]:
    """Keys are unique inside a course, and learners' records point to modules and lessons by key alone."""
    for course in pack.courses.values():
        lessons = (lesson for module in course.modules for lesson in module.lessons)
        yield from _unique((module, "key", (module.key,)) for module in course.modules)
        yield from _unique((lesson, "key", (lesson.key,)) for lesson in lessons)


def _same(entry: Entry, field: str, expected: str) -> Iterator[Fault]:
    if getattr(entry, field) != expected:
        yield entry.source.fault(field, f"must be {expected!r}, as the folder is named")


def _versions(entries: Iterable[Versioned]) -> Iterator[Slugged]:
    """Yield the slug of every version, with its section and language."""
    for entry in entries:
        for language, version in entry.versions.items():
            yield version, "slug", (getattr(entry, "section", ""), language, getattr(version, "slug", ""))


def _localized(entries: Iterable[Entry]) -> Iterator[Slugged]:
    for entry in entries:
        slugs: Mapping[str, str] = getattr(entry, "slug", {})
        for language, slug in slugs.items():
            yield entry, f"slug.{language}", ("", language, slug)


def _unique(found: Iterable[Slugged]) -> Iterator[Fault]:
    """Report the second and later entries with the same value."""
    first: dict[tuple[str, ...], Entry] = {}
    for entry, field, value in found:
        other = first.setdefault(value, entry)
        if other is not entry:
            yield entry.source.fault(field, f"{value[-1]!r} is already used in {other.source.file}")
