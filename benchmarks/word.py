"""How fast Word templates render, as ratios measured side by side in one run: ``python -m benchmarks.word``.

This library against docxtpl, against the floor (running the same document.xml through Jinja and deflating it), the
cost of a row in long tables, compiling, memory over many renders, and hostile templates.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any

import docx
import docxtpl
import jinja2
from benchmarks.table import Row, print_table
from benchmarks.timing import by_turns, ratio
from docxtpl import DocxTemplate
from PIL import Image

import reportgen.docxtpl
from reportgen.word import Picture, WordTemplate
from reportgen.word.compiling import compiled
from reportgen.word.templating.environment import make_environment

MEMORY_RENDERS = 10_000
PICTURES = 7


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


def with_docxtpl(
    template: bytes, context: dict[str, object], files: list[bytes], door: Any = docxtpl
) -> bytes:
    """Render as docxtpl's users do, with the module that they import."""
    document = door.DocxTemplate(io.BytesIO(template))
    pictures = {f"图{n}": door.InlineImage(document, io.BytesIO(file)) for n, file in enumerate(files)}
    document.render({**context, "图": pictures})
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def opened_anew(template: bytes) -> WordTemplate:
    """Open a template without regard to what was opened before."""
    environment = make_environment({})
    return WordTemplate(compiled(template, environment), environment)


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


def row_cost(template: WordTemplate) -> float:
    """The cost of a row among 5,000 over that of a row among 300, the document around them taken off."""
    empty, few = by_turns(lambda: template.render(NONE), lambda: template.render(FEW), 60)
    _, many = by_turns(lambda: template.render(NONE), lambda: template.render(MANY), 9)
    return ((many - empty) / 5000) / ((few - empty) / 300)


def run(command: list[str]) -> str:
    """What a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def hostile() -> str:
    """How many hostile templates were refused within 200 MB, and the seconds that the slowest took."""
    count, seconds = run([sys.executable, "-m", "tests.word.attack"]).split()
    return f"{count} refused, slowest {seconds} s"


NONE, USUAL, FEW, MANY = data(0), data(60), data(300), data(5000)


def measurements() -> Iterator[Row]:
    """Against docxtpl, against the floor, and what must not grow."""
    plain = text_template()
    template = WordTemplate.open(plain)
    yield from _against_docxtpl(plain, template)
    yield from _against_the_floor(template, Floor(plain))
    yield "a row of 5,000 / a row of 300", f"{row_cost(template):.2f}", "≤ 1.25"
    yield "peak memory after 10,000 renders / after 1,000", f"{memory_growth(template, USUAL):.2f}", "flat"
    yield "hostile templates within 200 MB", hostile(), "≥ 40, 1 s"


def _against_docxtpl(plain: bytes, template: WordTemplate) -> Iterator[Row]:
    def theirs(context: dict[str, object], rounds: int) -> str:
        return (
            f"{ratio(lambda: with_docxtpl(plain, context, []), lambda: template.render(context), rounds):.1f}"
        )

    yield "docxtpl / reportgen, 120 paragraphs and 60 rows", theirs(USUAL, 9), "≥ 25"
    yield "docxtpl / reportgen, with 7 pictures", f"{_with_pictures():.1f}", "≥ 20"
    yield "docxtpl / reportgen.docxtpl, the same script", f"{_import_changed(plain, []):.1f}", ""
    yield (
        "the same with 7 pictures",
        f"{_import_changed(text_template(pictures=PICTURES), picture_files()):.1f}",
        "",
    )
    yield "docxtpl / reportgen, 300 rows", theirs(FEW, 5), ""
    yield "docxtpl / reportgen, 5,000 rows", theirs(MANY, 3), "≥ 10"
    compiling = ratio(lambda: opened_anew(plain), lambda: with_docxtpl(plain, USUAL, []), 7)
    yield "opening and compiling / one docxtpl render", f"{compiling:.2f}", ""


def _import_changed(template: bytes, files: list[bytes]) -> float:
    """What a whole program of docxtpl's, from template to saved file, gains by another import."""
    return ratio(
        lambda: with_docxtpl(template, USUAL, files),
        lambda: with_docxtpl(template, USUAL, files, reportgen.docxtpl),
        9,
    )


def _with_pictures() -> float:
    pictured, files = text_template(pictures=PICTURES), picture_files()
    template = WordTemplate.open(pictured)
    drawn = {f"图{n}": Picture(file, 1_800_000, 900_000) for n, file in enumerate(files)}
    return ratio(
        lambda: with_docxtpl(pictured, USUAL, files), lambda: template.render({**USUAL, "图": drawn}), 7
    )


def _against_the_floor(template: WordTemplate, floor: Floor) -> Iterator[Row]:
    for rows, context, rounds in (("60", USUAL, 200), ("5,000", MANY, 7)):
        cost = ratio(partial(template.render, context), partial(floor.render, context), rounds)
        yield f"reportgen / floor, {rows} rows", f"{cost:.2f}", "≤ 1.5"


if __name__ == "__main__":
    print_table(measurements())
