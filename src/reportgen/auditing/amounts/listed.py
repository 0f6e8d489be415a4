"""Lists of parts in sentences: what 其中 opens, and what 合计 sums up after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.amounts import add, subtract
from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import CLASSES, DIVISIONS, ECONOMIC, SPENDING, is_money, name_of
from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.relation import PLACES, Relation
from reportgen.statements import IN_WAN, Measure

_CLASSES = frozenset(name.removesuffix("支出") for name in (*CLASSES, *ECONOMIC))
_SPENT = frozenset((*DIVISIONS[SPENDING], *DIVISIONS["基本支出"]))
_CARRIED_IN = "年初结转和结余"
_WHOLE = Decimal(100)
_AND_SO_ON = re.compile(r"\s*(?:等|左右等)")
_OTHER = re.compile("其他(?:资金|收入|支出|用车|车辆)")
"""A list that ends with what remains leaves nothing out."""
_SUMMED_UP = re.compile(r"^(?:以上|上述)?(?:费用|各项|资金)?(?:合计|共计|总计)(?:预算|支出|金额|为)*$")
_FIRST = re.compile(r"\s*(?:1\s*[.．、]|[（(][1一][)）]|①|一是)")
"""The first of numbered items."""
_ALIKE = 3
"""So many 类 of one classification are all that there are."""


def listed(section: Section, known: Known) -> Iterator[Relation]:
    """Every list of a section with its whole."""
    wholes: dict[int, list[Told]] = {}
    for told in section.told:
        if told.statement.part_of is not None and _is_amount(told) and not _sums_up(told):
            wholes.setdefault(told.statement.part_of, []).append(told)
    for index, parts in wholes.items():
        yield from _list(section.told[index], parts, known)
    for told in section.told:
        if told.statement.measure is Measure.AMOUNT and _sums_up(told):
            yield from _summed_up(told, known)


def _is_amount(told: Told) -> bool:
    return told.statement.measure is Measure.AMOUNT and is_money(told)


def _sums_up(told: Told) -> bool:
    """Whether it is no part of a list but what the parts before it come to: A，B，合计C."""
    return _SUMMED_UP.match(told.statement.words.strip(" *，")) is not None


def _list(whole: Told, parts: Sequence[Told], known: Known) -> Iterator[Relation]:
    column = whole.statement.column
    parts = [part for part in parts if column is None or part.statement.column in (column, None)]
    total = known.figure(whole)
    parts = _of_one_side(parts, known)
    figures = list(dict.fromkeys(figure for part in parts if (figure := known.figure(part)) is not None))
    if total is None or not figures or not _is_plain(whole, parts):
        return
    if len(figures) == 1:
        yield Relation(
            total, (figures[0],), f"其中{figures[0].row or '一项'}", PLACES, is_limit=True, is_certain=False
        )
        return
    is_complete = _is_complete(whole, parts, known)
    if not is_complete and _is_nested(total, figures):
        return
    yield Relation(
        total,
        tuple(figures),
        "其中各项",
        PLACES,
        is_limit=not is_complete,
        is_certain=any(figure.places for figure in (total, *figures)),
    )


def _of_one_side(parts: Sequence[Told], known: Known) -> list[Told]:
    """The parts without what was carried in, where the others are kinds of spending: no sum holds both."""
    names = [key.name if (key := known.key(part)) else "" for part in parts]
    is_of_spending = any(name in _SPENT for name in names)
    return [
        part for part, name in zip(parts, names, strict=True) if not (is_of_spending and name == _CARRIED_IN)
    ]


def _is_plain(whole: Told, parts: Sequence[Told]) -> bool:
    every = (whole, *parts)
    return not any(told.statement.is_rounded or told.statement.aside for told in every)


def _is_complete(whole: Told, parts: Sequence[Told], known: Known) -> bool:
    """Whether the parts are all that there is: known divisions, classes, sources, or a share stated of each."""
    last = parts[-1].statement.figure.span.end
    if _AND_SO_ON.match(whole.section.text, last):
        return False
    names = {key.name for part in parts if (key := known.key(part)) is not None}
    own = name_of(whole.statement.subject, whole.statement.words)
    if own is not None and own[0] in DIVISIONS and names >= set(DIVISIONS[own[0]]):
        return True
    subjects = [part.statement.subject for part in parts]
    if _OTHER.match(subjects[-1]) and len(parts) >= _ALIKE:
        return True
    of_class = [subject.removesuffix("支出") in _CLASSES for subject in subjects]
    if all(of_class) and len(parts) >= _ALIKE:
        return True
    shares = [whole.section.shares.get(part.index) for part in parts]
    stated = [share for share in shares if share is not None]
    return len(stated) == len(parts) and abs(add(*stated) - _WHOLE) <= 1


def _is_nested(total: PrintedFigure, figures: Sequence[PrintedFigure]) -> bool:
    """Whether one of the parts is listed with its own parts, at least two, after it, so that these count twice."""
    for index, figure in enumerate(figures):
        for end in range(index + 3, len(figures) + 1):
            if abs(subtract(figure.value, add(*(one.value for one in figures[index + 1 : end])))) <= 0:
                return True
    return False


def _summed_up(total: Told, known: Known) -> Iterator[Relation]:
    """A、B、C，合计D: the parts stand before their total in the same sentence; 以上合计D also sums up the numbered items before it."""
    start, _ = total.sentence_span
    is_of_items = total.statement.words.strip().startswith(("以上", "上述"))
    first = next((told for told in reversed(total.in_line) if _FIRST.match(told.statement.words)), None)
    if is_of_items and first is not None:
        start = min(start, first.statement.span.start)
    before = [
        told
        for told in total.section.told_between(start, total.statement.figure.span.start)
        if told.statement.measure is Measure.AMOUNT
        and IN_WAN.get(told.unit) == IN_WAN.get(total.unit)  # 万 is 万元 without its second half
        and not (is_of_items and told.statement.part_of is not None)
        and total.statement.part_of in (None, told.statement.part_of)
    ]
    own = known.figure(total)
    figures = [figure for told in before if (figure := known.figure(told)) is not None]
    if own is None or len(figures) < 2 or not _is_plain(total, before):
        return
    relation = Relation(own, tuple(figures), "前面各项", PLACES)
    yield relation if relation.holds else replace(relation, is_certain=False)
