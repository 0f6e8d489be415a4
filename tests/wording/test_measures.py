"""Targets and results in words, and an author's words as sentences."""

from __future__ import annotations

import pytest
from tests.wording.saying import say

from reportgen.errors import Refusal
from reportgen.model.evaluation import Indicator


def indicator(**fields: object) -> Indicator:
    return Indicator.model_validate({"name": "某指标", **fields})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"relation": "≥", "target": "130.0", "unit": "场"}, "≥130场"),
        ({"relation": "≤", "target": "2.50", "unit": "%"}, "≤2.5%"),
        ({"target": "4", "unit": "篇"}, "4篇"),
        ({"relation": "定性", "target": "显著提升"}, "显著提升"),
    ],
)
def test_a_target_is_said_with_its_relation_and_unit(fields: dict[str, object], said: str) -> None:
    assert say("指标要求", indicator(**fields)) == said


def test_results_are_said_with_their_unit_and_zero_is_a_result() -> None:
    measured = indicator(midyear="0", actual="34", unit="次")
    assert (say("量值", measured, "年中监控值"), say("量值", measured)) == ("0次", "34次")


def test_what_is_not_stated_is_complained_of() -> None:
    with pytest.raises(Refusal, match="指标“某指标”没有填写完成值"):
        say("量值", indicator())


@pytest.mark.parametrize(
    ("text", "said"),
    [("追加经费", "追加经费。"), ("追加经费；", "追加经费。"), ("追加经费。", "追加经费。"), ("", "")],
)
def test_words_become_a_sentence_with_one_full_stop(text: str, said: str) -> None:
    assert say("成句", text) == said
