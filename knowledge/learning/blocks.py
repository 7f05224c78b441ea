"""The six types of question.

Keys are codes, the same in every language; what a learner reads goes to translators. Rules of scoring
stand in the docstring of each block.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import CodeBlock

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

FORMS_HELP = _("One form per line. Capitals, accents and a leading article do not matter.")


class AnswerBlock(blocks.StructBlock):
    """One answer to choose, with what the learner reads after choosing it."""

    key = CodeBlock(label=_("Key"), max_length=60)
    correct = blocks.BooleanBlock(label=_("Correct"), required=False)
    text = blocks.TextBlock(label=_("Answer"), rows=2)
    feedback = blocks.TextBlock(label=_("Feedback"), rows=2)

    class Meta:
        icon = "check"
        label = _("Answer")


class QuestionBlock(blocks.StructBlock):
    """What every question has; `lesson` is the key of the lesson to go back to."""

    key = CodeBlock(label=_("Key"), max_length=60, help_text=_("Unique in the quiz, never changed."))
    lesson = CodeBlock(label=_("Lesson"), max_length=60, help_text=_("Key of the lesson to go back to."))
    points = blocks.IntegerBlock(label=_("Points"), min_value=1, default=1)
    prompt = blocks.TextBlock(label=_("Question"), rows=2)


def count_correct(value: blocks.StructValue) -> int:
    """Return how many answers of a question are marked correct."""
    return sum(answer["correct"] for answer in value["answers"])


def refuse(field: str, message: "str | _StrPromise") -> None:
    """Raise an error at one field of a question."""
    raise blocks.StructBlockValidationError(
        block_errors={field: blocks.list_block.ListBlockValidationError(non_block_errors=[ValidationError(message)])}
    )


class SingleChoiceBlock(QuestionBlock):
    """One answer is right. All or nothing."""

    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), min_num=2)

    class Meta:
        icon = "radio-full"
        label = _("One right answer")
        description = _("Several answers, one of them right.")
        template = "blocks/question_choice.html"
        preview_value = {
            "prompt": "Quelle échelle observer d’abord ?",
            "answers": [{"key": "a", "text": "La commune", "correct": True, "feedback": "Oui."}],
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for exactly one right answer."""
        value = super().clean(value)
        if count_correct(value) != 1:
            refuse("answers", _("Mark exactly one answer as correct."))
        return value


