"""Each rule of the pack: one thing is spoiled, and the fault names file, place, field and reason."""

import re

import pytest

from content.loader.pack.rules import RULES
from tests.content import damages_of_facts, damages_of_texts

DAMAGES = damages_of_facts.DAMAGES | damages_of_texts.DAMAGES


@pytest.mark.parametrize("name", DAMAGES)
def test_a_spoiled_pack_is_told_with_file_place_field_and_reason(name, spoiled):
    damage = DAMAGES[name]
    line = damage.spoil(spoiled)

    told = spoiled.faults(damage.rule)

    assert [fault for fault in told if re.fullmatch(damage.fault(line), fault)], told


def test_every_rule_is_broken_once_at_least():
    assert {damage.rule for damage in DAMAGES.values()} == set(RULES)
