"""All pages of the pack in the order of loading: each after its parent."""

from content.loader.pack import Pack
from content.loader.pages import documents, learning, projects, records, site
from content.loader.pages.item import PageItem


def plan(pack: Pack) -> list[PageItem]:
    """Return the pages of a pack; demonstration entries come with the community that they belong to."""
    return [
        site.home_item(),
        *site.index_items(),
        records.faq_item(),
        *documents.page_items(pack.pages.values()),
        *projects.project_items(pack.projects.values()),
        *projects.profile_items(pack.country_profiles.values()),
        *documents.practice_items(pack.practices.values()),
        *records.publication_items(pack.publications.values()),
        *records.event_items(pack.events.values()),
        *records.video_items(pack.videos.values()),
        *documents.news_items(pack.news.values()),
        *learning.course_items(pack.courses.values()),
        *learning.tool_items(pack.tools.values()),
        *records.term_items(pack.terms.values()),
    ]
