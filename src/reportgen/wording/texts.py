"""An author's words where a template's sentence takes them in."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from reportgen.errors import Refusal
from reportgen.lengths import TEXT_WIDTH_MM, TITLE_POINTS, characters_in
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style

_SENTENCE_ENDS = ("。", "！", "？")
_NEVER_FIRST, _NEVER_LAST = "，。、；：！？）》”’", "（《“‘"
_TITLE_LINE = 2 * characters_in(TEXT_WIDTH_MM, TITLE_POINTS)
"""Half characters that a line of a title holds."""

_LEAD_OF_A_CAUSE = re.compile(
    r"\s*(?:(?:[较比与][^，。；：]{1,12}，?)?(?:增加|减少|增长|下降|增减|变动|差异|偏差)的?)?(?:主要)?(?:增减|变动|差异)?"
    r"(?:的)?原因(?:主要)?(?:是|为|：|:)+"
)
"""What authors write before a cause, although the sentence that takes it in says so itself."""


@phrase("成句", "sentence", "文字收尾成句：句末没有标点的加句号，有的照旧", "{{ 预算调整原因|成句 }}")
def sentence(style: Style, value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("此处应为文字")
    return value if not value or value.endswith(_SENTENCE_ENDS) else f"{value.rstrip('；;，,、. ')}。"


def cause(text: str) -> str:
    """A cause as it stands after “主要原因是”: without that lead, and without the mark at its end."""
    lead = _LEAD_OF_A_CAUSE.match(text)
    return text[lead.end() if lead else 0 :].strip("。；;. \n")


@phrase(
    "标题行",
    "title_lines",
    "一行放不下的标题匀成长短相近的几行，最后一行不致只剩一两个字；放得下的照旧。制表=true：每行之前加制表符，"
    "用于以制表位居中的“附件标题”",
    "{{ (年度 ~ '年度' ~ 单位.名称)|标题行 }}",
)
def title_lines(style: Style, value: object, tabbed: bool = False) -> str:
    if not isinstance(value, str):
        raise Refusal("此处应为文字")
    room = -(-_width(value) // -(-_width(value) // _TITLE_LINE)) if value else 0
    lines = [""]
    for character in value:
        if _width(lines[-1]) >= room and character not in _NEVER_FIRST:
            opening = lines[-1][-1:] if lines[-1][-1:] in _NEVER_LAST else ""
            lines[-1] = lines[-1].removesuffix(opening) if opening else lines[-1]
            lines.append(opening)
        lines[-1] += character
    tab = "\t" if tabbed else ""
    return "\n".join(tab + line for line in lines)


def _width(text: str) -> int:
    """How wide the text is, in half characters."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
