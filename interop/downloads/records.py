"""What a file of open data says of a project: the facts of a spreadsheet, its address, and whether it is invented."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.addresses import absolute, address_of
from interop.spreadsheets.offering import CHUNK, cells_of, in_order
from interop.spreadsheets.projects import COLUMNS, KEY
from interop.spreadsheets.standing import own_key
from interop.spreadsheets.vocabularies import Vocabularies
from projectdb.models import ProjectPage, ProjectTerritory
from projectdb.querysets import ProjectQuerySet
from reference.models import Territory

Told = TypeVar("Told")
Record = dict[str, Any]


class Projects:
    """Projects by number, in this order, as far as they are among `pages`, told in one language.

    Each way to tell them is an iterator that loads a chunk at a time: so many queries for each chunk, and a memory
    that does not grow with their number.
    """

    def __init__(self, numbers: Sequence[int], pages: ProjectQuerySet, language: str) -> None:
        self.numbers, self.pages, self.language = numbers, pages, language
        self.lists = Vocabularies()

    def rows(self) -> Iterator[list[object]]:
        """Yield the headings in the language, then the cells of each project; names of columns are as in the import."""
        with override(self.language):
            headings: list[object] = [*(str(column.label) for column in COLUMNS), _("Address"), _("Demonstration")]
        yield headings
        yield from self.each(self.row)

    def records(self) -> Iterator[Record]:
        """Yield each project by the names of the columns."""
        return self.each(self.record)

    def features(self) -> Iterator[Record]:
        """Yield each project as a feature of GeoJSON (RFC 7946)."""
        return self.each(self.feature)

    def each(self, tell: Callable[[ProjectPage], Told]) -> Iterator[Told]:
        """Yield what `tell` says of each project."""
        for start in range(0, len(self.numbers), CHUNK):
            with override(self.language):
                told = [tell(page) for page in in_order(self.numbers[start : start + CHUNK], self.pages)]
            yield from told

    def row(self, page: ProjectPage) -> list[object]:
        """Return the cells of a project."""
        return [*cells_of(page, own_key(page), self.lists), self.url(page), _("demonstration") if page.is_demo else ""]

    def record(self, page: ProjectPage) -> Record:
        """Return the facts of a project."""
        facts = {
            column.name: own_key(page) if column.name == KEY else column.tell(column.get(page), self.lists)
            for column in COLUMNS
        }
        return {**facts, "url": self.url(page), "is_demo": page.is_demo}

    def feature(self, page: ProjectPage) -> Record:
        """Return a project with the points of its territories; `points` says which they are, in their order.

        The portal knows points of territories, none of countries: a project that names only these has no geometry.
        """
        record = self.record(page)
        places = [
            (role, place["territory"])
            for role in ProjectTerritory.Role.values
            for place in record[role]
            if place["territory"] and place["territory"]["code"] in self.points
        ]
        points = [self.points[territory["code"]] for _role, territory in places]
        return {
            "type": "Feature",
            "id": record[KEY],
            "geometry": {"type": "MultiPoint", "coordinates": points} if points else None,
            "properties": record | {"points": [{"role": role, **territory} for role, territory in places]},
        }

    @cached_property
    def points(self) -> dict[str, tuple[float, float]]:
        """Longitude and latitude (WGS 84) of the territories that have a point, by code."""
        rows = Territory.objects.values_list("pk", "longitude", "latitude")
        return {
            code: (float(longitude), float(latitude))
            for code, longitude, latitude in rows
            if longitude is not None and latitude is not None
        }

    def url(self, page: ProjectPage) -> str:
        """Return the public address of a project."""
        return absolute(address_of(page, self.language))
