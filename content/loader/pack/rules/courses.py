"""Courses add up: modules, lessons, minutes, certificates, and the places and lessons that their texts mention."""

import re
from collections.abc import Iterator

from content.loader.pack.courses import (
    CourseEntry,
    FacilitatorVersion,
    LessonVersion,
    ModuleEntry,
    ToolEntry,
    ToolVersion,
)
from content.loader.pack.documents import Document
from content.loader.pack.faults import Fault
from content.loader.pack.glossary import TermEntry
from content.loader.pack.pack import Pack
from content.loader.pack.rules.documents import CALLOUT

LESSONS = 4  # in a module
CALLOUTS: dict[type[Document], tuple[str, ...]] = {LessonVersion: ("CASE", "REFLECT", "KEY"), ToolVersion: ("CASE",)}
FICTITIOUS = re.compile(r"Exempleville|Exampleville|Villaejemplo|Port-Mod[eè]le?|Puerto Modelo")
SAYS_SO = re.compile(r"fictif|fictive|fictitious|ficti[ct]i|inventé|invented|inventad", re.IGNORECASE)
STEP = re.compile(r"^\| (\d+)\smin \|", re.MULTILINE)  # the space does not break
PLACEHOLDER = re.compile(r"\{(\w+)\}")
MENTION = {
    "fr": re.compile("(?:Leçon|Module|Outil d’atelier) «\u202f(.+?)\u202f»", re.IGNORECASE),
    "en": re.compile(r"(?:lesson|module|workshop kit) “(.+?)”", re.IGNORECASE),
    "es": re.compile(r"(?:Lección|Módulo) «(.+?)»", re.IGNORECASE),
}


def courses_hold_together(pack: Pack) -> Iterator[Fault]:
    """A course lists its modules, takes as many hours as they do, and can be completed in each language."""
    for course in pack.courses.values():
        names = [module.source.file.split("/")[-2] for module in course.modules]
        if list(course.module_folders) != names:
            yield course.source.fault("modules", f"must list the folders in order: {', '.join(names)}")
        minutes = sum(module.minutes for module in course.modules)
        if round(minutes / 60) != course.hours:
            yield course.source.fault("hours", f"is {course.hours}, but the modules take {minutes} minutes")
        yield from _completion(course)
        yield from _certificate(course)


def modules_hold_together(pack: Pack) -> Iterator[Fault]:
    """A module lists its lessons in order, and its minutes are those of the lessons and the quiz."""
    for module in pack.modules():
        names = [lesson.source.file.split("/")[-1] for lesson in module.lessons]
        if list(module.lesson_folders) != names:
            yield module.source.fault("lessons", f"must list the folders in order: {', '.join(names)}")
        elif len(names) != LESSONS:
            yield module.source.fault("lessons", f"has {len(names)} lessons, {LESSONS} expected")
        yield from _minutes(module)


def themes_are_given(pack: Pack) -> Iterator[Fault]:
    """Courses, modules, kits and terms have a theme."""
    entries: list[CourseEntry | ModuleEntry | ToolEntry | TermEntry] = [*pack.courses.values(), *pack.modules()]
    for entry in (*entries, *pack.tools.values(), *pack.terms.values()):
        if not entry.themes:
            yield entry.source.fault("themes", "is empty")


def kits_name_modules(pack: Pack) -> Iterator[Fault]:
    """A kit goes with modules that exist."""
    modules = {module.key for module in pack.modules()}
    for tool in pack.tools.values():
        for key in tool.related_modules:
            if key not in modules and not any(file.startswith("courses") for file in pack.unread):
                yield tool.source.fault("related_modules", f"there is no module {key!r}")


def lessons_have_their_callouts(pack: Pack) -> Iterator[Fault]:
    """A lesson has a case, a task and key points; a kit has a case."""
    for document in pack.documents():
        for kind in CALLOUTS.get(type(document), ()):
            if kind not in {match[1] for match in CALLOUT.finditer(document.body)}:
                yield document.source.fault("body", f"has no [!{kind}] callout")


def session_plans_add_up(pack: Pack) -> Iterator[Fault]:
    """The steps of a session take as long as the session."""
    for document in pack.documents():
        steps = [int(minutes) for minutes in STEP.findall(document.body)]
        if steps and isinstance(document, FacilitatorVersion | ToolVersion) and sum(steps) != document.minutes:
            yield document.source.fault("minutes", f"is {document.minutes}, but the session plan takes {sum(steps)}")


def invented_places_say_so(pack: Pack) -> Iterator[Fault]:
    """A text that names one of the invented places says that it is invented."""
    for document in pack.documents():
        if FICTITIOUS.search(document.body) and not SAYS_SO.search(document.body):
            yield document.source.fault("body", "an invented place is not said to be one")
    for question in (question for module in pack.modules() if module.quiz for question in module.quiz.questions):
        for language, text in question.prompt.items():
            if FICTITIOUS.search(text) and not SAYS_SO.search(text):
                yield question.source.fault(f"prompt.{language}", "an invented place is not said to be one")


def mentions_are_titles(pack: Pack) -> Iterator[Fault]:
    """A lesson, module or kit that a text of a course names is called so, up to a colon."""
    titles: dict[str, list[str]] = {language: [] for language in MENTION}
    for document in pack.documents():
        titles[document.language].append(document.title)
    for entry in pack.modules():
        for language, title in entry.title.items():
            titles[language].append(title)
    for document in pack.documents():
        if document.source.file.startswith("courses/"):
            for name in MENTION[document.language].findall(document.body):
                if not any(re.match(rf"{re.escape(name)}(?:\u202f?:|$)", title) for title in titles[document.language]):
                    yield document.source.fault("body", f"no lesson, module or kit is called {name!r}")


def _minutes(module: ModuleEntry) -> Iterator[Fault]:
    lessons = sum(version.minutes for lesson in module.lessons if (version := lesson.versions.get("fr")))
    if lessons + module.quiz_minutes != module.minutes:
        message = f"is {module.minutes}, but lessons and quiz take {lessons + module.quiz_minutes}"
        yield module.source.fault("minutes", message)


def _completion(course: CourseEntry) -> Iterator[Fault]:
    core = {module.key for module in course.modules if module.core}
    for key in course.completion.required_modules:
        if key not in core:
            yield course.completion.source.fault("required_modules", f"{key!r} is not a core module")
    for language in course.languages:
        available = sum(language in module.languages for module in course.modules)
        if available < course.completion.minimum_modules:
            message = f"the course cannot be completed in {language}: {available} modules"
            yield course.completion.source.fault("minimum_modules", message)


def _certificate(course: CourseEntry) -> Iterator[Fault]:
    for language, texts in course.certificate.texts.items():
        used = set(PLACEHOLDER.findall(f"{texts.title} {texts.body} {texts.check}"))
        if used != set(course.certificate.placeholders):
            yield texts.source.fault("", f"{language}: has the placeholders {', '.join(sorted(used)) or 'none'}")
