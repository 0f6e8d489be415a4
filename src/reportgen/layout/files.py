"""The files of a layout folder: read up to the limit of all inputs, and none that lies elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.errors import Problem, ReportgenError, Severity, Spot
from reportgen.source import bytes_of

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 60
"""Characters of a name: with an ending, Chinese ones stay below the 255 bytes that file systems allow."""


def content_of(file: Path, folder: Path) -> bytes:
    """The content of a file of a layout folder.

    Raises:
        ReportgenError: when a link leads out of the folder, or the file cannot be read.
    """
    if not file.resolve().is_relative_to(folder.resolve()):
        message = f"“{file.name}”是通向版式文件夹之外的链接，没有读"
        hint = "把文件本身复制到版式文件夹里"
        raise ReportgenError([Problem(Severity.ERROR, "layout.outside", Spot(file=str(file)), message, hint)])
    return bytes_of(file)


def complaint_of_name(name: str) -> str | None:
    """Why a name cannot be that of a file on every system; None where it can."""
    if not name.strip() or name != name.strip() or name.endswith("."):
        return "是空的，或以空格、句点开头或结尾"
    if found := _NOT_IN_NAMES.search(name):
        return f"含有文件名里不能有的字符“{found[0]}”" if found[0].isprintable() else "含有控制字符"
    if name.startswith(".") or _RESERVED.fullmatch(name):
        return "不能用作文件名"
    return f"超过 {_LONGEST} 个字" if len(name) > _LONGEST else None
