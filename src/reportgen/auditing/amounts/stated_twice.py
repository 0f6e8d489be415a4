"""One amount in several sentences, and amounts that always come to another one wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product

from reportgen.amounts import subtract
from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import DIVISIONS, SPENDING, Key
from reportgen.auditing.amounts.table_facts import BASIC, EXPENSES_OF_BASIC, OTHER_NATURES
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.kinds import ABOVE
from reportgen.auditing.relation import PLACES, Relation
from reportgen.statements import Column

_LAST_UNIT = Decimal("0.01")
_MOST = 4
"""Where an amount is stated in more ways, its name means several things."""
_SHORTEST_NAME = 5
_GENERAL = re.compile(
    "^(?:该|本|其中|各|其他|上述|以上|主要|分别)|项目资金|项目经费|总投资|合同金额|采购金额"
)


def stated_twice(known: Known) -> Iterator[Relation]:
    """Every pair of figures that are said of the same money."""
    for figures in known.changes.values():
        for one, other in combinations(figures[:_MOST], 2):
            yield Relation(other, (one,), "另一处说的是", PLACES, code="audit.same")
    for key, figures in known.by_key.items():
        if key.is_known or key.is_item or _is_telling(key.name):
            for one, other in combinations(figures[:_MOST], 2):
                if one.is_of_table and other.is_of_table:  # `across` compares tables
                    continue
                is_certain = (key.is_known or key.is_item) and not _may_be_two_budgets(key, one, other)
                yield _the_same(one, other, is_certain)


def _the_same(one: PrintedFigure, other: PrintedFigure, is_certain: bool) -> Relation:
    """Two sentences say one figure alike to the last decimal; a table may have been made to add up."""
    is_exact = not one.is_of_table and not other.is_of_table and one.places == other.places
    is_close = abs(subtract(one.value, other.value)) <= _LAST_UNIT
    return Relation(
        other, (one,), _other(one), PLACES, code="audit.same", is_certain=is_certain and not is_close, is_exact=is_exact
    )  # fmt: skip


def _may_be_two_budgets(key: Key, one: PrintedFigure, other: PrintedFigure) -> bool:
    """Whether 预算 alone may mean the budget of the beginning in a sentence and the adjusted one in a table."""
    return key.column is Column.SOME_BUDGET and one.is_of_table is not other.is_of_table


def _is_telling(name: str) -> bool:
    """Whether a name that only this report knows tells one thing from others."""
    return len(name) >= _SHORTEST_NAME and not _GENERAL.search(name)


def _places(*figures: PrintedFigure) -> int:
    return min(PLACES, max(figure.places for figure in figures))


def _other(figure: PrintedFigure) -> str:
    return f"{figure.spot.words}是" if figure.is_of_table else "另一处说的是"


def divisions(known: Known) -> Iterator[Relation]:
    """What always consists of the same parts: 基本支出 of 人员经费 and 公用经费.

    All spending may also be of natures that a report does not name, unless it adds up without them somewhere.
    """
    for key in list(known.by_key):
        parts = DIVISIONS.get(key.name)
        if parts is None or not key.is_known:
            continue
        others = [name for name in OTHER_NATURES if _of(known, key, name)] if key.name == SPENDING else []
        stated = [_of(known, key, name) for name in (*parts, *others)]
        if not all(stated):
            continue
        for total in known.by_key[key]:
            relations = [
                Relation(total, chosen, "、".join((*parts, *others)), _places(total, *chosen))
                for chosen in product(*stated)
            ]
            leaves_nothing = key.name != SPENDING or others or any(one.holds for one in relations)
            yield from (one for one in relations if leaves_nothing or one.excess <= 0)


def within_basic(known: Known) -> Iterator[Relation]:
    """What 基本支出 shows of “三公”经费 is no more than all that was spent on it."""
    for key in list(known.by_key):
        whole, _, name = key.name.partition("›")
        if whole == BASIC and name in EXPENSES_OF_BASIC.values():
            totals = known.by_key.get(key._replace(name=name, scope=None), [])
            for total, part in product(totals[:1], known.by_key[key][:1]):
                yield Relation(total, (part,), "基本支出表里却有", PLACES, code=ABOVE.code, is_limit=True)


def changes(known: Known) -> Iterator[Relation]:
    """The change of a whole is that of its parts; an amount is that of the year before and its change."""
    for key, stated in known.changes.items():
        before = known.figures_of(key._replace(year=key.year - 1))
        for change, prior, now in product(stated[:1], before[:_MOST], known.by_key.get(key, [])[:_MOST]):
            yield Relation(now, (prior, change), "上年数与增减额", PLACES)
        parts = [
            known.changes.get(known.joined(key._replace(name=name))) for name in DIVISIONS.get(key.name, ())
        ]
        if parts and all(parts) and key.name != SPENDING:
            chosen = tuple(part[0] for part in parts if part)
            yield Relation(stated[0], chosen, "各部分的增减额", PLACES)


def _of(known: Known, key: Key, name: str) -> list[PrintedFigure]:
    return known.figures_of(key._replace(name=name))[:_MOST]


def above_nothing(known: Known) -> Iterator[Contradiction]:
    """Money spent from a source of which the budget of the whole year is 0."""
    for key, figures in known.by_key.items():
        if key.column is not Column.ACTUAL or "›" not in key.name:
            continue
        budget = known.by_key.get(key._replace(column=Column.ADJUSTED_BUDGET), [])
        for figure in figures:
            if figure.value and [one.value for one in budget] == [0]:
                yield ABOVE.of(
                    f"“{figure.text}”：全年预算数为 0，却支出 {figure.value:f} 万元",
                    figure.quotation,
                    (*(one.quotation for one in budget), *figure.again),
                    Certainty.CERTAIN,
                    difference=figure.value,
                )


def adjusted_budgets(known: Known) -> Iterator[Relation]:
    """全年预算数 is 年初预算数 and what was added during the year."""
    for key in list(known.by_key):
        if key.column is not Column.ADJUSTED_BUDGET:
            continue
        budgets = known.by_key.get(key._replace(column=Column.BUDGET), [])
        added = known.by_key.get(key._replace(column=Column.ADJUSTMENT), [])
        for total in known.by_key[key]:
            for budget, more in product(budgets[:_MOST], added[:_MOST]):
                yield Relation(total, (budget, more), "年初预算数与年中调整数", PLACES)
