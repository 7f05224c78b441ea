"""The page of frequent questions."""

import pytest

from home.models import FaqPage
from search.documents import texts_of
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db


def test_the_search_takes_questions_for_titles_and_answers_for_text():
    question = {"question": "Qui peut participer ?", "answer": "<p>Toute collectivité.</p>"}
    page = make_page(FaqPage, questions=[{"type": "question", "value": question}])

    texts = texts_of(page, [])

    assert "Qui peut participer ?" in texts["labels"]
    assert "collectivité" not in texts["labels"]
    assert "Toute collectivité." in texts["body"]
