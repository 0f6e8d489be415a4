"""Balance: income and expenditure, and what is carried from one year to the next."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.errors import Severity
from reportgen.figures.lines import amount_in, line_in
from reportgen.figures.trees import nodes
from reportgen.model.accounts import COLUMNS, Accounts, FundAccount, LineItem
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import Finding, shown

GROUP = Group("收支平衡", [])

_LEAST_YEAR, _LARGEST_YEAR = Decimal(1), Decimal(1_000_000)
"""In 万元: the least and the most that a department is expected to spend in a year."""

_BALANCES = ("carried_in", "surplus_used", "carried_out", "surplus_distributed")


def _has_balances(account: FundAccount) -> bool:
    return any(getattr(account, name) is not None for name in _BALANCES)


def _compare_totals(case: Case, with_balances: bool) -> Iterator[Finding]:
    for path, account in case.funds():
        income, expenditure = account.income_total, account.expenditure_total
        if income is None or expenditure is None or _has_balances(account) != with_balances:
            continue
        for column in COLUMNS:
            yield from case.disagreement(
                [
                    (*path, "expenditure_total", column),
                    (*path, "income_total", column),
                    (*path, "expenditure", "total", column),
                    (*path, "income", "total", column),
                    (*path, "expenditure"),
                ],
                (f"{COLUMN_NAMES[column]}：收入总计", amount_in(income, column)),
                ("支出总计", amount_in(expenditure, column)),
                of=[(*path, "income_total", column)],
                severity=Severity.ERROR if with_balances else Severity.WARNING,
                hint=None
                if with_balances
                else "如有结转结余，请填写“年初结转和结余”“年末结转和结余”，否则核对收支合计",
            )


@GROUP.rule(
    "BAL01",
    "收入总计等于支出总计",
    basis="部门决算公开01表、04表",
    example="收入: {合计: {决算数: 100}}\n年初结转和结余: {决算数: 5}\n支出: {合计: {决算数: 103}}",
    says="决算数：收入总计 105.00 万元，与支出总计 103.00 万元相差 2.00 万元",
)
def totals_balance(case: Case) -> Iterator[Finding]:
    return _compare_totals(case, with_balances=True)


@GROUP.rule(
    "BAL02",
    "没有结转结余时，本年收入等于本年支出",
    basis="部门决算公开01表：收支相差的部分即结转和结余",
    example="收入: {合计: {决算数: 100}}\n支出: {合计: {决算数: 96.30}}",
    says="决算数：收入总计 100.00 万元，与支出总计 96.30 万元相差 3.70 万元",
)
def difference_is_explained(case: Case) -> Iterator[Finding]:
    return _compare_totals(case, with_balances=False)


@GROUP.rule(
    "BAL03",
    "本年年初结转等于上年年末结转",
    basis="部门决算公开01表：结转和结余逐年衔接",
    example="年初结转和结余: {决算数: 5}\n年末结转和结余: {决算数: 2, 上年决算数: 4}",
    says="上年年末结转和结余 4.00 万元，与本年年初结转和结余 5.00 万元相差 1.00 万元",
)
def carry_over_continues(case: Case) -> Iterator[Finding]:
    for path, account in case.funds():
        if account.carried_in is None or account.carried_out is None:
            continue
        yield from case.disagreement(
            [(*path, "carried_in", "actual")],
            ("上年年末结转和结余", account.carried_out.prior_actual),
            ("本年年初结转和结余", account.carried_in.actual),
            of=[(*path, "carried_out", "prior_actual")],
            severity=Severity.WARNING,
            hint="年初调整结转时可以不等，请说明后忽略本规则",
        )


@GROUP.rule(
    "BAL06",
    "没有结转结余时，各功能科目的收入等于支出",
    basis="部门决算公开02表、03表：收入与支出按同一功能科目列示，相差的部分即结转和结余",
    example="收入: {合计: {决算数: 319.08}, 按功能: [{编码: '208', 名称: 社会保障和就业支出, 决算数: 67.06}, {编码: '210', 名称: 卫生健康支出, 决算数: 252.02}]}\n支出: {合计: {决算数: 319.08}, 按功能: [{编码: '208', 名称: 社会保障和就业支出, 决算数: 252.02}, {编码: '210', 名称: 卫生健康支出, 决算数: 252.02}]}",
    says="支出“社会保障和就业支出”决算数 252.02 万元，与收入同一科目 67.06 万元相差 184.96 万元",
)
def functions_balance(case: Case) -> Iterator[Finding]:
    for path, account in case.funds():
        if account.income is None or account.expenditure is None:
            continue
        received = _by_code(account.income, (*path, "income"))
        spent = _by_code(account.expenditure, (*path, "expenditure"))
        for column in COLUMNS if received and spent else ():
            if not _is_carried_nothing(account, column):
                continue
            for key, (place, one) in received.items():
                if key not in spent:
                    continue
                other_place, other = spent[key]
                yield from case.disagreement(
                    [(*place, column), place],
                    (f"支出“{other.name}”{COLUMN_NAMES[column]}", amount_in(other, column)),
                    ("收入同一科目", amount_in(one, column)),
                    of=[(*other_place, column)],
                    severity=Severity.WARNING,
                    hint="没有结转结余时，同一科目收支相等；核对两处是否抄错或对调",
                )


def _by_code(accounts: Accounts, start: Path) -> dict[str, tuple[Path, LineItem]]:
    return {
        item.code or item.name: (path, item)
        for path, item in nodes(accounts.by_function, (*start, "by_function"))
    }


def _is_carried_nothing(account: FundAccount, column: str) -> bool:
    """Whether all that came in was spent, and nothing came from another year."""
    income, expenditure = line_in(account, "income"), line_in(account, "expenditure")
    balances = (line_in(account, name) for name in _BALANCES)
    return (
        income is not None
        and expenditure is not None
        and amount_in(income, column) == amount_in(expenditure, column)
        and not any(amount_in(item, column) for item in balances if item)
    )


@GROUP.rule(
    "BAL04",
    "支出不为负数",
    basis="部门决算公开各表",
    example="支出: {合计: {决算数: -3}}",
    says="决算数为负数：-3.00 万元",
)
def no_negative_expenditure(case: Case) -> Iterator[Finding]:
    from_spending = ("expenditure", "three_public", "meetings", "training", "procurement", "funds")
    for path, item in case.items:
        if not any(step in from_spending for step in path):
            continue
        for column in COLUMNS:
            amount = amount_in(item, column)
            if amount is not None and amount < 0:
                message = f"{COLUMN_NAMES[column]}为负数：{shown(amount)} 万元"
                yield Finding(
                    case.stated((*path, column), path),
                    message,
                    Severity.WARNING,
                    "冲销或退回请并入原科目",
                    actual=shown(amount),
                )


@GROUP.rule(
    "BAL05",
    "金额单位没有弄错",
    basis="部门决算公开各表以万元为单位",
    tolerance="全年收支不超过 100 亿元；以元填写的，不少于 1 万元",
    example="支出: {合计: {决算数: 15263000}}",
    says="全年支出决算数 15263000.00 万元，合 1526.30 亿元，像是以元填写的",
)
def unit_is_plausible(case: Case) -> Iterator[Finding]:
    """At most one finding: a wrong unit is wrong for the whole file."""
    for side, called in (("expenditure", "支出"), ("income", "收入")):
        accounts = getattr(case.report, side)
        total = accounts.total.actual if accounts and accounts.total else None
        if total is None:
            continue
        found = f"全年{called}决算数 {shown(total)} 万元"
        if total > _LARGEST_YEAR:
            message = f"{found}，合 {shown(total.scaleb(-4))} 亿元，像是以元填写的"
            hint = "以元填写的，请写明“金额单位: 元”，系统会换算"
        elif case.is_in_yuan and 0 < total < _LEAST_YEAR:
            message, hint = f"{found}，像是以万元填写的", "以万元填写的，请把“金额单位”改为 万元"
        else:
            continue
        path = (side, "total", "actual")
        yield Finding(case.stated(path, (side,)), message, Severity.WARNING, hint, actual=shown(total))
        return
