"""Courses with their modules, lessons, quizzes and facilitator packs, and workshop kits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from content.loader.pack.documents import Document, Versioned
from content.loader.pack.fields import (
    MOST_SUMMARY,
    ByLanguage,
    Declared,
    Entry,
    Key,
    LocalizedList,
    Named,
    Prose,
    Slug,
    Slugs,
    Summary,
    Text,
    Texts,
    Theme,
    Title,
)

Level = Literal["introductory", "intermediate", "advanced"]
QuestionType = Literal["single", "multiple", "true_false", "matching", "ordering", "short_text"]


@dataclass(frozen=True, kw_only=True)
class Answer(Entry):
    """A choice of a question; true and false have no text, the portal supplies the words."""

    key: Key
    correct: bool
    text: Text | None = None
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class Pair(Entry):
    """Two things that belong together; a distractor has no left side."""

    key: Key
    left: Text | None = None
    right: Text
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class Step(Entry):
    """An item of an ordering question."""

    key: Key
    text: Text
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class Near(Entry):
    """Expected mistakes in a short text, with a word of their own."""

    key: Key
    accept: LocalizedList
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class Verdict(Entry):
    """What a short text is told."""

    correct: Text
    incorrect: Text


@dataclass(frozen=True, kw_only=True)
class Question(Entry):
    """One question; which of the optional parts it has depends on `type`. `items` are in the right order."""

    key: Key
    type: QuestionType
    lesson: Key
    points: int
    prompt: Text
    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    distractors: tuple[Pair, ...] = ()
    items: tuple[Step, ...] = ()
    accept: LocalizedList | None = None
    near: tuple[Near, ...] = ()
    feedback: Verdict | None = None
    max_words: int | None = None


@dataclass(frozen=True, kw_only=True)
class Quiz(Entry):
    """The quiz of a module; `pass_mark` is in per cent of the points."""

    pass_mark: int
    attempts: int
    shuffle_questions: bool
    shuffle_answers: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class LessonVersion(Document):
    """A lesson in one language; `minutes` is the time to read it."""

    slug: Slug
    summary: Annotated[str, Prose(most=MOST_SUMMARY)]
    minutes: int


@dataclass(frozen=True, kw_only=True)
class LessonEntry(Versioned):
    """A lesson; `order` starts at 1 and is no part of the key."""

    key: str
    order: int
    versions: Mapping[str, LessonVersion]


@dataclass(frozen=True, kw_only=True)
class FacilitatorVersion(Document):
    """A facilitator pack in one language; `minutes` is the length of the session."""

    minutes: int
    participants: Annotated[str, Prose(most=60)]


@dataclass(frozen=True, kw_only=True)
class FacilitatorPack(Versioned):
    """How to run a module in a room."""

    versions: Mapping[str, FacilitatorVersion]


@dataclass(frozen=True, kw_only=True)
class ModuleEntry(Entry):
    """A module; `minutes` covers its lessons and `quiz_minutes`. `declared` names its languages.

    `lesson_folders` is the order that `module.yaml` states, `lessons` what the folder holds.
    """

    key: Key
    order: int
    declared: Declared
    core: bool
    title: Title
    slug: Slugs
    summary: Summary
    objectives: Texts
    minutes: int
    quiz_minutes: int
    themes: tuple[Theme, ...]
    lesson_folders: Annotated[tuple[str, ...], Named("lessons")]
    lessons: tuple[LessonEntry, ...]
    quiz: Quiz | None
    facilitator: FacilitatorPack

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it says it has; the others are not translated yet."""
        return self.declared


@dataclass(frozen=True, kw_only=True)
class Completion(Entry):
    """When a course is complete; required modules count among the minimum, `quiz_pass_mark` is in per cent."""

    required_modules: tuple[Key, ...]
    minimum_modules: int
    module_needs_all_lessons: bool
    quiz_pass_mark: int
    rule: Text


@dataclass(frozen=True, kw_only=True)
class CertificateTexts(Entry):
    """A certificate in one language, with placeholders in braces."""

    title: Annotated[str, Prose(most=120)]
    body: Annotated[str, Prose()]
    check: Annotated[str, Prose()]


@dataclass(frozen=True, kw_only=True)
class Certificate(Entry):
    """The certificate of a course; `placeholders` are the names that its texts may use."""

    placeholders: tuple[str, ...]
    texts: Annotated[Mapping[str, CertificateTexts], ByLanguage()]


@dataclass(frozen=True, kw_only=True)
class CourseEntry(Entry):
    """A course; `hours` is the sum of its modules, rounded. Module folders and modules as lessons in a module."""

    key: Key
    source_language: Literal["fr"]
    declared: Declared
    title: Title
    slug: Slugs
    summary: Summary
    description: Text
    level: Level
    hours: int
    audience: Texts
    themes: tuple[Theme, ...]
    module_folders: Annotated[tuple[str, ...], Named("modules")]
    modules: tuple[ModuleEntry, ...]
    completion: Completion
    certificate: Certificate

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it says it has."""
        return self.declared


@dataclass(frozen=True, kw_only=True)
class ToolVersion(Document):
    """A workshop kit in one language; `minutes` is the length of the session."""

    slug: Slug
    summary: Annotated[str, Prose(most=MOST_SUMMARY)]
    minutes: int
    participants: Annotated[str, Prose(most=60)]


@dataclass(frozen=True, kw_only=True)
class ToolEntry(Versioned):
    """A kit to run a workshop; `order` starts at 1."""

    key: Key
    order: int
    kind: Literal["workshop"]
    declared: Declared
    themes: tuple[Theme, ...]
    related_modules: tuple[Key, ...]
    level: Level
    versions: Mapping[str, ToolVersion]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it says it has."""
        return self.declared
