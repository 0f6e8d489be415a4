"""All amounts that the sentences of a report state: one figure for all that say the same of the same money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.measures import (
    DIVISIONS,
    GRAND_TOTAL,
    OF_ANY_MONEY,
    SPENDING,
    Key,
    in_wan,
    is_money,
    key_of,
    name_of,
)
from reportgen.auditing.prose import Section, Told
from reportgen.statements import Column, Measure, Scope

_Place = tuple[int, int]


class Known:
    """The amounts of a report's prose.

    Attributes:
        by_key: the figures stated of each amount; more than one where sentences disagree.
    """

    def __init__(self, sections: Sequence[Section], year: int) -> None:
        self.year = year
        self.by_key: dict[Key, list[PrintedFigure]] = {}
        self._figures: dict[_Place, PrintedFigure] = {}
        self._keys: dict[_Place, Key] = {}
        self._joined: dict[Key, Key] = {}
        for number, section in enumerate(sections):
            for told in section.told:
                if told.statement.measure is Measure.AMOUNT and is_money(told):
                    self._take_in(number, told)
        self._join()
        self._numbers = {id(section): number for number, section in enumerate(sections)}

    def _take_in(self, number: int, told: Told) -> None:
        value, places = in_wan(told)
        key = key_of(told, self.year)
        named = key.called if key else told.statement.subject
        column = key.column.value if key else ""
        figure = PrintedFigure(
            value, places, told.spot, named, column, (-number - 1, told.index, 0), told.quote
        )
        here = (number, told.index)
        if key is None or told.statement.is_rounded:
            self._figures[here] = figure
            return
        self._keys[here] = key
        self._state(key, figure)

    def _state(self, key: Key, figure: PrintedFigure) -> None:
        stated = self.by_key.setdefault(key, [])
        same = next((index for index, one in enumerate(stated) if one.value == figure.value), None)
        if same is None:
            stated.append(figure)
        else:
            again = (*stated[same].again, figure.quotation, *figure.again)
            stated[same] = replace(stated[same], again=again)

    def key(self, told: Told) -> Key | None:
        """What an amount is; None where its sentence does not say."""
        key = self._keys.get(self._place(told))
        return None if key is None else self.joined(key)

    def figure(self, told: Told) -> PrintedFigure | None:
        """The figure of an amount; one for all that say the same."""
        key = self.key(told)
        if key is None:
            return self._figures.get(self._place(told))
        value, _ = in_wan(told)
        return next(one for one in self.by_key[key] if one.value == value)

    def _place(self, told: Told) -> _Place:
        return self._numbers[id(told.section)], told.index

    def actual(self, change: Told) -> list[PrintedFigure]:
        """What is stated of the amount of the year that a change is of."""
        statement = change.statement
        named = name_of(statement.subject, statement.words)
        if named is None or not named[1] or statement.year not in (None, self.year):
            return []
        name, is_known, scope = named
        scope = None if name in OF_ANY_MONEY else scope or statement.scope
        return self.by_key.get(self.joined(Key(name, is_known, scope, Column.ACTUAL, self.year)), [])

    def values(self, key: Key) -> tuple[Decimal, ...]:
        """What is stated of an amount."""
        return tuple(figure.value for figure in self.by_key.get(key, ()))

    def _join(self) -> None:
        """Where a whole is the same under two kinds of money, its parts are: what was said of both is of one."""
        for names in _from_wholes_to_parts():
            for key in [key for key in self.by_key if key.name in names and key.is_known]:
                other = next(self._same_money(key), None) if key in self.by_key else None
                if other is not None:
                    self._merge(key, other)

    def _merge(self, key: Key, other: Key) -> None:
        self._joined[other] = key
        for figure in self.by_key.pop(other):
            self._state(key, figure)

    def _same_money(self, key: Key) -> Iterator[Key]:
        """The same amount under other money, where the whole that it is part of is the same under both."""
        for scope in (None, *Scope):
            other = key._replace(scope=scope)
            if scope is not key.scope and other in self.by_key and self._is_same_whole(key, other):
                yield other

    def _is_same_whole(self, key: Key, other: Key) -> bool:
        wholes = [whole for whole, parts in DIVISIONS.items() if key.name in parts]
        if key.name == SPENDING:
            wholes.append(GRAND_TOTAL)
        for whole in wholes:
            one, two = (self.values(self.joined(each._replace(name=whole))) for each in (key, other))
            if len(one) == len(two) == 1 and one == two and one[0]:
                return True
        return False

    def joined(self, key: Key) -> Key:
        """The key under which an amount is kept: its own, unless it is the same under other money."""
        while key in self._joined:
            key = self._joined[key]
        return key


def _from_wholes_to_parts() -> Iterator[tuple[str, ...]]:
    yield (SPENDING,)
    yield DIVISIONS[SPENDING]
    yield from (parts for whole, parts in DIVISIONS.items() if whole != SPENDING)
