"""Courses, modules, lessons, quizzes, packs."""

from knowledge.learning import models
from tests.core.factories import PageFactory

TEXT = [{"type": "rich_text", "value": "<p>Une commune écoute.</p>"}]
QUESTION = {
    "type": "true_false",
    "value": {
        "key": "visas",
        "lesson": "words",
        "points": 1,
        "prompt": "Une commune délivre des visas.",
        "is_true": False,
        "feedback_true": "Non.",
        "feedback_false": "Exact.",
    },
}


class CourseIndexPageFactory(PageFactory):
    title = "Formations"

    class Meta:
        model = models.CourseIndexPage


class CoursePageFactory(PageFactory):
    title = "Migration et développement local"
    key = "local-development"
    hours = 20

    class Meta:
        model = models.CoursePage


class ModulePageFactory(PageFactory):
    title = "Les mots"
    key = "words"
    minutes = 90

    class Meta:
        model = models.ModulePage


class LessonPageFactory(PageFactory):
    title = "De quoi parle-t-on ?"
    key = "what"
    minutes = 20
    body = TEXT

    class Meta:
        model = models.LessonPage


class QuizPageFactory(PageFactory):
    title = "Questions du module"
    key = "quiz"
    questions = [QUESTION]

    class Meta:
        model = models.QuizPage


class FacilitatorPackPageFactory(PageFactory):
    title = "Animer le module"
    key = "pack"
    minutes = 180
    body = TEXT

    class Meta:
        model = models.FacilitatorPackPage
