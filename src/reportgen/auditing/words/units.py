"""Units that are missing or mixed, and one measure word for two different counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.kinds import MEASURE_WORD, UNIT
from reportgen.statements import Measure

_SMALL = Decimal(100)
"""An amount of fewer 元 is none that reports state in 元 beside others in 万元."""
_OF_VISITS = ("次", "批次", "人次", "人", "批")
_BETWEEN = re.compile(r"[，、和]\s*")


def units(section: Section) -> Iterator[Contradiction]:
    """Amounts whose unit is not that of the amounts around them."""
    amounts = [told for told in section.told if told.statement.measure is Measure.AMOUNT]
    if not any(told.statement.figure.unit == "万元" for told in amounts):
        return
    without_yuan = [one for one in amounts if one.statement.figure.unit == "万" and one.statement.subject]
    if without_yuan:
        first, *others = without_yuan
        found = UNIT.found(first, f"“{first.quote}”：写的是“万”，应为“万元”")
        yield replace(found, repeated=tuple(one.quotation for one in others))
    for told in amounts:
        statement = told.statement
        if statement.figure.unit == "元" and statement.figure.value < _SMALL and statement.aside is None:
            beside = next(
                (one for one in amounts if one.statement.figure.unit == "万元" and _is_beside(one, told)),
                None,
            )
            if beside is not None:
                is_wrong = statement.figure.value != 0  # 0元 is 0万元, if not as it should be written
                message = f"“{told.quote}”：前后各数以万元为单位，此处是“元”"
                certainty = Certainty.CERTAIN if is_wrong else Certainty.DOUBTFUL
                yield UNIT.found(told, message, (beside,), certainty)


def _is_beside(one: Told, told: Told) -> bool:
    """Whether two amounts stand in one sentence or list."""
    return one.sentence_span == told.sentence_span or (
        one.statement.part_of is not None and one.statement.part_of == told.statement.part_of
    )


def measure_words(section: Section) -> Iterator[Contradiction]:
    """0次，0次: of two counts that follow each other without a word between, the units tell what each is of."""
    for told, after in zip(section.told, section.told[1:], strict=False):
        one, other = told.statement, after.statement
        if one.measure is not Measure.COUNT or other.measure is not Measure.COUNT:
            continue
        between = section.text[one.figure.span.end : other.figure.span.start]
        if one.figure.unit == other.figure.unit in _OF_VISITS and _BETWEEN.fullmatch(between):
            quote = section.text[one.span.start : other.figure.span.end]
            yield MEASURE_WORD.found(
                after, f"“{quote}”：两个数的量词都是“{other.figure.unit}”，分不清各指什么", (told,)
            )
