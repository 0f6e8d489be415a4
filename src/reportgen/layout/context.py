"""What a template can reach: the report's fields in both languages, charts, captions, section numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from reportgen.errors import Refusal
from reportgen.figures.final_accounts import FinalAccounts
from reportgen.layout.chart_mode import ChartMode
from reportgen.layout.chart_tags import chart_filters
from reportgen.layout.drawings import PlacedCharts
from reportgen.layout.lookup import PRIOR_YEAR
from reportgen.layout.manifest import ChartDeclaration, Manifest, NarrativePart
from reportgen.layout.narrative import paragraphs
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.glossary import GlossaryEntry
from reportgen.model.report import Report
from reportgen.word import Counting, Paragraphs, SectionNumbers, Shape
from reportgen.word.numbering import chinese_numeral
from reportgen.word.shapes import ANYTHING, LEAF
from reportgen.wording import filters_for

_TEXTS = ("文字", "narrative")
_FINAL_ACCOUNTS = ("决算表", "final_accounts")
_TERMS = ("名词解释", "glossary")


def template_filters(manifest: Manifest, mode: ChartMode) -> dict[str, Callable[..., Any]]:
    """The phrases in the layout's style, pasted text as paragraphs, numbers in Chinese, and charts."""
    return {
        **chart_filters(manifest, mode),
        **filters_for(manifest.numbers.style()),
        **dict.fromkeys(("段落", "paragraphs"), partial(_paragraphs, manifest.section_numbers)),
        **dict.fromkeys(("中文数字", "chinese_numeral"), chinese_numeral),
    }


def _paragraphs(patterns: Mapping[str, str], value: object, counted: object = None) -> Paragraphs:
    if not isinstance(value, str):
        raise Refusal("此处应为文字")
    if counted is not None and not isinstance(counted, Counting):
        raise Refusal("段落的参数应为编号，如 二级")
    return paragraphs(value, counted, patterns)


class Caption(Counting):
    """The line below a chart; printing it takes the next figure number."""

    def __init__(self, text: str, figures: Counting) -> None:
        self._text = text
        self._figures = figures

    def take(self) -> str:
        return self._text.replace("{号}", self._figures.take())


def _captions(manifest: Manifest, charts: PlacedCharts, figures: Counting) -> dict[str, object]:
    """Captions by the name of their chart; where there is nothing to draw there is nothing to caption either."""
    return {
        name: Caption(_caption_text(manifest, chart, caption), figures) if caption else ""
        for name, chart in manifest.charts.items()
        for caption in [charts.caption(name)]
    }


def _caption_text(manifest: Manifest, chart: ChartDeclaration, caption: str) -> str:
    return manifest.caption_pattern.replace("{种类}", chart.kind).replace("{题注}", caption)


def context_for(
    manifest: Manifest, report: Report, charts: PlacedCharts, terms: Sequence[GlossaryEntry] = ()
) -> dict[str, object]:
    """The names of one rendering; section numbers and figure numbers start afresh."""
    numbers = SectionNumbers(manifest.section_numbers).names()
    texts = {name: _text(name, part, report) for name, part in manifest.narrative.items()}
    return {
        **{name: getattr(report, attribute) for name, attribute in Report.template_names.items()},
        **dict.fromkeys(_TEXTS, texts),
        **dict.fromkeys(PRIOR_YEAR, report.year - 1),
        **dict.fromkeys(_TERMS, tuple(terms)),
        **dict.fromkeys(_FINAL_ACCOUNTS, FinalAccounts(report)),
        "图": charts,
        "图题": _captions(manifest, charts, numbers["图号"]),
        **numbers,
    }


def final_accounts_in(context: Mapping[str, object]) -> FinalAccounts:
    """The published tables among the names of one rendering; those that the template printed have been made."""
    accounts = context[_FINAL_ACCOUNTS[0]]
    assert isinstance(accounts, FinalAccounts)
    return accounts


def _text(name: str, part: NarrativePart, report: Report) -> str:
    if name in report.secret:
        return f"{part.called_when_secret or name}按保密工作规定为涉密内容，不宜公开。"
    return report.narrative.get(name) or ""


def names_for(manifest: Manifest) -> Shape:
    """The same names, for the check of a template without data."""
    charts = Shape(dict.fromkeys(manifest.charts, LEAF), advice="先在 layout.yaml 的“图表”里写上它")
    texts = Shape(dict.fromkeys(manifest.narrative, LEAF), advice="先在 layout.yaml 的“文字”里写上它")
    return Shape(
        {
            **(_shape(Report, {}).fields or {}),
            **dict.fromkeys(_TEXTS, texts),
            **dict.fromkeys(PRIOR_YEAR, LEAF),
            **dict.fromkeys(_FINAL_ACCOUNTS, Shape(dict.fromkeys(FinalAccounts.template_names, ANYTHING))),
            **dict.fromkeys(SectionNumbers().names(), LEAF),
            "图": charts,
            "图题": charts,
        }
    )


def _shape(record: type[Record], known: dict[type[Record], Shape]) -> Shape:
    if record not in known:
        fields: dict[str, Shape] = {}
        known[record] = Shape(fields)
        for field in shape_of(record).values():
            fields[field.name] = fields[field.chinese] = _field_shape(field, known)
    return known[record]


def _field_shape(field: FieldShape, known: dict[type[Record], Shape]) -> Shape:
    value = LEAF if field.record is None else _shape(field.record, known)
    if field.many:
        return Shape({}, element=value)
    return ANYTHING if field.keyed else value
