"""How fast the Word templates render, as ratios measured side by side in one run.

``python benchmarks/word.py`` prints a table: this library against docxtpl, against the floor (Jinja rendering of the
same document.xml and deflating it), the cost of a row in long tables, compiling, and memory over many renders.
"""

from __future__ import annotations

import io
import resource
import statistics
import time
import zlib
from collections.abc import Callable

import docx
import jinja2
from docxtpl import DocxTemplate, InlineImage
from PIL import Image

from reportgen.word import Picture, WordTemplate
from reportgen.word.analysis import analyse
from reportgen.word.template import WordTemplate as Uncached

MEMORY_RENDERS = 10_000
PICTURES = 7


def seconds(action: Callable[[], object], rounds: int) -> float:
    """Median time of `action` in seconds."""
    action()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def text_template(paragraphs: int = 120, pictures: int = 0) -> bytes:
    """Paragraphs with values and conditions, a table with a row loop, and pictures."""
    document = docx.Document()
    for number in range(paragraphs):
        document.add_paragraph(
            f"{number}. {{{{ 年度 }}}}年{{{{ 单位.名称 }}}}收入预算{{{{ 收入.预算 }}}}万元，"
            "{% if 收入.增加 %}增长{{ 收入.增长率 }}%{% else %}下降{{ 收入.增长率 }}%{% endif %}，运行平稳。"
        )
    table = document.add_table(4, 5)
    for cell, text in zip(table.rows[0].cells, ("科目", "编码", "预算数", "决算数", "完成率"), strict=True):
        cell.text = text
    table.cell(1, 0).text = "{%tr for 行 in 行列 %}"
    for cell, name in zip(table.rows[2].cells, ("名称", "编码", "预算", "决算", "完成"), strict=True):
        cell.text = f"{{{{ 行.{name} }}}}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for number in range(pictures):
        document.add_paragraph(f"{{{{ 图.图{number} }}}}")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def data(rows: int) -> dict[str, object]:
    """What the template needs, with `rows` table rows."""
    return {
        "年度": 2024,
        "单位": {"名称": "市财政局"},
        "收入": {"预算": "1234.56", "增加": True, "增长率": "3.21"},
        "行列": [
            {
                "名称": f"科目{n}",
                "编码": str(2010000 + n),
                "预算": f"{n}.00",
                "决算": f"{n}.50",
                "完成": "98.76",
            }
            for n in range(rows)
        ],
    }


def picture_files() -> list[bytes]:
    """Small pictures, each different."""
    files = []
    for number in range(PICTURES):
        saved = io.BytesIO()
        Image.effect_noise((200, 100), 10 + number).save(saved, "PNG")
        files.append(saved.getvalue())
    return files


def with_docxtpl(template: bytes, context: dict[str, object], files: list[bytes]) -> bytes:
    """Render as docxtpl's users do."""
    document = DocxTemplate(io.BytesIO(template))
    pictures = {f"图{n}": InlineImage(document, io.BytesIO(file)) for n, file in enumerate(files)}
    document.render({**context, "图": pictures})
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


class Floor:
    """The least that any engine on Jinja has to do: run the compiled document.xml and deflate it."""

    def __init__(self, template: bytes) -> None:
        document = DocxTemplate(io.BytesIO(template))
        document.init_docx()
        self._template = jinja2.Environment().from_string(document.patch_xml(document.get_xml()))

    def render(self, context: dict[str, object]) -> bytes:
        """The packed document.xml."""
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(self._template.render(context).encode()) + packer.flush()


def memory_growth(template: WordTemplate, context: dict[str, object]) -> float:
    """Peak memory after many renders over that after the first tenth."""
    for _ in range(MEMORY_RENDERS // 10):
        template.render(context)
    early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(MEMORY_RENDERS - MEMORY_RENDERS // 10):
        template.render(context)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / early


def measurements() -> list[tuple[str, str, str]]:
    """What was measured, the ratio, and the ratio to reach."""
    plain, pictured = text_template(), text_template(pictures=PICTURES)
    template, few, many = WordTemplate.open(plain), data(300), data(5000)
    usual, files = data(60), picture_files()
    drawn = {f"图{n}": Picture(file, 1_800_000, 900_000) for n, file in enumerate(files)}
    pictured_template, floor = WordTemplate.open(pictured), Floor(plain)
    ours = seconds(lambda: template.render(usual), 200)
    ours_300, ours_5000 = seconds(lambda: template.render(few), 50), seconds(lambda: template.render(many), 7)
    empty = seconds(lambda: template.render(data(0)), 50)
    pictures = seconds(lambda: pictured_template.render({**usual, "图": drawn}), 100)

    def docxtpl(source: bytes, context: dict[str, object], files: list[bytes], rounds: int) -> float:
        return seconds(lambda: with_docxtpl(source, context, files), rounds)

    def compiled() -> Uncached:
        return Uncached(analyse(plain, {}, None))

    row = ((ours_5000 - empty) / 5000) / ((ours_300 - empty) / 300)
    return [
        (
            "docxtpl / reportgen, 120 paragraphs and 60 rows",
            f"{docxtpl(plain, usual, [], 7) / ours:.1f}",
            "≥ 25",
        ),
        (
            "docxtpl / reportgen, with 7 pictures",
            f"{docxtpl(pictured, usual, files, 7) / pictures:.1f}",
            "≥ 20",
        ),
        ("docxtpl / reportgen, 300 rows", f"{docxtpl(plain, few, [], 5) / ours_300:.1f}", ""),
        ("docxtpl / reportgen, 5,000 rows", f"{docxtpl(plain, many, [], 1) / ours_5000:.1f}", "≥ 10"),
        ("reportgen / floor, 60 rows", f"{ours / seconds(lambda: floor.render(usual), 200):.2f}", "≤ 1.5"),
        (
            "reportgen / floor, 5,000 rows",
            f"{ours_5000 / seconds(lambda: floor.render(many), 7):.2f}",
            "≤ 1.5",
        ),
        ("row at 5,000 rows / row at 300 rows", f"{row:.2f}", "0.75 to 1.25"),
        ("compile / render", f"{seconds(compiled, 5) / ours:.1f}", ""),
        ("peak memory after 10,000 renders / after 1,000", f"{memory_growth(template, usual):.2f}", "flat"),
    ]
