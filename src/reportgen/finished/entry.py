"""`read_document`: the one way into a finished document, whatever file it is."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path

from reportgen.errors import Problem, Severity, Spot, UnreadableError
from reportgen.finished.continued import with_tables_joined
from reportgen.finished.model import FinishedDocument
from reportgen.source import bytes_of, text_from

_WEB_PAGE = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|div|p)\b", re.I | re.S
)
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx，或导出为 PDF"


def read_document(source: Path | str | bytes, name: str | None = None) -> FinishedDocument:
    """Read a finished document: .docx, .pdf, .html, .txt or .md, told apart by what is in them.

    Args:
        source: a path, or the bytes of the file.
        name: what messages call it; a path is called by itself.

    Raises:
        ReportgenError: when there is no such file, it is damaged, protected, a scan, of another kind, or says nothing.
    """
    if not isinstance(source, bytes):
        name = name or str(source)
        if Path(source).is_dir():
            raise refused("finished.format", name, "这是文件夹，不是一份报告", "请写明文件夹里的哪一个文件")
        source = bytes_of(Path(source))
    document = _document(source, name)
    document = replace(document, blocks=with_tables_joined(document.blocks))
    if not document.blocks:
        raise refused("finished.empty", name, "文档里没有文字，没有可核的内容", "请检查是否选错了文件")
    return document


def _document(data: bytes, name: str | None) -> FinishedDocument:
    # Each kind of file loads its own library, only when it is met.
    if data.startswith(b"PK"):
        from reportgen.finished.word_file import read_word

        return read_word(data, name)
    if b"%PDF-" in data[:1024]:
        from reportgen.finished.pdf import read_pdf

        return read_pdf(data, name)
    if data.startswith((_OLD_WORD, b"{\\rtf")):
        kind = "RTF 文件" if data.startswith(b"{") else "旧格式（.doc、.wps、.xls）或加了打开密码的文件"
        raise refused("finished.format", name, f"这是{kind}，读不了", _SAVE_AS)
    if b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise refused("finished.format", name, "这不是 Word、PDF、网页或文本文件", _SAVE_AS)
    text = text_from(data, name)
    if _WEB_PAGE.match(text):
        from reportgen.finished.web_page import read_web_page

        return read_web_page(text, name)
    from reportgen.finished.text_file import read_text

    return read_text(text, name)


def refused(code: str, name: str | None, message: str, hint: str | None = None) -> UnreadableError:
    """The error for a document that cannot be read at all."""
    return UnreadableError([Problem(Severity.ERROR, code, Spot(file=name), message, hint)])
