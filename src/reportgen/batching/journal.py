"""What earlier runs into the same folder have made, so that a run goes on where one ended.

A line of JSON for each report, added when the report is in place. A line that a kill has cut short says nothing, and its
report is made again; what a line says is believed only where report, data and layout are still those that it names.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from sys import intern
from types import TracebackType

from reportgen.batching.job import Outcome, Record
from reportgen.output_files import write_whole

NAME = ".reportgen-batch.jsonl"
_TOO_MANY = 2
"""Lines per report beyond which the journal is written anew."""


class Journal:
    """The journal of one folder of reports, open for a run."""

    def __init__(self, folder: Path) -> None:
        """Read what there is; a folder that cannot be written to has none, and every report is made."""
        self._file = folder / NAME
        self._records: dict[str, Record] = {}
        lines = self._read()
        if lines > _TOO_MANY * len(self._records) + 100:
            self._write_anew()
        self._handle = -1

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle >= 0:
            os.close(self._handle)

    def record_of(self, target: Path) -> Record | None:
        """What an earlier run has noted of this report."""
        return self._records.get(target.name)

    def add(self, outcome: Outcome) -> None:
        """Note a report that was written; where that fails, it will be made again."""
        if outcome.record is None or outcome.written is None:
            return
        with suppress(OSError):
            if self._handle < 0:
                self._handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            os.write(self._handle, _line(outcome.written.name, outcome.record))

    def _read(self) -> int:
        lines = 0
        with suppress(OSError), self._file.open("rb") as file:
            for line in file:
                lines += not line.isspace()
                with suppress(ValueError, TypeError, KeyError):
                    said = json.loads(line)
                    # all reports of a run name the same layout and options: they are kept once
                    self._records[said["name"]] = Record(*(intern(said[field]) for field in Record._fields))
        return lines

    def _write_anew(self) -> None:
        with suppress(Exception):
            write_whole(self._file, b"".join(_line(*entry) for entry in self._records.items()))


def _line(name: str, record: Record) -> bytes:
    # begins with a line end: what a kill has cut short before it stays a line of its own
    return f"\n{json.dumps({'name': name, **record._asdict()}, ensure_ascii=True)}\n".encode()
