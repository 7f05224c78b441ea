"""Pages of the forms for visitors, and the answers to what could not be taken."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from core.addresses import address_of, page_at
from home.actions import receive_message
from home.forms import ContactForm, MessageForm, ReportForm
from home.models import LegalPage
from home.quotas import OverQuota, network_of

FORMS: dict[str, type[MessageForm]] = {"write": ContactForm, "report": ReportForm}  # by the name of the address
LATER = 300  # seconds to wait where nobody says how long
uncached = cache_control(private=True, no_store=True)


@uncached
@require_http_methods(["GET", "HEAD", "POST"])
def message_form(request: HttpRequest, name: str) -> HttpResponse:
    """Show a form or take a message.

    Query: `page`, the path of a page of this portal that the message is about.
    """
    if request.method != "POST":
        return show(request, name, FORMS[name]())
    form = FORMS[name](request.POST)
    if form.is_by_a_machine:
        return thank(request, name)
    if not form.is_valid():
        return show(request, name, form, status=422)
    try:
        receive_message(fields=form.message, page=page_asked_for(request), client=network_of(request))
    except OverQuota as refusal:
        return too_many_requests(request, wait=refusal.wait, **context_of(request, name, form))
    return thank(request, name)


@uncached
@require_safe
def message_received(request: HttpRequest, name: str) -> HttpResponse:
    """Thank for a message. Query: as for the form."""
    return render(request, "home/thanks.html", context_of(request, name, None))


@uncached
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that came without the token of its visitor: one of ours with all that was typed."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    if name not in FORMS:
        return render(request, "403_csrf.html", status=403)
    form = FORMS[name](request.POST)
    form.refuse(_("Your browser did not send the cookie that protects this form. Allow it, then send once more."))
    return show(request, name, form, status=403)


@uncached
def too_many_requests(request: HttpRequest, wait: int = LATER, **context: Any) -> HttpResponse:
    """Answer who sends too often; `wait` is in seconds. Also for django-allauth, which finds it as `handler429`."""
    context |= {"minutes": -(-wait // 60)}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(wait)
    return response


def thank(request: HttpRequest, name: str) -> HttpResponse:
    """Lead to the page of thanks, which can be loaded again without sending anything."""
    page = page_asked_for(request)
    query = f"?page={address_of(page, page.locale.language_code)}" if page else ""
    return HttpResponseRedirect(reverse(f"{name}_thanks") + query, status=303)


def show(request: HttpRequest, name: str, form: MessageForm, status: int = 200) -> HttpResponse:
    """Show a form with what was typed and what is wrong with it."""
    return render(request, f"home/{name}.html", context_of(request, name, form), status=status)


def page_asked_for(request: HttpRequest) -> Page | None:
    """Return the page that the query names, if there is one for everybody."""
    return page_at(request.GET.get("page", ""))


def context_of(request: HttpRequest, name: str, form: MessageForm | None) -> dict[str, Any]:
    """Return what the pages of a form show."""
    about = page_asked_for(request)
    return {
        "form": form,
        "name": name,
        "about": about,
        "about_url": address_of(about, about.locale.language_code) if about else "",
        "about_is_unknown": bool(request.GET.get("page")) and about is None,
        "privacy": LegalPage.objects.shown().filter(is_on_privacy=True).first(),
        "days": settings.MESSAGES_KEPT_FOR,
    }
