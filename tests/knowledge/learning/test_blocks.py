"""Questions of a quiz: which answers may be right."""

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks

from knowledge.learning.blocks import MultipleChoiceBlock, ShortTextBlock, SingleChoiceBlock

ONE = "Marquez exactement une réponse comme juste."
SEVERAL = "Marquez deux réponses ou plus comme justes, et laissez-en une fausse."
HEAD = {"key": "scale", "lesson": "words", "points": 1, "prompt": "Quelle échelle ?"}


def question(*right: bool) -> dict[str, object]:
    """Return a question with answers that are right or not."""
    answers = [
        {"key": f"a{letter}", "text": "Une réponse", "feedback": "Oui.", "correct": correct}
        for letter, correct in zip("abcdef", right, strict=False)
    ]
    return {**HEAD, "answers": answers}


@pytest.mark.parametrize("right", [(False, False), (True, True), (True, False, True)])
def test_a_single_choice_has_one_right_answer(right):
    block = SingleChoiceBlock()

    with pytest.raises(blocks.StructBlockValidationError) as error:
        block.clean(block.to_python(question(*right)))

    assert ONE in str(error.value.as_json_data())


@pytest.mark.parametrize("right", [(True, False, False), (True, True, True), (False, False, False)])
def test_a_multiple_choice_has_two_right_answers_and_a_wrong_one(right):
    block = MultipleChoiceBlock()

    with pytest.raises(blocks.StructBlockValidationError) as error:
        block.clean(block.to_python(question(*right)))

    assert SEVERAL in str(error.value.as_json_data())


@pytest.mark.parametrize(
    ("block", "right"), [(SingleChoiceBlock(), (False, True)), (MultipleChoiceBlock(), (True, False, True))]
)
def test_a_question_with_the_right_number_of_right_answers_is_accepted(block, right):
    value = block.clean(block.to_python(question(*right)))

    assert value["prompt"] == "Quelle échelle ?"


def test_a_choice_needs_two_answers():
    block = SingleChoiceBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python(question(True)))


def test_accepted_forms_of_a_short_text_are_read_line_by_line():
    value = ShortTextBlock().to_python({**HEAD, "accept": "envois\n\n transferts de fonds \n"})

    assert value.accepted == ["envois", "transferts de fonds"]
