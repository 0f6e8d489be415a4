"""The page of all phrases of the template language, for those who design templates; what examples print is computed."""

from __future__ import annotations

import inspect
from pathlib import Path

from tools.pages.markdown import code, page, table

from reportgen.figures.totals import completed
from reportgen.model.report import Report
from reportgen.model.validation import report_from
from reportgen.source import read
from reportgen.word.templating.sandbox import Missing, WordEnvironment
from reportgen.wording import PHRASES, Phrase, Style, filters_for
from reportgen.wording.registry import KEYWORDS

SAMPLE = Path(__file__).with_name("sample.yaml")

_INTRODUCTION = """\
模板里用“|”把数据接到短语上，由短语写成文字：`{{ 支出.合计|万元 }}`。数据的名字见[数据文件的键](fields.zh-CN.md)。
中文名与英文名任选其一；选项写在括号里，可以按次序写，也可以写出名字：`{{ 会议费|较上年("幅度", 句式="比") }}`。
下面各例都由程序按同一份虚构的数据印出，小数的写法取默认的“保留尾零”。"""

_CHINESE_OPTIONS = {english: chinese for chinese, english in KEYWORDS.items()}


def phrases_page() -> str:
    """The page, generated from the vocabulary; its examples are rendered as templates are."""
    environment = WordEnvironment(undefined=Missing)
    environment.filters.update(filters_for(Style()))
    names = _names(completed(report_from(read(SAMPLE))))
    return page(
        "模板短语",
        _INTRODUCTION,
        *(_section(phrase, environment.from_string(phrase.example).render(names)) for phrase in PHRASES),
    )


def _names(report: Report) -> dict[str, object]:
    """The report's own names, and the loop variables that examples use."""
    assert report.expenditure and report.evaluation
    return {
        **{name: getattr(report, attribute) for name, attribute in Report.template_names.items()},
        "上年度": report.year - 1,
        "项": report.expenditure.by_function[0],
        "指标": report.evaluation.indicators[1],
    }


def _section(phrase: Phrase, printed: str) -> str:
    blocks = [
        f"## {phrase.chinese}",
        f"英文名 {code(phrase.english)}。{phrase.meaning}。",
        table(("例子", "印出"), [(code(phrase.example), printed)]),
        _options(phrase),
    ]
    return "\n\n".join(filter(None, blocks))


def _options(phrase: Phrase) -> str:
    options = list(inspect.signature(phrase.make).parameters.values())[2:]
    rows = (
        (code(_CHINESE_OPTIONS[option.name]), code(option.name), _default(option.default))
        for option in options
    )
    return table(("选项", "英文名", "不写时"), rows) if options else ""


def _default(value: object) -> str:
    if value is inspect.Parameter.empty:
        return "必须写"
    return str(value) if value not in (None, "") else "见说明"
