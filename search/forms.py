"""Reading the address of a search. Whatever is wrong in it is left out, and the reader is told."""

import datetime
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.filters import FILTERS, Filter
from search.query import parse
from search.results import LAST, PAGE_SIZE, Request
from search.sources import SOURCES

MOST_CHOICES = 20  # values of one facet
LONGEST = 60  # characters of a value that is shown again
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass
class SearchForm:
    """The parameters of a search.

    `q`, a text; `type`, a tab; `theme`, `region`, `country`, `target` and `year`, codes, each any number of times;
    `since` and `until`, years or ISO 8601 dates; `sort`; `page`.
    """

    data: QueryDict
    language: str
    audience: tuple[str, ...]
    notes: list[str] = field(default_factory=list)  # what was left out and why
    errors: dict[str, str] = field(default_factory=dict)  # message by the name of an input

    filters: ClassVar[tuple[Filter, ...]] = FILTERS
    sorts: ClassVar[Mapping[str, Any]] = {
        "relevance": gettext_lazy("Most relevant first"),
        "newest": gettext_lazy("Newest first"),
        "oldest": gettext_lazy("Oldest first"),
    }  # what each order is called, the usual one first
    hidden: ClassVar[tuple[str, ...]] = ("q", "type", "sort")  # parameters that the form of the facets only keeps
    kept: ClassVar[tuple[str, ...]] = ()  # parameters that mean nothing to the search but stay in its addresses

    def request(self) -> Request:
        """Return the search that was asked for."""
        query = parse(self.text)
        if query.is_cut:
            self.notes.append(_("Your text was too long for a search; only its beginning was used."))
        return Request(
            query=query,
            language=self.language,
            audience=self.audience,
            source=self.one_of("type", SOURCES),
            chosen=self.chosen(),
            counted=tuple(one.name for one in self.filters),
            since=self.day("since", is_end=False),
            until=self.day("until", is_end=True),
            sort=self.one_of("sort", self.sorts) or self.usual_sort,
            page=self.number(),
        )

    @property
    def text(self) -> str:
        """What was typed."""
        return self.data.get("q", "")

    @property
    def usual_sort(self) -> str:
        """The order of results when none is asked for."""
        return next(iter(self.sorts))

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the codes that results must have one of, by facet."""
        return {one.name: codes for one in self.filters if (codes := self.codes(one))}

    def one_of(self, name: str, values: Container[str]) -> str:
        """Return a parameter that must be one of some values; "" if it is missing or wrong."""
        value = self.data.get(name, "")
        if value and value not in values:
            self.leave_out(value)
            return ""
        return value

    def codes(self, one: Filter) -> tuple[str, ...]:
        """Return the values of a facet that exist, each once."""
        values = list(dict.fromkeys(filter(None, self.data.getlist(one.name))))
        known = [value for value in values if one.label(value)]
        for value in values:
            if value not in known:
                self.leave_out(value, str(one.legend))
        return tuple(known[:MOST_CHOICES])

    def day(self, name: str, *, is_end: bool) -> datetime.date | None:
        """Return the first or last day of a period, from a year or an ISO 8601 date."""
        value = self.data.get(name, "").strip()
        if not value:
            return None
        try:
            if value.isascii() and value.isdecimal() and FIRST_YEAR <= int(value[:5]) <= LAST_YEAR:
                return datetime.date(int(value), 12, 31) if is_end else datetime.date(int(value), 1, 1)
            return datetime.date.fromisoformat(value[:LONGEST])
        except ValueError:
            self.errors[name] = _("Write a year with four digits, for example: 2015.")
            return None

    def number(self) -> int:
        """Return the number of the page, 1 if it is missing or none that can be shown."""
        value = self.data.get("page", "") or "1"
        last = LAST // PAGE_SIZE
        if value.isascii() and value.isdecimal() and len(value) <= len(str(last)) and 1 <= int(value) <= last:
            return int(value)
        text = _("There is no page “%(value)s” of these results; this is the first one.")
        self.notes.append(text % {"value": value.replace("\0", "")[:LONGEST]})
        return 1

    def last_page(self, request: Request, total: int) -> Request:
        """Return the same search at its last page, where there is no such page as was asked for."""
        text = _("There is no page “%(value)s” of these results; this is the last one.")
        self.notes.append(text % {"value": request.page})
        return replace(request, page=-(-min(total, LAST) // request.size))

    def leave_out(self, value: str, legend: str = "") -> None:
        """Tell the reader that a value does not exist."""
        value = value.replace("\0", "")[:LONGEST]
        if legend:
            text = _("The filter “%(legend)s: %(value)s” does not exist and was left out.")
            self.notes.append(text % {"legend": legend, "value": value})
        else:
            self.notes.append(_("The choice “%(value)s” does not exist and was left out.") % {"value": value})
