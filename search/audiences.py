"""Who may find a page: terms that stand in the index and terms that a reader brings."""

from collections.abc import Iterable

from django.http import HttpRequest
from wagtail.models import PageViewRestriction

PUBLIC = "public"
LOGIN = "login"


def audience_of(restrictions: Iterable[PageViewRestriction]) -> list[str]:
    """Return the audience of a page from the restrictions on it and above it; none where nobody may find it.

    Restrictions narrow one another: with two lists of groups only those in both find the page, which is less than
    Wagtail lets read it, never more. A page with a password is found by nobody.
    """
    groups: set[int] | None = None
    is_for_members = False
    for restriction in restrictions:
        if restriction.restriction_type == PageViewRestriction.PASSWORD:
            return []
        is_for_members = True
        if restriction.restriction_type == PageViewRestriction.GROUPS:
            allowed = {group.pk for group in restriction.groups.all()}
            groups = allowed if groups is None else groups & allowed
    if groups is not None:
        return [f"g{number}" for number in sorted(groups)]
    return [LOGIN] if is_for_members else [PUBLIC]


def audience_for(request: HttpRequest) -> tuple[str, ...]:
    """Return what a reader may find; costs no query for a visitor without a session."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return (PUBLIC,)
    return (PUBLIC, LOGIN, *(f"g{number}" for number in user.groups.values_list("pk", flat=True)))
