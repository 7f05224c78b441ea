"""Authority lists in the admin: with search, filters and a column that says how often a row is used."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, Table
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from reference import models
from reference.forms import AuthorityForm
from reference.models import AuthorityRow
from reference.usage import usage_of

LIST_FILTERS: dict[type[AuthorityRow], list[str]] = {
    models.Country: ["region", "subregion"],
    models.Organisation: ["organisation_type", "country", "is_demo"],
    models.StandardCode: ["vocabulary"],
    models.Term: ["themes"],
    models.Territory: ["country"],
}
MENU: list[tuple[type[AuthorityRow], str]] = [
    (models.Theme, "tag"),
    (models.Country, "globe"),
    (models.Territory, "site"),
    (models.Region, "globe"),
    (models.Organisation, "group"),
    (models.Term, "openquote"),
    (models.StandardCode, "list-ol"),
    (models.Audience, "user"),
    (models.Framework, "folder-open-inverse"),
    (models.ProjectStatus, "history"),
    (models.OrganisationType, "list-ul"),
    (models.DocumentType, "doc-full"),
    (models.EventType, "date"),
    (models.PracticeType, "pick"),
    (models.PlatformType, "link"),
    (models.NewsCategory, "list-ul"),
    (models.FaqCategory, "help"),
    (models.Licence, "key"),
]


class AuthorityIndexView(IndexView):
    """The rows of a list, each with the number of pages and rows that use it."""

    def get_table(self, object_list: Sequence[AuthorityRow]) -> Table:
        """Count the users of all rows that are shown at once."""
        usage = usage_of(list(object_list))
        count = Column("usage", label=_("Used"), accessor=lambda row: len(usage[row.pk]))
        return self.table_class([*self.columns, count], object_list, **self.get_table_kwargs())


class AuthorityViewSet(SnippetViewSet):
    """One authority list; `code` cannot be changed once a row exists."""

    index_view_class = AuthorityIndexView
    list_display: Sequence = ["__str__", "code"]
    list_per_page = 25
    inspect_view_enabled = True
    copy_view_enabled = False


def viewset_for(row_model: type[AuthorityRow], row_icon: str, **options: object) -> AuthorityViewSet:
    """Return the viewset of one list; options are attributes of a viewset of Wagtail."""
    attributes = {
        "model": row_model,
        "icon": row_icon,
        "list_filter": LIST_FILTERS.get(row_model, []),
        "edit_handler": ObjectList(row_model.panels, base_form_class=AuthorityForm),
        **options,
    }
    return type(f"{row_model.__name__}ViewSet", (AuthorityViewSet,), attributes)()


class ReferenceViewSetGroup(SnippetViewSetGroup):
    """All authority lists, under one entry of the menu."""

    menu_label = _("Lists")
    menu_icon = "list-ul"
    menu_order = 500  # below pictures and documents
    items = [viewset_for(model, icon) for model, icon in MENU]
