"""Which files a batch is of, what their reports are called, and how odd names are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import Problem, ReportgenError, Severity, Spot

DATA_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".xlsx", ".xls"})
_OPEN_IN_EXCEL = "~$"
"""The beginning of the name of a file that Excel keeps beside a workbook as long as it is open."""


def data_files(source: Path) -> list[Path]:
    """The data files that lie in a folder, in order; anything else is one of them, whatever it is.

    Raises:
        ReportgenError: for a folder that cannot be looked into.
    """
    try:
        return sorted(file for file in source.iterdir() if _is_data(file)) if source.is_dir() else [source]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "名称不能用"
        message = f"打不开这个文件夹（{reason}）"
        raise ReportgenError(
            [Problem(Severity.ERROR, "batch.folder", Spot(spelt(source)), message)]
        ) from None


def _is_data(file: Path) -> bool:
    return file.suffix.lower() in DATA_SUFFIXES and not file.name.startswith(_OPEN_IN_EXCEL)


def spelt(path: Path | str) -> str:
    """A path as it may be shown: characters that move a cursor, that nobody sees or that are none are spelt out."""
    return "".join(_spelt(str(path)))


def _spelt(text: str) -> Iterator[str]:
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            yield character.encode("unicode_escape").decode()
        else:
            yield character


class Targets:
    """The names of reports that are given away already, as disks see them that do not tell capitals from small letters."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: dict[str, str] = {}

    def of(self, source: Path) -> tuple[Path, str | None]:
        """Where the report of a data file goes, and the data file that has that name already, if there is one."""
        target = self._folder / f"{source.stem}.docx"
        name = unicodedata.normalize("NFC", target.name).casefold()
        taken = self._taken.setdefault(name, str(source))
        return target, None if taken == str(source) else taken
