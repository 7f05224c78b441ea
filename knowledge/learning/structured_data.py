"""Courses and their parts in the words of schema.org."""

from typing import TYPE_CHECKING

from core.structured_data import Node, duration, node, publisher
from reference.structured_data import themes

if TYPE_CHECKING:
    from knowledge.learning.models import CoursePage, FacilitatorPackPage, LessonPage, ModulePage, QuizPage


def course(page: "CoursePage") -> Node:
    """Return a course that is always open and free of charge; search engines ask for both."""
    return node(
        "Course",
        name=page.title,
        description=page.summary or page.description,
        provider=publisher(),
        educationalLevel=page.get_level_display(),
        about=themes(page.theme_list),
        offers=node("Offer", category="Free", price=0, priceCurrency="USD"),
        hasCourseInstance=node("CourseInstance", courseMode="Online", courseWorkload=f"PT{page.hours}H"),
    )


def part(page: "ModulePage | LessonPage | FacilitatorPackPage") -> Node:
    """Return a module, a lesson or a pack."""
    return node(
        "LearningResource",
        name=page.title,
        learningResourceType=page.page_type_display_name,
        timeRequired=duration(page.minutes),
        isAccessibleForFree=True,
        provider=publisher(),
    )


def quiz(page: "QuizPage") -> Node:
    """Return a quiz, without its questions: their answers belong to the learner."""
    return node("Quiz", name=page.title, isAccessibleForFree=True, provider=publisher())
