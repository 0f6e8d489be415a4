"""Income beside expenditure: 公开01 for the whole department, 公开04 for 财政拨款."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.amounts import add
from reportgen.figures.structure import find
from reportgen.figures.tables import (
    AMOUNT,
    TOTAL,
    Columns,
    Line,
    Pair,
    TwoSided,
    beside,
    filler,
    numbered,
    sum_of_known,
)
from reportgen.model.accounts import Accounts, FundAccount, LineItem
from reportgen.model.classification import CLASS_DIGITS, classification_for
from reportgen.model.report import Report

FUNDS = {
    "一般公共预算": "general_budget",
    "政府性基金预算": "government_funds",
    "国有资本经营预算": "state_capital",
}
"""The kinds of 财政拨款, with the fields that hold their accounts."""

FUND_COLUMNS = tuple(FUNDS)
"""The columns of 公开04 beside the total."""

APPROPRIATION = "财政拨款收入"
_FUND_SOURCES = {f"{fund}{APPROPRIATION}": field for fund, field in FUNDS.items()}
_OTHER_SOURCES = ("上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")

SOURCE_COLUMNS = (APPROPRIATION, *_OTHER_SOURCES)
"""The columns of 公开02 beside the total."""

_CLASSES_NOT_IN_THE_FORM = ("209", "227", "230", "233")
"""社会保险基金, 预备费, 转移性支出 and 债务发行费用 are no department's to spend."""


def whole_overview(report: Report) -> TwoSided:
    """公开01 收入支出决算总表: all sources and all 类, whether the department has them or not."""
    spent = _by_class(_classes(report.expenditure), _actual)
    left = _numbered_subjects((name, {AMOUNT: amount}) for name, amount in _sources(report))
    right = _numbered_subjects((name, {AMOUNT: spent.get(key)}) for key, name in _class_names(spent))
    closing = (
        ("本年收入合计", _total(report.income), "本年支出合计", _total(report.expenditure)),
        (
            "使用非财政拨款结余",
            _amount(report.surplus_used),
            "结余分配",
            _amount(report.surplus_distributed),
        ),
        ("年初结转和结余", _amount(report.carried_in), "年末结转和结余", _amount(report.carried_out)),
        ("", None, "", None),
        ("总计", _amount(report.income_total), "总计", _amount(report.expenditure_total)),
    )
    ends = [
        Pair(Line(name, {AMOUNT: amount}), Line(other, {AMOUNT: spending}))
        for name, amount, other, spending in closing
    ]
    return _overview([*beside(left, right), *ends])


def appropriation_overview(report: Report) -> TwoSided:
    """公开04 财政拨款收入支出决算总表: expenditure by 类 and kind of 财政拨款."""
    account = report.appropriation or FundAccount()
    funds = {name: getattr(report, field) or FundAccount() for name, field in FUNDS.items()}
    left = _numbered_subjects(
        (f"{name}财政拨款", {AMOUNT: _total(fund.income)}) for name, fund in funds.items()
    )
    right = _numbered_subjects(_spending_by_class(account, funds))
    received = _whole(_total(account.income), [_total(fund.income) for fund in funds.values()])
    carried_in = [_amount(fund.carried_in) for fund in funds.values()]
    ends = [
        Pair(
            Line("本年收入合计", {AMOUNT: received}),
            Line("本年支出合计", _across(account, funds, _spent)),
        ),
        Pair(
            Line("年初财政拨款结转和结余", {AMOUNT: _whole(_amount(account.carried_in), carried_in)}),
            Line("年末财政拨款结转和结余", _across(account, funds, lambda fund: _amount(fund.carried_out))),
        ),
        *(
            Pair(Line(f"{name}财政拨款", {AMOUNT: amount}), filler((TOTAL, *FUND_COLUMNS)))
            for name, amount in zip(funds, carried_in, strict=True)
        ),
        Pair(
            Line(
                "总计",
                {
                    AMOUNT: _whole(
                        _amount(account.income_total), [_amount(f.income_total) for f in funds.values()]
                    )
                },
            ),
            Line("总计", _across(account, funds, lambda fund: _amount(fund.expenditure_total))),
        ),
    ]
    return _overview([*beside(left, right), *ends])


def source_amount(report: Report, source: str) -> Decimal | None:
    """本年收入 from one source: as listed, else what the accounts of that money say."""
    listed = find(report.income.by_source, source) if report.income else None
    if listed is not None:
        return listed.actual
    if source == APPROPRIATION:
        kinds = [source_amount(report, name) for name in _FUND_SOURCES]
        known = [amount for amount in kinds if amount is not None]
        return _whole(_total(report.appropriation.income) if report.appropriation else None, known)
    account = getattr(report, _FUND_SOURCES.get(source, ""), None)
    return _total(account.income) if isinstance(account, FundAccount) else None


