"""Every rule of the catalogue complains of its own example, and of nothing in sound data much like it."""

from __future__ import annotations

import pytest
from tests.rules.examining import messages_of, problems_of
from tests.rules.sound_cases import SOUND

from reportgen.model.report import Report
from reportgen.model.schema import records_below
from reportgen.rules import GROUPS, RULES, Rule


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_of_its_example_what_the_reference_page_says(rule: Rule) -> None:
    assert messages_of(rule.example, rule.code) == [rule.says]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_violation_is_placed_in_the_file(rule: Rule) -> None:
    assert all(problem.line and problem.column for problem in problems_of(rule.example, rule.code))


@pytest.mark.parametrize("code", RULES)
def test_sound_data_pass(code: str) -> None:
    assert messages_of(SOUND[code], code) == []


def test_the_catalogue_is_large_and_says_what_each_rule_rests_on() -> None:
    assert len(RULES) >= 45
    assert all(rule.basis and rule.tolerance and rule.title for rule in RULES.values())


def test_every_code_is_used_once() -> None:
    assert sum(len(group.rules) for group in GROUPS) == len(RULES)


def test_every_total_that_the_model_declares_has_a_rule() -> None:
    declared = [
        total for record in (Report, *records_below(Report)) for total in vars(record).get("sums", ())
    ]
    assert len(declared) == sum(code.startswith("SUM") for code in RULES) - len(["SUM01"])
