"""The indicator tree in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.wording.saying import say

from reportgen.errors import Refusal
from reportgen.model.evaluation import Evaluation, Indicator


def indicator(**fields: object) -> Indicator:
    return Indicator.model_validate({"名称": "资金管理", **fields})


def parts(*names: str, weight: str = "3", score: str = "2.5") -> list[dict[str, object]]:
    return [{"名称": name, "分值": weight, "得分": score} for name in names]


@pytest.mark.parametrize(("value", "said"), [("5", "5"), ("3.50", "3.5"), ("98.21", "98.21"), ("0", "0")])
def test_points_carry_no_idle_zeros(value: str, said: str) -> None:
    assert say("分数", Decimal(value)) == said


def test_weight_and_score_are_the_stated_ones_else_the_sum_of_the_parts() -> None:
    assert say("分值", indicator(分值="7", 下级指标=parts("甲", "乙"))) == "7"
    assert say("分值", indicator(下级指标=parts("甲", "乙"))) == "6"
    assert say("得分", indicator(下级指标=parts("甲", "乙"))) == "5"


@pytest.mark.parametrize(("phrase", "what"), [("分值", "分值"), ("得分", "得分"), ("自评", "得分")])
def test_a_number_that_nobody_stated_is_asked_for(phrase: str, what: str) -> None:
    with pytest.raises(Refusal, match=f"指标“资金管理”没有填写{what}"):
        say(phrase, indicator())


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("支出率",), "支出率方面"),
        (("支出率", "结转率"), "支出率和结转率两方面"),
        (("甲", "乙", "丙"), "甲、乙和丙三方面"),
        (tuple("甲乙丙丁戊己庚辛壬癸"), "甲、乙、丙、丁、戊、己、庚、辛、壬和癸十方面"),
        (tuple("甲乙丙丁戊己庚辛壬癸子"), "甲、乙、丙、丁、戊、己、庚、辛、壬、癸和子11个方面"),
    ],
)
def test_the_aspects_are_those_of_the_tree_and_counted(names: tuple[str, ...], said: str) -> None:
    assert say("考核方面", indicator(下级指标=parts(*names))) == said


def test_aspects_that_the_author_words_are_printed_as_worded() -> None:
    assert (
        say("考核方面", indicator(考核内容="合规与效率两方面", 下级指标=parts("甲", "乙")))
        == "合规与效率两方面"
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"得分": "5", "自评说明": "均无结转资金。"}, "自评得分5分，均无结转资金。"),
        ({"得分": "5", "自评说明": "均无结转资金"}, "自评得分5分，均无结转资金。"),
        ({"得分": "0"}, "自评得分0分。"),
        (
            {"分值": "3", "分值调整至": "支出率", "自评说明": "我办无转移支付。"},
            "我办无转移支付。本项指标不考核，3分分值调整至“支出率”指标。",
        ),
        ({"分值": "3", "分值调整至": "支出率"}, "本项指标不考核，3分分值调整至“支出率”指标。"),
    ],
)
def test_a_score_is_accounted_for(fields: dict[str, str], said: str) -> None:
    assert say("自评", indicator(**fields)) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"加减分": "3.5"}, "加分3.5分"),
        ({"加减分": "-1"}, "减分1分"),
        (
            {"加减分项": [{"分数": "2", "事由": "甲"}, {"分数": "-0.5", "事由": "乙"}]},
            "加分2分，减分0.5分",
        ),
        ({"加减分": "1.5", "加减分项": [{"事由": "甲"}, {"分数": "1", "事由": "乙"}]}, "加分1.5分"),
        ({}, ""),
        ({"加减分": "0"}, ""),
    ],
)
def test_points_gained_and_lost_are_told_apart(fields: dict[str, object], said: str) -> None:
    assert say("加减分", Evaluation.model_validate(fields)) == said
