"""What is printed of a report is read again as the same figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from tests.intake.published import published

import reportgen
from reportgen.amounts import round_half_up
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.resolving import resolve

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))


def figures(tree: object, address: str = "") -> Iterator[tuple[str, Decimal]]:
    """Every amount of imported data with its address; entries of lists by their code or name."""
    if isinstance(tree, dict):
        for key, inner in tree.items():
            if key not in ("编码", "名称", "年度"):
                yield from figures(inner, f"{address}.{key}".lstrip("."))
    elif isinstance(tree, list):
        for entry in tree:
            yield from figures(entry, f"{address}.{entry.get('编码') or entry['名称']}")
    else:
        yield address, Decimal(str(tree))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_published_tables_are_read_as_the_figures_that_were_printed(example: Path) -> None:
    report = reportgen.load(example)
    imported = reportgen.import_workbooks([("公开表.xlsx", published(report))])
    assert imported.year == report.year
    assert [str(problem) for problem in imported.problems] == []
    wrong, met = [], 0
    for address, amount in figures(imported.data):
        for found in resolve(parse(address, Report), report).found:
            met += 1
            assert isinstance(found.value, Decimal)
            if round_half_up(found.value) != amount:
                wrong.append((address, amount, found.value))
    assert wrong == []
    assert met > 3
