"""Collecting what is wrong with an input, so that one error can list all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from reportgen.errors import Problem, Severity, Spot, UnreadableError
from reportgen.source.limits import MAX_PROBLEMS
from reportgen.source.positions import SourceText, spoken_path


class Complaints:
    """The problems of one input, each given its file name and position."""

    def __init__(self, name: str | None, source: SourceText | None = None) -> None:
        self._name = name
        self._source = source
        self._problems: list[Problem] = []
        self._warnings: list[Problem] = []

    @property
    def told(self) -> tuple[Problem, ...]:
        """What is to be told although the input can be read."""
        return tuple(self._warnings)

    def warn(self, code: str, message: str, hint: str, *, path: Sequence[str | int], offset: int) -> None:
        """Note something that the input may not be meant to say; of many, the first are told."""
        if len(self._warnings) < MAX_PROBLEMS:
            self._warnings.append(self._problem(Severity.WARNING, code, message, hint, path, offset))

    def add(
        self,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        path: Sequence[str | int] = (),
        offset: int | None = None,
    ) -> None:
        """Note one problem; `offset` is the character of the source text at which it stands.

        Raises:
            UnreadableError: when there are so many that nobody would read on.
        """
        self._problems.append(self._problem(Severity.ERROR, code, message, hint, path, offset))
        if len(self._problems) >= MAX_PROBLEMS:
            raise UnreadableError(self._problems)

    def _problem(
        self,
        severity: Severity,
        code: str,
        message: str,
        hint: str | None,
        path: Sequence[str | int],
        offset: int | None,
    ) -> Problem:
        line, column = self._source.position(offset) if self._source and offset is not None else (None, None)
        spot = Spot(spoken_path(path), self._name, line, column, path=tuple(path) or None)
        return Problem(severity, code, spot, message, hint)

    def stop(
        self,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        path: Sequence[str | int] = (),
        offset: int | None = None,
    ) -> NoReturn:
        """Note a problem that makes reading on pointless, and raise all that were noted."""
        self.add(code, message, hint, path=path, offset=offset)
        raise UnreadableError(self._problems)

    def place(self, offset: int) -> str:
        """The place of `offset`, as part of a message."""
        line, column = self._source.position(offset) if self._source else (1, 1)
        return f"第{line}行第{column}列"

    def mention(self, code: str, line: int | None = None) -> bool:
        """Whether a problem of this kind was noted, on a line where one is given."""
        return any(problem.code == code and line in (None, problem.spot.line) for problem in self._problems)

    def settle(self) -> None:
        """Raise all problems noted so far, if there are any, in the order of the text."""
        if self._problems:
            raise UnreadableError(sorted(self._problems, key=lambda problem: problem.spot.line or 0))
