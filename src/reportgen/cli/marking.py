"""``--mark``: a copy of a workbook in which what is wrong is marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.cli import console
from reportgen.cli.files import refused_output, write_whole
from reportgen.errors import Problem
from reportgen.intake.opening import may_be_workbook
from reportgen.source import bytes_of

_SUFFIX = ".xlsx"


def mark_problems(data: Path, problems: Sequence[Problem], output: Path) -> None:
    """Write the copy; the workbook itself is left alone.

    Raises:
        ReportgenError: when the data are no workbook, or the copy would overwrite something.
    """
    if output.exists():
        raise refused_output(output, "文件已存在，没有改动它", "请换一个文件名")
    if output.suffix.lower() != _SUFFIX:
        raise refused_output(output, "标注后的副本是工作簿，文件名应以 .xlsx 结尾")
    content = bytes_of(data)
    if not may_be_workbook(content, data.name):
        raise refused_output(output, f"“{data}”不是工作簿，没有单元格可标", "--mark 只用于 .xlsx、.xls")
    from reportgen.data_workbook.marking import marked

    copy, count = marked(content, str(data), problems)
    write_whole(output, copy)
    elsewhere = len(problems) - sum(problem.spot.cell is not None for problem in problems)
    rest = f"，另有 {elsewhere} 条没有对应的单元格" if elsewhere else ""
    console.say(f"已写入 {output}：标出 {count} 个单元格{rest}")
