"""Publications, practices, tools and films in the words of schema.org."""

from typing import TYPE_CHECKING

from core.addresses import absolute
from core.dates import Precision
from core.structured_data import Node, duration, iso, node, publisher
from core.templatetags.core_tags import iso_date
from reference.structured_data import countries, themes

if TYPE_CHECKING:
    from knowledge.library.models import PracticePage, PublicationPage, PublicationVersion, ToolPage, VideoPage


def publication(page: "PublicationPage") -> Node:
    """Return a report with its files, one per language."""
    return node(
        "Report",
        name=page.title,
        genre=page.kicker,
        datePublished=iso_date(page.published_on, page.published_precision) or str(page.year or ""),
        publisher=node("Organization", name=page.publisher) if page.publisher else None,
        inLanguage=[version.language for version in page.version_list],
        license=page.licence and page.licence.url,
        identifier=[name for name in (page.doi and f"https://doi.org/{page.doi}", page.isbn) if name],
        encoding=[encoding(version) for version in page.version_list if version.url or version.document],
        about=themes(page.theme_list),
        spatialCoverage=countries(page.country_list),
    )


def encoding(version: "PublicationVersion") -> Node:
    """Return the text in one language as a file."""
    url = version.url or (absolute(version.document.url) if version.document else "")
    return node("DigitalDocument", name=version.shown_title, inLanguage=version.language, url=url)


def practice(page: "PracticePage") -> Node:
    """Return an article about a practice."""
    return node(
        "Article",
        headline=page.title,
        genre=page.kicker,
        dateModified=iso(page.last_published_at),
        about=themes(page.theme_list),
        spatialCoverage=countries(page.country_list),
        publisher=publisher(),
    )


def tool(page: "ToolPage") -> Node:
    """Return what a trainer uses in a room."""
    return node(
        "LearningResource",
        name=page.title,
        learningResourceType=page.get_kind_display(),
        educationalLevel=page.get_level_display(),
        timeRequired=duration(page.minutes),
        about=themes(page.theme_list),
        isAccessibleForFree=True,
        publisher=publisher(),
    )


def film(page: "VideoPage") -> Node:
    """Return a film; without a file on the portal, where it can be seen."""
    return node(
        "VideoObject",
        name=page.title,
        description=page.summary,
        uploadDate=iso_date(page.published_on, Precision.DAY),
        inLanguage=page.spoken_language,
        contentUrl=absolute(page.media.url) if page.media else "",
        sameAs=page.source_url,
        about=themes(page.theme_list),
    )
