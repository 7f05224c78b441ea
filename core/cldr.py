"""Dates, numbers, money, lists and names in the language of the reader, from CLDR by way of Babel.

Every function writes in the active language (`django.utils.translation.get_language`) and returns
"" for a value that is missing, so that templates need no condition. Spaces are those of CLDR: no
line breaks between a number and its unit. Where CLDR reads badly, the decision stands beside the code.
"""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from core.dates import Precision
from core.i18n import sort_key

SPACE = "\u00a0"  # between a number and its unit: a line must not break there
EN_DASH = "\u2013"
DASH = f"\u2009{EN_DASH}\u2009"  # between two dates that contain spaces, as CLDR does
# CLDR's "en" is American; the United Nations write British dates and the 24-hour clock.
LOCALES = {"en": "en_GB"}
# Languages that texts, films and events may be in (BCP 47): those of the portal's partners and of the diasporas.
LANGUAGES = (
    "fr", "en", "es", "ar", "pt", "am", "ay", "bm", "bn", "de", "fa", "ff", "fil", "gn", "ha", "hi", "ht", "hy", "it",
    "ka", "kk", "ky", "ln", "mg", "ne", "nl", "ps", "qu", "ro", "ru", "si", "so", "sq", "sr", "sw", "ta", "tg", "ti",
    "tr", "uk", "ur", "uz", "vi", "wo", "yo", "zh",
)  # fmt: skip
# Languages that group digits from 10 000 on (CLDR minimumGroupingDigits, which Babel ignores).
UNGROUPED_BELOW: dict[str, int] = {"es": 10_000, "pt": 10_000}


@lru_cache
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(LOCALES.get(code, code), sep="_" if "_" in LOCALES.get(code, code) else "-")
    except (UnknownLocaleError, ValueError):
        return _locale(settings.LANGUAGE_CODE)


def active_locale() -> Locale:
    """Return the CLDR locale of the active language, that of the site's source language if there is none."""
    return _locale(get_language() or settings.LANGUAGE_CODE)


def _day(value: datetime.date) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def long_date(value: datetime.date | None) -> str:
    """Write a day in full: 1er mai 2014, 1 May 2014, 1 de mayo de 2014. A moment is taken in the active time zone."""
    return _with_ordinal(format_date(_day(value), "long", active_locale())) if value else ""


def _with_ordinal(text: str) -> str:
    """Return what begins with a day as French writes it: the first of a month is "1er", which CLDR leaves out."""
    return f"1er{text[1:]}" if active_locale().language == "fr" and re.match(r"1(?!\d)", text) else text


def partial_date(value: datetime.date | None, precision: str = Precision.DAY) -> str:
    """Write a date as far as it is known: `precision` is "day", "month" (mai 2014) or "year" (2014)."""
    if not value:
        return ""
    if precision == Precision.YEAR:
        return str(value.year)
    if precision == Precision.MONTH:
        return format_skeleton("yMMMM", _day(value), locale=active_locale())
    return long_date(value)


def date_range(start: datetime.date | None, start_precision: str, end: datetime.date | None, end_precision: str) -> str:
    """Write a period: 1 to 3 May 2014, 2014 to 2015, with an en dash. With one end known, that date alone.

    CLDR shortens month names here ("3 Jun"); the portal writes them out, and drops only what repeats.
    """
    if not start or not end:
        return partial_date(start, start_precision) or partial_date(end, end_precision)
    start, end = _day(start), _day(end)
    first, last = partial_date(start, start_precision), partial_date(end, end_precision)
    if first == last:
        return last
    if start_precision == end_precision == Precision.YEAR:
        return f"{first}{EN_DASH}{last}"
    if start_precision == end_precision and start.year == end.year:
        if start_precision == Precision.DAY and start.month == end.month:
            return f"{_with_ordinal(str(start.day))}{EN_DASH}{last}"
        if start_precision == Precision.DAY:
            first = _with_ordinal(format_skeleton("MMMMd", start, locale=active_locale()))
        else:
            first = format_date(start, "LLLL", active_locale())
    return f"{first}{DASH}{last}"


def short_month(value: datetime.date | None, precision: str = Precision.DAY) -> str:
    """Write what a date block says beside the day: sept. 2016, or 2016 where only the year is known."""
    if not value:
        return ""
    return format_date(_day(value), "y" if precision == Precision.YEAR else "MMM y", active_locale())


