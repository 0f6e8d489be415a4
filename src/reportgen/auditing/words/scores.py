"""Weights that do not add up to the one that stands above them, and scores above their weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from reportgen.amounts import add, parse_decimal
from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import SCORE
from reportgen.auditing.tables.ledger import number_of, plain
from reportgen.finished import FinishedDocument, GridTable, ProseParagraph
from reportgen.finished.headings import numbered_level
from reportgen.statements import Measure

_NUMBER = r"(\d+(?:\.\d+)?)"
_WEIGHT = re.compile(rf"^(?P<head>[^，。；]{{2,40}}?)[（(]{_NUMBER}分[）)][。：]?$")
_STATED_WEIGHT = re.compile(rf"^(?P<head>[^，。；]{{2,24}})。(?:指标)?(?:分值|权重|满分)为?{_NUMBER}分")
_SCORE = re.compile(rf"^(?:\S{{2,20}}。)?自评得分为?{_NUMBER}分")
_MOVED = re.compile("分值调整|调整至|加分|权重调整")
_WEIGHT_HEAD = re.compile(r"^(?:标准)?(?:分值|权重|满分)(?:[（(]分[）)]|（?%）?)?$")
_SCORE_HEAD = re.compile(r"^(?:自评|实际|评价|最终)?得分(?:[（(]分[）)])?$|^自评分$")
_MOST_HEAD_ROWS = 30
_QUOTED = 30


class _Weighted(NamedTuple):
    paragraph: ProseParagraph
    level: int
    weight: Decimal


def scores(document: FinishedDocument, sections: Sequence[Section]) -> Iterator[Contradiction]:
    """Weights of headings are those of the headings right below; no score is above the weight that goes with it."""
    paragraphs = document.paragraphs
    is_moved = any(_MOVED.search(one.text) for one in paragraphs)
    for index, paragraph in enumerate(paragraphs):
        one = _weighted(paragraph)
        below = [] if one is None else _right_below(paragraphs, index)
        total = add(*(part.weight for part in below))
        if one is not None and len(below) > 1 and total != one.weight:
            yield SCORE.of(
                f"“{_quoted(one)}”：分值 {one.weight:f} 分，下面各项合计 {total:f} 分，相差 {abs(one.weight - total):f} 分",
                Quotation(one.paragraph.spot, _quoted(one)),
                tuple(Quotation(part.paragraph.spot, _quoted(part)) for part in below),
                Certainty.DOUBTFUL,
                total,
                abs(one.weight - total),
            )
    if not is_moved:
        yield from _above_weights(paragraphs)
        yield from _above_weight_of_clause(sections)
        yield from (one for table in document.tables for one in _above_weight_of_row(table))


def _weighted(paragraph: ProseParagraph) -> _Weighted | None:
    text = paragraph.text.strip()
    match = _WEIGHT.match(text) or _STATED_WEIGHT.match(text)
    level = numbered_level(text)
    return _Weighted(paragraph, level, parse_decimal(match[2])) if match and level else None


def _right_below(paragraphs: Sequence[ProseParagraph], index: int) -> list[_Weighted]:
    """The headings of the next level, up to the next of the same or a higher one; none where one has no weight."""
    own = numbered_level(paragraphs[index].text.strip())
    below: list[_Weighted] = []
    for paragraph in paragraphs[index + 1 :]:
        level = numbered_level(paragraph.text.strip())
        if not level or (below and level > below[0].level):
            continue
        if level <= own:
            break
        weighted = _weighted(paragraph)
        if weighted is None or (below and level < below[0].level):
            return []
        below.append(weighted)
    return below


def _above_weights(paragraphs: Sequence[ProseParagraph]) -> Iterator[Contradiction]:
    last: _Weighted | None = None
    for paragraph in paragraphs:
        weighted = _weighted(paragraph)
        score = _SCORE.match(paragraph.text.strip())
        if weighted is not None:
            last = weighted
        elif score is not None and last is not None:
            value = parse_decimal(score[1])
            if value > last.weight:
                yield SCORE.of(
                    f"“{score[0]}”：高于分值 {last.weight:f} 分",
                    Quotation(paragraph.spot, score[0]),
                    (Quotation(last.paragraph.spot, _quoted(last)),),
                    Certainty.CERTAIN,
                    None,
                    value - last.weight,
                )
            last = None


def _above_weight_of_clause(sections: Sequence[Section]) -> Iterator[Contradiction]:
    """该指标分值10分，自评得12分: where a clause states one weight, no score in it is larger."""
    for section in sections:
        by_clause: dict[int, list[Told]] = {}
        for told in section.told:
            if told.statement.measure in (Measure.WEIGHT, Measure.SCORE):
                by_clause.setdefault(told.clause.start, []).append(told)
        for stated in by_clause.values():
            weights = [one for one in stated if one.statement.measure is Measure.WEIGHT]
            for one in stated:
                value = one.statement.figure.value
                if len(weights) == 1 and one not in weights and value > weights[0].statement.figure.value:
                    weight = weights[0].statement.figure.value
                    yield SCORE.of(
                        f"“{one.quote}”：高于分值 {weight:f} 分",
                        one.quotation,
                        (weights[0].quotation,),
                        Certainty.CERTAIN,
                        None,
                        value - weight,
                    )


def _above_weight_of_row(table: GridTable) -> Iterator[Contradiction]:
    """Under heads 分值 and 得分 that stand next to each other in one row, no score is above the weight on its left."""
    for head in range(min(table.height, _MOST_HEAD_ROWS)):
        cells = [cell for cell in table.row(head) if cell.text.strip()]
        for left, right in pairwise(cells):
            if not (_WEIGHT_HEAD.search(plain(left.text)) and _SCORE_HEAD.search(plain(right.text))):
                continue
            for row in range(head + 1, table.height):
                weight, score = table.at(row, left.column), table.at(row, right.column)
                if weight is None or score is None or score.row != row or weight.rows != score.rows:
                    continue
                full, reached = number_of(weight.text), number_of(score.text)
                if full is not None and reached is not None and reached > full:
                    yield SCORE.of(
                        f"“{plain(right.text)} {plain(score.text)}”：高于分值 {full:f} 分",
                        Quotation(score.spot, plain(score.text)),
                        (Quotation(weight.spot, plain(weight.text)),),
                        Certainty.CERTAIN,
                        None,
                        reached - full,
                    )


def _quoted(weighted: _Weighted) -> str:
    return weighted.paragraph.text.strip()[:_QUOTED]
