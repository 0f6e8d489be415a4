"""Which fields may pass into a document."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reportgen.word.admission.allowed import FIELDS, WEB_SCHEMES
from reportgen.word.package.fields import NESTED, Field

_TOKEN = re.compile(r'"[^"]*"?|“[^”]*”?|\\\S|[^\s"“\\]+(?:\\[^\s"]*)*')
_TAKES_TEXT = frozenset(("\\l", "\\o", "\\t", "\\s"))


def complaint_of_field(field: Field) -> str | None:
    """Why a field may not pass; None where it may."""
    name = field.name
    if NESTED in name:
        return "域的名称由另一个域拼成，看不出是哪种域"
    if not name and not field.code.strip():
        return None
    if name not in FIELDS:
        return f"域 {name[:20]} 不许用：它可能引用外部文件或启动程序"
    if name == "HYPERLINK" and (address := _address(field.code)) is not None:
        return f"域 HYPERLINK 指向“{address[:60]}”，不是 http、https、mailto 或书签"
    return None


def _address(code: str) -> str | None:
    """Where a HYPERLINK field leads that may not be led to; None where it leads to the web or into the document."""
    if NESTED in code:
        return "另一个域的结果"
    tokens = iter(_TOKEN.findall(code)[1:])
    for token in tokens:
        if token.lower() in _TAKES_TEXT:
            next(tokens, None)
        elif not token.startswith("\\") or len(token) > 2:
            address: str = token.strip('"“” \t')
            if address and not is_harmless_address(address):
                return address
    return None


def is_harmless_address(address: str) -> bool:
    """Whether an address leads to the web, to a mailbox or to a bookmark of the document."""
    if address.startswith("#"):
        return True
    try:
        return urlsplit(address.strip()).scheme.lower() in WEB_SCHEMES
    except ValueError:
        return False
