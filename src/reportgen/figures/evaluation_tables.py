"""The forms of performance evaluation line by line: indicators with the levels above them, and project funds.

Basis: 项目支出绩效自评表, 《项目支出绩效评价管理办法》（财预〔2020〕10号）.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from reportgen.amounts import add
from reportgen.figures.comparison import execution_base, execution_rate
from reportgen.figures.evaluation import (
    effective_weight,
    final_score,
    project_score,
    received_weights,
    score_of,
    total_weight,
)
from reportgen.figures.tables import Line
from reportgen.model.accounts import LineItem
from reportgen.model.base import both_names
from reportgen.model.evaluation import Evaluation, Indicator, Project, ProjectFunds

_UNDER_OF_WHICH = 3
"""Level of the lines that stand under “其中：”, as wide as these three characters."""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of the lowest level as the forms print it.

    Attributes:
        first: name of its 一级指标, empty where the tree has no such level above it.
        second: name of its 二级指标, likewise.
        indicator: the indicator itself.
        weight: what it counts for: its own points and those reallocated to it; None where not stated.
        score: its points.
    """

    template_names: ClassVar[Mapping[str, str]] = both_names(
        一级="first", 二级="second", 指标="indicator", 分值="weight", 得分="score"
    )

    first: str
    second: str
    indicator: Indicator
    weight: Decimal | None
    score: Decimal | None


def indicator_lines(indicators: Sequence[Indicator]) -> tuple[IndicatorLine, ...]:
    """The lowest level of a tree of one to three levels, in reading order."""
    received = received_weights(indicators)
    return tuple(_line(leaf, above, received) for leaf, above in _leaves(indicators, ()))


def _leaves(
    indicators: Sequence[Indicator], above: tuple[str, ...]
) -> Iterator[tuple[Indicator, tuple[str, ...]]]:
    for indicator in indicators:
        if indicator.items:
            yield from _leaves(indicator.items, (*above, indicator.name))
        else:
            yield indicator, above


def _line(leaf: Indicator, above: tuple[str, ...], received: Mapping[str, Decimal]) -> IndicatorLine:
    first, second, *_ = (*above, "", "")
    weight = None if leaf.weight is None else effective_weight(leaf, received)
    return IndicatorLine(first, second, leaf, weight, score_of(leaf))


def funds_lines(project: Project) -> tuple[Line, ...]:
    """资金 by origin: 年初预算数, 全年预算数, 执行数 (万元) and 执行率 (%); 分值 and 得分 belong to the total alone."""
    funds = project.funds or ProjectFunds()
    total = _funds_line("年度资金总额", funds.total)
    return (
        Line(total.name, {**total.amounts, "分值": funds.weight, "得分": funds.score}),
        _funds_line("其中：当年财政拨款", funds.current),
        _funds_line("上年结转资金", funds.carried_over, _UNDER_OF_WHICH),
        _funds_line("其他资金", funds.other, _UNDER_OF_WHICH),
    )


def _funds_line(name: str, item: LineItem | None, level: int = 0) -> Line:
    item = item or LineItem()
    amounts = {
        "年初预算数": item.budget,
        "全年预算数": execution_base(item),
        "执行数": item.actual,
        "执行率": execution_rate(item),
    }
    return Line(name, amounts, level=level)


def weight_in_all(evaluated: Project | Evaluation) -> Decimal | None:
    """分值 of the 总分 line: all indicators, with 预算执行率 in the form of a project; None where one is not known."""
    weight = total_weight(evaluated.indicators)
    apart = evaluated.funds.weight if isinstance(evaluated, Project) and evaluated.funds else None
    return weight if weight is None or apart is None else add(weight, apart)


def score_in_all(evaluated: Project | Evaluation) -> Decimal | None:
    """得分 of the 总分 line: as stated, else what the single scores come to."""
    if evaluated.score is not None:
        return evaluated.score
    return project_score(evaluated) if isinstance(evaluated, Project) else final_score(evaluated)
