"""Output appears whole or not at all: written beside its place first, then renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from reportgen.errors import Problem, ReportgenError, Severity, Spot


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; an older one stays untouched until then.

    Raises:
        ReportgenError: when the place cannot be written to.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise cannot_write(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise cannot_write(path, error) from None


def make_folder(path: Path) -> None:
    """Make a folder for output, parents included.

    Raises:
        ReportgenError: when it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def cannot_write(path: Path, error: OSError) -> ReportgenError:
    """The complaint about a place that cannot be written to."""
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: f"文件夹“{path.parent}”不存在",
        NotADirectoryError: f"“{path.parent}”不是文件夹",
        IsADirectoryError: "它是一个文件夹",
        PermissionError: "没有写入的权限，或文件正在 Word 中打开",
    }
    reason = reasons.get(type(error), "系统拒绝写入")
    return refused_output(path, f"无法写入：{reason}")


def refused_output(path: Path, message: str, hint: str | None = None) -> ReportgenError:
    """The complaint about a place that nothing shall be written to."""
    return ReportgenError([Problem(Severity.ERROR, "output", Spot(str(path)), message, hint)])
