"""The frame around every page: navigation, banners, languages, breadcrumbs, footer.

One query loads what editors wrote for the language with the banners of the moment, one the pages that the frame
names; the versions of a page deep in the tree take a third.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.addresses import absolute, address_of
from core.drawn import DrawnPage
from core.head import Head
from core.i18n import active_language
from core.memory import remembered
from core.pagination import page_parameter
from core.querysets import HOME_DEPTH, PortalPageQuerySet
from core.versions import LanguageLink, alternates, language_links, versions_of


@dataclass(frozen=True)
class Link:
    """A link of the frame."""

    title: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Announcement:
    """A banner as readers see it."""

    text: str
    is_warning: bool
    link: Link | None


def site_for(language: str) -> Any:
    """Return what editors wrote for the readers of a language."""
    return apps.get_model("core.SiteFrame").objects.with_banners().for_readers_of(language)


def pages_around(site: Any) -> list[Page]:
    """Return the top of the tree and all pages that a frame links to, in every language."""
    linked = Page.objects.filter(pk__in=site.linked_pages()).values("translation_key")
    wanted = Q(depth__in=(HOME_DEPTH, HOME_DEPTH + 1)) | Q(translation_key__in=linked)
    pages = PortalPageQuerySet(Page).filter(wanted, alias_of=None).with_publicity()
    return list(pages.select_related("locale").order_by("path"))


shared_site = remembered()(site_for)


@remembered()
def shared_pages(language: str) -> list[Page]:
    """Return what `pages_around` did within the last minute."""
    return pages_around(shared_site(language))


class Frame:
    """Navigation around the page that `request` asks for, in the reader's language."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.page: Page | None = None
        self.drawn: DrawnPage | None = None  # what `page` draws at an address below its own
        self.language = active_language()
        self.is_shared = False  # take what another request loaded within a minute: no query

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Return the one frame of a request."""
        return vars(request).setdefault("_frame", cls(request))

    @cached_property
    def site(self) -> Any:
        """What editors wrote for the reader's language, with the banners to show now: one query."""
        return shared_site(self.language) if self.is_shared else site_for(self.language)

    @cached_property
    def known(self) -> list[Page]:
        """The top of the tree and all pages that the frame links to, in every language: one query."""
        return shared_pages(self.language) if self.is_shared else pages_around(self.site)

    @property
    def top(self) -> list[Page]:
        """The home pages and their children in every language, in the order of the tree."""
        return [page for page in self.known if page.is_public and page.depth <= HOME_DEPTH + 1]

    @property
    def pages(self) -> list[Page]:
        """The children of the home page in the reader's language."""
        return [page for page in self.top if page.depth > HOME_DEPTH and page.locale.language_code == self.language]

    @property
    def addresses(self) -> dict[str, str]:
        """Address of each child of the home page by the name of its page type."""
        return {page.cached_content_type.model: address_of(page) for page in self.pages}

    @cached_property
    def head(self) -> Head | None:
        """What the head of the current page tells machines."""
        return Head(self.page, self) if self.page else None

    @property
    def home_url(self) -> str:
        """Address of the home page in the reader's language."""
        return f"/{self.language}/"

    @property
    def search_url(self) -> str:
        """Address of the search page in the reader's language."""
        return reverse("search")

    @property
    def feeds_url(self) -> str:
        """Address of the page about feeds and calendars in the reader's language."""
        return reverse("feeds")

    @property
    def account_url(self) -> str:
        """Address where one signs in."""
        return reverse("account_login")

    @property
    def report_url(self) -> str:
        """Address where one reports an error on the current page; none where there is no page."""
        if self.page is None or self.page.pk is None:
            return ""
        return f"{reverse('report')}?{urlencode({'page': address_of(self.page)}, safe='/')}"

    @property
    def sections(self) -> list[Link]:
        """The main navigation."""
        return self.links(link["value"] for link in self.site.navigation.raw_data)

    @property
    def footer(self) -> list[tuple[str, list[Link]]]:
        """The columns of the footer with their headings; a column without a link is left out."""
        columns = [column["value"] for column in self.site.columns.raw_data]
        found = [(column["heading"], self.links(item["value"] for item in column["links"])) for column in columns]
        return [(heading, links) for heading, links in found if links]

    @property
    def legal_links(self) -> list[Link]:
        """The last line of the footer."""
        return [
            *self.links(link["value"] for link in self.site.legal.raw_data),
            Link(_("Write to us"), reverse("write")),
        ]

    @property
    def banners(self) -> list[Announcement]:
        """The announcements of the moment."""
        return [
            Announcement(
                row["text"],
                row["level"] == "warning",
                self.link(row["link_page_id"], row["link_url"], row["link_text"]),
            )
            for row in self.site.banner_rows
        ]

    def links(self, values: Iterable[Mapping[str, Any]]) -> list[Link]:
        """Return the links that editors chose, without those to pages that the reader's language does not have."""
        found = (self.link(value["page"], value.get("url") or "", value["label"]) for value in values)
        return [link for link in found if link]

    def link(self, number: int | None, url: str, label: str) -> Link | None:
        """Return a link to a page, by a label or its title, or to an address; None if there is no page to read."""
        if number is None:
            return Link(label, url) if url else None
        page = self.targets.get(number)
        if page is None:
            return None
        is_current = bool(self.page and self.page.path.startswith(page.path))
        return Link(label or page.title, address_of(page), is_current)

    @cached_property
    def targets(self) -> dict[int, Page]:
        """The page in the reader's language for each page that may be linked to, in whatever language it was chosen."""
        own = {p.translation_key: p for p in self.known if p.is_public and p.locale.language_code == self.language}
        return {page.pk: own[page.translation_key] for page in self.known if page.translation_key in own}

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way from the home page to the current one, which comes last, by its short title if it has one."""
        if not self.page or self.page.depth <= HOME_DEPTH:
            return []
        way = [Link(_("Home"), self.home_url)]
        way += [Link(page.title, address_of(page)) for page in self.ancestors]
        title = getattr(self.page, "short_title", "") or self.page.title
        if self.drawn:
            return [*way, Link(title, address_of(self.page)), Link(self.drawn.title, "")]
        return [*way, Link(title, "")]

    @cached_property
    def ancestors(self) -> list[Page]:
        """Pages between the home page and the current one; only deep pages cost a query."""
        if self.page is None or self.page.depth <= HOME_DEPTH + 1:
            return []
        if self.page.depth == HOME_DEPTH + 2:
            return [page for page in self.pages if self.page.path.startswith(page.path)]
        return list(self.page.get_ancestors().filter(depth__gt=HOME_DEPTH))

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The same page in each language of the portal."""
        return language_links(self.request, self.page, self.versions, self.language, self.below)

    @cached_property
    def versions(self) -> list[Page]:
        """The live versions of the current page in all languages; only deep pages cost a query."""
        if self.page is None:
            return []
        if self.page.depth > HOME_DEPTH + 1:
            return list(versions_of(self.page))
        return [page for page in self.top if page.translation_key == self.page.translation_key]

    @property
    def alternates(self) -> dict[str, str]:
        """Absolute address of each public version of the current page, by language and for any other."""
        is_whole = self.page and not self.part and self.page_language == self.language
        if not is_whole:
            return {}
        drawn = self.drawn
        versions = [v for v in self.versions if not drawn or v.locale.language_code in drawn.languages]
        return alternates(self.page, versions, self.below)

    @property
    def page_language(self) -> str:
        """Language of the current page; a notice stands in another."""
        codes = {version.pk: version.locale.language_code for version in self.versions}
        return codes.get(self.page.pk, self.language) if self.page else self.language

    @property
    def part(self) -> str:
        """Query of a later part of a list: "?page=2"."""
        return page_parameter(self.request) if getattr(self.drawn or self.page, "page_size", 0) else ""

    @property
    def below(self) -> str:
        """Last part of the address of a page that is drawn below another: "ML/"."""
        return f"{self.drawn.name}/" if self.drawn else ""

    @property
    def canonical_url(self) -> str:
        """The one address of what is shown, for search engines: a filtered list is the list."""
        if self.page is None:
            return ""
        return absolute(address_of(self.page, self.page_language)) + self.below + self.part
