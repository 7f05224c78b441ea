"""Quizzes can be answered, scored and explained."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from content.loader.pack.courses import ModuleEntry, Question, Quiz
from content.loader.pack.faults import Fault
from content.loader.pack.fields import Entry
from content.loader.pack.pack import Pack

QUESTIONS = 10  # in a quiz
LEAST_PARTS = 3  # of a matching or ordering question
PARTS = {
    "single": {"answers"},
    "multiple": {"answers"},
    "true_false": {"answers"},
    "matching": {"pairs", "distractors"},
    "ordering": {"items"},
    "short_text": {"max_words", "accept", "near", "feedback"},
}
OPTIONAL = {"distractors", "near"}


def quizzes_cover_their_module(pack: Pack) -> Iterator[Fault]:
    """A quiz has ten questions of every type about exactly the lessons of its module."""
    for module, quiz in _quizzes(pack):
        types = {question.type for question in quiz.questions}
        if len(quiz.questions) != QUESTIONS:
            yield quiz.source.fault("questions", f"has {len(quiz.questions)} questions, {QUESTIONS} expected")
        if missing := PARTS.keys() - types:
            yield quiz.source.fault("questions", f"has no question of type {', '.join(sorted(missing))}")
        lessons = {lesson.key for lesson in module.lessons}
        for question in quiz.questions:
            if question.lesson not in lessons:
                yield question.source.fault("lesson", f"there is no lesson {question.lesson!r} in this module")
        if untested := lessons - {question.lesson for question in quiz.questions}:
            yield quiz.source.fault("questions", f"none is about {', '.join(sorted(untested))}")


def quizzes_can_be_passed(pack: Pack) -> Iterator[Fault]:
    """The pass mark is a share, there is an attempt, and every question is worth a point."""
    for _, quiz in _quizzes(pack):
        if not 0 < quiz.pass_mark <= 100:
            yield quiz.source.fault("pass_mark", f"{quiz.pass_mark} is not between 1 and 100")
        if quiz.attempts < 1:
            yield quiz.source.fault("attempts", "must be 1 or more")
        for question in quiz.questions:
            if question.points < 1:
                yield question.source.fault("points", "must be 1 or more")


def questions_have_their_parts(pack: Pack) -> Iterator[Fault]:
    """A question has the parts of its type, each with a key of its own and no text twice."""
    for _, quiz in _quizzes(pack):
        yield from _distinct_keys(quiz.questions)
        for question in quiz.questions:
            if question.type in PARTS:
                yield from _parts(question)
            for parts in (question.answers, (*question.pairs, *question.distractors), question.items, question.near):
                yield from _distinct_keys(parts)
            yield from _distinct_texts(question)


def right_answers_are_marked(pack: Pack) -> Iterator[Fault]:
    """A single choice has one right answer, a multiple one two or more, and each has a wrong one."""
    for question in _questions(pack):
        right = sum(answer.correct for answer in question.answers)
        if question.type in ("single", "true_false") and right != 1:
            yield question.source.fault("answers", f"has {right} right answers, exactly one expected")
        if question.type == "multiple" and right < 2:
            yield question.source.fault("answers", f"has {right} right answers, two or more expected")
        if question.answers and right == len(question.answers):
            yield question.source.fault("answers", "has no wrong answer")
        if question.type == "true_false" and [answer.key for answer in question.answers] != ["true", "false"]:
            yield question.source.fault("answers", "must have the keys true and false, in this order")
        for answer in question.answers:
            if (answer.text is None) != (question.type == "true_false"):
                yield answer.source.fault("text", "goes with single and multiple choice, and only with them")


def orders_and_pairs_are_long_enough(pack: Pack) -> Iterator[Fault]:
    """Matching and ordering have three parts or more, and every pair has two sides."""
    for question in _questions(pack):
        for field, parts in (("pairs", question.pairs), ("items", question.items)):
            if parts and len(parts) < LEAST_PARTS:
                yield question.source.fault(field, f"has {len(parts)} parts, {LEAST_PARTS} or more expected")
        for pair in question.pairs:
            if pair.left is None:
                yield pair.source.fault("left", "is missing")


def short_texts_can_be_written(pack: Pack) -> Iterator[Fault]:
    """Accepted forms are given once, in every language, and are no longer than the answer may be."""
    for question in _questions(pack):
        if question.type == "short_text":
            for language in question.accept or {}:
                forms = [form for accept in _accepted(question) for form in accept.get(language, ())]
                yield from _distinct(question, f"accept.{language}", forms)
                for form in forms:
                    if len(form.split()) > (question.max_words or 0):
                        yield question.source.fault(f"accept.{language}", f"{form!r} is longer than max_words")


def _quizzes(pack: Pack) -> Iterator[tuple[ModuleEntry, Quiz]]:
    yield from ((module, module.quiz) for module in pack.modules() if module.quiz)


def _questions(pack: Pack) -> Iterator[Question]:
    for _, quiz in _quizzes(pack):
        yield from quiz.questions


def _parts(question: Question) -> Iterator[Fault]:
    for part in set().union(*PARTS.values()):
        present, wanted = bool(getattr(question, part)), part in PARTS[question.type]
        if present and not wanted:
            yield question.source.fault(part, f"is no part of a question of type {question.type}")
        if wanted and not present and part not in OPTIONAL:
            yield question.source.fault(part, "is missing")


def _distinct_keys(entries: Iterable[Entry]) -> Iterator[Fault]:
    seen = set()
    for entry in entries:
        key = getattr(entry, "key", "")
        if key in seen:
            yield entry.source.fault("key", f"{key!r} is already used")
        seen.add(key)


def _distinct_texts(question: Question) -> Iterator[Fault]:
    sides = (
        ("answers", [answer.text for answer in question.answers]),
        ("pairs", [pair.left for pair in question.pairs]),
        ("pairs", [pair.right for pair in (*question.pairs, *question.distractors)]),
        ("items", [item.text for item in question.items]),
    )
    for field, texts in sides:
        for language in question.prompt:
            yield from _distinct(question, field, [text.get(language, "") for text in texts if text])


def _accepted(question: Question) -> list[Mapping[str, tuple[str, ...]]]:
    return [question.accept or {}, *(near.accept for near in question.near)]


def _distinct(question: Question, field: str, texts: Sequence[str]) -> Iterator[Fault]:
    lowered = [text.lower() for text in texts if text]
    for text in sorted({text for text in lowered if lowered.count(text) > 1}):
        yield question.source.fault(field, f"{text!r} is there twice")
