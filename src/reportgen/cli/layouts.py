"""The commands for template designers: ``reportgen layout …``."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.chinese import ChineseGroup
from reportgen.cli.options import FILE, TO_FILE


@click.group("layout", cls=ChineseGroup)
def layouts() -> None:
    """查看、新建、检查版式（Word 模板）。"""


@layouts.command("list")
def list_() -> int:
    """列出自带的版式。"""
    from reportgen.cli import design

    return design.listed()


@layouts.command()
@click.argument("layout", metavar="版式")
def show(layout: str) -> int:
    """说明一个版式：需要的数据、文字、图表。"""
    from reportgen.cli import design

    return design.shown(layout)


@layouts.command()
@click.argument("name", metavar="文件夹")
@click.option(
    "--outline", metavar="大纲", type=FILE, help="按这份大纲排出模板；不写则给一份 GB/T 9704 空白模板。"
)
def new(name: str, outline: Path | None) -> int:
    """新建一个版式文件夹。"""
    from reportgen.cli import design

    return design.new(Path(name), outline)


@layouts.command()
@click.argument("layout", metavar="版式")
@click.argument("folder", metavar="文件夹", type=FILE)
@click.option("--parts", is_flag=True, help="连同它引用的表格部件，一起复制到其中的 parts 文件夹。")
def export(layout: str, folder: Path, parts: bool) -> int:
    """把自带的版式复制一份出来，供修改。"""
    from reportgen.cli import design

    return design.export(layout, folder, parts)


@layouts.command()
@click.argument("template", metavar="模板", type=FILE)
@TO_FILE
def outline(template: Path, output: Path | None) -> int:
    """把 .docx 写成便于比较的文本大纲。"""
    from reportgen.cli import design

    return design.outline_of(template, output)


@layouts.command()
@click.argument("folder", metavar="文件夹", type=FILE)
def build(folder: Path) -> int:
    """照改过的大纲重做文件夹里的模板和部件；原来的另存一份。"""
    from reportgen.cli import design

    return design.built(folder)


@layouts.command()
@click.argument("template", metavar="模板", type=FILE)
@click.option("-o", "--output", metavar="文件", type=FILE, help="写到哪个文件；不写则改原文件。")
def tidy(template: Path, output: Path | None) -> int:
    """清理 .docx：去掉修订编号等杂项，合并相同格式的文字。"""
    from reportgen.cli import design

    return design.tidied(template, output)


@layouts.command()
@click.argument("layout", metavar="版式")
@click.option(
    "--mark", metavar="文件", type=FILE, help="另写一份模板（.docx），每个问题都在原处加上 Word 批注。"
)
def lint(layout: str, mark: Path | None) -> int:
    """检查模板里的标签、名称、图表是否正确。"""
    from reportgen.cli import design

    return design.linted(layout, mark)


@layouts.command()
@click.argument("layout", metavar="版式")
@click.option("--write", is_flag=True, help="补进这个版式文件夹的 layout.yaml；已经写的和注释都不动。")
def needs(layout: str, write: bool) -> int:
    """列出模板读取的数据：没有就不能成文的（需要），可以没有的（可选）。"""
    from reportgen.cli import design

    return design.needs_of(layout, write)
