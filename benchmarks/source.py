"""What reading a data file costs, and reading with validation, as ratios to PyYAML's own C loader.

That loader keeps no places and checks nothing. Run with ``python -m benchmarks.source``.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from benchmarks.table import Row, print_table
from benchmarks.timing import ratio

from reportgen.model.validation import report_from
from reportgen.source import read

LINES = 2_000
ROUNDS = 40


def data_file(lines: int) -> str:
    """A file of budget line items, as departments write them."""
    written = ["年度: 2023", "单位: {名称: 某市教育局, 自称: '本局'}", "支出:", "  按功能:"]
    while len(written) < lines:
        number = len(written)
        written += [
            f"  - 名称: 教育支出{number}",
            f"    编码: '{2050000 + number}'",
            f"    年初预算数: {number + 1000:,}.50",
            f"    决算数: {number}.10   # 万元",
            "    变动原因: 政策调整，人员经费增加。",
        ]
    return "\n".join(written[:lines])


def measurements() -> Iterator[Row]:
    """Reading alone, then with validation."""
    text = data_file(LINES)

    def plain() -> object:
        return yaml.load(text, yaml.CSafeLoader)

    reading = ratio(lambda: read(text), plain, ROUNDS)
    loading = ratio(lambda: report_from(read(text)), plain, ROUNDS)
    yield f"reading {LINES:,} lines / yaml.load(CSafeLoader)", f"{reading:.2f}", ""
    yield f"reading and validating {LINES:,} lines / the same", f"{loading:.2f}", "≤ 3"


if __name__ == "__main__":
    print_table(measurements())
