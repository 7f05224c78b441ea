"""What a cell says: texts, dates, amounts, lists. Whatever could mean two things is refused, never guessed."""

import datetime
import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel.dates import get_month_names
from django.conf import settings
from django.utils.translation import gettext as _

from core.dates import Precision
from core.i18n import sort_key
from core.spreadsheets import as_typed

PartialDate = tuple[str, str]  # first day of what is known (ISO 8601), and how much is known

YEARS = range(1900, 2101)
SPACES = re.compile(r"[\s'’]")  # all that stands between thousands
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
GARBLED = re.compile("Ã[\x80-\xbf]|Ã[©¨ªŽ®¢§´»±³¡‰]|â€")  # UTF-8 that was read as another encoding
ISO_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
NUMBERED_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}")
NOT_IN_DATES = {"de", "del", "du", "el", "le", "of", "the", "er", "st", "nd", "rd", "th"}
SEPARATOR = re.compile(r"(?<!\\);")  # between the items of a list


class CellError(Exception):
    """A cell cannot be taken; the message says why and what to write, in the language of the reader."""


def text_of(cell: Any) -> str:
    """Return what stands in a cell as a text. Raises `CellError` for one that an encoding has spoilt."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        cell = cell.date() if cell.time() == datetime.time() else cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = as_typed(str(cell).replace("\r\n", "\n").strip())
    if UNREADABLE.search(text) or GARBLED.search(text):
        raise CellError(_("The text holds characters that a wrong encoding has spoilt."))
    return text


def date_of(cell: Any) -> PartialDate | None:
    """Return a date that is known to the day, the month or the year, as it is written. Raises `CellError`.

    Understood: dates of the spreadsheet, ISO 8601, day/month/year, month/year, a year, and months in words.
    """
    if isinstance(cell, datetime.date):
        return date(cell.year, cell.month, cell.day)
    text = text_of(cell)
    if not text:
        return None
    if match := ISO_DATE.fullmatch(text):
        return date(*match.groups())
    if match := NUMBERED_DATE.fullmatch(text):
        return numbered_date(*map(int, match.groups()))
    if match := MONTH_AND_YEAR.fullmatch(text):
        return date(match[2], match[1])
    if SHORT_YEAR.fullmatch(text):
        raise CellError(_("“{text}” has a year of two digits. Write four.").format(text=text))
    return date_in_words(text)


def numbered_date(first: int, second: int, year: int) -> PartialDate:
    """Return a date of three numbers, unless day and month could be either way round. Raises `CellError`."""
    if first > 12:
        return date(year, second, first)
    if second > 12 or first == second:
        return date(year, first, second)
    message = _("The date may be {one} or {other}. Write one of these.")
    one, other = (f"{year}-{month:02}-{day:02}" for month, day in ((second, first), (first, second)))
    raise CellError(message.format(one=one, other=other))


def date_in_words(text: str) -> PartialDate:
    """Return a date with the name of its month in a language of the portal. Raises `CellError`."""
    words = [word for word in re.findall(r"[a-z]+|\d+", sort_key(text)) if word not in NOT_IN_DATES]
    months = [months_by_name()[word] for word in words if word in months_by_name()]
    years = [word for word in words if word.isdigit() and len(word) == len("2014")]
    days = [word for word in words if word.isdigit() and len(word) <= len("31")]
    if len(months) == len(years) == 1 and len(days) <= 1 and len(words) == len(days) + 2:
        return date(years[0], months[0], *days)
    raise CellError(_("“{text}” is no date. Write it like 2014-05-31, 2014-05 or 2014.").format(text=text))


@lru_cache
def months_by_name() -> dict[str, int]:
    """Return the number of each month by its names, full and short, in the languages of the portal."""
    return {
        sort_key(name).strip("."): number
        for language, _name in settings.LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }


def date(year: Any, month: Any = None, day: Any = None) -> PartialDate:
    """Return a date from its parts. Raises `CellError` for one that is in no calendar."""
    try:
        found = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        written = "-".join(str(part) for part in (year, month, day) if part)
        raise CellError(_("There is no such day as {date}.").format(date=written)) from error
    if found.year not in YEARS:
        raise CellError(_("The year {year} cannot be right.").format(year=found.year))
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return found.isoformat(), precision.value


def amount_of(cell: Any) -> str:
    """Return an amount with a full stop before its decimals; "" for none. Raises `CellError`."""
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return plain(Decimal(str(cell)))
    text = text_of(cell)
    digits = SPACES.sub("", text)
    if not digits:
        return ""
    if not re.fullmatch(r"[0-9][0-9.,]*", digits):
        raise CellError(_("“{text}” is no amount. Write digits only, like 230000.50.").format(text=text))
    marks = re.sub(r"\d", "", digits)
    if len(marks) == 1 and re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", digits):
        raise CellError(
            _("“{text}” may be {one} or {other}. Write one of these.").format(
                text=text, one=re.sub(r"[.,]", "", digits), other=plain(Decimal(digits.replace(",", ".")))
            )
        )
    return plain(Decimal(with_full_stop(digits, marks, text)))


def with_full_stop(digits: str, marks: str, text: str) -> str:
    """Return digits whose thousands and decimals are marked in some way. Raises `CellError`."""
    decimal = marks[-1:] if len(marks) == 1 or len(set(marks)) > 1 else ""
    whole, _mark, rest = digits.rpartition(decimal) if decimal else (digits, "", "")
    groups = re.split(r"[.,]", whole)
    if any(len(group) != len("000") for group in groups[1:]) or (decimal and decimal in whole):
        raise CellError(_("“{text}” is no amount. Write digits only, like 230000.50.").format(text=text))
    return f"{''.join(groups)}.{rest}" if rest else "".join(groups)


def plain(value: Decimal) -> str:
    """Write an amount with two decimals. Raises `CellError` for one below zero or too large."""
    if not value.is_finite() or value < 0 or value >= 10**12:
        raise CellError(_("An amount is 0 or more, and has twelve digits at most before its decimals."))
    return f"{value.quantize(Decimal('0.01'))}"


def items_of(cell: Any) -> list[str]:
    """Return the items of a list, which semicolons or new lines divide; each once."""
    lines = SEPARATOR.sub("\n", text_of(cell)).split("\n")
    items = (line.strip().replace("\\;", ";") for line in lines)
    return list(dict.fromkeys(item for item in items if item))


def as_list(items: list[str]) -> str:
    """Write items as `items_of` reads them."""
    return "; ".join(item.replace(";", "\\;") for item in items)
