"""What sentences call the figures of a report: names and aliases, found at the end of a subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from reportgen.figures.totals import sum_of
from reportgen.model.accounts import COLUMNS, LineItem, VehicleKind
from reportgen.model.evaluation import ProjectFunds
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.statements import ALIASES, FUND_NAMES, OF_A_WHOLE, Scope, fund_before, name_in

Line: TypeAlias = tuple[Path, LineItem]

_NO_NAMES = ("合计", "总计", "其他", "上级", "本级")
_SHORTEST = 2

_FUNDS = {
    Scope.GENERAL_BUDGET: "general_budget",
    Scope.GOVERNMENT_FUNDS: "government_funds",
    Scope.STATE_CAPITAL: "state_capital",
    Scope.APPROPRIATION: "appropriation",
}
"""The accounts of each kind of money."""

_NAMED: dict[Path, str] = {
    ("income", "total"): "本年收入合计",
    ("expenditure", "total"): "本年支出合计",
    ("income_total",): "收入总计",
    ("expenditure_total",): "支出总计",
    ("carried_in",): "年初结转和结余",
    ("carried_out",): "年末结转和结余",
    ("surplus_used",): "使用非财政拨款结余",
    ("surplus_distributed",): "结余分配",
    ("by_nature", "basic"): "基本支出",
    ("by_nature", "personnel"): "人员经费",
    ("by_nature", "operating_costs"): "公用经费",
    ("by_nature", "projects"): "项目支出",
    ("by_nature", "remittances"): "上缴上级支出",
    ("by_nature", "business"): "经营支出",
    ("by_nature", "subsidies"): "对附属单位补助支出",
    ("three_public", "total"): "“三公”经费",
    ("three_public", "overseas"): "因公出国（境）",
    ("three_public", "vehicles"): "公务用车购置及运行维护",
    ("three_public", "vehicle_purchase"): "公务用车购置",
    ("three_public", "vehicle_operation"): "公务用车运行维护",
    ("three_public", "reception"): "公务接待",
    ("three_public", "domestic_reception"): "国内公务接待",
    ("three_public", "foreign_reception"): "外事接待",
    ("meetings",): "会议费",
    ("training",): "培训费",
    ("agency_operation",): "机关运行经费",
    ("procurement", "total"): "政府采购",
    ("procurement", "goods"): "政府采购货物",
    ("procurement", "works"): "政府采购工程",
    ("procurement", "services"): "政府采购服务",
    ("funding", "total"): "资金来源合计",
    ("funding", "from_above"): "上级安排",
    ("funding", "own_level"): "本级安排",
    ("funding", "other"): "其他资金",
    ("project_funding", "from_above"): "上级安排",
    ("project_funding", "own_level"): "本级财政资金",
    ("project_funding", "other"): "其他资金",
}
"""Under which name `statements` has the aliases of a line of the report, by the end of its path."""

_DEEPEST = max(map(len, _NAMED)) + 2
"""The longest path of a line with aliases: the money and 支出 may stand before."""

_AMOUNTS = {
    ("procurement", "to_smes"): "授予中小企业合同金额",
    ("procurement", "to_micro_enterprises"): "授予小微企业合同金额",
    ("assets", "original_value"): "固定资产原值",
    ("assets", "depreciation"): "累计折旧",
    ("assets", "net_value"): "固定资产净值",
    ("assets", "under_construction"): "在建工程",
}
"""Amounts that stand alone, without columns."""


class Subjects:
    """Looks up what sentences name among the lines of a report."""

    def __init__(self, case: Case) -> None:
        self._lines = _lines_by_name(case)
        self._longest = max(map(len, self._lines), default=0)
        self._found: dict[tuple[str, Scope | None], tuple[str, tuple[Line, ...]]] = {}

    def lines(self, subject: str, scope: Scope | None = None) -> tuple[str, tuple[Line, ...]]:
        """The name that a subject ends with, further words of accounts apart, and the lines that are called so.

        Of several names, the one that begins first. Money named before it (财政拨款, 政府性基金预算) chooses among the lines.

        Args:
            subject: as a statement has it.
            scope: the money that the text speaks of; it chooses where the subject names none and that money has such a line.
        """
        key = subject, scope
        if key not in self._found:
            self._found[key] = self._look_up(subject, scope)
        return self._found[key]

    def _look_up(self, subject: str, scope: Scope | None) -> tuple[str, tuple[Line, ...]]:
        found = name_in(subject, self._lines, self._longest)
        if found is None:
            return "", ()
        start, end = found
        name, fund = subject[start:end], fund_before(subject, start)
        lines = self._lines[name]
        if fund is not None or name in OF_A_WHOLE:
            account = None if fund is None else _FUNDS[fund]
            lines = [line for line in lines if _account_of(line[0]) == account] or (
                [] if name in OF_A_WHOLE else lines
            )
        elif scope is not None:
            lines = [line for line in lines if _account_of(line[0]) == _FUNDS[scope]] or lines
        called = f"{FUND_NAMES[fund][0]}{name}" if fund is not None else name
        return (called, tuple(lines)) if lines else ("", ())


def _account_of(path: Path) -> str | None:
    return str(path[0]) if path[0] in _FUNDS.values() else None


def _lines_by_name(case: Case) -> dict[str, list[Line]]:
    """The report's lines by all that sentences may call them."""
    named: dict[str, list[Line]] = {}
    for line in (*case.of(LineItem), *_single_amounts(case)):
        for name in _names_of(*line):
            named.setdefault(name, []).append(line)
    for name, line in _projects_together(case):
        named.setdefault(name, []).append(line)
    return named


