"""Shares and rates that sentences state of something they name, compared with the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.amounts import percentage, percentage_range, subtract, within_precision
from reportgen.figures.evaluation import completion, coverage, deviation
from reportgen.model.accounts import LineItem
from reportgen.model.evaluation import Indicator
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding, rate
from reportgen.rules.matching import TEXT_REVIEW
from reportgen.rules.sentences.agreeing import COLUMNS_OF, PRECISION, Pair, executed, is_exactly, pair_of
from reportgen.rules.sentences.closest import MOST
from reportgen.rules.sentences.indicators_said import indicators_said
from reportgen.rules.sentences.names import Line, Subjects
from reportgen.rules.sentences.said import Said, contradiction, drifting, of_lines, said
from reportgen.statements import Column, Measure, Rate

GROUP = Group("文字中的占比与比率", [])


@GROUP.rule(
    "FIG03",
    "文字中的占比与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"{PRECISION}；金额四舍五入到 0.01 的影响计算在内；没有写明占什么的，与所属合计核对",
    example="支出: {合计: {决算数: 828.76}, 按性质: {基本支出: {决算数: 560.63}}}\n文字: {说明: 基本支出560.63万元，占本年支出的76.65%。}",
    says="“基本支出560.63万元，占本年支出的76.65%。”：按数据计算为 67.65%",
)
def shares_are_the_data(case: Case) -> Iterator[Finding]:
    for one in case.once(said):
        if one.statement.measure is not Measure.SHARE or one.statement.year not in (None, case.report.year):
            continue
        if _is_share_of_nothing(one):
            yield contradiction(one, "前面的金额是 0，占比应为 0", "0%", f"{one.statement.figure.written}%")
        elif one.lines and not one.is_ambiguous:
            yield from _other_rate(one, list(dict.fromkeys(_shares(case, one))))


def _is_share_of_nothing(one: Said) -> bool:
    amount = one.amount
    return amount is not None and amount.figure.value == 0 and one.statement.figure.value != 0


def _shares(case: Case, one: Said) -> Iterator[Pair]:
    wholes = list(_wholes(case, one))
    fields = (
        ("actual",) if one.amount is None else COLUMNS_OF.get(one.amount.column or Column.ACTUAL, ("actual",))
    )
    for path, item in one.lines:
        for field in fields:
            part = getattr(item, field)
            for whole_path, whole in wholes or _containing(case, path):
                if part is not None and whole.actual is not None and _can_hold(whole_path, path):
                    yield part, getattr(whole, field) if getattr(whole, field) is not None else whole.actual


def _can_hold(whole: Path, part: Path) -> bool:
    return whole != part or whole[-1] == "total"


def _wholes(case: Case, one: Said) -> Iterator[Line]:
    """The lines that a share is said to be of: by name, else the whole of the list that its amount stands in."""
    subjects = case.once(Subjects)
    if one.statement.whole:
        yield from subjects.lines(one.statement.whole)[1]
    elif one.amount is not None and one.amount.part_of is not None:
        yield from subjects.lines(one.before[one.amount.part_of].subject)[1]


def _containing(case: Case, path: Path) -> Iterator[Line]:
    """The totals, and the lines above, that contain a line."""
    lines = case.once(_lines_by_path)
    for length in range(len(path)):
        for above in (path[:length], (*path[:length], "total")):
            if above in lines and above != path:
                yield above, lines[above]
    for total in (("income", "total"), ("expenditure", "total")):
        if total in lines and total != path:
            yield total, lines[total]


def _lines_by_path(case: Case) -> dict[Path, LineItem]:
    return dict(case.of(LineItem))


def _other_rate(one: Said, pairs: list[Pair]) -> Iterator[Finding]:
    """Complain where a rate is that of none of the pairs; of a base of zero there is none."""
    if not pairs:
        return
    figure = one.statement.figure
    real = [pair for pair in pairs if pair[1] != 0]
    if any((bounds := percentage_range(*pair)) and within_precision(figure.value, bounds) for pair in real):
        yield from drifting(one, [share for pair in real if (share := percentage(*pair)) is not None])
        return
    if not real:
        if figure.value != 0:
            yield contradiction(one, "基数为 0 万元，不存在比率", "—", f"{figure.written}%")
        return
    shares = (percentage(*pair) for pair in real)
    told = list(dict.fromkeys(rate(share) for share in shares if share is not None))[:MOST]
    yield contradiction(one, f"按数据计算为 {'、'.join(told)}", "、".join(told), f"{figure.written}%")


@GROUP.rule(
    "FIG04",
    "文字中的完成预算比率与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"{PRECISION}；没有预算的不存在完成率",
    example="会议费: {年初预算数: 4, 决算数: 3}\n文字: {说明: 会议费支出3万元，完成预算100%。}",
    says="“会议费支出3万元，完成预算100%。”：按数据计算为 75.00%",
)
def completion_is_the_data(case: Case) -> Iterator[Finding]:
    for one in of_lines(case, Measure.COMPLETION):
        if one.statement.rate is Rate.OF_BUDGET and one.statement.year in (None, case.report.year):
            yield from _other_rate(one, list(executed(one)))


@GROUP.rule(
    "FIG05",
    "文字中的执行率、完成率、控制率、调整率、覆盖面与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"{PRECISION}；数据中能算出的才核对",
    example="支出: {合计: {全年预算数: 951.76, 决算数: 919.76}}\n文字: {说明: 部门预算执行率为99.64%。}",
    says="“部门预算执行率为99.64%。”：按数据计算为 96.64%",
)
def rates_are_the_data(case: Case) -> Iterator[Finding]:
    for one in case.once(said):
        statement = one.statement
        if statement.measure not in (Measure.COMPLETION, Measure.OTHER_RATE):
            continue
        if statement.rate is Rate.OF_BUDGET or statement.year not in (None, case.report.year):
            continue
        pairs = list(_rate_pairs(case, one))
        if pairs:
            yield from _other_rate(one, pairs)
        elif known := list(_known_rates(case, one)):
            yield from _other_known_rate(one, known)


def _rate_pairs(case: Case, one: Said) -> Iterator[Pair]:
    rate_said = one.statement.rate
    staffing = case.report.department.staffing
    if rate_said is Rate.ADJUSTMENT:
        for _, item in one.lines:
            for current, base in pair_of(item.adjusted_budget, item.budget):
                yield subtract(current, base).copy_abs(), base
    elif rate_said is Rate.CONTROL and "供养" in one.statement.subject and staffing:
        yield from pair_of(_decimal(staffing.employed), _decimal(staffing.established))
    elif rate_said in (Rate.EXECUTION, Rate.COMPLETION, Rate.SPENDING, Rate.CONTROL):
        lines = () if one.is_ambiguous else one.lines or (case.items if _is_of_any(one) else ())
        for _, item in lines:
            yield from pair_of(item.actual, item.budget)
            yield from pair_of(item.actual, item.adjusted_budget)


def _is_of_any(one: Said) -> bool:
    """Whether an execution rate is said of nothing in particular: it is then that of some line of the report."""
    return one.statement.rate is Rate.EXECUTION and not one.statement.subject


def _decimal(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)


def _known_rates(case: Case, one: Said) -> Iterator[Decimal]:
    """Rates that are no share of two amounts: coverage of the evaluation, and those of indicators."""
    if "覆盖" in one.statement.subject and case.report.projects and "自评" in one.statement.subject:
        if (covered := coverage(case.report.projects, case.report.projects_due)) is not None:
            yield covered
        return
    if one.statement.rate is Rate.DEVIATION and not one.statement.subject and one.statement.words == "偏差率":
        every = [_deviation(indicator) for _, indicator in case.of(Indicator)]
        yield from (known.copy_abs() for known in every if known is not None)
        return
    for indicator in indicators_said(case, one):
        rates: tuple[Decimal | None, ...] = (completion(indicator), indicator.completion)
        if one.statement.rate is Rate.DEVIATION:
            rates = (_deviation(indicator),)
        elif one.statement.rate is None and indicator.unit == "%":
            rates = tuple(one for one in (indicator.target, indicator.actual) if isinstance(one, Decimal))
        yield from (known.copy_abs() for known in rates if known is not None)


def _deviation(indicator: Indicator) -> Decimal | None:
    return deviation(indicator) if indicator.deviation is None else indicator.deviation


def _other_known_rate(one: Said, known: Sequence[Decimal]) -> Iterator[Finding]:
    if not any(is_exactly(one.statement.figure, value) for value in known):
        told = "、".join(dict.fromkeys(rate(value) for value in known))
        yield contradiction(one, f"数据中为 {told}", told, f"{one.statement.figure.written}%")
