"""What checking costs: a whole report against reading its file, and how it grows with lines and sentences.

Run with ``python -m benchmarks.check``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from benchmarks.table import Row, print_table
from benchmarks.timing import by_turns, ratio

from reportgen import check, load

EXAMPLE = Path(__file__).parents[1] / "data_examples" / "sichuan-panzhihua.yaml"
ROUNDS = 40
LINES = 3_000
PARTS = 10


def data_file(lines: int) -> str:
    """A file with so many budget lines, one in ten the sum of the others, and a paragraph about each."""
    written = ["年度: 2023", "单位: {名称: 云溪市教育局}", "支出:", "  按功能:"]
    for first in range(0, lines, PARTS):
        numbers = range(first + 1, first + PARTS)
        parts = (f"{{名称: {_name(number)}, 决算数: {number}.50, 上年决算数: 9.10}}" for number in numbers)
        written.append(f"  - {{名称: {_name(first)}, 明细: [{', '.join(parts)}]}}")
    paragraphs = (
        f"    {_name(number)}支出决算数为{number}.50万元，占本年支出的{number % 89}.25%。"
        for number in range(lines)
    )
    return "\n".join([*written, "文字:", "  说明: |", *paragraphs])


def _name(number: int) -> str:
    return f"{number}号学校改造支出"


def measurements() -> Iterator[Row]:
    """The largest example, then data of twice the size."""
    report, text = load(EXAMPLE), EXAMPLE.read_text(encoding="utf-8")
    cost = ratio(lambda: check(report), lambda: yaml.load(text, yaml.CSafeLoader), ROUNDS)
    yield "check of the largest example / yaml.load(CSafeLoader) of its file", f"{cost:.2f}", "≤ 1.9"
    half, whole = load(data_file(LINES)), load(data_file(2 * LINES))
    once, twice = by_turns(lambda: check(half), lambda: check(whole), 3)
    lines = f"{2 * LINES:,} lines and paragraphs / {LINES:,}"
    yield f"check of {lines}", f"{twice / once:.2f}", "≤ 2.3"


if __name__ == "__main__":
    print_table(measurements())
