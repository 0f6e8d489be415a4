"""The doors of an audit: whole reports, what a finding holds, what cannot be read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.auditing.printed_reports import report

import reportgen
from reportgen.auditing import Certainty, Contradiction, Quotation
from reportgen.errors import Spot

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "data_examples").glob("*.yaml"))
WRONG = report(("支出表", ("项目 预算数 执行数", "甲 1.50 1.00", "乙 2.50 2.00", "合计 4.00 3.90")))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_contradict_nothing(example: Path) -> None:
    found = reportgen.audit(reportgen.render(example)).contradictions
    told = [one for one in found if one.certainty is not Certainty.ROUNDING]
    assert [one.message for one in told] == []


def test_a_finding_holds_both_sides_with_places_figures_difference_and_tolerance() -> None:
    (found,) = reportgen.audit(WRONG, "报告.md").contradictions
    assert found == Contradiction(
        "audit.sum",
        Certainty.CERTAIN,
        "“合计 · 执行数”3.90，以上各项合计 3.00，相差 0.90",
        Quotation(Spot("表1第4行第3格", "报告.md", 6), "合计 · 执行数 3.90"),
        (
            Quotation(Spot("表1第2行第3格", "报告.md", 4), "甲 · 执行数 1.00"),
            Quotation(Spot("表1第3行第3格", "报告.md", 5), "乙 · 执行数 2.00"),
        ),
        Decimal("3.00"),
        Decimal("0.90"),
        Decimal("0.015"),
    )


def test_as_a_problem_it_names_what_it_is_held_against() -> None:
    (found,) = reportgen.audit(WRONG, "报告.md").contradictions
    assert str(found.problem) == (
        "报告.md:6 表1第4行第3格：“合计 · 执行数”3.90，以上各项合计 3.00，相差 0.90"
        "（对照：表1第2行第3格“甲 · 执行数 1.00”；表1第3行第3格“乙 · 执行数 2.00”）"
    )


def test_a_report_without_tables_binds_nothing() -> None:
    found = reportgen.audit("收入12.50万元。".encode())
    assert (found.relations, found.contradictions) == (0, ())


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(reportgen.UnreadableError, match="找不到这个文件"):
        reportgen.audit(tmp_path / "无.pdf")
