"""`verify`: make the report that the data give, and hold the finished one against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reportgen import pipeline
from reportgen.amounts import exact_arithmetic
from reportgen.errors import Problem, Severity, Spot
from reportgen.finished import FinishedDocument, read_document
from reportgen.layout import Layout
from reportgen.model.report import Report
from reportgen.rules.checking import found_in
from reportgen.verifying.comparing import compared
from reportgen.verifying.deviation import Deviation
from reportgen.verifying.pairing import Pair, pairs_of
from reportgen.verifying.passages import (
    AMOUNT,
    NUMBER,
    Sentence,
    everything,
    excerpt,
    in_wan,
    plain,
    sentences_of,
)
from reportgen.verifying.tables import tables_compared

_FIGURE = re.compile(r"(?<![\d.〔\[（(第])\d+(?:\.\d+)?(?:万元|亿元|元|(?=%|％|个百分点|分(?![之析])))")
"""A figure with its unit, and the unit itself where it is one of money."""
_HAN = re.compile(r"[一-鿿]")
_SAID = ("FIG01", "FIG02", "FIG03", "FIG04", "FIG05", "FIG06", "FIG07", "FIG08", "FIG09")
_LONGEST_LABEL = 14
"""A line without a full stop that is no longer may be a label of a chart, which some files give as text."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found.

    Attributes:
        deviations: in the order of the report, sentences first, then tables.
        figures: how many figures with a unit, and numbers in cells, the report states.
        known: how many of them the data give.
        problems: what of the report could not be read.
    """

    deviations: tuple[Deviation, ...]
    figures: int
    known: int
    problems: tuple[Problem, ...] = ()


@exact_arithmetic()
def verify(
    report: Path | str | bytes,
    data: Report | pipeline.Source,
    layout: Layout | str | Path | None = None,
    *,
    name: str | None = None,
) -> Verification:
    """Hold a finished report (.docx, .pdf, .html, .txt, .md) against the data that it was made of.

    Args:
        report: a path, or the bytes of the file.
        data: a loaded report, or what `load` takes.
        layout: as for `render`.
        name: what messages call the finished report, where it is not a path.

    Raises:
        ReportgenError: when the report cannot be read, or the data give no report.
    """
    document = read_document(report, name)
    given = data if isinstance(data, Report) else pipeline.load(data)
    made = read_document(pipeline.render(given, layout))
    known = frozenset(_numbers(made))
    sentences, whole = sentences_of(document), everything(document)
    pairs = pairs_of(sentences, sentences_of(made), whole, everything(made))
    deviations = [
        *_sentences(pairs, given, known),
        *tables_compared(document.tables, made.tables, whole, known),
    ]
    figures = list(_stated(document, sentences))
    return Verification(
        tuple(deviations), len(figures), sum(figure in known for figure in figures), document.problems
    )


def _sentences(pairs: Iterable[Pair], given: Report, known: frozenset[Decimal]) -> Iterator[Deviation]:
    further: list[Sentence] = []
    for pair in pairs:
        if pair.stated is None:
            yield from _missing(pair)
        elif pair.expected is None:
            if _HAN.search(pair.stated.plain):
                further.append(pair.stated)
        else:
            yield from compared(pair.stated.plain, pair.expected.plain, pair.stated.spot, known)
    if further:
        yield from _further(further, given, known)


def _missing(pair: Pair) -> Iterator[Deviation]:
    if pair.expected is None:
        return
    spot = pair.after.spot if pair.after is not None else Spot("开头")
    words = pair.expected.text
    yield Deviation(
        "verify.missing", Severity.WARNING, spot, f"这里之后少了数据给出的“{excerpt(words)}”", "", words
    )


def _further(sentences: list[Sentence], given: Report, known: frozenset[Decimal]) -> Iterator[Deviation]:
    """What the report says beyond its data: figures that they do not give, and what they say otherwise."""
    said: set[int] = set()
    for _, position, finding in found_in(given, [one.text for one in sentences], _SAID):
        said.add(position)
        spot, actual, expected = sentences[position].spot, finding.actual or "", finding.expected or ""
        yield Deviation("verify.said", Severity.WARNING, spot, finding.message, actual, expected)
    for position, one in enumerate(sentences):
        if position not in said:
            yield from _unknown(one, known)


def _unknown(sentence: Sentence, known: frozenset[Decimal]) -> Iterator[Deviation]:
    numbers = _FIGURE.findall(sentence.plain)
    unknown = [number for number in numbers if in_wan(number) not in known]
    quote = excerpt(sentence.text)
    if unknown:
        listed = "、".join(dict.fromkeys(unknown))
        message = f"“{quote}”：{listed} 不是数据给出的，也推不出来"
        yield Deviation("verify.unknown", Severity.WARNING, sentence.spot, message, listed)
    elif len(sentence.plain) > _LONGEST_LABEL or (numbers and sentence.plain.endswith("。")):
        message = f"“{quote}”不是数据给出的"
        yield Deviation("verify.extra", Severity.NOTE, sentence.spot, message, sentence.text)


def _numbers(document: FinishedDocument) -> Iterator[Decimal]:
    texts = [one.text for one in document.paragraphs]
    texts += [cell.text for table in document.tables for cell in table.cells]
    return _values(found[0] for text in texts for found in AMOUNT.finditer(plain(text)))


def _stated(document: FinishedDocument, sentences: Sequence[Sentence]) -> Iterator[Decimal]:
    said = (number for sentence in sentences for number in _FIGURE.findall(sentence.plain))
    cells = (plain(cell.text) for table in document.tables for cell in table.cells)
    yield from _values((*said, *filter(NUMBER.fullmatch, cells)))


def _values(numbers: Iterable[str]) -> Iterator[Decimal]:
    return (value for number in numbers if (value := in_wan(number)) is not None)