def _names_of(path: Path, item: LineItem) -> Iterable[str]:
    named = [
        name
        for name in (item.name, item.short_name)
        if name and len(name) >= _SHORTEST and name not in _NO_NAMES
    ]
    aliases = _aliases(path)
    return dict.fromkeys((*aliases, *named)) if aliases else named


def _aliases(path: Path) -> tuple[str, ...]:
    """What sentences call a line, by the end of its path: the same in the accounts of every kind of money."""
    if len(path) > _DEEPEST:
        return ()
    place = path[1:] if path[0] in _FUNDS.values() else path
    named = _NAMED.get(place) or _NAMED.get(place[1:])
    return ALIASES[named] if named else ()


def _single_amounts(case: Case) -> Iterator[Line]:
    for path, kind in case.of(VehicleKind):
        if kind.purchase_cost is not None:
            yield path, _called(kind.name, {"actual": kind.purchase_cost})
    for (field, name), called in _AMOUNTS.items():
        amount = getattr(getattr(case.report, field), name, None)
        if amount is not None:
            yield (field, name), _called(called, {"actual": amount})


def _called(name: str, columns: Mapping[str, Decimal | None]) -> LineItem:
    """A line of that name, which the data give as single amounts."""
    return LineItem().model_copy(update={"name": name, **columns})


def _projects_together(case: Case) -> Iterator[tuple[str, Line]]:
    """Each project by its name, any project or part of its funds as “该项目”, and the projects of each kind together."""
    kinds: dict[str, list[LineItem]] = {}
    for index, project in enumerate(case.report.projects):
        total = project.funds.total if project.funds else None
        if total is None:
            continue
        line: Line = ("projects", index, "funds", "total"), total
        yield from ((name, line) for name in (project.name, "该项目", "本项目"))
        for part in ProjectFunds.summands:
            item = getattr(project.funds, part)
            if item is not None:
                yield "该项目", (("projects", index, "funds", part), item)
        if project.kind:
            kinds.setdefault(project.kind, []).append(total)
    for kind, totals in kinds.items():
        sums = _called(kind, {column: sum_of(tuple(totals), column) for column in COLUMNS})
        yield from ((name, (("projects",), sums)) for name in (kind, f"{kind}项目"))