def _overview(pairs: Sequence[Pair]) -> TwoSided:
    blank = Pair(filler(pairs[0].left.amounts), filler(pairs[0].right.amounts))
    return TwoSided(numbered(pairs), blank)


def _sources(report: Report) -> Iterator[tuple[str, Decimal | None]]:
    """The sources of the form in its order, then those that the form does not know."""
    amounts = {name: source_amount(report, name) for name in (*_FUND_SOURCES, *_OTHER_SOURCES)}
    yield from amounts.items()
    known = {*amounts, APPROPRIATION} if any(amounts[name] for name in _FUND_SOURCES) else set(amounts)
    for item in _lowest(report.income.by_source if report.income else ()):
        if item.name not in known:
            yield item.name, item.actual


def _lowest(items: Iterable[LineItem]) -> Iterator[LineItem]:
    for item in items:
        if item.items:
            yield from _lowest(item.items)
        else:
            yield item


def _numbered_subjects(subjects: Iterable[tuple[str, Mapping[str, Decimal | None]]]) -> list[Line]:
    return [Line(name, amounts, ordinal=ordinal) for ordinal, (name, amounts) in enumerate(subjects, start=1)]


def _classes(accounts: Accounts | None) -> tuple[LineItem, ...]:
    return accounts.by_function if accounts else ()


def _official_classes() -> dict[str, str]:
    classification = classification_for("by_function")
    assert classification is not None
    return {code: name for code, name in classification.names.items() if len(code) == CLASS_DIGITS}


def _by_class(
    items: Iterable[LineItem], amount_of: Callable[[LineItem], Decimal | None]
) -> dict[str, Decimal]:
    """Amounts by the code of the 类 that items of any level belong to; by name where they have no code."""
    codes = {name: code for code, name in _official_classes().items()}
    amounts: dict[str, Decimal] = {}
    for item in items:
        amount = amount_of(item)
        if amount is not None:
            key = item.code[:CLASS_DIGITS] if item.code else codes.get(item.name, item.name)
            amounts[key] = add(amounts.get(key, Decimal(0)), amount)
    return amounts


def _class_names(met: Iterable[str]) -> list[tuple[str, str]]:
    """The 类 of the form in its order, and those that the data add to it."""
    official = _official_classes()
    form = [code for code in official if code not in _CLASSES_NOT_IN_THE_FORM]
    return [(key, official.get(key, key)) for key in (*form, *(key for key in met if key not in form))]


def _spending_by_class(
    account: FundAccount, funds: Mapping[str, FundAccount]
) -> Iterator[tuple[str, Mapping[str, Decimal | None]]]:
    items = _classes(account.expenditure)
    columns = Columns.of({name: _spent(fund) for name, fund in funds.items()}, _spent(account))
    by_fund = {
        name: _by_class(_classes(fund.expenditure), _actual)
        or _by_class(items, lambda item, name=name: columns.spread(item)[name])  # type: ignore[misc]
        for name, fund in funds.items()
    }
    whole = _by_class(items, _actual)
    for key, called in _class_names(
        dict.fromkeys([*whole, *(key for kind in by_fund.values() for key in kind)])
    ):
        amounts = {name: kind.get(key) or None for name, kind in by_fund.items()}
        known = [amount for amount in amounts.values() if amount is not None]
        yield called, {TOTAL: _whole(whole.get(key), known), **amounts}


def _across(
    account: FundAccount,
    funds: Mapping[str, FundAccount],
    amount_of: Callable[[FundAccount], Decimal | None],
) -> dict[str, Decimal | None]:
    amounts = {name: amount_of(fund) for name, fund in funds.items()}
    known = [amount for amount in amounts.values() if amount is not None]
    return {TOTAL: _whole(amount_of(account), known), **amounts}


def _whole(stated: Decimal | None, parts: Sequence[Decimal | None]) -> Decimal | None:
    """The stated total, else the sum of the parts that are known."""
    return sum_of_known([part for part in parts if part is not None]) if stated is None else stated


def _spent(account: FundAccount) -> Decimal | None:
    return _total(account.expenditure)


def _total(accounts: Accounts | None) -> Decimal | None:
    return _amount(accounts.total) if accounts else None


def _amount(item: LineItem | None) -> Decimal | None:
    return item.actual if item else None


def _actual(item: LineItem) -> Decimal | None:
    return item.actual
