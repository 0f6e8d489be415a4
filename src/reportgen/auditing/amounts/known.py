"""All amounts that the tables and sentences of a report state: one figure for all that say the same of the same money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.auditing.amounts.measures import (
    CLASSES,
    DIVISIONS,
    GRAND_TOTAL,
    OF_ANY_MONEY,
    PARTS_OF_ANY,
    SPENDING,
    Key,
    in_wan,
    is_money,
    key_of,
    may_be_grand_total,
    name_of,
)
from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.amounts.table_facts import facts_of
from reportgen.auditing.figure import PrintedFigure, from_yuan
from reportgen.auditing.tables.ledger import Ledger
from reportgen.statements import Base, Column, Measure, Scope


class Known:
    """The amounts of a report.

    Attributes:
        by_key: the figures stated of each amount; more than one where sentences disagree.
        changes: the figures stated of the change of each amount against the year before, less being negative.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        year: int,
        ledgers: Sequence[Ledger],
        default: Column,
    ) -> None:
        self.year = year
        self._default = default
        self.by_key: dict[Key, list[PrintedFigure]] = {}
        self._figures: dict[Told, PrintedFigure] = {}
        self._keys: dict[Told, Key] = {}
        self._joined: dict[Key, Key] = {}
        for ledger in ledgers:
            self._take_in_table(ledger)
        amounts = [
            (number, told)
            for number, section in enumerate(sections)
            for told in section.told
            if told.statement.measure is Measure.AMOUNT and is_money(told)
        ]
        for number, told in sorted(amounts, key=lambda amount: may_be_grand_total(amount[1])):
            self._take_in(number, told)
        self._join()
        self.changes = self._stated_changes(sections)

    def _take_in_table(self, ledger: Ledger) -> None:
        """The figures of tables stand for all sentences that say the same."""
        for fact, figure, _ in facts_of(ledger):
            key = Key(fact.name, fact.is_known, fact.scope, fact.column, self.year)
            if ledger.unit == "元":
                figure = from_yuan(figure)
            self._state(key, figure if figure.row else replace(figure, row=key.called))

    def _take_in(self, number: int, told: Told) -> None:
        value, places = in_wan(told)
        key = self._key_of(told, value)
        named = key.called if key else told.statement.subject
        column = key.column.value if key else ""
        figure = _printed(number, told, value, places, named, column)
        if key is None or told.statement.is_rounded:
            self._figures[told] = figure
            return
        self._keys[told] = key
        self._state(key, figure)

    def _key_of(self, told: Told, value: Decimal) -> Key | None:
        """What an amount is; where its name may mean two totals, the one that has this amount elsewhere."""
        key = key_of(told, self.year, self._default)
        if key is not None and may_be_grand_total(told):
            with_carry_over = key._replace(name=GRAND_TOTAL)
            if value in self.values(with_carry_over):
                return with_carry_over
        return key

    def _state(self, key: Key, figure: PrintedFigure) -> None:
        _add(self.by_key.setdefault(key, []), figure)

    def key(self, told: Told) -> Key | None:
        """What an amount is; None where its sentence does not say."""
        key = self._keys.get(told)
        return None if key is None else self.joined(key)

    def figure(self, told: Told) -> PrintedFigure | None:
        """The figure of an amount; one for all that say the same."""
        key = self.key(told)
        if key is None:
            return self._figures.get(told)
        value, _ = in_wan(told)
        return next(one for one in self.by_key[key] if one.value == value)

    def actual(self, change: Told) -> list[PrintedFigure]:
        """What is stated of the amount of the year that a change is of."""
        key = self._changed(change)
        return [] if key is None else self.by_key.get(key, [])

    def _changed(self, change: Told) -> Key | None:
        """The amount that a change against the year before is of; None where its sentence does not say."""
        statement = change.statement
        base = statement.comparison
        named = name_of(statement.subject, statement.words)
        if named is None or not named[1] or statement.year not in (None, self.year):
            return None
        if base is None or base.base is not Base.YEAR or base.year not in (None, self.year - 1):
            return None
        name, is_known, scope = named
        if name in PARTS_OF_ANY:
            return None
        scope = None if name in OF_ANY_MONEY else scope or statement.scope
        return self.joined(Key(name, is_known, scope, Column.ACTUAL, self.year))

    def _stated_changes(self, sections: Sequence[Section]) -> dict[Key, list[PrintedFigure]]:
        found: dict[Key, list[PrintedFigure]] = {}
        for number, section in enumerate(sections):
            for told in section.told:
                statement = told.statement
                is_change = statement.measure is Measure.CHANGE_AMOUNT and is_money(told)
                key = self._changed(told) if is_change and not statement.is_rounded else None
                if key is None or statement.aside is not None or told.is_respective:
                    continue
                value, places = in_wan(told)
                signed = value * statement.direction
                figure = _printed(number, told, signed, places, key.called, "比上年增减")
                _add(found.setdefault(key, []), figure)
        return found

    def figures_of(self, key: Key) -> list[PrintedFigure]:
        """What is stated of an amount, under whatever money it is kept."""
        return self.by_key.get(self.joined(key), [])

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
        if key.name in CLASSES:
            wholes.append(SPENDING)
        if key.name == SPENDING or SPENDING in wholes:
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


def _printed(number: int, told: Told, value: Decimal, places: int, called: str, column: str) -> PrintedFigure:
    """The figure of a sentence in the section of that number."""
    place, unit = (-number - 1, told.index, 0), told.statement.figure.unit
    return PrintedFigure(value, places, told.spot, called, column, place, told.quote, unit=unit)


def _add(stated: list[PrintedFigure], figure: PrintedFigure) -> None:
    """Take a figure in: once more where it was stated already, else beside the others."""
    same = next((index for index, one in enumerate(stated) if one.value == figure.value), None)
    if same is None:
        stated.append(figure)
    else:
        again = (*stated[same].again, figure.quotation, *figure.again)
        stated[same] = replace(stated[same], again=again)


def _from_wholes_to_parts() -> Iterator[tuple[str, ...]]:
    yield (SPENDING,)
    yield DIVISIONS[SPENDING]
    yield CLASSES
    yield from (parts for whole, parts in DIVISIONS.items() if whole != SPENDING)
