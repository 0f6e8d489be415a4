"""Characters that no document may hold: control characters, halves of surrogate pairs, non-characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Neither XML (and so Word) nor YAML takes these."""

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Allowed in a text, where they do no harm; a key that holds one looks right and is none."""

_MOST_SHOWN = 20


def refuse_forbidden(source: SourceText, complaints: Complaints) -> None:
    """Raise when the text itself holds such characters."""
    found = FORBIDDEN.finditer(source.text)
    for _, match in zip(range(_MOST_SHOWN), found, strict=False):
        complain_of_character(match.group(), complaints, match.start())
    complaints.settle()


def complain_of_character(
    character: str, complaints: Complaints, offset: int | None = None, path: Sequence[str | int] = ()
) -> None:
    """Note one such character, named by its code since it has no shape."""
    complaints.add(
        "source.character",
        f"含有不可见的控制字符 U+{ord(character):04X}",
        "请删去该字符（常见于从其他软件粘贴的文字）",
        path=path,
        offset=offset,
    )
