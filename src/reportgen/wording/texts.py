"""An author's words where a template's sentence takes them in."""

from __future__ import annotations

from reportgen.wording.registry import WordingError, phrase
from reportgen.wording.style import Style

_SENTENCE_ENDS = ("。", "！", "？")


@phrase("成句", "sentence", "文字收尾成句：句末没有标点的加句号，有的照旧", "{{ 预算调整原因|成句 }}")
def sentence(style: Style, value: object) -> str:
    if not isinstance(value, str):
        raise WordingError("此处应为文字")
    return value if not value or value.endswith(_SENTENCE_ENDS) else f"{value.rstrip('；;，,、. ')}。"
