"""The outline of a .docx: a text version of it, in which a diff shows what changed in a template.

The lines of an outline (Chinese commas and blanks both separate words)::

    节：纵向 210×297，上37 下35 左28.01 右26，页眉15 页脚25，行网格28.95，奇偶页不同
    页脚：[奇数页页码] — {域 PAGE} —             also 页眉, 首页页眉, 偶数页页脚 …; right after their 节
    [附件标签，段前分页] 附件{{ 附件号 }}         [style，options] text; template tags stand as they are
    [正文] {楷体字|（一）总体情况。}正文{换行}     a run in a character style; marks: 换行 制表 分页 空格 域
    表：公文表格，居中，列宽 20 100 36，表头1行     widths in millimetres
    | 序号 | 名称 | 金额 |                       cells in 表头 or 表格文字 name no style
    | {%tr for 项 in 项目 %} |                   a lone cell spans the table
    行 可跨页 行高12 | <合并起> 甲 | <跨2列，底端> [表格数字] 1.00 ¶ [表格数字] 2.00 |
    | <合并续> | 乙 | [表格数字] 3.00 |

Braces, bars, backslashes and ¶ of the text itself carry a backslash. Options and words are listed in `reportgen.word.document.settings`.
What a document holds beyond this is shown too: direct formatting by its XML name and values, drawings, notes and
links as marks, and the text of boxes, content controls and inner tables on indented lines. None of that can be turned
into a document again: `reportgen.word.gbt9704.from_outline` refuses it, line by line.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reportgen.errors import Problem
from reportgen.word.document.reading import read_document
from reportgen.word.outline.to_text import write_outline

__all__ = ["Outlined", "outline", "outlined"]


class Outlined(NamedTuple):
    """The outline of a document.

    Attributes:
        text: see `outline`.
        passed_over: a note about each thing in the document that a report must not have.
    """

    text: str
    passed_over: list[Problem]


def outlined(source: Path | bytes) -> Outlined:
    """What `outline` gives, with notes about what was read past.

    Raises:
        TemplateError: the file is missing or is not a sound Word document.
    """
    document = read_document(source)
    return Outlined(write_outline(document.blocks), document.passed_over)


def outline(source: Path | bytes) -> str:
    """The outline of a Word document, given as a file or as its bytes.

    One line per section (geometry), header or footer paragraph, body paragraph and table row, in reading order;
    notes at the end. The same document always gives the same text.

    Raises:
        TemplateError: the file is missing or is not a sound Word document.
    """
    return outlined(source).text
