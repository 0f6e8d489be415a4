"""Output appears whole or not at all, and never in place of what a command has read.

A new file is written beside its place under a name of its own, locked, synced, and then renamed. What a killed run leaves
behind is no longer locked, by which the next run knows that it may be removed.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from reportgen.errors import Problem, ReportgenError, Severity, Spot

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl

_BEGINNING, _ENDING = ".reportgen-", ".part"
_SURELY_LEFT_OVER = 3600
"""Seconds after which an unfinished file is left over, on systems without locks of this kind."""
_COPY = ".bak"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; an older one stays untouched until then, and keeps its mode.

    A link is followed: what it leads to is written, and it stays a link.

    Raises:
        ReportgenError: when the place cannot be written to.
    """
    try:
        target = Path(os.path.realpath(path, strict=False))
        older = target.stat() if target.exists() else None
        if older is not None and not stat.S_ISREG(older.st_mode):
            _write_through(target, content)
            return
        if older is not None and not os.access(target, os.W_OK):
            raise refused_output(path, "无法写入：文件是只读的", "去掉只读，或换一个文件名")
        _remove_leftovers(target.parent)
        with _unfinished(target.parent) as (temporary, handle):
            _write_all(handle, content)
            temporary.chmod(stat.S_IMODE(older.st_mode) if older else 0o666 & ~_umask())
            _put_in_place(temporary, target, path)
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from None


def keep_copy(path: Path) -> Path:
    """Write a copy of a file that a command is about to change, beside it; gives the place of the copy.

    Raises:
        ReportgenError: when it cannot be written.
    """
    copy = path.with_name(path.name + _COPY)
    write_whole(copy, path.read_bytes())
    return copy


def make_folder(path: Path) -> None:
    """Make a folder for output, parents included.

    Raises:
        ReportgenError: when it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from None


def refuse_inputs(output: Path, inputs: Iterable[Path]) -> None:
    """Keep a command from overwriting what it has read, by whatever name or link.

    Raises:
        ReportgenError: when the output is one of the inputs.
    """
    for read in inputs:
        if _is_same(output, read):
            named = f"就是所读的“{read.name}”本身" if output == read else f"和所读的“{read}”是同一个文件"
            raise refused_output(output, f"输出文件{named}，会把它盖掉", "请换一个输出文件名")


def exists(path: Path) -> bool:
    """Whether something is there; names that no file can have are nowhere."""
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def _is_same(output: Path, read: Path) -> bool:
    try:
        return output.exists() and read.exists() and output.samefile(read)
    except (OSError, ValueError):
        return False


def _write_through(target: Path, content: bytes) -> None:
    """Write to what is no file: a pipe, a terminal, ``/dev/null``."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    with target.open("wb") as device:
        device.write(content)


@contextmanager
def _unfinished(folder: Path) -> Iterator[tuple[Path, int]]:
    """A new file beside its later place, locked as long as it is open; removed where it is not renamed."""
    while True:
        path = folder / f"{_BEGINNING}{secrets.token_hex(8)}{_ENDING}"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        _lock(handle)
        if os.fstat(handle).st_nlink or fcntl is None:
            break
        os.close(handle)  # another run took it for left over before it was locked
    try:
        yield path, handle
    except BaseException:
        with suppress(OSError):
            os.close(handle)
        path.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        os.close(handle)


def _write_all(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # what cannot be synced there
            raise


def _put_in_place(temporary: Path, target: Path, shown: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError:
        message, hint = (
            "无法写入：文件正被占用，可能正在 Word、WPS 或 Excel 中打开",
            "关闭后再试，或换一个文件名",
        )
        raise refused_output(shown, message, hint) from None


def _sync_folder(folder: Path) -> None:
    if fcntl is not None:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


@cache
def _remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files of runs that were killed; once in a process for each folder."""
    with suppress(OSError):
        for path in folder.glob(f"{_BEGINNING}*{_ENDING}"):
            with suppress(OSError):
                _remove_if_left_over(path)


def _remove_if_left_over(path: Path) -> None:
    if fcntl is None:
        if time.time() - path.stat().st_mtime > _SURELY_LEFT_OVER:
            path.unlink()
        return
    handle = os.open(path, os.O_WRONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails while the run that writes it is alive
        path.unlink()
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_REASONS: dict[int, tuple[str, str | None]] = {
    errno.ENOSPC: ("磁盘已满", "清出空间后再试；原来的文件没有动"),
    errno.EDQUOT: ("磁盘配额已满", "清出空间后再试；原来的文件没有动"),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短一些的文件名"),
    errno.EROFS: ("磁盘是只读的", None),
    errno.ELOOP: ("链接绕成了圈", None),
}


def cannot_write(path: Path, error: Exception) -> ReportgenError:
    """The complaint about a place that cannot be written to."""
    kinds: dict[type[Exception], str] = {
        FileNotFoundError: f"文件夹“{path.parent}”不存在",
        NotADirectoryError: f"“{path.parent}”不是文件夹",
        FileExistsError: "那里已经有一个同名的文件",
        IsADirectoryError: "它是一个文件夹",
        PermissionError: f"没有写入文件夹“{path.parent}”的权限",
        ValueError: "文件名里有不能用的字符",
    }
    reason, hint = _REASONS.get(getattr(error, "errno", None) or 0, (None, None))
    return refused_output(path, f"无法写入：{reason or kinds.get(type(error), '系统拒绝写入')}", hint)


def refused_output(path: Path, message: str, hint: str | None = None) -> ReportgenError:
    """The complaint about a place that nothing shall be written to."""
    shown = str(path).encode("utf-8", errors="replace").decode()
    return ReportgenError([Problem(Severity.ERROR, "output", Spot(shown), message, hint)])