def month_heading(value: datetime.date | None, precision: str = Precision.DAY) -> str:
    """Write the heading of a group of dates: Mai 2014, or 2014 where only the year is known."""
    text = partial_date(value, Precision.YEAR if precision == Precision.YEAR else Precision.MONTH)
    return text[:1].upper() + text[1:]


def clock_time(value: datetime.time | datetime.datetime | None) -> str:
    """Write a time on the 24-hour clock, in the active time zone if it has one: 10:30, in French 10 h 30."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    if active_locale().language != "fr":  # CLDR's 10:30 is not French usage
        return format_time(value, "HH:mm", locale=active_locale())
    return f"{value.hour}{SPACE}h" + (f"{SPACE}{value.minute:02}" if value.minute else "")


def _is_grouped(value: float | Decimal) -> bool:
    least = UNGROUPED_BELOW.get(str(active_locale().language), 0)
    return value >= least or value <= -least


def number(value: float | Decimal | None) -> str:
    """Write a number with at most three decimals: 12 345,5 in French, 12,345.5 in English."""
    if value is None or value == "":
        return ""
    return _number(value, active_locale())


@lru_cache(maxsize=10_000)  # lists with counts write the same small numbers again and again
def _number(value: float | Decimal, locale: Locale) -> str:
    return format_decimal(value, locale=locale, group_separator=_is_grouped(value))


def money(amount: int | float | Decimal | None, currency: str) -> str:
    """Write an amount; `currency` is ISO 4217. Whole amounts show no cents, an unknown code stands as it is."""
    if amount is None or amount == "":
        return ""
    locale = active_locale()
    pattern = locale.currency_formats["standard"].pattern
    if amount == int(amount):
        pattern = pattern.replace(".00", "")
    if pattern.startswith("¤#") and get_currency_symbol(currency, locale)[-1:].isalpha():
        pattern = pattern.replace("¤", f"¤{SPACE}", 1)  # CHF 5, not CHF5: CLDR's spacing rule, which Babel leaves out
    return format_currency(
        amount,
        currency,
        pattern,
        locale,
        currency_digits=amount != int(amount),
        group_separator=_is_grouped(amount),
    )


def minutes(value: int | None) -> str:
    """Write a duration given in minutes: 25 min, 2 h, 1 h 30 (French) or 1 h 30 min.

    The symbols are those of the SI, alike in all our languages; CLDR's "30 mins" and "1 horas" are not used.
    """
    if not value:
        return ""
    hours, rest = divmod(int(value), 60)
    if not hours:
        return f"{rest}{SPACE}min"
    if not rest:
        return f"{hours}{SPACE}h"
    unit = "" if active_locale().language == "fr" else f"{SPACE}min"
    return f"{hours}{SPACE}h{SPACE}{rest:02}{unit}"


def percent(share: float) -> str:
    """Write a share of one in percent, with a decimal below ten: 0.085 is 8,5 % in French, 8.5% in English."""
    digits = 2 if share >= 0.0995 else 3  # what would be written as 10.0%
    return format_percent(round(share, digits), locale=active_locale(), decimal_quantization=False)


def conjoin(items: Iterable[object]) -> str:
    """Join the parts of a sentence: A, B et C in French, A, B and C in English."""
    parts = [str(item) for item in items]
    locale = active_locale()
    text = format_list(parts, locale=locale)
    if locale.language == "es" and len(parts) > 1 and _sounds_like_i(parts[-1]):
        cut = len(parts[-1])
        text = f"{text[:-cut].removesuffix(' y ')} e {parts[-1]}"
    return text


def _sounds_like_i(word: str) -> bool:
    """Say whether Spanish "y" becomes "e" before `word`: Irán, Hilda, but not hielo (the rule of ICU)."""
    start = word.lower()
    return start.startswith(("i", "í")) or (start.startswith(("hi", "hí")) and start[2:3] not in ("a", "e"))


def language_name(code: str | None) -> str:
    """Return the name of a language; `code` is BCP 47, returned as it is when unknown."""
    if not code:
        return ""
    names = active_locale().languages
    return names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code


def language_choices() -> list[tuple[str, str]]:
    """Return code and name of every language that a text may be in, in the order of their names."""
    names = ((code, language_name(code)) for code in LANGUAGES)
    return sorted(((code, name[:1].upper() + name[1:]) for code, name in names), key=lambda choice: sort_key(choice[1]))
