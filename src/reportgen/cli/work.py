"""What the commands do. Imported when one of them runs, so that ``--help`` needs none of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

import click

from reportgen import pipeline
from reportgen.cli import console
from reportgen.errors import Problem, ReportgenError, UnreadableError
from reportgen.layout import Layout, layout_ids, open_layout
from reportgen.model.needed import Wants
from reportgen.model.report import Report
from reportgen.model.schema import json_schema
from reportgen.output_files import make_folder, refuse_inputs, refused_output, write_whole
from reportgen.source import lines_of, text_of

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
        refuse_inputs(output, [data])
        refuse_other_formats(output)
        is_pdf = output.suffix.lower() == _PDF
        given = read_for(data, layout)
        refuse_inputs(output, given.layout.files)
        rendered = pipeline.rendered(
            given.report, given.layout, charts, strict=strict, contents_pages=contents_pages or is_pdf
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
        chosen = open_layout(layout) if layout else None
        if output is None:
            emit(schema_of(chosen), None)
        else:
            write_schema(chosen, output)
            console.say(f"已写入 {output}")

    return attempt(work)


def schema_of(layout: Layout | None) -> bytes:
    """The JSON Schema of data files, of all or of those for a layout."""
    wants = layout.wants() if layout else Wants()
    return (json.dumps(json_schema(wants, layout_ids()), ensure_ascii=False, indent=2) + "\n").encode()


def write_schema(layout: Layout | None, output: Path) -> None:
    """Write it to a file that is new or holds a schema.

    Raises:
        ReportgenError: when the file holds something else, or cannot be written.
    """
    refuse_inputs(output, layout.files if layout else ())
    _refuse_other_content(output)
    write_whole(output, schema_of(layout))


def charts(data: Path, output: Path, form: Literal["png", "svg"], layout: str | None) -> int:
    """Write a report's charts as pictures."""

    def work() -> list[Problem]:
        report = pipeline.load(data)
        chosen = pipeline.layout_of(report, layout)
        pictures = {
            output / f"{name}.{form}": content for name, content in chosen.pictures(report, form).items()
        }
        make_folder(output)
        for file in pictures:
            refuse_inputs(file, [data, *chosen.files])
        for file, content in pictures.items():
            write_whole(file, content)
        console.say(f"已画 {len(pictures)} 张图，在 {output}")
        return []

    return _reported(data, work)


def _refuse_other_content(output: Path) -> None:
    """Keep what is no schema, a data file above all, from being overwritten by one."""
    if not output.is_file():
        return
    try:
        is_schema = "$schema" in json.loads(text_of(output))
    except (ReportgenError, ValueError, RecursionError, TypeError):
        is_schema = False
    if not is_schema:
        raise refused_output(output, "文件已存在，不是 JSON Schema，没有改动它", "请换一个文件名")


class Given(NamedTuple):
    """What a command is given: a report as its data file states it, and the layout that it is for."""

    report: Report
    layout: Layout


def read_for(data: Path, layout: str | None) -> Given:
    """Read a data file for the layout that is asked for, else for the one that it names.

    Raises:
        ReportgenError: when either cannot be read.
    """
    asked = open_layout(layout) if layout else None
    report = pipeline.read_report(data, layout=asked)
    return Given(report, pipeline.layout_of(report, asked))


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
