"""Targets and results of indicators in words."""

from __future__ import annotations

from decimal import Decimal

from reportgen.errors import Refusal
from reportgen.model.evaluation import Indicator
from reportgen.wording.arguments import indicator_of
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style

_COLUMNS = ("指标值", "年中监控值", "完成值")
_QUALITATIVE = "定性"


@phrase(
    "量值",
    "measure",
    "指标值、年中监控值 或 完成值，连同度量单位；定性的照印",
    '自评完成值：{{ 指标|量值("完成值") }}',
)
def measure(style: Style, value: object, column: str = "完成值") -> str:
    indicator = indicator_of(value)
    if column not in _COLUMNS:
        raise Refusal(f"没有“{column}”这种量值，可用：{'、'.join(_COLUMNS)}")
    stated = getattr(indicator, Indicator.template_names[column])
    if stated is None:
        raise Refusal(f"指标“{indicator.name}”没有填写{column}")
    if not isinstance(stated, Decimal):
        return str(stated)
    return f"{Style(strip_zeros=True).number(stated)}{indicator.unit or ''}"


@phrase("指标要求", "requirement", "指标性质、指标值和度量单位连写，如 ≥95%", "指标值：{{ 指标|指标要求 }}")
def requirement(style: Style, value: object) -> str:
    relation = indicator_of(value).relation
    return f"{'' if relation == _QUALITATIVE else relation or ''}{measure(style, value, '指标值')}"
