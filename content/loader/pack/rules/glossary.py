"""The glossary: sorted, without loops, each form belonging to one term."""

import re
from collections.abc import Iterator
from itertools import pairwise

from content.loader.pack.faults import Fault
from content.loader.pack.fields import LANGUAGES
from content.loader.pack.glossary import TermEntry
from content.loader.pack.pack import Pack

SCHEMES = {
    "un-gcm": re.compile(r"[1-9]|1\d|2[0-3]"),
    "un-sdg": re.compile(r"\d{1,2}\.[0-9a-d]{1,2}"),
    "oecd-crs": re.compile(r"\d{5}"),
}


def terms_are_sorted(pack: Pack) -> Iterator[Fault]:
    """Terms stand in the order of their keys."""
    keys = list(pack.terms)
    for before, key in pairwise(keys):
        if key < before:
            yield pack.terms[key].source.fault("key", f"{key!r} must stand before {before!r}")


def terms_are_related_without_loops(pack: Pack) -> Iterator[Fault]:
    """A broader term is not also a related one, and never leads back."""
    for term in pack.terms.values():
        if both := set(term.broader) & set(term.related):
            yield term.source.fault("related", f"{', '.join(sorted(both))} is broader already")
        if term.key in _above(term, pack):
            yield term.source.fault("broader", "leads back to the term itself")


def forms_belong_to_one_term(pack: Pack) -> Iterator[Fault]:
    """A form is listed once, and by one term only, in a language."""
    for language in LANGUAGES:
        owners: dict[str, str] = {}
        for term in pack.terms.values():
            forms = term.forms.get(language)
            for form in forms.all_forms if forms else ():
                owner = owners.setdefault(form.lower(), term.key)
                if owner != term.key:
                    yield term.source.fault(language, f"{form!r} already belongs to {owner}")
            if forms and len({form.lower() for form in forms.all_forms}) < len(forms.all_forms):
                yield term.source.fault(language, "lists a form twice")


def matches_are_codes(pack: Pack) -> Iterator[Fault]:
    """A match has a code of its scheme."""
    for term in pack.terms.values():
        for match in term.matches:
            if match.scheme in SCHEMES and not SCHEMES[match.scheme].fullmatch(match.id):
                yield match.source.fault("id", f"{match.id!r} is not a code of {match.scheme}")


def _above(term: TermEntry, pack: Pack) -> set[str]:
    """Return the keys of all broader terms, as far up as they go."""
    above: set[str] = set()
    waiting = list(term.broader)
    while waiting:
        key = waiting.pop()
        if key not in above:
            above.add(key)
            waiting += pack.terms[key].broader if key in pack.terms else ()
    return above
