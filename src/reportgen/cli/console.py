"""Problems as a person reads them: the place, the source line with a marker, the message, the hint."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from unicodedata import category, east_asian_width

import click

from reportgen.errors import Problem, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDEST_LINE = 100
_UNPRINTABLE = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {ord("\t"), ord("\n")})
"""Control characters: a data file must not move the cursor of whoever reads what is wrong with it."""


def say(message: str) -> None:
    """Tell what was done."""
    _print(message.translate(_UNPRINTABLE))


def no_lines(_number: int) -> str:
    """For problems that concern no data file."""
    return ""


def show(problems: Sequence[Problem], line_of: Callable[[int], str] = no_lines) -> None:
    """Print the problems and their number; `line_of` gives a line of the data file."""
    for problem in problems:
        _print(_described(problem, line_of))
    _print(summary(problems))


def summary(problems: Sequence[Problem]) -> str:
    """``共 2 个错误、1 条提醒。``"""
    counts = Counter(problem.severity for problem in problems)
    units = {Severity.ERROR: "个错误", Severity.WARNING: "条提醒", Severity.NOTE: "条说明"}
    parts = [f"{counts[severity]} {unit}" for severity, unit in units.items() if counts[severity]]
    return f"共 {'、'.join(parts)}。" if parts else "没有发现问题。"


def _print(text: str) -> None:
    """Print to the error stream; colours are for terminals that show them and users who want them."""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    click.echo(text, err=True, color=False if plain else None)


def _described(problem: Problem, line_of: Callable[[int], str]) -> str:
    severity = click.style(problem.severity.chinese, fg=_COLOURS[problem.severity], bold=True)
    places = "".join(f"  {part}" for part in (problem.spot.position, problem.where) if part)
    text = f" {problem.code}{places}\n    {problem.message}\n"
    marked, hint = "", f"    提示：{problem.hint}\n" if problem.hint else ""
    if problem.line is not None and (line := line_of(problem.line)):
        marked = click.style(_marked(line, problem.line, problem.column or 1), dim=True)
    return severity + text.translate(_UNPRINTABLE) + marked + hint.translate(_UNPRINTABLE)


def _marked(line: str, number: int, column: int) -> str:
    start = max(0, column - _WIDEST_LINE // 2)
    shown = line[start : start + _WIDEST_LINE].translate(_UNPRINTABLE)
    before = line[start : column - 1].translate(_UNPRINTABLE)
    indent = "".join("\t" if character == "\t" else " " * _width(character) for character in before)
    return f"    {number} │ {shown}\n    {' ' * len(str(number))} │ {indent}^\n"


def _width(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
