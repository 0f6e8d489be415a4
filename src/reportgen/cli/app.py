"""The commands for those who produce reports.

Each command imports its work when it runs: ``--help`` has to answer at once, without pydantic, Word or charts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

import reportgen
from reportgen.cli.chinese import ChineseGroup
from reportgen.cli.layouts import layouts
from reportgen.cli.options import (
    CHARTS,
    CONTENTS_PAGES,
    DATA,
    FILE,
    FORMAT,
    LAYOUT,
    STRICT,
    TO_FILE,
    TO_FOLDER,
)

if TYPE_CHECKING:
    from reportgen.pipeline import ChartMode


@click.group(cls=ChineseGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(reportgen.__version__, message="reportgen %(version)s", help="显示版本号。")
def app() -> None:
    """把预算绩效与决算的数据文件核对无误，排成 Word 报告。"""


@app.command()
@DATA
@click.option(
    "-o",
    "--output",
    metavar="文件",
    type=FILE,
    help="写到哪个 .docx 或 .pdf 文件（PDF 由 LibreOffice 排版）；不写则与数据文件同名，写在当前文件夹。",
)
@LAYOUT
@CHARTS
@STRICT
@CONTENTS_PAGES
def render(
    data: Path,
    output: Path | None,
    layout: str | None,
    charts: ChartMode,
    strict: bool,
    contents_pages: bool,
) -> int:
    """核对数据并生成报告。"""
    from reportgen.cli import work

    target = output or Path(data.with_suffix(".docx").name)
    return work.render(data, target, layout, charts, strict, contents_pages)


@app.command()
@DATA
@LAYOUT
@FORMAT
@STRICT
@click.option(
    "--mark",
    metavar="文件",
    type=FILE,
    help="数据是工作簿时：另存一份，把有问题的单元格标出颜色、写上批注。",
)
def check(
    data: Path, layout: str | None, form: Literal["text", "json"], strict: bool, mark: Path | None
) -> int:
    """只核对数据，不生成报告。"""
    from reportgen.cli import work

    return work.check(data, layout, form, strict, mark)


@app.command()
@click.argument("layout", metavar="版式")
@TO_FILE
@click.option(
    "--data", metavar="数据文件", type=FILE, help="新建工作簿（.xlsx）时：填上这份数据文件里已有的内容。"
)
def new(layout: str, output: Path | None, data: Path | None) -> int:
    """新建一份带说明、待填写的数据文件；文件名以 .xlsx 结尾的，是工作簿。"""
    from reportgen.cli import starting

    return starting.new(layout, output, data)


@app.command("import")
@click.argument("books", metavar="工作簿…", nargs=-1, required=True, type=FILE)
@click.option(
    "--layout", metavar="版式", help="为哪个版式准备数据：编号或版式文件夹；不写则只写工作簿里有的。"
)
@click.option(
    "--year", metavar="年度", type=click.IntRange(1900, 2099), help="报告年度；不写则取表里最近的一年。"
)
@TO_FILE
def import_(books: tuple[Path, ...], layout: str | None, year: int | None, output: Path | None) -> int:
    """从决算工作簿（系统导出、公开表、自评表）生成数据文件；文件名以 .xlsx 结尾的，是可以接着填的工作簿。"""
    from reportgen.cli import importing

    return importing.import_books(books, layout, year, output)


@app.command()
@click.argument("layout", metavar="[版式]", required=False)
@TO_FILE
def schema(layout: str | None, output: Path | None) -> int:
    """数据文件的 JSON Schema，供编辑器提示可用的键；写了版式，也提示它区分的各个值。"""
    from reportgen.cli import work

    return work.schema(layout, output)


@app.command()
@DATA
@TO_FOLDER
@click.option("--format", "form", type=click.Choice(["png", "svg"]), default="png", help="图片的格式。")
@LAYOUT
def charts(data: Path, output: Path, form: Literal["png", "svg"], layout: str | None) -> int:
    """只画图表，存成图片。"""
    from reportgen.cli import work

    return work.charts(data, output, form, layout)


@app.command()
@click.argument("sources", metavar="数据文件…", nargs=-1, required=True, type=FILE)
@TO_FOLDER
@click.option("-j", "--jobs", metavar="个数", type=click.IntRange(1, 64), default=1, help="同时处理几份。")
@LAYOUT
@CHARTS
@STRICT
@CONTENTS_PAGES
@click.option("--again", is_flag=True, help="全部重做；不写则跳过上次已生成、此后没有变的。")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json：每份一行 JSON，写到标准输出。",
)
@click.option("--report", metavar="文件", type=FILE, help="全部结果和问题另写一份清单（.xlsx 或 .json）。")
@click.option(
    "--scheduler", metavar="地址", help="交给 Dask 集群做，如 tcp://10.0.0.1:8786；集群要看得见同样的路径。"
)
def batch(
    sources: tuple[Path, ...],
    output: Path,
    jobs: int,
    layout: str | None,
    charts: ChartMode,
    strict: bool,
    contents_pages: bool,
    again: bool,
    form: Literal["text", "json"],
    report: Path | None,
    scheduler: str | None,
) -> int:
    """一次生成许多份报告；可给文件，也可给文件夹。中断以后再运行，接着做。"""
    from reportgen.batching.job import Job
    from reportgen.cli import many

    job = Job(layout, charts, strict, contents_pages)
    return many.batch(sources, output, jobs, job, again=again, form=form, report=report, scheduler=scheduler)


@app.command()
@click.argument("reports", metavar="成品报告…", nargs=-1, required=True, type=FILE)
@FORMAT
@click.option("--rounding", is_flag=True, help="连四舍五入尾差以内的差额也列出来。")
@click.option("--mark", metavar="文件", type=FILE, help="另写一份 .docx，每处矛盾的两边都加上 Word 批注。")
@click.option(
    "-o",
    "--output",
    metavar="文件",
    type=FILE,
    help="许多份报告的结果写成一个工作簿（.xlsx）：每份一行，每条一行。",
)
def audit(
    reports: tuple[Path, ...],
    form: Literal["text", "json"],
    rounding: bool,
    mark: Path | None,
    output: Path | None,
) -> int:
    """拿成品报告（.docx、.pdf、.html、.txt）自己的表和正文互相核对；可给许多份，也可给文件夹。"""
    from reportgen.cli import audits

    if len(reports) > 1 or reports[0].is_dir() or output is not None:
        if mark is not None:
            raise click.UsageError("--mark 一次只给一份报告加批注。")
        return audits.audit_many(reports, output, form)
    return audits.audit(reports[0], form, rounding, mark)


@app.command()
@click.argument("report", metavar="成品报告", type=FILE)
@DATA
@LAYOUT
@FORMAT
@click.option(
    "--mark", metavar="文件", type=FILE, help="另写一份带批注的 Word 报告，每处与数据不同的地方一条批注。"
)
def verify(
    report: Path, data: Path, layout: str | None, form: Literal["text", "json"], mark: Path | None
) -> int:
    """拿成品报告与数据文件核对：改了哪些数、哪些字，少了什么，多了什么。"""
    from reportgen.cli import verifications

    return verifications.verify(report, data, layout, form, mark)


@app.command()
@DATA
@LAYOUT
@FORMAT
def fields(data: Path, layout: str | None, form: Literal["text", "json"]) -> int:
    """列出模板里可以用的每个名称，和它按这份数据印出的内容。"""
    from reportgen.cli import trials

    return trials.fields(data, layout, form)


@app.command()
@DATA
@click.argument("line", metavar="一行模板")
@LAYOUT
def say(data: Path, line: str, layout: str | None) -> int:
    """试印一行模板，如 '支出.合计|较上年'；也可以是带标签的文字，如 '全年支出{{ 支出.合计|万元 }}。'。"""
    from reportgen.cli import trials

    return trials.say(data, line, layout)


app.add_command(layouts)
