"""The project database in figures: any selection of its list as tables and charts, to read, to print and to cite."""

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.addresses import absolute
from core.citations import sentence
from core.cldr import conjoin
from core.drawing.charts import Bar, bars
from core.drawn import DrawnPage
from core.i18n import active_language
from projectdb.facets import currency_label
from projectdb.listing import FIGURES, ProjectForm, by_year, with_query
from projectdb.querysets import ProjectQuerySet
from search import engine
from search.audiences import audience_for
from search.results import Sum
from search.showing import Shown

LINES, FEW = 20, 5  # of a table that are always shown; so few more are not worth hiding
BUDGET, CURRENCY = "budget", "currency"
TABLES = {
    "theme": (gettext_lazy("Projects by theme"), gettext_lazy("Theme")),
    "region": (gettext_lazy("Projects by region"), gettext_lazy("Region")),
    "country": (gettext_lazy("Projects by country"), gettext_lazy("Country")),
    "framework": (gettext_lazy("Projects by framework"), gettext_lazy("Framework")),
    "status": (gettext_lazy("Projects by status"), gettext_lazy("Status")),
    "lead": (gettext_lazy("Projects by type of lead organisation"), gettext_lazy("Type")),
    "sdg": (gettext_lazy("Projects by Sustainable Development Goal"), gettext_lazy("Goal")),
}


@dataclass(frozen=True)
class Row:
    """One line: how many projects, what share of all (1 for all of them); `list_url` leads to them."""

    bar: Bar
    percent: float
    list_url: str


@dataclass(frozen=True)
class Table:
    """The projects by the values of one facet."""

    name: str
    title: Any
    heading: Any  # of the column of values
    rows: list[Row]

    @property
    def first(self) -> list[Row]:
        """The lines that are always shown."""
        return self.rows if len(self.rows) <= LINES + FEW else self.rows[:LINES]

    @property
    def more(self) -> list[Row]:
        """Further lines, shown on demand."""
        return self.rows[len(self.first) :]


@dataclass(frozen=True)
class Budget:
    """The budgets in one currency."""

    currency: str  # ISO 4217
    label: str
    amounts: Sum


class Figures:
    """A selection of projects in figures; `url` is the address of the page, `list_url` that of the list.

    Every figure counts the projects of the selection and no other.
    """

    def __init__(self, request: HttpRequest, url: str, list_url: str, projects: ProjectQuerySet) -> None:
        form = ProjectForm(request.GET, active_language(), audience_for(request))
        asked = replace(form.request(), page=1, is_narrow=True, summed={BUDGET: CURRENCY})
        self.shown = Shown(form, asked, engine.find(asked), url)
        self.url, self.list_url, self.projects = url, list_url, projects

    @property
    def total(self) -> int:
        """Number of projects."""
        return self.shown.results.total

    @property
    def selection(self) -> list[str]:
        """What the projects have in common, in words."""
        words = self.shown.form.text.strip()
        return [*([words] if words else []), *(str(option.label) for option in self.shown.chosen)]

    @property
    def selected_url(self) -> str:
        """Address of the list of these projects."""
        return with_query(self.list_url, self.shown.query)

    @cached_property
    def tables(self) -> list[Table]:
        """The tables that have a line; a line leads to the figures of its projects."""
        return [table for name in TABLES if (table := self.table(name)).rows]

    def table(self, name: str) -> Table:
        """Return the projects by the values of one facet."""
        counted = [(option, self.shown.only(name, option.value)) for option in self.shown.options[name] if option.count]
        drawn = bars([(option.label, option.count, f"{self.url}?{query}") for option, query in counted])
        rows = [
            Row(bar, bar.count / self.total, f"{self.list_url}?{query}")
            for bar, (_option, query) in zip(drawn, counted, strict=True)
        ]
        return Table(name, *TABLES[name], rows)

    @property
    def years(self) -> list[tuple[int, int]]:
        """Number of projects by year of start, without gaps."""
        return by_year(self.shown.results)

    @property
    def budgets(self) -> list[Budget]:
        """The budgets by currency, most projects first; nothing is converted."""
        sums = self.shown.results.sums.get(BUDGET, {}).items()
        ordered = sorted(sums, key=lambda pair: (-pair[1].count, pair[0]))
        return [Budget(code, currency_label(code), amounts) for code, amounts in ordered]

    @property
    def budget_count(self) -> int:
        """Number of projects whose budget is known."""
        return sum(budget.amounts.count for budget in self.budgets)

    @property
    def country_count(self) -> int:
        """Number of countries that the projects tie or work in."""
        return sum(option.count > 0 for option in self.shown.options["country"])

    @cached_property
    def changed_on(self) -> datetime.date | None:
        """Day of the last publication of a project; one query."""
        moment = self.projects.order_by().aggregate(moment=Max("last_published_at"))["moment"]
        return timezone.localtime(moment).date() if moment else None


class DrawnFigures(DrawnPage):
    """The page of figures, which the list of projects draws (decision 0027)."""

    template = "projectdb/figures.html"
    name = FIGURES
    languages = frozenset(code for code, _name in settings.LANGUAGES)

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.title = _("Projects in figures")
        if figures.selection:
            self.title = _("Projects in figures: %(selection)s") % {"selection": conjoin(figures.selection)}
        self.summary = _("Projects by theme, place, framework and year, and their budgets by currency.")

    def get_context(self, _request: HttpRequest) -> dict[str, Any]:
        figures = self.figures
        url = absolute(with_query(figures.url, figures.shown.query))
        return {"figures": figures, "citation": sentence(self.title, url, figures.changed_on)}
