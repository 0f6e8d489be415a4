"""Where something stands: lines and columns of a text, and paths said in the user's own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from reportgen.errors import shortened

# The breaks YAML 1.1 knows: str.splitlines would also break at form feeds, and the numbers would drift.
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class Position(NamedTuple):
    """A place in a text: line and column, both counted from 1, columns in characters."""

    line: int
    column: int


class SourceText:
    """A text that can turn offsets into positions and show its lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(line_break.end() for line_break in _LINE_BREAK.finditer(self.text))]

    @property
    def lines(self) -> int:
        """How many lines there are; the last may be empty."""
        return len(self._line_starts)

    def position(self, offset: int) -> Position:
        """The position of the character at `offset`."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int) -> int:
        """The offset at which the 1-based `line` starts."""
        return self._line_starts[line - 1]

    def line(self, number: int) -> str:
        """The 1-based line without its line break; empty where there is no such line."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        line_break = _LINE_BREAK.search(self.text, start)
        return self.text[start : line_break.start() if line_break else None]


def spoken_path(path: Sequence[str | int]) -> str:
    """A path as people say it: ``("支出", "按功能", 1)`` is ``支出 › 按功能 › 第2项``."""
    return " › ".join(f"第{part + 1}项" if isinstance(part, int) else shortened(part) for part in path)
