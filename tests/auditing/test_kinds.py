"""Every kind of contradiction is found in its own example, and not in sound sentences much like it."""

from __future__ import annotations

import pytest
from tests.auditing.sound_sentences import SOUND

from reportgen.auditing import KINDS, Contradiction, Kind, audit
from reportgen.auditing.contradiction import Certainty


def told(text: str) -> list[Contradiction]:
    return list(audit(text.encode(), "报告.txt").contradictions)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_kind_says_of_its_example_what_the_reference_page_says(kind: Kind) -> None:
    assert [one.message for one in told(kind.example) if one.code == kind.code] == [kind.says]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_nothing_else_is_said_of_an_example(kind: Kind) -> None:
    others = [one for one in told(kind.example) if one.code != kind.code]
    assert [str(one.problem) for one in others if one.certainty is not Certainty.ROUNDING] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_sound_sentences_much_like_it_contradict_nothing(kind: Kind) -> None:
    found = told(SOUND[kind.code])
    assert [str(one.problem) for one in found if one.certainty is not Certainty.ROUNDING] == []


def test_every_kind_has_sound_sentences() -> None:
    assert SOUND.keys() == KINDS.keys()
