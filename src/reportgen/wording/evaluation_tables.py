"""What the evaluation forms loop over, and their 总分 line.

The forms are loaded when a report prints them: the phrases are known to every check, and few checks need these.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.model.evaluation import Evaluation, Project
from reportgen.wording.arguments import indicators_of, record_of
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style

if TYPE_CHECKING:
    from reportgen.figures.evaluation_tables import IndicatorLine
    from reportgen.figures.tables import Line


@phrase(
    "逐项",
    "line_by_line",
    "指标体系的末级指标连同上级名称，用于表格循环：一级、二级、指标、分值（含调整来的）、得分",
    "{% for 行 in 整体评价.指标|逐项 %}{{ 行.指标.名称 }}{{ 行.得分|分数 }}分；{% endfor %}",
)
def line_by_line(style: Style, value: object) -> tuple[IndicatorLine, ...]:
    from reportgen.figures.evaluation_tables import indicator_lines

    return indicator_lines(indicators_of(value))


@phrase(
    "资金行",
    "funds_lines",
    "项目资金的四行（总额、当年财政拨款、上年结转、其他），用于表格循环；列 为 年初预算数、全年预算数、执行数、执行率",
    "{% for 行 in 项目|first|资金行 %}{{ 行.名称 }}{{ 行.列.执行数|金额 }}；{% endfor %}",
)
def lines_of_funds(style: Style, value: object) -> tuple[Line, ...]:
    from reportgen.figures.evaluation_tables import funds_lines

    return funds_lines(record_of(Project, value, "一个项目"))


@phrase("总分值", "full_weight", "“总分”一行的分值；有未填写的为空", "{{ 整体评价|总分值|分数 }}")
def full_weight(style: Style, value: object) -> Decimal | None:
    from reportgen.figures.evaluation_tables import weight_in_all

    return weight_in_all(_evaluated(value))


@phrase(
    "总得分",
    "full_score",
    "“总分”一行的得分，没有填写的由各项相加；有未填写的为空",
    "{{ 整体评价|总得分|分数 }}",
)
def full_score(style: Style, value: object) -> Decimal | None:
    from reportgen.figures.evaluation_tables import score_in_all

    return score_in_all(_evaluated(value))


def _evaluated(value: object) -> Project | Evaluation:
    return value if isinstance(value, Evaluation) else record_of(Project, value, "一个项目或“整体评价”")
