"""From relations that do not hold to the figures that are wrong: one cause is one finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.figure import PrintedFigure, shown
from reportgen.auditing.relation import Relation


def contradictions_of(relations: Sequence[Relation]) -> Iterator[Contradiction]:
    """Each wrong figure once, with all that it disagrees with; sums that are off by no more than rounding come last."""
    standing = [relation for relation in relations if relation.holds]
    broken = [relation for relation in relations if not relation.holds]
    sums = (relation for relation in standing if not relation.is_limit)
    uses = Counter(figure.place for relation in sums for figure in relation.figures)
    while broken:
        figure, explained = _likeliest(broken, uses)
        yield _contradiction(figure, explained)
        broken = [relation for relation in broken if relation not in explained]
    for relation in standing:
        if relation.excess and not relation.is_limit:
            yield _rounding(relation)


def _likeliest(
    broken: Sequence[Relation], uses: Mapping[tuple[int, int, int], int]
) -> tuple[PrintedFigure, list[Relation]]:
    """The figure whose correction mends most of what is broken and breaks least of what holds.

    Args:
        broken: what does not hold.
        uses: how many sums that hold each figure is in, by its place.
    """
    candidates: dict[PrintedFigure, list[Relation]] = {}
    for relation in broken:
        for figure in relation.figures:
            candidates.setdefault(figure, []).append(relation)
    best: tuple[int, PrintedFigure, list[Relation]] | None = None
    for figure, found in candidates.items():
        mended = _agreeing(figure, found)
        score = 2 * len(mended) - uses.get(figure.place, 0) - (len(found) - len(mended))
        score += any(relation.corrected(figure) == 0 != figure.value for relation in mended)  # counted twice
        if best is None or score > best[0]:
            best = (score, figure, mended)
    if best is None:  # there is none only where nothing is broken
        raise ValueError("nothing is broken")
    return best[1], best[2]


def _agreeing(figure: PrintedFigure, relations: Sequence[Relation]) -> list[Relation]:
    """Of the relations that bind a figure those that ask for the same correction as the first of the largest group."""
    groups = [
        [
            other
            for other in relations
            if abs(other.corrected(figure) - relation.corrected(figure))
            <= relation.tolerance + other.tolerance
        ]
        for relation in relations
    ]
    return max(groups, key=len)


def _contradiction(figure: PrintedFigure, relations: Sequence[Relation]) -> Contradiction:
    relation = relations[0]
    expected = relation.corrected(figure)
    others = tuple(
        quotation
        for other in dict.fromkeys(one for found in relations for one in found.figures)
        if other != figure
        for quotation in (other.quotation, *other.again)
    )
    return Contradiction(
        relation.code,
        _certainty(relations),
        "；".join(_said(one, figure) for one in relations),
        figure.quotation,
        others,
        expected,
        abs(relation.excess),
        relation.tolerance,
        figure.again,
    )


def _certainty(relations: Sequence[Relation]) -> Certainty:
    """Whole numbers may be amounts rounded to 万元 or exact ones in 元: a small difference proves nothing."""
    is_certain = any(relation.is_certain and relation.places for relation in relations)
    return Certainty.CERTAIN if is_certain else Certainty.DOUBTFUL


def _said(relation: Relation, figure: PrintedFigure) -> str:
    """What does not agree, in the unit of the figures: 元 where all of them are stated in 元."""
    total = relation.total
    unit = "元" if all(one.unit == "元" for one in relation.figures) else ""
    difference = shown(abs(relation.excess), unit)
    if relation.code == "audit.same":
        other = relation.plus[0] if figure is total else total
        told = (
            f"“{figure.name}”{shown(figure.value, unit)}，{relation.parts_called} {shown(other.value, unit)}"
        )
        return f"{told}，相差 {difference}"
    named = f"“{total.name}”{shown(total.value, unit)}"
    if relation.is_limit and len(relation.plus) == 1:
        return f"{named}，{relation.parts_called} {shown(relation.sum, unit)}，多出 {difference}"
    own = "" if figure is total else f"（其中“{figure.name}”{shown(figure.value, unit)}）"
    return f"{named}，{relation.parts_called}{own}合计 {shown(relation.sum, unit)}，相差 {difference}"


def _rounding(relation: Relation) -> Contradiction:
    total = relation.total
    return Contradiction(
        "audit.rounding",
        Certainty.ROUNDING,
        f"{_said(relation, total)}，在四舍五入的尾差之内",
        total.quotation,
        tuple(part.quotation for part in relation.figures[1:]),
        relation.sum,
        abs(relation.excess),
        relation.tolerance,
    )
