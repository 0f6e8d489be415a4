"""Characters that no document may hold: control characters, halves of surrogate pairs, non-characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Neither XML (and so Word) nor YAML takes these."""

HIDDEN_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML, which came along when a text was pasted; editors show the line as going on."""

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Allowed in a text, where they do no harm; a key that holds one looks right and is none."""

_MOST_SHOWN = 20


def refuse_forbidden(source: SourceText, complaints: Complaints) -> None:
    """Raise when the text itself holds such characters."""
    found = FORBIDDEN.finditer(source.text)
    for _, match in zip(range(_MOST_SHOWN), found, strict=False):
        complain_of_character(match.group(), complaints, match.start())
    complaints.settle()


def without_hidden_breaks(source: SourceText, complaints: Complaints) -> SourceText:
    """The text with blanks in place of line breaks that no editor shows, each of which is noted.

    YAML ends a line there, so that half of a text is taken for the next key, or stands in a paragraph of its own.
    """
    found = list(HIDDEN_BREAK.finditer(source.text))
    for match in found[:_MOST_SHOWN]:
        complaints.add(
            "source.character",
            f"含有看不见的换行符 U+{ord(match.group()):04X}",
            "请删去该字符：接着写的不要它，要分行的按回车键",
            offset=match.start(),
        )
    return SourceText(HIDDEN_BREAK.sub(" ", source.text)) if found else source


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
