"""What the commands do. Imported when one of them runs, so that ``--help`` needs none of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import click

from reportgen import pipeline
from reportgen.cli import console
from reportgen.cli.files import make_folder, refused_output, write_whole
from reportgen.errors import Problem, ReportgenError, UnreadableError
from reportgen.layout import open_layout
from reportgen.model.schema import json_schema
from reportgen.source import lines_of

CLEAN, STOPPED, UNREADABLE = 0, 1, 2


_PDF = ".pdf"


def render(
    data: Path,
    output: Path,
    layout: str | None,
    charts: pipeline.ChartMode,
    strict: bool,
    contents_pages: bool = False,
) -> int:
    """Write the report of one data file, as a Word document or as the PDF that LibreOffice makes of it."""

    def work() -> list[Problem]:
        refuse_own_input(data, output)
        refuse_other_formats(output)
        is_pdf = output.suffix.lower() == _PDF
        rendered = pipeline.rendered(
            data, layout, charts, strict=strict, contents_pages=contents_pages or is_pdf
        )
        write_whole(output, _as_pdf(rendered.document) if is_pdf else rendered.document)
        console.say(f"已生成 {output}")
        return rendered.problems

    return _reported(data, work)


def check(
    data: Path, layout: str | None, form: Literal["text", "json"], strict: bool, mark: Path | None = None
) -> int:
    """List what is wrong with a data file, and mark it in a copy of a workbook."""
    try:
        problems = pipeline.check(data, layout)
        code = STOPPED if pipeline.stops(problems, strict=strict) else CLEAN
    except ReportgenError as error:
        problems, code = list(error.problems), code_of(error)
    if form == "json":
        listed = {"problems": [problem.as_dict() for problem in problems]}
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        console.show(problems, lines_of(data))
    if mark is not None:
        from reportgen.cli.marking import mark_problems

        code = max(code, attempt(lambda: mark_problems(data, problems, mark)))
    return code


def schema(layout: str | None, output: Path | None) -> int:
    """Give the JSON Schema of data files, of all or of those for a layout."""

    def work() -> None:
        choices = open_layout(layout).meanings if layout else {}
        emit((json.dumps(json_schema(choices), ensure_ascii=False, indent=2) + "\n").encode(), output)

    return attempt(work)


def charts(data: Path, output: Path, form: Literal["png", "svg"], layout: str | None) -> int:
    """Write a report's charts as pictures."""

    def work() -> list[Problem]:
        report = pipeline.load(data)
        pictures = pipeline.layout_of(report, layout).pictures(report, form)
        make_folder(output)
        for name, content in pictures.items():
            write_whole(output / f"{name}.{form}", content)
        console.say(f"已画 {len(pictures)} 张图，在 {output}")
        return []

    return _reported(data, work)


def emit(content: bytes, output: Path | None) -> None:
    """Write to a file, or to the screen where none is given."""
    if output is None:
        click.echo(content.decode(), nl=False)
    else:
        write_whole(output, content)
        console.say(f"已写入 {output}")


def attempt(work: Callable[[], object]) -> int:
    """Do something that concerns no data file, and show what is wrong."""
    try:
        work()
    except ReportgenError as error:
        console.show(error.problems)
        return code_of(error)
    return CLEAN


def refuse_own_input(data: Path, output: Path) -> None:
    """Keep a data file from being overwritten by its own report.

    Raises:
        ReportgenError: when both are one file.
    """
    if output.exists() and data.exists() and output.samefile(data):
        message = "输出文件就是数据文件本身，会把数据盖掉"
        raise refused_output(output, message, "请换一个输出文件名")


def refuse_other_formats(output: Path) -> None:
    """Keep a report from a name under which no program would open it.

    Raises:
        ReportgenError: when the name is neither one of a Word document nor of a PDF.
    """
    if output.suffix.lower() not in (".docx", _PDF) and not output.is_dir():
        message = "成品是 Word 文档或 PDF，文件名应以 .docx 或 .pdf 结尾"
        hint = f"请写成 {output.with_suffix('.docx')}"
        raise refused_output(output, message, hint)


def _as_pdf(document: bytes) -> bytes:
    from reportgen.publish.libreoffice import pdfs  # starts a program of its own

    [pdf] = pdfs([document])
    return pdf


def _reported(data: Path, work: Callable[[], list[Problem]]) -> int:
    try:
        problems, code = work(), CLEAN
    except ReportgenError as error:
        problems, code = list(error.problems), code_of(error)
    console.show(problems, lines_of(data))
    return code


def code_of(error: ReportgenError) -> int:
    """The exit code for an error."""
    return UNREADABLE if isinstance(error, UnreadableError) else STOPPED
