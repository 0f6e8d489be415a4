"""Whom a figure is said of: what its own words name, else what is carried on."""

from __future__ import annotations

import re

from reportgen.statements import terms
from reportgen.statements.passage import Passage
from reportgen.statements.statement import Column, Comparison

_SUMMING_UP = re.compile("以上|上述")


def subject_of(passage: Passage, words: str, start: int) -> tuple[str, bool, int]:
    """What words before a figure name, else what is carried on; whether they name it; where that begins."""
    opening = terms.OPENING.match(words)
    begin = opening.end() if opening else 0
    total = terms.TOTALS.search(words, begin)
    name = total[0] if total and total.start() == begin else terms.CLOSING.sub("", words[begin:]).strip()
    if not terms.GENERAL.fullmatch(name) or (total and total.start() == begin):
        set_subject(passage, name)
        return name, True, start + begin
    if _SUMMING_UP.match(name):
        set_subject(passage, "")
        return "", False, start + begin
    if terms.OURSELVES.search(words) or _is_whole_body(passage, words):
        set_subject(passage, terms.WHOLE_BODY)
        return terms.WHOLE_BODY, True, start + begin
    return "" if passage.now.is_interrupted else passage.now.subject, False, start + begin


def set_subject(passage: Passage, name: str) -> None:
    """From here on, what names nothing is said of `name`; within a list, until the sentence ends."""
    passage.now.subject, passage.now.is_interrupted = name, False
    if not passage.now.lists:
        passage.now.main_subject = name


def resume_after_reason(passage: Passage, comparison: Comparison) -> None:
    """Behind a semicolon, a change against something else than the one before is of the same subject, after a reason too."""
    now = passage.now
    if now.subject or not now.main_subject or passage.text[: passage.clause].rstrip()[-1:] != "；":
        return
    earlier = [
        made.comparison for made in passage.found if made.subject == now.main_subject and made.comparison
    ]
    if earlier and earlier[-1].base is not comparison.base:
        now.subject, now.is_interrupted = now.main_subject, False


def _is_whole_body(passage: Passage, words: str) -> bool:
    """Whether nothing was named yet and the paragraph begins with 支出 or 收入 of a year as such."""
    return (
        passage.now.is_opening
        and passage.now.year is not None
        and not passage.now.subject
        and re.search("收入|支出|预算", words) is not None
    )


def turn_to_indicator(passage: Passage, column: Column) -> None:
    """An indicator's target, or what was reached of it; its name stands before the target."""
    if column is Column.TARGET:
        passage.now.subject, passage.now.is_indicator = passage.now.topic, True
    passage.now.indicator, passage.now.is_interrupted = column, False
