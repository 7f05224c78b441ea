"""The column of measured results."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from interop.spreadsheets.cells import YEARS, CellError, as_list, items_of
from interop.spreadsheets.columns import Column, Value
from interop.spreadsheets.vocabularies import Vocabularies
from projectdb.models import ProjectPage


class ResultsColumn(Column):
    """Results as value, unit and perhaps year: 268 | young people trained | 2016."""

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        return [self.read_item(item) for item in items_of(cell)]

    def read_item(self, item: str) -> Value:
        """Return value, unit and year, which may be empty. Raises `CellError`."""
        value, unit, year, *rest = [*(part.strip() for part in item.split("|")), "", ""]
        try:
            number = Decimal(value.replace("\u00a0", "").replace("\u202f", "").replace(" ", ""))
        except InvalidOperation:
            number = Decimal("NaN")
        is_year = not year or (year.isascii() and year.isdigit() and int(year) in YEARS)
        if any(rest) or not (number.is_finite() and unit and is_year):
            message = _("“{text}” is no result. Write it like 268 | young people trained | 2016.")
            raise CellError(message.format(text=item))
        return [f"{number.normalize():f}", unit, year]

    def get(self, page: ProjectPage) -> Value:
        values = (block.value for block in page.results)
        return [[f"{value['value'].normalize():f}", value["unit"], str(value["year"] or "")] for value in values]

    def put(self, page: ProjectPage, value: Value) -> None:
        rows = (
            {"value": Decimal(number), "unit": unit, "year": int(year) if year else None}
            for number, unit, year in value
        )
        setattr(page, self.name, [("result", row) for row in rows])

    def write(self, value: Value, lists: Vocabularies) -> str:
        return as_list([" | ".join(part for part in item if part) for item in value])

    def tell(self, value: Value, lists: Vocabularies) -> Any:
        return [
            {"value": float(number), "unit": unit, "year": int(year) if year else None} for number, unit, year in value
        ]
