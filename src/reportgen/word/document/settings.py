"""The words for settings in outlines and in `model`, each with the WordprocessingML it stands for.

Every table is in the order that the schema asks of the elements: XML is written from top to bottom.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.word.package.xmlns import STYLE_SEPARATOR


def _beside_turned_text(top: int) -> str:
    """A frame in the left margin of a turned page, for the page number.

    GB/T 9704-2012, 8: the number stands where it does on the other pages when the sheets lie upright, which is 7 mm from
    the text, one character from its edge.
    """
    return (
        '<w:framePr w:w="320" w:h="1600" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:x="1427" w:y="{top}"/>'
    )


PARAGRAPH_OPTIONS: Mapping[str, str] = {
    "与下段同页": "<w:keepNext/>",
    "段中不分页": "<w:keepLines/>",
    "段前分页": "<w:pageBreakBefore/>",
    "横排左下": _beside_turned_text(8552),
    "横排左上": _beside_turned_text(1868),
    "无缩进": '<w:ind w:firstLineChars="0" w:firstLine="0"/>',
    "居中": '<w:jc w:val="center"/>',
    "左对齐": '<w:jc w:val="left"/>',
    "右对齐": '<w:jc w:val="right"/>',
    "两端对齐": '<w:jc w:val="both"/>',
    "文字右转": '<w:textDirection w:val="tbRl"/>',
}
RUN_IN: Mapping[str, str] = {"与下段同行": STYLE_SEPARATOR}
"""A heading that goes on as text in the same line: Word's style separator, which hides the end of the paragraph."""
CONTINUED_CELL = "合并续"
CELL_OPTIONS: Mapping[str, str] = {
    "合并起": '<w:vMerge w:val="restart"/>',
    CONTINUED_CELL: "<w:vMerge/>",
    "顶端": '<w:vAlign w:val="top"/>',
    "垂直居中": '<w:vAlign w:val="center"/>',
    "底端": '<w:vAlign w:val="bottom"/>',
}
TABLE_OPTIONS: Mapping[str, str] = {
    "居中": '<w:jc w:val="center"/>',
    "居右": '<w:jc w:val="right"/>',
}
SECTION_OPTIONS: Mapping[str, str] = {
    "连续": '<w:type w:val="continuous"/>',
    "从偶数页起": '<w:type w:val="evenPage"/>',
    "从奇数页起": '<w:type w:val="oddPage"/>',
    "首页不同": "<w:titlePg/>",
}
SECTION_TYPES = ("连续", "从偶数页起", "从奇数页起")
SECTION_FLAGS = ("首页不同",)
BREAKABLE_ROW = "可跨页"
REPEATED_ROW = "重复"
EVEN_AND_ODD = "奇偶页不同"
PAGE_NUMBERS_FROM = "页码从"
ROW_HEIGHTS: Mapping[str, str] = {"行高": "atLeast", "固定行高": "exact"}

HEADER_CELL_STYLE = "表头"
BODY_CELL_STYLE = "表格文字"

MARGIN_KINDS: Mapping[str, tuple[str, str]] = {
    "首页页眉": ("header", "first"),
    "页眉": ("header", "default"),
    "偶数页页眉": ("header", "even"),
    "首页页脚": ("footer", "first"),
    "页脚": ("footer", "default"),
    "偶数页页脚": ("footer", "even"),
}
"""Outline name of a header or footer -> (element, ``w:type``)."""

REBUILDABLE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC")

BREAKS: Mapping[str, str] = {
    "换行": "<w:br/>",
    "分页": '<w:br w:type="page"/>',
    "制表": "<w:tab/>",
    "空格": '<w:t xml:space="preserve"> </w:t>',
}
