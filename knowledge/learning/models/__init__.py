"""Courses: modules, lessons, quizzes and facilitator packs."""

from knowledge.learning.models.courses import CourseIndexPage, CoursePage
from knowledge.learning.models.lessons import FacilitatorPackPage, LessonPage
from knowledge.learning.models.modules import ModulePage
from knowledge.learning.models.quizzes import QuizPage

__all__ = [
    "CourseIndexPage",
    "CoursePage",
    "FacilitatorPackPage",
    "LessonPage",
    "ModulePage",
    "QuizPage",
]
