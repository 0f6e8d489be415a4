"""Every rule of the catalogue complains of its own example, and of nothing in sound data much like it."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from importlib import import_module
from itertools import groupby
from pathlib import Path
from pkgutil import walk_packages

import pytest
from tests.rules.examining import messages_of, problems_of, report_of
from tests.rules.sound_cases import SOUND

from reportgen import rules
from reportgen.model.report import Report
from reportgen.model.schema import records_below
from reportgen.rules import GROUPS, RULES, Rule
from reportgen.rules.catalogue import Group


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_of_its_example_what_the_reference_page_says(rule: Rule) -> None:
    assert messages_of(rule.example, rule.code) == [rule.says]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_violation_is_placed_in_the_file(rule: Rule) -> None:
    assert all(problem.line and problem.column for problem in problems_of(rule.example, rule.code))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_sound_data_pass(rule: Rule) -> None:
    assert messages_of(SOUND[rule.code], rule.code) == []
    violation, sound = (report_of(data).model_fields_set for data in (rule.example, SOUND[rule.code]))
    assert violation <= sound, "the sound data are of the same kind as the violation"


def test_only_rules_have_sound_data() -> None:
    assert SOUND.keys() == RULES.keys()


def test_every_rule_says_what_must_hold_and_what_it_rests_on() -> None:
    assert [rule.code for rule in RULES.values() if not (rule.title and rule.basis and rule.tolerance)] == []


def groups_by_module() -> dict[str, Group]:
    modules = [import_module(module.name) for module in walk_packages(rules.__path__, f"{rules.__name__}.")]
    return {
        module.__name__: group
        for module in modules
        for group in vars(module).values()
        if isinstance(group, Group)
    }


def test_every_group_of_rules_is_in_the_catalogue() -> None:
    assert {id(group) for group in groups_by_module().values()} == {id(group) for group in GROUPS}
    assert [group.title for group in GROUPS if not group.rules] == []


def test_the_contract_that_keeps_groups_apart_names_all_of_them() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    [independence] = [contract for contract in contracts if contract["type"] == "independence"]
    known = {
        pattern: {module for module in groups_by_module() if fnmatch(module, pattern)}
        for pattern in independence["modules"]
    }
    assert set().union(*known.values()) == groups_by_module().keys()
    assert [pattern for pattern, modules in known.items() if not modules] == []


def test_every_code_is_used_once() -> None:
    assert sum(len(group.rules) for group in GROUPS) == len(RULES)


def test_a_code_is_three_letters_and_two_digits() -> None:
    assert [code for code in RULES if not re.fullmatch("[A-Z]{3}[0-9]{2}", code)] == []


def test_the_letters_of_a_code_belong_to_one_group_and_stand_together_on_the_page() -> None:
    """Two groups may have the same letters (weights and scores do) where one follows the other."""
    letters = [{rule.code[:3] for rule in group.rules} for group in GROUPS]
    assert [group.title for group, used in zip(GROUPS, letters, strict=True) if len(used) != 1] == []
    in_order = [code[:3] for code in RULES]
    assert [used for used, _ in groupby(in_order)] == list(dict.fromkeys(in_order))


def test_every_total_that_the_model_declares_has_a_rule() -> None:
    declared = [
        total for record in (Report, *records_below(Report)) for total in vars(record).get("sums", ())
    ]
    assert len(declared) == sum(code.startswith("SUM") for code in RULES) - len(["SUM01"])
