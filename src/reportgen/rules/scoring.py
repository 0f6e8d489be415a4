"""What the rules on weights and scores share: the indicator trees of a report, and points that must be equal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import subtract
from reportgen.figures.evaluation import FULL_MARKS, full_marks
from reportgen.model.evaluation import Indicator
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.finding import Finding, points

MEASURES = "《项目支出绩效评价管理办法》（财预〔2020〕10号）"
SELF_EVALUATION_FORM = "项目支出绩效自评表"
OVERALL_FORM = "部门整体支出绩效自评：指标体系满分"


class Tree(NamedTuple):
    """One indicator tree.

    Attributes:
        path: of its first level.
        indicators: the first level.
        full: what all weights together must be.
        apart: weight that is scored outside the tree (预算执行率).
        apart_at: where that weight stands.
        full_at: where `full` stands, as far as it is stated.
    """

    path: Path
    indicators: Sequence[Indicator]
    full: Decimal
    apart: Decimal = Decimal(0)
    apart_at: tuple[Path, ...] = ()
    full_at: Path = ("evaluation", "full_marks")


def trees(case: Case) -> Iterator[Tree]:
    evaluation = case.report.evaluation
    if evaluation and evaluation.indicators:
        yield Tree(("evaluation", "indicators"), evaluation.indicators, full_marks(evaluation))
    for index, project in enumerate(case.report.projects):
        if project.indicators:
            apart = project.funds.weight if project.funds and project.funds.weight else Decimal(0)
            path = ("projects", index)
            place = ((*path, "funds", "weight"),) if apart else ()
            yield Tree((*path, "indicators"), project.indicators, FULL_MARKS, apart, place)


def points_differ(
    case: Case,
    place: Path,
    found: tuple[str, Decimal | None],
    stated: tuple[str, Decimal | None],
    hint: str,
    *,
    of: Sequence[Path],
    figure: Path | None = None,
    is_sum: bool = True,
) -> Iterator[Finding]:
    """Complain at `place` where points are not what they follow from.

    `of` leads to the figures that `found` is made of, `figure` to the stated points where these stand elsewhere.
    """
    (found_name, expected), (stated_name, actual) = found, stated
    if expected is None or actual is None:
        return
    identity = case.compared(figure or place, of, subtract(expected, actual), is_sum=is_sum)
    if identity.gap:
        difference = points(identity.gap.copy_abs())
        message = (
            f"{found_name} {points(expected)} 分，与{stated_name} {points(actual)} 分相差 {difference} 分"
        )
        yield Finding(
            case.stated(place),
            message,
            hint=hint,
            expected=points(expected),
            actual=points(actual),
            identity=identity,
        )


def each(path: Path, count: int, field: str) -> list[Path]:
    """The paths of one field in the first `count` entries of a list."""
    return [(*path, index, field) for index in range(count)]
