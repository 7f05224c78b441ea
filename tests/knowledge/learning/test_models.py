"""Ways through a course."""

from urllib.parse import unquote

import pytest
from wagtail.models import Locale, PageViewRestriction

from tests.knowledge.learning.factories import CoursePageFactory, LessonPageFactory, ModulePageFactory

pytestmark = pytest.mark.django_db


def test_a_course_counts_the_lessons_of_each_module_that_visitors_may_open(client):
    course = CoursePageFactory()
    full, empty = ModulePageFactory(parent=course, title="Plein"), ModulePageFactory(parent=course, title="Vide")
    ModulePageFactory(parent=course, title="Brouillon", live=False)
    lessons = [LessonPageFactory(parent=full, title=f"Leçon {number}") for number in range(3)]
    LessonPageFactory(parent=full, live=False)
    PageViewRestriction.objects.create(page=lessons[0], restriction_type=PageViewRestriction.LOGIN)

    response = client.get(course.url)

    assert response.status_code == 200
    assert [(m.title, m.lesson_count) for m in response.context_data["modules"]] == [("Plein", 2), ("Vide", 0)]
    assert f'href="{unquote(empty.url)}"' in response.content.decode()


def test_a_course_names_the_modules_that_its_readers_miss(client):
    spanish, course = Locale.objects.get(language_code="es"), CoursePageFactory()
    modules = [ModulePageFactory(parent=course, title=title) for title in ("Traduit", "Manquant")]
    ModulePageFactory(parent=course, title="Brouillon", live=False)
    for page in (course.get_parent(), course, modules[0]):
        page.copy_for_translation(spanish).save_revision().publish()

    response = client.get(course.get_translation(spanish).url)

    assert [module.title for module in response.context_data["modules"]] == ["Traduit"]
    assert [module.title for module in response.context_data["lacking"]] == ["Manquant"]
    assert 'lang="fr">Manquant</a>' in response.content.decode()
    assert client.get(course.url).context_data["lacking"].count() == 0


def test_a_lesson_leads_to_the_steps_before_and_after_it(client):
    module = ModulePageFactory()
    first, private, last = (LessonPageFactory(parent=module, title=f"Leçon {number}") for number in range(3))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    start, end = (client.get(page.url).context_data for page in (first, last))

    assert (start["previous"], start["next"].pk) == (None, last.pk)
    assert (end["previous"].pk, end["next"]) == (first.pk, None)
    assert [step.pk for step in start["steps"]] == [first.pk, last.pk]
