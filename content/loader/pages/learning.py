"""Courses with their modules, lessons, quizzes and facilitator packs, and training tools."""

from collections.abc import Iterable
from functools import partial as bind

from django.utils.html import format_html, format_html_join

from content.loader.identity import translation_key
from content.loader.pack.courses import CourseEntry, LessonEntry, ModuleEntry, ToolEntry
from content.loader.pages.item import Builder, PageItem, given
from content.loader.pages.questions import question_block
from knowledge.learning.models import CoursePage, FacilitatorPackPage, LessonPage, ModulePage, QuizPage
from knowledge.library.models import ToolPage

QUIZ_WORDS = {"fr": ("Questionnaire", "questionnaire"), "en": ("Quiz", "quiz"), "es": ("Cuestionario", "cuestionario")}
PACK_SLUGS = {"fr": "dossier-d-animation", "en": "facilitator-pack", "es": "guia-de-facilitacion"}


def course_items(courses: Iterable[CourseEntry]) -> list[PageItem]:
    """Return courses, modules and their parts, each after its parent."""
    items = []
    for course in courses:
        course_key = f"courses/{course.key}"
        items.append(PageItem(course_key, "index/courses", course.languages, bind(build_course, course)))
        for module in course.modules:
            key = f"{course_key}/{module.key}"
            items.append(PageItem(key, course_key, module.languages, bind(build_module, module, key)))
            items += [
                PageItem(
                    f"{key}/{lesson.key}", key, lesson.languages, bind(build_lesson, lesson, f"{key}/{lesson.key}")
                )
                for lesson in module.lessons
            ]
            if module.quiz:
                items.append(PageItem(f"{key}/quiz", key, module.languages, bind(build_quiz, module, f"{key}/quiz")))
            items.append(
                PageItem(
                    f"{key}/facilitator",
                    key,
                    module.facilitator.languages,
                    bind(build_pack, module, f"{key}/facilitator"),
                )
            )
    return items


def bullets(lines: Iterable[str], key: str) -> str:
    """Return lines as a list in rich text, with the keys that Draftail gives its blocks."""
    marked = ((translation_key(key, str(n)).hex[:5], line) for n, line in enumerate(lines))
    return format_html("<ul>{}</ul>", format_html_join("", '<li data-block-key="{}">{}</li>', marked))


def build_course(entry: CourseEntry, builder: Builder, language: str) -> CoursePage:
    """Return a course in one language."""
    key, certificate = f"courses/{entry.key}", entry.certificate.texts[language]
    page = builder.page(
        CoursePage, key, language,
        key=entry.key,
        title=entry.title[language],
        slug=entry.slug[language],
        summary=entry.summary[language],
        description=entry.description[language],
        level=entry.level,
        hours=entry.hours,
        learners=bullets(entry.audience[language], f"{key}/audience"),
        minimum_modules=entry.completion.minimum_modules,
        needs_all_lessons=entry.completion.module_needs_all_lessons,
        pass_mark=entry.completion.quiz_pass_mark,
        completion_rule=entry.completion.rule[language],
        certificate_title=certificate.title,
        certificate_body=certificate.body,
        certificate_check=certificate.check,
    )  # fmt: skip
    builder.classify(
        page,
        themes=entry.themes,
        audiences=["local-authorities", "civil-society", "diaspora-organisations", "trainers"],
    )
    return page


def build_module(entry: ModuleEntry, key: str, builder: Builder, language: str) -> ModulePage:
    """Return a module in one language."""
    page = builder.page(
        ModulePage, key, language,
        key=entry.key,
        title=entry.title[language],
        slug=entry.slug[language],
        summary=entry.summary[language],
        is_core=entry.core,
        objectives=bullets(entry.objectives[language], f"{key}/objectives"),
        minutes=entry.minutes,
        quiz_minutes=entry.quiz_minutes,
    )  # fmt: skip
    builder.classify(page, themes=entry.themes)
    return page


def build_lesson(entry: LessonEntry, key: str, builder: Builder, language: str) -> LessonPage:
    """Return a lesson in one language."""
    version = entry.versions[language]
    return builder.page(
        LessonPage, key, language,
        key=entry.key,
        title=version.title,
        slug=version.slug,
        summary=version.summary,
        minutes=version.minutes,
        body=builder.stream(version.body, key),
    )  # fmt: skip


def build_quiz(module: ModuleEntry, key: str, builder: Builder, language: str) -> QuizPage:
    """Return the quiz of a module in one language."""
    quiz, (title, slug) = given(module.quiz), QUIZ_WORDS[language]
    return builder.page(
        QuizPage, key, language,
        key=f"{module.key}-quiz",
        title=title,
        slug=slug,
        pass_mark=quiz.pass_mark,
        attempts=quiz.attempts,
        shuffle_questions=quiz.shuffle_questions,
        shuffle_answers=quiz.shuffle_answers,
        questions=[question_block(question, f"{key}/{question.key}", language) for question in quiz.questions],
    )  # fmt: skip


def build_pack(module: ModuleEntry, key: str, builder: Builder, language: str) -> FacilitatorPackPage:
    """Return the facilitator pack of a module in one language."""
    version = module.facilitator.versions[language]
    return builder.page(
        FacilitatorPackPage, key, language,
        key=f"{module.key}-facilitator",
        title=version.title,
        slug=PACK_SLUGS[language],
        minutes=version.minutes,
        participants=version.participants,
        body=builder.stream(version.body, key),
    )  # fmt: skip


def tool_items(tools: Iterable[ToolEntry]) -> list[PageItem]:
    """Return the training tools in their order."""
    entries = sorted(tools, key=lambda entry: entry.order)
    return [
        PageItem(f"tools/{entry.key}", "index/tools", entry.languages, bind(build_tool, entry)) for entry in entries
    ]


def build_tool(entry: ToolEntry, builder: Builder, language: str) -> ToolPage:
    """Return a training tool in one language."""
    key, version = f"tools/{entry.key}", entry.versions[language]
    page = builder.page(
        ToolPage, key, language,
        title=version.title,
        slug=version.slug,
        summary=version.summary,
        kind=entry.kind,
        level=entry.level,
        minutes=version.minutes,
        participants=version.participants,
        body=builder.stream(version.body, key),
    )  # fmt: skip
    builder.classify(page, themes=entry.themes, audiences=["trainers"])
    modules = {m.key: f"courses/{c.key}/{m.key}" for c in builder.pack.courses.values() for m in c.modules}
    builder.relate(page, *(modules[module] for module in entry.related_modules))
    return page
