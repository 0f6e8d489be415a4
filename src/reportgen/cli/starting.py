"""Starting a data file: ``reportgen new``."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.cli.work import attempt, emit, write_schema
from reportgen.errors import ReportgenError
from reportgen.layout import Layout, open_layout
from reportgen.output_files import exists, make_folder, refused_output

WORKBOOK = ".xlsx"
_FOR_EDITORS = ".reportgen"
"""The folder beside a data file in which editors find its schema."""


def new(layout: str, output: Path | None, data: Path | None = None) -> int:
    """Start a data file for a layout; one that may already be filled in is left alone.

    Args:
        layout: that it is for.
        output: the file; a workbook where its name ends so; the screen where it is None.
        data: a data file whose content a workbook shall have.
    """

    def start() -> None:
        refuse_existing(output)
        chosen = open_layout(layout)
        reference = seen_from(output, layout)
        if output is not None and output.suffix.lower() == WORKBOOK:
            emit(_workbook(chosen, reference, data), output)
        elif data is not None:
            raise _only_for_workbooks(output)
        elif output is None:
            emit(chosen.new_data_file(reference).encode(), None)
        else:
            emit(_with_schema_beside(chosen, output) + chosen.new_data_file(reference).encode(), output)

    return attempt(start)


def _with_schema_beside(layout: Layout, output: Path) -> bytes:
    """Write the schema where editors find it; the first line of the data file, which names it."""
    schema = Path(_FOR_EDITORS, f"{layout.id}.schema.json")
    if output.parent.is_dir():  # else there will be no data file either
        make_folder(output.parent / _FOR_EDITORS)
        write_schema(layout, output.parent / schema)
    return f"# yaml-language-server: $schema={schema.as_posix()}\n".encode()


def refuse_existing(output: Path | None) -> None:
    """Leave alone what may already be filled in.

    Raises:
        ReportgenError: when the file exists.
    """
    if output is not None and exists(output):
        raise refused_output(output, "文件已存在，可能已经填写，没有改动它", "请换一个文件名")


def _workbook(layout: Layout, reference: str, data: Path | None) -> bytes:
    from reportgen.data_workbook.entry import workbook_of
    from reportgen.model.needed import needed_of
    from reportgen.pipeline import read_report

    report = read_report(data).model_copy(update={"layout": reference or layout.id}) if data else None
    return workbook_of(needed_of(layout.wants(reference)), report, layout.manifest.title)


def _only_for_workbooks(output: Path | None) -> ReportgenError:
    message = "只有新建工作簿才能填上已有的内容"
    return refused_output(output or Path("（屏幕）"), message, f"请用 -o 写一个以 {WORKBOOK} 结尾的文件名")


def seen_from(output: Path | None, layout: str) -> str:
    """The layout as the new data file has to call it: its id, or its path from the folder of that file."""
    if not Path(layout).exists():
        return layout
    folder = output.parent if output else Path()
    return Path(os.path.relpath(layout, folder)).as_posix()
