"""What stands around a project: the whole it is part of, its parts, what editors chose, what mentions it."""

import re

import pytest
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText

from core.models import RelatedPage
from tests.core.factories import home
from tests.knowledge.library.factories import PracticePageFactory
from tests.news.factories import NewsPageFactory
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db


def sections(client, page) -> dict[str, list[str]]:
    """Return the titles of the pages around a project, by the id of their section."""
    html = client.get(page.url).content.decode()
    found = {}
    for name in ("wholes", "parts", "related", "mentions"):
        section = re.search(rf'aria-labelledby="{name}">(.*?)</section>', html, re.DOTALL)
        if section:
            found[name] = re.findall(r"<li><a [^>]*>(.*?)</a>", section[1])
    return found


def relate(page, target, relation="relation"):
    """Let one page name another among its related pages, and Wagtail note it."""
    page.related_pages.add(RelatedPage(target=target, relation=relation, sort_order=page.related_pages.count()))
    page.save()
    ReferenceIndex.create_or_update_for_object(page)
    return page


def test_a_project_shows_the_whole_it_is_part_of_and_its_parts(client):
    programme = ProjectPageFactory(title="Programme")
    phase = relate(ProjectPageFactory(title="Phase"), programme, "isPartOf")
    relate(ProjectPageFactory(title="Action"), phase, "isPartOf")

    assert sections(client, programme) == {"parts": ["Phase"]}
    assert sections(client, phase) == {"wholes": ["Programme"], "parts": ["Action"]}


def test_a_project_shows_practices_and_news_that_mention_it_once(client):
    project = ProjectPageFactory(title="Projet")
    link = f'<p><a linktype="page" id="{project.pk}">Projet</a></p>'
    practice = relate(PracticePageFactory(title="Pratique"), project)
    news = NewsPageFactory(title="Nouvelle", body=[("rich_text", RichText(link))])
    ReferenceIndex.create_or_update_for_object(news)
    relate(project, practice)

    assert sections(client, project) == {"related": ["Pratique"], "mentions": ["Nouvelle"]}


def test_the_home_page_mentions_nothing(client):
    project = ProjectPageFactory()
    relate(home(), project)

    assert sections(client, project) == {}


def test_a_page_that_mentions_the_french_version_is_shown_in_its_own_language_only(client):
    french = ProjectPageFactory(title="Projet")
    english = ProjectPageFactory(title="Project", language="en", translation_key=french.translation_key)
    relate(PracticePageFactory(title="Practice", language="en"), french)
    relate(PracticePageFactory(title="Brouillon", live=False), french)

    assert sections(client, english) == {"mentions": ["Practice"]}
    assert sections(client, french) == {}
