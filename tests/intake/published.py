"""A report's published tables as a workbook, made from what is printed of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from tests.intake.books import Rows, book

from reportgen.amounts import round_half_up
from reportgen.figures.final_accounts import FinalAccounts
from reportgen.figures.forms.expenses import KINDS
from reportgen.figures.forms.register import FORMS
from reportgen.figures.forms.subjects import FUNDS
from reportgen.figures.natures import NATURE_COLUMNS
from reportgen.figures.sources import SOURCE_COLUMNS
from reportgen.figures.tables import AMOUNT, TOTAL, Line, Pair, Table
from reportgen.model.report import Report

Shown = Callable[[Decimal | None], float | None]
TITLES = {form.id: form.title for form in FORMS}


def published(report: Report) -> bytes:
    """The nine tables, in 万元 with two decimals."""
    return book(published_rows(report))


def published_rows(report: Report, *, in_yuan: bool = False) -> dict[str, Rows]:
    """The same as rows by the name of the sheet; in 元 every figure is exact."""
    shown = _in_yuan if in_yuan else _shown
    tables = FinalAccounts(report)
    bodies: Mapping[str, Rows] = {
        "公开01": _beside(tables.overview.pairs, ["项目", "行次", "金额"], [AMOUNT], shown),
        "公开02": _by_function(tables.income, SOURCE_COLUMNS, "本年收入合计", shown),
        "公开03": _by_function(tables.expenditure, tuple(NATURE_COLUMNS), "本年支出合计", shown),
        "公开04": _beside(tables.appropriation.pairs, ["项目", "行次", TOTAL, *FUNDS], [TOTAL, *FUNDS], shown),
        "公开05": _by_function(tables.general_budget, ("基本支出", "项目支出"), "合计", shown),
        "公开06": _economic(tables.basic_expenditure.pairs, tables.basic_expenditure.total, shown),
        "公开08": _by_function(tables.state_capital, ("基本支出", "项目支出"), "合计", shown),
        "公开09": [
            ["预算数"] * len(KINDS) + ["决算数"] * len(KINDS),
            [heads[-1][0] if heads else "合计" for heads in KINDS.values()] * 2,
            [heads[0][0] if len(heads) > 1 else None for heads in KINDS.values()] * 2,
            [shown(line.amounts[kind]) for line in (tables.three_public.budget, tables.three_public.actual) for kind in KINDS],
            ["注：预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数。"],
        ],
    }  # fmt: skip
    return {f"GK{number[2:]}": _sheet(report, number, body, in_yuan) for number, body in bodies.items()}


def _sheet(report: Report, number: str, body: Rows, in_yuan: bool) -> Rows:
    heading: Rows = [
        [TITLES[number]],
        [None, f"{report.year}年度", f"{number}表"],
        [f"部门：{report.department.name}", None, f"金额单位：{'元' if in_yuan else '万元'}"],
    ]
    return [*heading, *body]


def _shown(amount: Decimal | None) -> float | None:
    return float(round_half_up(amount)) if amount else None


def _in_yuan(amount: Decimal | None) -> float | None:
    return float(amount * 10_000) if amount else None


def _by_function(table: Table, columns: Sequence[str], whole: str, shown: Shown) -> Rows:
    names = (TOTAL, *columns)
    lines = [("", "合计", table.total), *((line.code, line.indent + line.name, line) for line in table.lines)]
    body = [[code, name, *(shown(line.amounts[column]) for column in names)] for code, name, line in lines]
    return [["科目编码", "科目名称", whole, *columns], ["栏次", "", *range(1, len(names) + 1)], *body]


def _beside(pairs: Iterable[Pair], right: list[str], columns: list[str], shown: Shown) -> Rows:
    heads = ["项目", "行次", "金额", *right]
    return [
        heads,
        *([*_named(pair.left, [AMOUNT], shown), *_named(pair.right, columns, shown)] for pair in pairs),
    ]


def _named(line: Line, columns: list[str], shown: Shown) -> list[object]:
    ordinal = f"{'一二三四五六七八九十'[line.ordinal - 1]}、" if line.ordinal and line.ordinal <= 10 else ""
    return [ordinal + line.name, line.number, *(shown(line.amounts[column]) for column in columns)]


def _economic(pairs: Iterable[Pair], total: Pair, shown: Shown) -> Rows:
    heads = ["科目编码", "科目名称", "决算数"]
    rows = [
        [
            cell
            for line in (pair.left, pair.right)
            for cell in (line.code, line.name, shown(line.amounts[AMOUNT]))
        ]
        for pair in pairs
    ]
    sums = [
        cell for line in (total.left, total.right) for cell in (line.name, None, shown(line.amounts[AMOUNT]))
    ]
    return [heads * 2, *rows, sums]
