"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, and GB18030."""

from __future__ import annotations

import codecs
import re

from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText

_FAULT = "\N{REPLACEMENT CHARACTER}"
_FAULTS = re.compile(f"{_FAULT}+")

_SAVE_AS_TEXT = "数据文件是纯文本；用 reportgen new 新建一份，把数字和文字填进去"

# How files begin that are often handed in by mistake.
_OTHER_FORMATS = (
    (b"PK\x03\x04", "这是 Word/Excel 文件（或压缩包），不是数据文件"),
    (b"\xd0\xcf\x11\xe0", "这是旧版 Word/Excel/WPS 文件，不是数据文件"),
    (b"%PDF", "这是 PDF 文件，不是数据文件"),
    (b"{\\rtf", "这是 RTF 文件，不是数据文件"),
)


def decode(data: bytes, name: str | None) -> str:
    """The text of a data file; what is no text is refused, with what it seems to be.

    Raises:
        UnreadableError: under the file's `name`.
    """
    complaints = Complaints(name)
    for beginning, message in _OTHER_FORMATS:
        if data.startswith(beginning):
            complaints.stop("source.format", message, _SAVE_AS_TEXT)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16", "UTF-16 编码的文字已损坏", complaints)
    if b"\0" in data:
        complaints.stop("source.binary", "这不是文本文件（含有二进制内容）", _SAVE_AS_TEXT)
    utf8 = data.decode("utf-8", errors="replace")
    if utf8.encode("utf-8") == data:
        return utf8
    _refuse_damaged_utf8(utf8, name)
    return _decoded(data, "gb18030", "无法识别文字编码", complaints)


def _decoded(data: bytes, encoding: str, otherwise: str, complaints: Complaints) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        complaints.stop("source.encoding", otherwise, "请用记事本等软件打开检查，并另存为 UTF-8 编码")


def _refuse_damaged_utf8(text: str, name: str | None) -> None:
    """Raise when the text holds more sound Chinese characters than faults, as GB18030 hardly ever does."""
    faults = [fault.start() for fault in _FAULTS.finditer(text)]
    sound = sum("\u2e80" <= character < _FAULT for character in text)
    if sound > len(faults):
        complaints = Complaints(name, SourceText(text))
        for offset in faults:
            complaints.add(
                "source.encoding", "此处的文字已损坏", "请重新输入，并另存为 UTF-8 编码", offset=offset
            )
        complaints.settle()