class MultipleChoiceBlock(QuestionBlock):
    """Several answers are right. Share of right choices made minus share of wrong ones, not below zero."""

    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), min_num=3)

    class Meta:
        icon = "list-ul"
        label = _("Several right answers")
        description = _("Several answers, two or more of them right.")
        template = "blocks/question_choice.html"
        preview_value = {
            "prompt": "Quels atouts une collectivité possède-t-elle ?",
            "answers": [{"key": "a", "text": "La proximité", "correct": True, "feedback": "Oui."}],
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for two right answers or more, and a wrong one."""
        value = super().clean(value)
        if not 2 <= count_correct(value) < len(value["answers"]):
            refuse("answers", _("Mark two answers or more as correct, and leave one that is wrong."))
        return value


class TrueFalseBlock(QuestionBlock):
    """A statement that is true or false; the portal supplies the two words. All or nothing."""

    is_true = blocks.BooleanBlock(label=_("The statement is true"), required=False)
    feedback_true = blocks.TextBlock(label=_("Feedback to “true”"), rows=2)
    feedback_false = blocks.TextBlock(label=_("Feedback to “false”"), rows=2)

    class Meta:
        icon = "tick-inverse"
        label = _("True or false")
        description = _("A statement to judge.")
        template = "blocks/question_true_false.html"
        preview_value = {
            "prompt": "Une commune délivre des visas.",
            "is_true": False,
            "feedback_true": "Non.",
            "feedback_false": "Exact.",
        }


class PairBlock(blocks.StructBlock):
    """Two things that belong together."""

    key = CodeBlock(label=_("Key"), max_length=60)
    left = blocks.TextBlock(label=_("Left"), rows=1)
    right = blocks.TextBlock(label=_("Right"), rows=1)
    feedback = blocks.TextBlock(label=_("Feedback"), rows=2)

    class Meta:
        icon = "link"
        label = _("Pair")


class DistractorBlock(blocks.StructBlock):
    """Something on the right that belongs to nothing."""

    key = CodeBlock(label=_("Key"), max_length=60)
    right = blocks.TextBlock(label=_("Right"), rows=1)
    feedback = blocks.TextBlock(label=_("Feedback"), rows=2)

    class Meta:
        icon = "cross"
        label = _("Distractor")


class MatchingBlock(QuestionBlock):
    """Pairs to put together. Share of pairs right."""

    pairs = blocks.ListBlock(PairBlock(), label=_("Pairs"), min_num=3)
    distractors = blocks.ListBlock(DistractorBlock(), label=_("Distractors"), default=[])

    class Meta:
        icon = "link"
        label = _("Matching")
        description = _("Pairs to put together.")
        template = "blocks/question_matching.html"
        preview_value = {
            "prompt": "Reliez chaque acteur à son rôle.",
            "pairs": [{"key": "a", "left": "Commune", "right": "Services", "feedback": "Oui."}],
            "distractors": [],
        }


class OrderingItemBlock(blocks.StructBlock):
    """One step to put in order."""

    key = CodeBlock(label=_("Key"), max_length=60)
    text = blocks.TextBlock(label=_("Step"), rows=1)
    feedback = blocks.TextBlock(label=_("Feedback"), rows=2)

    class Meta:
        icon = "order"
        label = _("Step")


class OrderingBlock(QuestionBlock):
    """Steps to put in order; written here in the right one, always shuffled for learners. Share of steps in place."""

    items = blocks.ListBlock(OrderingItemBlock(), label=_("Steps in the right order"), min_num=3)

    class Meta:
        icon = "order"
        label = _("Ordering")
        description = _("Steps to put in order.")
        template = "blocks/question_ordering.html"
        preview_value = {
            "prompt": "Remettez dans l’ordre.",
            "items": [{"key": "a", "text": "Écouter", "feedback": "D’abord."}],
        }


class NearMissBlock(blocks.StructBlock):
    """Expected mistakes and what to say to them."""

    accept = blocks.TextBlock(label=_("Forms"), rows=2, help_text=FORMS_HELP)
    feedback = blocks.TextBlock(label=_("Feedback"), rows=2)

    class Meta:
        icon = "warning"
        label = _("Expected mistake")


class ShortTextValue(blocks.StructValue):
    """What the template and the scoring of a short text need."""

    @cached_property
    def accepted(self) -> list[str]:
        """Accepted forms, one by one."""
        return [line.strip() for line in self["accept"].splitlines() if line.strip()]


class ShortTextBlock(QuestionBlock):
    """A few words to write; forms of every language are accepted. All or nothing."""

    max_words = blocks.IntegerBlock(label=_("Words at most"), min_value=1, default=3)
    accept = blocks.TextBlock(label=_("Accepted forms"), rows=3, help_text=FORMS_HELP)
    near = blocks.ListBlock(NearMissBlock(), label=_("Expected mistakes"), default=[])
    feedback_correct = blocks.TextBlock(label=_("Feedback when right"), rows=2)
    feedback_incorrect = blocks.TextBlock(label=_("Feedback when wrong"), rows=2)

    class Meta:
        icon = "pilcrow"
        label = _("Short text")
        description = _("A few words to write.")
        template = "blocks/question_short_text.html"
        value_class = ShortTextValue
        preview_value = {
            "prompt": "Comment nomme-t-on l’argent envoyé ?",
            "max_words": 3,
            "accept": "transferts de fonds",
            "near": [],
        }


class QuestionsBlock(blocks.StreamBlock):
    """The questions of a quiz."""

    single = SingleChoiceBlock()
    multiple = MultipleChoiceBlock()
    true_false = TrueFalseBlock()
    matching = MatchingBlock()
    ordering = OrderingBlock()
    short_text = ShortTextBlock()
