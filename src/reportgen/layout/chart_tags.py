"""Charts declared in a template tag: ``{{ 支出.按功能|饼图("支出结构", 总计=支出.合计) }}``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pydantic import ValidationError

from reportgen.charts.kinds import BY_NAME
from reportgen.errors import Refusal
from reportgen.layout.chart_data import rows_in, spec_of
from reportgen.layout.chart_mode import ChartMode
from reportgen.layout.drawings import drawn
from reportgen.layout.manifest import ChartDeclaration, Manifest

_NOT_IN_TAGS = {"种类", "标题", "题注", "数据", "历年"}
OPTIONS = [
    name for name in ChartDeclaration.template_names if not name.isascii() and name not in _NOT_IN_TAGS
]
"""Settings of a chart that a tag may give, besides its title."""

_STEPS_OF_A_CHART = 5_000
"""What drawing a chart costs: it takes about as long as so many expressions."""
_SHOWN = {ChartDeclaration.template_names[name]: name for name in OPTIONS}
_LISTS = {"名称", "列", "系列"}
"""Settings that are lists; one name alone needs no brackets here."""


def chart_filters(manifest: Manifest, mode: ChartMode) -> dict[str, Callable[..., object]]:
    """A filter for every name of every kind of chart; its options are those of a chart in layout.yaml."""
    return {kind: _filter_for(kind, manifest, mode) for kind in BY_NAME}


def _filter_for(kind: str, manifest: Manifest, mode: ChartMode) -> Callable[..., object]:
    drawing = partial(_chart, kind, manifest, mode)
    drawing.template_steps = _STEPS_OF_A_CHART  # type: ignore[attr-defined]  # see `excusable`
    return drawing


def _chart(
    kind: str, manifest: Manifest, mode: ChartMode, value: object, title: str = "", **options: object
) -> object:
    whole = rows_in(options.pop("总计", ()))
    unknown = [name for name in options if name not in OPTIONS]
    if not title or unknown:
        what = f"没有设置“{unknown[0]}”" if unknown else "缺少标题"
        raise Refusal(f'“{kind}”{what}，用法如：|{kind}("标题")；可用的设置：{"、".join(OPTIONS)}')
    for name in _LISTS & options.keys():
        if isinstance(options[name], str):
            options[name] = [options[name]]
    try:
        declaration = ChartDeclaration.model_validate({"种类": kind, "标题": title, "数据": (), **options})
    except ValidationError as error:
        wrong = dict.fromkeys(detail["loc"][0] for detail in error.errors())
        named = "、".join(f"“{_SHOWN.get(str(field), field)}”" for field in wrong)
        raise Refusal(f"“{kind}”的设置不对：{named}") from None
    spec = spec_of(declaration, rows_in(value), whole[0] if whole else None, manifest)
    return drawn(title, spec, mode)
