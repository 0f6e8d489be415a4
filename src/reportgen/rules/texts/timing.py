"""The year of the report against the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.errors import Severity
from reportgen.rules.case import Case
from reportgen.rules.catalogue import EXACT, Group
from reportgen.rules.finding import Finding

GROUP = Group("年度与时间", [])


@GROUP.rule(
    "DAT01",
    "报告年度已经开始",
    basis="《预算法》第八章：决算在预算年度终了后编制",
    tolerance=EXACT,
    example="年度: 2099\n支出: {合计: {决算数: 100}}",
    says="2099年度还没有开始，不会有决算和自评",
)
def year_has_begun(case: Case) -> Iterator[Finding]:
    year = case.report.year
    if year > date.today().year:
        message = f"{year}年度还没有开始，不会有决算和自评"
        yield Finding(("year",), message, Severity.WARNING, "核对“年度”", actual=str(year))
