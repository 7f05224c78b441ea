"""What a reader asks of a list, its feed or its calendar: themes and countries."""

import re
from dataclasses import dataclass
from typing import Self

from django.db.models.functions import Upper
from django.http import Http404, QueryDict
from django.utils.http import urlencode

from core.cldr import conjoin
from reference.models import AuthorityRow, Country, Theme
from reference.models.base import CODE_FORM
from reference.querysets import ClassifiedQuerySet

CODE = re.compile(CODE_FORM.regex)
MOST = 20  # values under one name
LONGEST = 60  # characters of a code


@dataclass(frozen=True)
class Selection:
    """Pages on one of the themes and about one of the countries; without any, all pages."""

    themes: tuple[Theme, ...] = ()
    countries: tuple[Country, ...] = ()

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """Read `theme` and `country` (ISO 3166-1 alpha-2), each any number of times, in any case and order.

        Raises `Http404` for a value that names nothing: an empty feed would look like one where nothing happens.
        """
        return cls(rows_of(Theme, query.getlist("theme")), rows_of(Country, query.getlist("country")))

    @classmethod
    def for_page(cls, query: QueryDict) -> Self:
        """Read the same for a page that people look at; a value that names nothing is left out."""
        return cls(known_rows(Theme, query.getlist("theme")), known_rows(Country, query.getlist("country")))

    def apply(self, pages: ClassifiedQuerySet) -> ClassifiedQuerySet:
        """Keep the pages that were asked for."""
        if self.themes:
            pages = pages.on_themes([theme.pk for theme in self.themes])
        if self.countries:
            pages = pages.in_countries([country.pk for country in self.countries])
        return pages

    @property
    def query(self) -> str:
        """The query of the address, the same for all ways to ask for the same: "?country=SN&theme=diaspora"."""
        pairs = [("country", country.pk) for country in self.countries] + [("theme", row.pk) for row in self.themes]
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def name(self) -> str:
        """Themes and countries as text in the reader's language; "" for all."""
        return conjoin([row.name for row in (*self.themes, *self.countries)])


def rows_of(model: type[AuthorityRow], values: list[str]) -> tuple:
    """Return the rows that codes name, in the order of their codes; raise `Http404` for a code of no row."""
    codes = {value.strip().upper() for value in values} - {""}
    if len(codes) > MOST or any(len(code) > LONGEST or not CODE.fullmatch(code) for code in codes):
        raise Http404
    rows = known_rows(model, values)
    if {row.code.upper() for row in rows} != codes:
        raise Http404
    return rows


def known_rows(model: type[AuthorityRow], values: list[str]) -> tuple:
    """Return the rows that codes name, in the order of their codes; what names none is left out."""
    codes = {value.strip().upper() for value in values}
    wanted = sorted(code for code in codes if len(code) <= LONGEST and CODE.fullmatch(code))[:MOST]
    if not wanted:
        return ()
    return tuple(model.objects.annotate(upper_code=Upper("code")).filter(upper_code__in=wanted).order_by("code"))
