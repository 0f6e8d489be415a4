"""Problems as a person reads them: the place, the source line with a marker, the message, the hint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportgen.errors import Problem, Severity

_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}
_WIDEST_LINE = 100

console = Console(stderr=True, highlight=False, soft_wrap=True)


def say(message: str) -> None:
    """Tell what was done."""
    console.print(message, markup=False)


def no_lines(_number: int) -> str:
    """For problems that concern no data file."""
    return ""


def show(problems: Sequence[Problem], line_of: Callable[[int], str] = no_lines) -> None:
    """Print the problems and their number; `line_of` gives a line of the data file."""
    for problem in problems:
        console.print(_described(problem, line_of))
    console.print(summary(problems))


def summary(problems: Sequence[Problem]) -> str:
    """``共 2 个错误、1 条提醒。``"""
    counts = Counter(problem.severity for problem in problems)
    units = {Severity.ERROR: "个错误", Severity.WARNING: "条提醒", Severity.NOTE: "条说明"}
    parts = [f"{counts[severity]} {unit}" for severity, unit in units.items() if counts[severity]]
    return f"共 {'、'.join(parts)}。" if parts else "没有发现问题。"


def _described(problem: Problem, line_of: Callable[[int], str]) -> Text:
    text = Text.assemble((_NAMES[problem.severity], _COLOURS[problem.severity]), f" {problem.code}")
    for part in (problem.spot.position, problem.where):
        text.append(f"  {part}" if part else "")
    text.append(f"\n    {problem.message}\n")
    if problem.line is not None and (line := line_of(problem.line)):
        text.append(_marked(line, problem.line, problem.column or 1), "dim")
    if problem.hint:
        text.append(f"    提示：{problem.hint}\n")
    return text


def _marked(line: str, number: int, column: int) -> str:
    start = max(0, column - _WIDEST_LINE // 2)
    shown = line[start : start + _WIDEST_LINE]
    margin = len(str(number))
    indent = " " * cell_len(line[start : column - 1])
    return f"    {number} │ {shown}\n    {' ' * margin} │ {indent}^\n"
