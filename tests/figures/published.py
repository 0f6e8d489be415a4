"""How the tests of the published tables state data and read the lines of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.figures.final_accounts import FinalAccounts
from reportgen.figures.tables import Line, Pair
from reportgen.figures.totals import completed
from reportgen.model.report import Report


def report(**data: object) -> Report:
    """A completed report that says only this, in the words of a data file."""
    return completed(Report.model_validate({"年度": 2023, "单位": {"名称": "某局"}, **data}))


def tables(**data: object) -> FinalAccounts:
    """The nine tables of such a report."""
    return FinalAccounts(report(**data))


def item(code: str, actual: str | None = None, *parts: dict[str, Any], **columns: str) -> dict[str, Any]:
    """A subject called after its code, with its 决算数, its parts and its 分列."""
    return {"编码": code, "名称": f"科目{code}", "决算数": actual, "明细": list(parts), "分列": columns}


def named(pairs: Iterable[Pair], name: str) -> Line:
    """The line of that name on either side."""
    return next(line for pair in pairs for line in (pair.left, pair.right) if line.name == name)


def amounts(line: Line) -> list[str | None]:
    """The figures of a line in the order of its columns."""
    return [None if amount is None else str(amount) for amount in line.amounts.values()]
