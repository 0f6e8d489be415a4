"""What reading a data file costs, as a ratio to PyYAML's own C loader, which keeps no places and checks nothing.

Run with `python benchmarks/source.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import yaml

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


def alternating(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """The best seconds of each, measured by turns so that both meet the same disturbances."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for job, measured in zip((first, second), times, strict=True):
            start = perf_counter()
            job()
            measured.append(perf_counter() - start)
    return min(times[0]), min(times[1])


def main() -> None:
    text = data_file(LINES)
    reading, loading = alternating(lambda: read(text), lambda: yaml.load(text, yaml.CSafeLoader))
    print(f"{LINES} lines: read {reading * 1000:.1f} ms, yaml.load(CSafeLoader) {loading * 1000:.1f} ms")
    print(f"ratio {reading / loading:.2f}")


if __name__ == "__main__":
    main()
