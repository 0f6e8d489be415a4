"""The indicator tree in words: weights, points, what is examined, and the sentence that accounts for a score."""

from __future__ import annotations

from decimal import Decimal

from reportgen.errors import Refusal
from reportgen.figures.evaluation import bonus_points, score_of, weight_of
from reportgen.model.evaluation import Evaluation
from reportgen.wording.arguments import decimal_of, indicator_of, record_of
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style
from reportgen.wording.texts import sentence

_COUNTED = ("", "", "两", "三", "四", "五", "六", "七", "八", "九", "十")


@phrase("分数", "points", "分数，小数末尾的零不写：5、3.5", "{{ 整体评价.得分|分数 }}分")
def points(style: Style, value: object) -> str:
    return Style(strip_zeros=True).number(decimal_of(value))


@phrase("分值", "weight", "指标的分值；没有填写的为下级指标分值之和", "{{ 指标|分值 }}分")
def weight(style: Style, value: object) -> str:
    return _stated(style, value, weight_of(indicator_of(value)), "分值")


@phrase("得分", "score", "指标的得分；没有填写的为下级指标得分之和", "{{ 指标|得分 }}分")
def score(style: Style, value: object) -> str:
    return _stated(style, value, score_of(indicator_of(value)), "得分")


def _stated(style: Style, indicator: object, number: Decimal | None, what: str) -> str:
    if number is None:
        raise Refusal(f"指标“{indicator_of(indicator).name}”没有填写{what}")
    return points(style, number)


@phrase(
    "考核方面",
    "aspects",
    "指标从哪几方面考核：填了“考核内容”的照印，没有填的列出各下级指标并写明几方面",
    "该指标主要从{{ 指标|考核方面 }}进行考核。",
)
def aspects(style: Style, value: object) -> str:
    indicator = indicator_of(value)
    if indicator.focus:
        return indicator.focus
    *others, last = (item.name for item in indicator.items or (indicator,))
    count = len(others) + 1
    named = f"{'、'.join(others)}和{last}" if others else last
    return f"{named}{_COUNTED[count] if count < len(_COUNTED) else f'{count}个'}方面"


@phrase(
    "自评",
    "self_assessment",
    "一个指标的自评：得分与自评说明；不考核的写明分值调整到哪个指标",
    "{{ 指标|自评 }}",
)
def self_assessment(style: Style, value: object) -> str:
    indicator = indicator_of(value)
    evidence = sentence(style, indicator.evidence or "")
    if indicator.reallocated_to:
        moved = f"{weight(style, indicator)}分分值调整至“{indicator.reallocated_to}”指标"
        return f"{evidence}本项指标不考核，{moved}。"
    return f"自评得分{score(style, indicator)}分{f'，{evidence}' if evidence else '。'}"


@phrase("加减分", "bonus", "加分、减分各多少；没有加减分的什么也不印", "{{ 整体评价|加减分 }}。")
def bonus(style: Style, value: object) -> str:
    evaluation = record_of(Evaluation, value, "“整体评价”")
    single = [entry.points for entry in evaluation.bonus if entry.points is not None]
    net = bonus_points(evaluation)
    if len(single) < len(evaluation.bonus) or not single:
        single = [] if net is None else [net]
    gained, lost = (sum((p for p in single if p * sign > 0), Decimal(0)) for sign in (1, -1))
    parts = [f"加分{points(style, gained)}分"] if gained else []
    parts += [f"减分{points(style, -lost)}分"] if lost else []
    return "，".join(parts)
