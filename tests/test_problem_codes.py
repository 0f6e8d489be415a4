"""The index of codes: every code that a problem can have is explained, and none that no problem has."""

from __future__ import annotations

import re

from tests.raised_codes import put_together, raised

from reportgen.auditing import KINDS
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
