"""What kind of file some bytes are, told from their content, and refused where they cannot be read as a workbook."""

from __future__ import annotations

from enum import Enum
from io import BytesIO
from pathlib import PurePath
from struct import unpack_from
from zipfile import BadZipFile, ZipFile

from reportgen.errors import Refusal
from reportgen.intake.limits import LARGE_PART, MAX_RATIO, MAX_UNPACKED

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _FREE = 512, 0xFFFFFFFF
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_OLE_WORD = "WordDocument".encode("utf-16-le")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml")


def damaged() -> Refusal:
    """The complaint about a file that is not whole."""
    message, hint = "文件不完整或已损坏，可能没有下载完", "请重新下载或导出，先用 Excel 打开看看"
    return Refusal(message, hint, "intake.damaged")


def protected() -> Refusal:
    """The complaint about a file that only opens with a password."""
    return Refusal("工作簿加了密码，读不了", "请在 Excel 中打开，去掉打开密码后另存", "intake.password")


class FileKind(Enum):
    """What the bytes are, with the extensions that fit."""

    XLSX = ("新式工作簿", (".xlsx", ".xlsm", ".xltx", ".xltm"))
    XLSB = ("二进制工作簿", (".xlsb",))
    ODS = ("开放文档表格", (".ods",))
    XLS = ("老式工作簿", (".xls", ".xlt", ".et"))
    CSV = ("逗号分隔的文本", (".csv", ".tsv"))

    @property
    def chinese(self) -> str:
        """Its name in messages."""
        return str(self.value[0])

    @property
    def endings(self) -> tuple[str, ...]:
        """What the names of such files end in."""
        return tuple(self.value[1])

    def fits(self, name: str) -> bool:
        """Whether a file of this kind is usually called so."""
        usual = ("", ".txt") if self is FileKind.CSV else ("",)
        return PurePath(name).suffix.lower() in (*usual, *self.endings)


def may_be_workbook(data: bytes, name: str | None = None) -> bool:
    """Whether bytes begin as a workbook does, or are called like one."""
    is_called_so = bool(name) and any(
        PurePath(name or "").suffix.lower() in kind.endings for kind in FileKind
    )
    return data.startswith((_ZIP, _OLE)) or is_called_so


def kind_of(data: bytes) -> FileKind:
    """What the bytes are.

    Raises:
        Refusal: when they are no workbook, or one that cannot or must not be opened.
    """
    if data.startswith(_ZIP):
        return _kind_of_archive(data)
    if data.startswith(_OLE):
        return _kind_of_compound_file(data)
    if not data.strip():
        raise Refusal("文件是空的", "请重新下载或导出", "intake.damaged")
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        raise Refusal("这是网页格式的文件，不是真正的工作簿", "请用 Excel 打开，另存为 .xlsx", "intake.html")
    if b"\0" in data[:4096] and not data.startswith(_UTF16):
        raise Refusal("这不是工作簿", "请选择 .xlsx、.xls 或 .csv 文件", "intake.kind")
    return FileKind.CSV


def has_macros(data: bytes, kind: FileKind) -> bool:
    """Whether the workbook brings macros, which are never run."""
    if kind is FileKind.XLS:
        return _OLE_MACROS in data
    return kind is not FileKind.CSV and b"vbaProject.bin" in data


def _kind_of_archive(data: bytes) -> FileKind:
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise damaged() from None
    _refuse_bomb([(entry.file_size, entry.compress_size) for entry in entries])
    names = {entry.filename for entry in entries}
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if "content.xml" in names:
        return FileKind.ODS
    if any(name.endswith("workbook.xml") for name in names):
        return FileKind.XLSX
    what = "Word 文档" if "word/document.xml" in names else "压缩包"
    raise Refusal(f"这是{what}，不是工作簿", "请选择 .xlsx、.xls 或 .csv 文件", "intake.kind")


def _refuse_bomb(sizes: list[tuple[int, int]]) -> None:
    is_bomb = any(size > LARGE_PART and size > packed * MAX_RATIO for size, packed in sizes)
    if is_bomb or sum(size for size, _ in sizes) > MAX_UNPACKED:
        raise Refusal(
            f"工作簿解开后过大（超过{MAX_UNPACKED // 1024 // 1024} MB，或压缩得不合常理），没有读",
            "请检查是否选错了文件",
            "intake.size",
        )


def _kind_of_compound_file(data: bytes) -> FileKind:
    if _ENCRYPTED in data:
        raise protected()
    if _OLE_WORD in data:
        raise Refusal("这是 Word 文档，不是工作簿", "请选择 .xlsx、.xls 或 .csv 文件", "intake.kind")
    if not _is_whole(data):
        raise damaged()
    return FileKind.XLS


def _is_whole(data: bytes) -> bool:
    """Whether a compound file has all the sectors that its allocation table says are in use."""
    if len(data) < _HEADER:
        return False
    shift, tables = unpack_from("<H", data, 30)[0], unpack_from("<109I", data, 76)
    if not 7 <= shift <= 16 or len(data) % (1 << shift):
        return False
    sector, last = 1 << shift, 0
    count = sector // 4
    for number, at in enumerate(table for table in tables if table < _FREE):
        start = (at + 1) * sector
        if start + sector > len(data):
            return False
        used = [index for index, entry in enumerate(unpack_from(f"<{count}I", data, start)) if entry != _FREE]
        last = number * count + used[-1] if used else last
    return bool((last + 2) * sector <= len(data))
