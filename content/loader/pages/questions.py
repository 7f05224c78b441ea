"""Questions of a quiz as StreamField blocks."""

from collections.abc import Iterable, Mapping

from content.loader.identity import translation_key
from content.loader.pack.courses import Question
from content.loader.pages.item import given

Block = dict[str, object]


def question_block(question: Question, place: str, language: str) -> Block:
    """Return one question in one language; keys and ids are the same in all."""
    value = {
        "key": question.key,
        "lesson": question.lesson,
        "points": question.points,
        "prompt": question.prompt[language],
        **PARTS[question.type](question, place, language),
    }
    return {"type": question.type, "id": str(translation_key(place)), "value": value}


def listed(place: str, rows: Iterable[Mapping[str, object]]) -> list[Block]:
    """Return rows as the children of a ListBlock, with ids that stay."""
    return [
        {"type": "item", "id": str(translation_key(place, str(row.get("key", n)))), "value": row}
        for n, row in enumerate(rows)
    ]


def choice(question: Question, place: str, language: str) -> Block:
    """Return the answers to choose from."""
    rows = [
        {"key": a.key, "correct": a.correct, "text": given(a.text)[language], "feedback": a.feedback[language]}
        for a in question.answers
    ]
    return {"answers": listed(f"{place}/answers", rows)}


def true_false(question: Question, _place: str, language: str) -> Block:
    """Return the judgement and what is said to each of the two words."""
    answers = {answer.key: answer for answer in question.answers}
    return {
        "is_true": answers["true"].correct,
        "feedback_true": answers["true"].feedback[language],
        "feedback_false": answers["false"].feedback[language],
    }


def matching(question: Question, place: str, language: str) -> Block:
    """Return the pairs, and what belongs to nothing."""
    pairs = [
        {"key": p.key, "left": given(p.left)[language], "right": p.right[language], "feedback": p.feedback[language]}
        for p in question.pairs
    ]
    others = [
        {"key": p.key, "right": p.right[language], "feedback": p.feedback[language]} for p in question.distractors
    ]
    return {"pairs": listed(f"{place}/pairs", pairs), "distractors": listed(f"{place}/distractors", others)}


def ordering(question: Question, place: str, language: str) -> Block:
    """Return the steps in the right order."""
    rows = [{"key": i.key, "text": i.text[language], "feedback": i.feedback[language]} for i in question.items]
    return {"items": listed(f"{place}/items", rows)}


def short_text(question: Question, place: str, language: str) -> Block:
    """Return the accepted forms, one per line, and the expected mistakes."""
    near = [{"accept": "\n".join(n.accept[language]), "feedback": n.feedback[language]} for n in question.near]
    return {
        "max_words": question.max_words,
        "accept": "\n".join(given(question.accept)[language]),
        "near": listed(f"{place}/near", near),
        "feedback_correct": given(question.feedback).correct[language],
        "feedback_incorrect": given(question.feedback).incorrect[language],
    }


PARTS = {
    "single": choice,
    "multiple": choice,
    "true_false": true_false,
    "matching": matching,
    "ordering": ordering,
    "short_text": short_text,
}
