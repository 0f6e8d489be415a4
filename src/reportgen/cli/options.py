"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(readable=False, path_type=Path)  # what cannot be read is told by whoever reads it
DATA = click.argument("data", metavar="数据文件", type=FILE)
LAYOUT = click.option(
    "--layout", metavar="版式", help="版式编号、版式文件夹或 .docx 文件；不写则用数据文件里的“版式”。"
)
STRICT = click.option("--strict", is_flag=True, help="有提醒也不成文（退出码为 1）。")
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="结果的格式。"
)
TO_FILE = click.option("-o", "--output", metavar="文件", type=FILE, help="写到哪个文件；不写则显示在屏幕上。")
TO_FOLDER = click.option(
    "-o", "--output", metavar="文件夹", type=FILE, required=True, help="写到哪个文件夹。"
)
CONTENTS_PAGES = click.option(
    "--contents-pages",
    is_flag=True,
    help="用 LibreOffice 排出各页，填好目录的页码；不写则由 Word 打开报告时填写（会询问一次）。",
)
CHARTS = click.option(
    "--charts",
    type=click.Choice(["native", "image", "both"]),
    default="native",
    help="图表：native 可在 Word 中编辑（默认），image 为图片，both 两样都有，画不了图表的软件显示图片（成文慢些）。",
)
