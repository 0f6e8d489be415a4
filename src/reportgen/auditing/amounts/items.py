"""The items of expenditure, 类款项 by 类款项: what they come to, and whether they are what their totals leave room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import INCOME, SPENDING, Key
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.kinds import ABOVE, CLASS_NAME
from reportgen.auditing.relation import PLACES, Relation
from reportgen.statements import BUDGETS, Column, Scope

_SEVERAL = 3
_STEPS = 2
"""A 项 is named by its 类, 款 and itself: so many marks stand between."""
_Group = tuple[Key, list[PrintedFigure]]


def items(known: Known) -> Iterator[Relation]:
    """Each 类 is the sum of its 项, where the list of 项 is complete: that it is, the 类 that agree with it tell."""
    groups = [group for group in _by_class(known) if known.by_key.get(group[0])]
    relations = [
        Relation(known.by_key[key][0], tuple(figures), "各项", PLACES)
        for key, figures in groups
        if len(known.by_key[key]) == 1
    ]
    agreeing = sum(relation.holds and len(relation.plus) > 1 for relation in relations)
    for relation in relations:
        if relation.holds or 2 * agreeing >= len(relations) > 1:
            yield replace(relation, is_certain=agreeing > 1)


def all_items(known: Known) -> Iterator[Relation]:
    """All 项 that sentences list come to the total of their money; where they do, they are all, and so are their budgets."""
    groups: dict[Key, list[tuple[Key, PrintedFigure]]] = {}
    for key, figures in known.by_key.items():
        said = [figure for figure in figures if not figure.is_of_table]
        if key.is_item and len(figures) == 1 and (said or figures[0].again):
            total = key._replace(name=SPENDING, is_known=True)
            groups.setdefault(total, []).append((key, figures[0]))
    for total, items_of in groups.items():
        if total.column is not Column.ACTUAL or len(items_of) < _SEVERAL:
            continue
        relation = _total_of(known, total, [figure for _, figure in items_of])
        if relation is None or not relation.holds:
            continue
        yield relation
        for column in BUDGETS:
            planned = dict(groups.get(total._replace(column=column), ()))
            named = [planned.get(key._replace(column=column)) for key, _ in items_of]
            stated = [figure for figure in named if figure is not None]
            budget = _total_of(known, total._replace(column=column), stated)
            if budget is not None and len(stated) == len(items_of):
                yield budget


def _total_of(known: Known, key: Key, parts: list[PrintedFigure]) -> Relation | None:
    totals = known.figures_of(key)
    return Relation(totals[0], tuple(parts), "所列各项", PLACES) if len(totals) == 1 and parts else None


def _by_class(known: Known) -> Iterator[_Group]:
    """The 项 of each 类 under one kind of money, with the key of the 类."""
    found: dict[Key, list[PrintedFigure]] = {}
    for key, figures in known.by_key.items():
        if key.is_item and len(figures) == 1:
            of_class = key._replace(name=f"{_class_of(key)}支出", is_known=True)
            found.setdefault(of_class, []).append(figures[0])
    yield from found.items()


def above_totals(known: Known) -> Iterator[Contradiction]:
    """A 项 is no larger than all that was spent of its money."""
    for key, figures in known.by_key.items():
        if not key.is_item or key.column is not Column.ACTUAL or key.scope is None:
            continue
        totals = [
            total
            for name in (SPENDING, INCOME)
            for total in known.by_key.get(key._replace(name=name, is_known=True), ())
        ]
        largest = max(totals, key=lambda total: total.value, default=None)
        for figure in figures:
            if largest is not None and figure.value > largest.value:
                yield ABOVE.of(
                    f"“{figure.text}”：大于{key.scope.value}的合计 {largest.value:f} 万元",
                    figure.quotation,
                    (*(total.quotation for total in totals), *figure.again),
                    Certainty.CERTAIN,
                    difference=figure.value - largest.value,
                )


def not_in_tables(known: Known) -> Iterator[Contradiction]:
    """A 项 that a sentence names, of a 类 that the table of its money shows, but which that table does not have."""
    shown: dict[tuple[Scope | None, str], list[tuple[Key, PrintedFigure]]] = {}
    for key, figures in known.by_key.items():
        for figure in figures[:1]:
            if key.is_item and figure.is_of_table:
                shown.setdefault((key.scope, _class_of(key)), []).append((key, figure))
    for key, figures in known.by_key.items():
        if not key.is_item or key.column is not Column.ACTUAL or figures[0].is_of_table:
            continue
        beside = shown.get((key.scope, _class_of(key))) or shown.get((None, _class_of(key)))
        of_class = beside is not None
        beside = beside or [one for (scope, _), group in shown.items() if scope is key.scope for one in group]
        if beside and key.year == known.year and key.name.count("›") == _STEPS:
            same = next((one for one in beside if one[1].value == figures[0].value), None)
            if not of_class and same is None:
                continue
            told = f"，同样金额的是“{same[0].name}”" if same else ""
            yield CLASS_NAME.of(
                f"“{key.name}”：表里没有这个科目{told}",
                figures[0].quotation,
                (same[1].quotation,) if same else (beside[0][1].quotation,),
                Certainty.DOUBTFUL,
            )


def _class_of(key: Key) -> str:
    return key.name.partition("›")[0].removesuffix("支出")
