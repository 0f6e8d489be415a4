"""All outcomes and problems of a batch in one file: a workbook or JSON; written as they come, so that memory does not grow."""

from __future__ import annotations

import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

from reportgen.batching.job import Outcome
from reportgen.batching.naming import spelt
from reportgen.output_files import refused_output, write_whole

_FILES = {"数据文件": 40, "结果": 10, "报告": 40, "错误": 8, "提醒": 8, "说明": 8}
_PROBLEMS = {
    "数据文件": 40,
    "级别": 8,
    "编码": 18,
    "位置": 40,
    "行": 8,
    "列": 8,
    "工作表": 14,
    "单元格": 10,
    "问题": 80,
    "提示": 50,
}
_MOST_ROWS = 1_048_575
"""Of a sheet, below its head."""


class ProblemList(Protocol):
    """A list that grows by outcomes."""

    def add(self, outcome: Outcome) -> None:
        """Add what became of one file."""

    def content(self) -> bytes:
        """The whole list, which is complete."""


class ListFile:
    """The file for a list; it is written when the batch is over, also when it was interrupted."""

    def __init__(self, file: Path) -> None:
        """For a name that ends in ``.xlsx`` or ``.json``.

        Raises:
            ReportgenError: for another name.
        """
        kind = _KINDS.get(file.suffix.lower())
        if kind is None:
            raise refused_output(file, "问题清单是工作簿或 JSON", "文件名以 .xlsx 或 .json 结尾")
        self._file = file
        self._kept = ExitStack()
        self._list = kind(self._kept)

    def add(self, outcome: Outcome) -> None:
        """Add what became of one file."""
        self._list.add(outcome)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._kept:
            write_whole(self._file, self._list.content())


class _Json:
    def __init__(self, kept: ExitStack) -> None:
        lines = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by whoever keeps it
        self._lines: IO[str] = kept.enter_context(lines)
        self._is_first = True

    def add(self, outcome: Outcome) -> None:
        self._lines.write("" if self._is_first else ",\n")
        self._lines.write(json.dumps(outcome.as_dict(), ensure_ascii=False))
        self._is_first = False

    def content(self) -> bytes:
        self._lines.seek(0)
        return f'{{"outcomes": [\n{self._lines.read()}\n]}}\n'.encode()


class _Sheet:
    """A sheet with its head, to which rows are added."""

    def __init__(self, book: Any, name: str, heads: dict[str, int]) -> None:
        self._sheet = book.add_worksheet(name)
        self._rows = 0
        bold = book.add_format({"bold": True, "bg_color": "#D9E2F3"})
        for column, (head, width) in enumerate(heads.items()):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, head, bold)
        self._sheet.freeze_panes(1, 0)

    def add(self, *values: object) -> None:
        if self._rows == _MOST_ROWS:
            return
        self._rows += 1
        for column, value in enumerate(values):
            if isinstance(value, int):
                self._sheet.write_number(self._rows, column, value)
            else:  # never taken for a formula
                self._sheet.write_string(self._rows, column, "" if value is None else str(value))


class _Workbook:
    def __init__(self, kept: ExitStack) -> None:
        import xlsxwriter  # takes long to load

        self._file = Path(kept.enter_context(tempfile.TemporaryDirectory())) / "list.xlsx"
        self._book = xlsxwriter.Workbook(str(self._file), {"constant_memory": True})
        self._files = _Sheet(self._book, "数据文件", _FILES)
        self._problems = _Sheet(self._book, "问题", _PROBLEMS)

    def add(self, outcome: Outcome) -> None:
        source = spelt(outcome.source)
        counts = outcome.counts
        self._files.add(
            source, outcome.result, "" if outcome.written is None else spelt(outcome.written), *counts
        )
        for problem in outcome.problems:
            spot = problem.spot
            self._problems.add(
                source,
                problem.severity.chinese,
                problem.code,
                spot.words,
                spot.line,
                spot.column,
                spot.sheet,
                spot.cell,
                problem.message,
                problem.hint,
            )

    def content(self) -> bytes:
        self._book.close()
        return self._file.read_bytes()


_KINDS: dict[str, type[_Json] | type[_Workbook]] = {".json": _Json, ".xlsx": _Workbook}
