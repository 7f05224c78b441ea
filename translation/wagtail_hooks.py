"""What the portal changes in the admin of wagtail-localize."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem

from translation.views import keep_translation


@hooks.register("register_admin_urls", order=-1)
def keep_translations() -> list[URLPattern]:
    """Stand before the view of wagtail-localize that makes aliases."""
    return [path("localize/page/<int:page_id>/convert_to_alias/", keep_translation, name="keep_translation")]


@hooks.register("construct_page_action_menu")
def offer_no_alias(menu_items: list[ActionMenuItem], _request: HttpRequest, _context: dict) -> None:
    """Leave out the button for it in the editor of a page; in that of a translation the style sheet hides it."""
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
