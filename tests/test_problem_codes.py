"""The index of codes: every code that a problem can have is explained, and none that no problem has."""

from __future__ import annotations

import re

from tests.raised_codes import put_together, raised

from reportgen.auditing import KINDS
from reportgen.codes_in_english import ENGLISH
from reportgen.errors import Problem, Severity, Spot
from reportgen.problem_codes import CODE_GROUPS, MEANINGS
from reportgen.rules import RULES


def test_no_code_is_raised_that_the_index_does_not_explain() -> None:
    assert raised() - MEANINGS.keys() - RULES.keys() - KINDS.keys() == set()


def test_no_code_is_explained_that_is_never_raised() -> None:
    assert MEANINGS.keys() - raised() == set()


def test_codes_are_written_out_where_they_are_raised() -> None:
    assert put_together() == []


def test_each_code_is_explained_once_in_chinese_and_is_no_code_of_a_rule() -> None:
    assert sum(len(group.meanings) for group in CODE_GROUPS) == len(MEANINGS)
    assert MEANINGS.keys().isdisjoint(RULES)
    assert [code for code, meaning in MEANINGS.items() if not re.search("[\u4e00-\u9fff]", meaning)] == []


def test_codes_that_a_program_meets_are_explained_in_english_too() -> None:
    met = {
        code
        for code in MEANINGS
        if code.partition(".")[0] in ("source", "data", "rules", "layout", "text", "limit")
    }
    assert ENGLISH.keys() == met
    assert [
        code for code, meaning in ENGLISH.items() if not meaning.isascii() or not meaning.endswith(".")
    ] == []


def test_a_problem_says_its_english_where_asked() -> None:
    problem = Problem(Severity.ERROR, "data.missing", Spot("单位"), "缺少必填项“名称”")
    assert problem.as_dict(lang="en") == {"english": "A required field is missing.", **problem.as_dict()}
    assert Problem(Severity.ERROR, "SUM01", Spot(), "合计不符").english is None
