"""The language versions of a page: what readers, the switcher and search engines are told of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import translate_url
from wagtail.models import Page

from core.addresses import absolute, address_of
from core.i18n import SOURCE_LANGUAGE
from core.querysets import PortalPageQuerySet

ANY_LANGUAGE = "x-default"


@dataclass(frozen=True)
class LanguageLink:
    """A version of the current page in one language; `name` is the language's own name."""

    code: str
    name: str
    url: str
    is_current: bool = False
    is_missing: bool = False


def versions_of(page: Page) -> QuerySet:
    """Return the live versions of a page in all languages, itself included; each says whether it `is_public`.

    An alias shows the text of another language and is none.
    """
    pages = PortalPageQuerySet(Page).live().filter(translation_key=page.translation_key, alias_of=None)
    return pages.with_publicity().select_related("locale")


def language_links(
    request: HttpRequest, page: Page | None, versions: list[Page], language: str, below: str = ""
) -> list[LanguageLink]:
    """Return a link to the same page in each language of the portal.

    Where a version is missing it leads to a notice: the address of this page under the other language. What is no
    page of the tree, such as the search, has the same address in every language; what a page draws `below` itself
    has the same last part in all languages that have the page.
    """
    found = {version.locale.language_code: version for version in versions}
    links = []
    for code, name in settings.LANGUAGES:
        url = address_of(found.get(code, page), code) if page else translate_url(request.get_full_path(), code)
        url += below if code in found else ""
        is_missing = page is not None and code not in found
        links.append(LanguageLink(code, name, url, is_current=code == language, is_missing=is_missing))
    return links


def hreflang(versions: Mapping[str, Page], below: str = "") -> dict[str, str]:
    """Return the absolute address of each version by language, and under "x-default" that for any other language."""
    urls = {code: absolute(address_of(version, code)) + below for code, version in sorted(versions.items())}
    return urls | {ANY_LANGUAGE: urls.get(SOURCE_LANGUAGE) or next(iter(urls.values()))}


def alternates(page: Page, versions: list[Page], below: str = "") -> dict[str, str]:
    """Return the absolute address of each public version by language (BCP 47), and that for any other language.

    Each version names all of them, itself included; a page that search engines may not keep names none.
    Source: https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    public = {version.locale.language_code: version for version in versions if getattr(version, "is_public", True)}
    if page.pk not in {version.pk for version in public.values()} or not getattr(page, "is_indexed", True):
        return {}
    return hreflang(public, below)
