"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, and GB18030."""

from __future__ import annotations

import codecs

from reportgen.source.complaints import Complaints

_OFFICE = "请把数据另存为 YAML（.yaml）或 JSON（.json）文本文件"

# How files begin that are often handed in by mistake.
_OTHER_FORMATS = (
    (b"PK\x03\x04", "这是 Word/Excel 文件（或压缩包），不是数据文件"),
    (b"\xd0\xcf\x11\xe0", "这是旧版 Word/Excel/WPS 文件，不是数据文件"),
    (b"%PDF", "这是 PDF 文件，不是数据文件"),
    (b"{\\rtf", "这是 RTF 文件，不是数据文件"),
)


def decode(data: bytes, complaints: Complaints) -> str:
    """The text of a data file; what is no text is refused, with what it seems to be."""
    for beginning, message in _OTHER_FORMATS:
        if data.startswith(beginning):
            complaints.stop("format", message, _OFFICE)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(data, complaints)
    if b"\0" in data:
        complaints.stop("binary", "这不是文本文件（含有二进制内容）", _OFFICE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_gb18030(data, error, complaints)


def _decode_utf16(data: bytes, complaints: Complaints) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        complaints.stop("encoding", "UTF-16 编码的文字已损坏", "请另存为 UTF-8 编码")


def _decode_gb18030(data: bytes, utf8_error: UnicodeDecodeError, complaints: Complaints) -> str:
    if _is_damaged_utf8(data):
        line = data.count(b"\n", 0, utf8_error.start) + 1
        complaints.stop(
            "encoding", f"UTF-8 编码的文字在第{line}行已损坏", "请重新输入该行并另存为 UTF-8 编码"
        )
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        complaints.stop("encoding", "无法识别文字编码", "请用记事本等软件打开后另存为 UTF-8 编码")


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether it holds more sound Chinese characters than faults; GB18030 hardly ever reads as such."""
    text = data.decode("utf-8", errors="replace")
    faults = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum("\u2e80" <= character < "\ufffd" for character in text)
    return sound > faults
