"""An author's words where a template's sentence takes them in."""

from __future__ import annotations

from unicodedata import east_asian_width

from reportgen.errors import Refusal
from reportgen.lengths import TEXT_WIDTH_MM, TITLE_POINTS, characters_in
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style

_SENTENCE_ENDS = ("。", "！", "？")
_TITLE_LINE = 2 * characters_in(TEXT_WIDTH_MM, TITLE_POINTS)
"""Half characters that a line of a title holds."""


@phrase("成句", "sentence", "文字收尾成句：句末没有标点的加句号，有的照旧", "{{ 预算调整原因|成句 }}")
def sentence(style: Style, value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("此处应为文字")
    return value if not value or value.endswith(_SENTENCE_ENDS) else f"{value.rstrip('；;，,、. ')}。"


@phrase(
    "标题行",
    "title_lines",
    "一行放不下的标题匀成长短相近的几行，最后一行不致只剩一两个字；放得下的照旧",
    "{{ (年度 ~ '年度' ~ 单位.名称)|标题行 }}",
)
def title_lines(style: Style, value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("此处应为文字")
    room = -(-_width(value) // -(-_width(value) // _TITLE_LINE)) if value else 0
    lines = [""]
    for character in value:
        if _width(lines[-1]) >= room:
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


def _width(text: str) -> int:
    """How wide the text is, in half characters."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
