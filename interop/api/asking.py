"""What a list of the API is asked for: by the names of the search and of the list of projects."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.i18n import active_language
from core.models import PortalPage
from projectdb.listing import ProjectForm
from projectdb.models import ProjectPage
from search import engine
from search.audiences import PUBLIC
from search.forms import LONGEST, SearchForm

PAGE_SIZE, LARGEST_PAGE = 20, 100
OWN = ("q", "since", "until", "sort", "page", "page_size")


@dataclass
class Asked:
    """One page of a list: the numbers of all pages found, in order, and what was left out of the query."""

    numbers: list[int]
    page: int
    page_size: int
    notes: list[str]

    @property
    def shown(self) -> list[int]:
        """Numbers of the pages on this page of the list."""
        start = (self.page - 1) * self.page_size
        return self.numbers[start : start + self.page_size]

    @property
    def last(self) -> int:
        """Number of the last page of the list."""
        return max(1, -(-len(self.numbers) // self.page_size))


def form_of(model: type[PortalPage]) -> type[SearchForm]:
    """Return the form whose parameters a list understands."""
    return ProjectForm if model is ProjectPage else SearchForm


def asked(model: type[PortalPage], data: QueryDict) -> Asked:
    """Return what a query finds in the reader's language. What is wrong in the query is left out, and said."""
    own, query = data.copy(), data.copy()
    for name in ("page", "page_size", "type"):
        query.pop(name, None)
    form = form_of(model)(query, active_language(), (PUBLIC,))
    request = form.request()
    sort = "newest" if request.sort == "relevance" and not request.query else request.sort
    found = engine.numbers(replace(request, only=model.search_source, source="", sort=sort))
    notes = [*unknown(form, data), *form.notes, *form.errors.values()]
    size = min(number(own, "page_size", PAGE_SIZE, notes), LARGEST_PAGE)
    answer = Asked(of_type(model, found), number(own, "page", 1, notes), size, notes)
    if answer.page > answer.last:
        text = _("There is no page “%(value)s” of these results; this is the last one.")
        notes.append(text % {"value": answer.page})
        answer.page = answer.last
    return answer


def unknown(form: SearchForm, data: QueryDict) -> list[str]:
    """Tell of parameters that do not exist: a name misspelled would pass for a filter that finds all."""
    names = {*OWN, *(one.name for one in form.filters)}
    text = _("The parameter “%(value)s” does not exist and was left out.")
    return [text % {"value": name.replace("\0", "")[:LONGEST]} for name in data if name not in names]


def number(data: QueryDict, name: str, usual: int, notes: list[str]) -> int:
    """Return a parameter that is a number above 0, the usual one where it is missing or none."""
    value = data.get(name, "")
    if value.isascii() and value.isdecimal() and len(value) <= 9 and int(value):
        return int(value)
    if value:
        text = _("The choice “%(value)s” does not exist and was left out.")
        notes.append(text % {"value": value.replace("\0", "")[:LONGEST]})
    return usual


def of_type(model: type[PortalPage], found: Any) -> list[int]:
    """Keep the pages of one type: a tab of the search may hold several, and parts of pages."""
    if model is ProjectPage:
        return list(found)  # they have a tab of their own
    numbers = set(model.objects.in_language().values_list("pk", flat=True))
    return list(dict.fromkeys(one for one in found if one in numbers))


@override("en")  # as all of the description
def parameters_of(model: type[PortalPage]) -> list[dict[str, Any]]:
    """Describe the parameters of a list (OpenAPI 3.1, Parameter Objects)."""
    form = form_of(model)
    codes = {"type": "array", "items": {"type": "string"}}
    number_of = {"type": "integer", "minimum": 1}
    described = [
        ("q", "Words", {"type": "string"}),
        *((one.name, f"{one.legend}: codes, one of which must fit", codes) for one in form.filters),
        ("since", "First year or day (ISO 8601)", {"type": "string"}),
        ("until", "Last year or day (ISO 8601)", {"type": "string"}),
        ("sort", "Order", {"type": "string", "enum": list(form.sorts)}),
        ("page", "Number of the page", number_of | {"default": 1}),
        ("page_size", "Items on a page", number_of | {"maximum": LARGEST_PAGE, "default": PAGE_SIZE}),
    ]  # fmt: skip
    return [{"name": name, "in": "query", "description": text, "schema": kind} for name, text, kind in described]
