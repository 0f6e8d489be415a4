"""``--mark``: a copy of a workbook, template or report in which what is wrong is marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.cli import console
from reportgen.errors import Problem
from reportgen.intake.opening import may_be_workbook
from reportgen.output_files import exists, refused_output, write_whole
from reportgen.source import bytes_of

_SUFFIX = ".xlsx"
_AUTHOR = "reportgen"
"""Whom Word shows as author of the comments."""


def mark_problems(data: Path, problems: Sequence[Problem], output: Path) -> None:
    """Write the copy; the workbook itself is left alone.

    Raises:
        ReportgenError: when the data are no workbook, or the copy would overwrite something.
    """
    if exists(output):
        raise refused_output(output, "文件已存在，没有改动它", "请换一个文件名")
    if output.suffix.lower() != _SUFFIX:
        raise refused_output(output, "标注后的副本是工作簿，文件名应以 .xlsx 结尾")
    content = bytes_of(data)
    if not may_be_workbook(content, data.name):
        raise refused_output(output, f"“{data}”不是工作簿，没有单元格可标", "--mark 只用于 .xlsx、.xls")
    from reportgen.data_workbook.marking.marked import marked

    copy, count = marked(content, str(data), problems)
    write_whole(output, copy)
    elsewhere = len(problems) - sum(problem.spot.cell is not None for problem in problems)
    rest = f"，另有 {elsewhere} 条没有对应的单元格" if elsewhere else ""
    console.say(f"已写入 {output}：标出 {count} 个单元格{rest}")


def mark_in_word(document: bytes, problems: Sequence[Problem], output: Path) -> None:
    """Write a copy of a template or a report with a comment at the place of each problem.

    Raises:
        ReportgenError: when it is no Word document that can be read, or the copy would overwrite something.
    """
    from reportgen.word.commenting import Comment, commentable, commented

    if exists(output):
        raise refused_output(output, "文件已存在，没有改动它", "请换一个文件名")
    if output.suffix.lower() != ".docx":
        raise refused_output(output, "带批注的副本是 Word 文件，文件名应以 .docx 结尾")
    if not document.startswith(b"PK"):
        raise refused_output(
            output, "只有 Word 文件（.docx）能加批注", "PDF、网页和文本请看列出的位置，或核对它的 Word 原稿"
        )
    places = commentable(document, [problem.where for problem in problems])
    comments = [
        Comment(problem.where, _as_comment(problem)) for problem in problems if problem.where in places
    ]
    write_whole(output, commented(document, comments, _AUTHOR))
    elsewhere = len(problems) - len(comments)
    rest = f"，另有 {elsewhere} 条不属于某一处（见上面的列表）" if elsewhere else ""
    console.say(f"已写入 {output}：加了 {len(comments)} 条批注{rest}")


def _as_comment(problem: Problem) -> str:
    hint = f"\n提示：{problem.hint}" if problem.hint else ""
    return f"{problem.severity.chinese}（{problem.code}）：{problem.message}{hint}"
