"""What sentences call the figures of a report: names and aliases, found at the end of a subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from reportgen.figures.totals import sum_of
from reportgen.model.accounts import COLUMNS, LineItem, VehicleKind
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.statements import WHOLE_BODY

Line: TypeAlias = tuple[Path, LineItem]

_NO_NAMES = ("合计", "总计", "其他", "上级", "本级")
_SHORTEST = 2

_FUNDS = {
    "general_budget": ("一般公共预算财政拨款", "一般公共预算"),
    "government_funds": ("政府性基金预算财政拨款", "政府性基金预算", "政府性基金"),
    "state_capital": ("国有资本经营预算财政拨款", "国有资本经营预算"),
    "appropriation": ("财政拨款",),
}
"""What each kind of money is called before the name of a line of its accounts; the longer names first."""

_ALIASES: dict[Path, tuple[str, ...]] = {
    ("income", "total"): (
        WHOLE_BODY, "收入", "本年收入", "本年收入合计", "收入合计", "预算收入", "收入预算执行", "总体收入", "总收入",
        "收入总额", "部门整体", "部门预算资金", "部门预算", "部门",
    ),
    ("expenditure", "total"): (
        WHOLE_BODY, "支出", "本年支出", "本年支出合计", "支出合计", "预算支出", "支出预算执行", "总体支出", "总支出",
        "支出总额", "全部支出", "部门整体", "部门预算资金", "部门预算", "项目绩效评价金额", "部门",
    ),
    ("income_total",): ("收入总计", "收、支总计", "收支总计", "收、支", "总体收入", "收入", "总收入"),
    ("expenditure_total",): ("支出总计", "收、支总计", "收支总计", "收、支", "总体支出", "支出", "总支出"),
    ("carried_in",): ("年初结转和结余", "上年结转和结余", "年度结转和结余", "收到年度结转和结余", "年初结转结余", "上年结转"),
    ("carried_out",): ("年末结转和结余", "年末结转结余", "剩余结转", "结转和结余"),
    ("surplus_used",): ("使用非财政拨款结余",),
    ("surplus_distributed",): ("结余分配",),
    ("by_nature", "basic"): ("基本支出",),
    ("by_nature", "personnel"): ("人员经费", "人员支出", "人员类经费", "人员类"),
    ("by_nature", "operating_costs"): ("公用经费", "日常公用经费", "公用支出", "保运转", "运转类"),
    ("by_nature", "projects"): ("项目支出", "项目经费", "专项项目", "项目专项支出", "专项支出"),
    ("by_nature", "remittances"): ("上缴上级支出",),
    ("by_nature", "business"): ("经营支出",),
    ("by_nature", "subsidies"): ("对附属单位补助支出",),
    ("three_public", "total"): ("“三公”经费", "三公经费"),
    ("three_public", "overseas"): ("因公出国（境）", "因公出国", "公务出国（境）"),
    ("three_public", "vehicles"): ("公务用车购置及运行维护", "公务用车购置及运行", "公务用车购置和运行维护"),
    ("three_public", "vehicle_purchase"): ("公务用车购置",),
    ("three_public", "vehicle_operation"): ("公务用车运行维护", "公务用车运行"),
    ("three_public", "reception"): ("公务接待",),
    ("three_public", "domestic_reception"): ("国内公务接待", "国内接待"),
    ("three_public", "foreign_reception"): ("外事接待", "国（境）外公务接待"),
    ("meetings",): ("会议费",),
    ("training",): ("培训费",),
    ("agency_operation",): ("机关运行经费",),
    ("procurement", "total"): ("政府采购",),
    ("procurement", "goods"): ("政府采购货物", "货物类采购", "货物采购"),
    ("procurement", "works"): ("政府采购工程", "工程类采购", "工程采购"),
    ("procurement", "services"): ("政府采购服务", "服务类采购", "服务采购"),
    ("funding", "total"): (WHOLE_BODY, "收入", "支出", "部门整体", "部门预算"),
    ("funding", "from_above"): ("上级安排", "上级"),
    ("funding", "own_level"): ("本级安排", "本级"),
    ("funding", "other"): ("其他资金",),
    ("project_funding", "from_above"): ("上级安排", "上级"),
    ("project_funding", "own_level"): ("本级安排", "本级", "本级财政资金"),
    ("project_funding", "other"): ("其他资金",),
}  # fmt: skip
"""What sentences call a line of the report, by the end of its path."""

_OF_A_WHOLE = frozenset((*_ALIASES[("income", "total")], *_ALIASES[("expenditure", "total")]))
"""What totals are called: those of the whole body by that alone, those of one kind of money with its name before it."""

_DEEPEST = max(map(len, _ALIASES)) + 2
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

_LEVEL = re.compile("（[类款项]）$")
_LAST_WORDS = re.compile(
    "(?:财政拨款|支出|收入|经费|费用|费|资金|预算|决算|执行|安排|总额|总计|合计|累计|实际|数|年初|全年|总)$"
)
"""Words that may follow a name, read off one by one from the end."""
_MOST_LAST_WORDS = 6
_MAY_STAND_BEFORE = frozenset("年中度括办局位委院厅室处会心站所校队级和及的对")
"""The Chinese characters that may stand right before a name: 非基本支出 is not 基本支出."""


class Subjects:
    """Looks up what sentences name among the lines of a report."""

    def __init__(self, case: Case) -> None:
        self._lines = _lines_by_name(case)
        self._longest = max(map(len, self._lines), default=0)
        self._found: dict[str, tuple[str, tuple[Line, ...]]] = {}

    def lines(self, subject: str) -> tuple[str, tuple[Line, ...]]:
        """The name that a subject ends with, further words of accounts apart, and the lines that are called so.

        Of several names, the one that begins first. Money named before it (财政拨款, 政府性基金预算) chooses among the lines.
        """
        if subject not in self._found:
            self._found[subject] = self._look_up(subject)
        return self._found[subject]

    def _look_up(self, subject: str) -> tuple[str, tuple[Line, ...]]:
        places = [
            (start, end)
            for end in _ends(subject)
            for start in range(max(0, end - self._longest), end)
            if subject[start:end] in self._lines and _may_begin(subject, start)
        ]
        if not places:
            return "", ()
        start, end = min(places, key=lambda place: (place[0], -place[1]))
        name, fund = subject[start:end], _fund_before(subject, start)
        lines = self._lines[name]
        if fund is not None or name in _OF_A_WHOLE:
            lines = [line for line in lines if _fund_of(line[0]) == fund] or (
                [] if name in _OF_A_WHOLE else lines
            )
        called = f"{_FUNDS[fund][0]}{name}" if fund is not None else name
        return (called, tuple(lines)) if lines else ("", ())


def _fund_before(words: str, start: int) -> str | None:
    """The field of the money that is named right before a name."""
    before = words[:start]
    return next((fund for fund, names in _FUNDS.items() if before.endswith(names)), None)


def _fund_of(path: Path) -> str | None:
    return str(path[0]) if path[0] in _FUNDS else None


def _ends(words: str) -> Iterator[int]:
    level = _LEVEL.search(words)
    end = level.start() if level else len(words)
    yield end
    for _ in range(_MOST_LAST_WORDS):
        last = _LAST_WORDS.search(words, max(0, end - 4), end)
        if last is None or last.start() == 0:
            return
        end = last.start()
        yield end


def _may_begin(words: str, start: int) -> bool:
    before, first = words[start - 1 : start], words[start : start + 1]
    if not _is_chinese(before) or before in _MAY_STAND_BEFORE or first in "该本" or not _is_chinese(first):
        return True
    return _fund_before(words, start) is not None


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"


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
    place = path[1:] if path[0] in _FUNDS else path
    return _ALIASES.get(place) or _ALIASES.get(place[1:], ())


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
    """Each project by its name, any project as “该项目”, and the projects of each kind together."""
    kinds: dict[str, list[LineItem]] = {}
    for index, project in enumerate(case.report.projects):
        total = project.funds.total if project.funds else None
        if total is None:
            continue
        line: Line = ("projects", index, "funds", "total"), total
        yield from ((name, line) for name in (project.name, "该项目", "本项目"))
        if project.kind:
            kinds.setdefault(project.kind, []).append(total)
    for kind, totals in kinds.items():
        sums = _called(kind, {column: sum_of(tuple(totals), column) for column in COLUMNS})
        yield from ((name, (("projects",), sums)) for name in (kind, f"{kind}项目"))
