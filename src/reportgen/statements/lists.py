"""What belongs together: the lists of parts that 其中 opens, and which amount a further figure is of."""

from __future__ import annotations

from reportgen.statements.passage import LISTED, PartList, Passage
from reportgen.statements.statement import IN_WAN, Measure, Statement


def open_list(passage: Passage) -> None:
    """From here on, amounts are parts of the one before; a list that has no part yet stays as it is."""
    lists = passage.now.lists
    if lists and lists[-1].last is None:
        return
    lists.append(PartList(passage.now.amount))


def add(passage: Passage, statement: Statement) -> None:
    """Take a statement in: as part of the open list, and as the amount that further figures are of."""
    position = len(passage.found)
    if statement.measure in LISTED and statement.aside is None:
        if passage.now.lists:
            statement = _part(passage, statement, position)
        if not statement.words.startswith("完成"):
            passage.now.amount = position
    elif statement.comparison is not None:
        _take_base_back(passage, statement)
    passage.found.append(statement)


def _part(passage: Passage, statement: Statement, position: int) -> Statement:
    """An amount in a list: its column is that of the whole where it names none."""
    here = passage.now.lists[-1]
    if statement.is_own_subject or statement.following:
        if here.last is not None and here.is_by_semicolon is None:
            here.is_by_semicolon = False
        here.last = position
    whole = None if here.whole is None else passage.found[here.whole]
    if whole is None or (whole.figure.unit in IN_WAN) != (statement.figure.unit in IN_WAN):
        return statement._replace(level=len(passage.now.lists))
    return statement._replace(
        part_of=here.whole,
        level=len(passage.now.lists),
        column=statement.column or whole.column,
    )


def _take_base_back(passage: Passage, statement: Statement) -> None:
    """减少31.35万元，较上年下降87.11%: the base that is named second holds for both."""
    if not passage.found:
        return
    last = passage.found[-1]
    if (
        last.measure is Measure.CHANGE_AMOUNT
        and last.comparison is None
        and last.subject == statement.subject
    ):
        passage.found[-1] = last._replace(comparison=statement.comparison)


def close_lists_of_commas(passage: Passage) -> None:
    """A list whose parts are joined by commas ends at a semicolon; the list around it goes on."""
    passage.now.aside = None
    while passage.now.lists and passage.now.lists[-1].is_by_semicolon is False:
        passage.now.lists.pop()
    if passage.now.lists:
        passage.now.lists[-1].is_by_semicolon = True
