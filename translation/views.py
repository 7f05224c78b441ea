"""What the admin answers about translations where wagtail-localize's own answer does not fit the portal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def keep_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuse to turn a translated page into an alias.

    wagtail-localize lets everybody do so who may edit the page; its texts would be lost, and French ones public.
    """
    messages.error(request, _("A translated page stays a translation: an alias would show French to its readers."))
    return redirect("wagtailadmin_pages:edit", page_id)
