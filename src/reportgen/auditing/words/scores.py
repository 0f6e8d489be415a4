"""Weights that do not add up to the one that stands above them, and scores above their weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import add, parse_decimal
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import SCORE
from reportgen.finished import FinishedDocument, ProseParagraph
from reportgen.finished.headings import numbered_level

_NUMBER = r"(\d+(?:\.\d+)?)"
_WEIGHT = re.compile(rf"^(?P<head>[^，。；]{{2,40}}?)[（(]{_NUMBER}分[）)][。：]?$")
_STATED_WEIGHT = re.compile(rf"^(?P<head>[^，。；]{{2,24}})。(?:指标)?(?:分值|权重|满分)为?{_NUMBER}分")
_SCORE = re.compile(rf"^(?:\S{{2,20}}。)?自评得分为?{_NUMBER}分")
_MOVED = re.compile("分值调整|调整至|加分|权重调整")
_QUOTED = 30


class _Weighted(NamedTuple):
    paragraph: ProseParagraph
    level: int
    weight: Decimal


def scores(document: FinishedDocument) -> Iterator[Contradiction]:
    """Every heading with a weight: the weights of the headings right below come to it, and the score is no larger."""
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


def _quoted(weighted: _Weighted) -> str:
    return weighted.paragraph.text.strip()[:_QUOTED]
