"""The items of expenditure, 类款项 by 类款项: what they come to, and whether they are what their totals leave room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.amounts import add
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.kinds import ABOVE
from reportgen.auditing.known import Known
from reportgen.auditing.measures import INCOME, SPENDING, Key
from reportgen.auditing.relation import Relation
from reportgen.statements import Column

_PLACES = 2
_Group = tuple[Key, list[PrintedFigure]]


def items(known: Known) -> Iterator[Relation]:
    """Each 类 is the sum of its 项, where the list of 项 is complete: that it is, the 类 that agree with it tell."""
    groups = [group for group in _by_class(known) if known.by_key.get(group[0])]
    relations = [
        Relation(known.by_key[key][0], tuple(figures), "各项", _PLACES)
        for key, figures in groups
        if len(known.by_key[key]) == 1
    ]
    agreeing = sum(relation.holds and len(relation.plus) > 1 for relation in relations)
    for relation in relations:
        if relation.holds or 2 * agreeing >= len(relations) > 1:
            yield replace(relation, is_certain=agreeing > 1)


def _by_class(known: Known) -> Iterator[_Group]:
    """The 项 of each 类 under one kind of money, with the key of the 类."""
    found: dict[Key, list[PrintedFigure]] = {}
    for key, figures in known.by_key.items():
        if key.is_item and len(figures) == 1:
            of_class = key._replace(
                name=f"{key.name.partition('›')[0].removesuffix('支出')}支出", is_known=True
            )
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
        for figure in figures:
            if totals and figure.value > add(max(total.value for total in totals)):
                largest = max(totals, key=lambda total: total.value)
                yield ABOVE.of(
                    f"“{figure.text}”：大于{key.scope.value}的合计 {largest.value:f} 万元",
                    figure.quotation,
                    (*(total.quotation for total in totals), *figure.again),
                    Certainty.CERTAIN,
                    difference=figure.value - largest.value,
                )
