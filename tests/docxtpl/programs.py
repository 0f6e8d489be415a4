"""Programs as docxtpl's users write them: each takes the module that it would import, and gives the document that it saves."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from html import escape
from types import SimpleNamespace
from typing import Any

import docx
import jinja2
from jinja2.filters import do_mark_safe
from PIL import Image
from tests.word.documents import made_by_python_docx, made_of_paragraphs

Program = Callable[[Any], bytes]


def picture(colour: str, kind: str = "PNG") -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(saved, kind)
    return saved.getvalue()


RED, BLUE, JPEG = picture("red"), picture("blue"), picture("green", "JPEG")


def file(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)


def saved(template: Any) -> bytes:
    written = io.BytesIO()
    template.save(written)
    return written.getvalue()


class Status(Enum):
    """An enumeration of a program's own."""

    DONE = "完成"

    def __str__(self) -> str:
        return self.value


@dataclass
class Order:
    """A record of a program's own."""

    name: str
    lines: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.lines)

    def described(self, mark: str = "：") -> str:
        return f"{self.name}{mark}{self.size}"

    def title(self) -> str:
        return f"《{self.name}》"


ORDER = Order("采购单", ["纸", "笔"])
DATA: dict[str, Any] = {
    "name": "市财政局",
    "order": ORDER,
    "orders": {"甲": ORDER},
    "status": Status.DONE,
    "flag": True,
    "xs": ["一", "二", "三"],
    "rows": [SimpleNamespace(kind="乙", n=2), SimpleNamespace(kind="甲", n=1)],
    "escaped": escape("<A & 'B'>"),
    "ampersand": "A & B &copy",
    "marked": do_mark_safe("<b>A &amp; B</b>"),
    "pages": "第一行\n同段\t缩进\a另一段\f另一页",
    "shout": lambda text, sign="！": f"{text}{sign}",
    "nothing": None,
    "day": datetime.date(2024, 3, 1),
    "span": datetime.timedelta(hours=30),
    "empty": [],
}

TEXTS: dict[str, tuple[str, ...]] = {
    "names that the data lack": (
        "甲{{ lacking }}乙{% if lacking %}丙{% endif %}{% for x in lacking %}{{ x }}{% endfor %}",
        "{{ order.lacking }}{{ orders.lacking }}{{ nothing.lacking }}{{ xs[9] }}{{ lacking|upper }}{{ lacking|join('、') }}",
        "{{ empty|first }}{{ 'x'|int }}{{ lacking|length }}",
    ),
    "attributes and methods of a program's own classes": (
        "{{ order.name }}{{ order.size }}{{ order.lines[0] }}{{ order['name'] }}{{ orders['甲'].name }}",
        "{{ order.described() }}{{ order.described(mark='—') }}{{ order.title() }}{{ status }}{{ status.value }}{{ flag }}",
    ),
    "functions among the data": (
        "{{ shout(name) }}{{ shout(text=name, sign='。') }}{{ shout(shout('甲')) }}",
    ),
    "texts put together": ("{{ name + '（本级）' }}{{ '-' * 5 }}{{ '%s有%d个' % (name, 3) }}{{ (xs + xs)|length }}",),
    "escaped texts": ("{{ escaped }}", "{{ name|e }}{{ ampersand|e }}", "{{ name|safe }}"),
    "tabs and line ends, new paragraphs and pages": ("甲{{ pages }}乙", "末段"),
    "filters of Jinja": (
        "{{ name|center(10) }}|{{ '甲 乙 丙'|truncate(3, true, '…') }}|{{ 'a b c'|wordcount }}|{{ '1.50'|float }}",
        "{% for k, v in {'b': 1, 'a': 2}|dictsort %}{{ k }}{{ v }}{% endfor %}{{ 1234567|filesizeformat }}{{ ' x '|trim }}|",
        "{% for part in xs|slice(2) %}{{ part|join }};{% endfor %}",
        "{% for row in rows|sort(attribute='n') %}{{ row.kind }}{% endfor %}{{ rows|map(attribute='n')|sum }}",
    ),
    "values that are no texts": ("{{ flag }}{{ xs }}{{ orders.keys()|list }}{{ order }}{{ day }}{{ span }}",),
    "helpers of Jinja": (
        "{% set comma = joiner('、') %}{% for x in xs %}{{ comma() }}{{ x }}{% endfor %}",
        "{% set c = cycler('甲', '乙') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ dict(a=1).a }}",
    ),
    "braces that are none": ("{ {name} }", "甲}}乙{ % 丙"),
}  # fmt: skip


def of_texts(*texts: str) -> Program:
    def program(door: Any) -> bytes:
        template = door.DocxTemplate(file(made_of_paragraphs(*texts)))
        template.render(DATA)
        return saved(template)

    return program


def escaping(door: Any) -> bytes:
    template = door.DocxTemplate(file(made_of_paragraphs("{{ ampersand }}|{{ name|e }}|{{ '<x>' }}")))
    template.render(DATA, autoescape=True)
    return saved(template)


def custom_environment(door: Any) -> bytes:
    made = jinja2.Environment(finalize=lambda value: "—" if value is None else value)
    made.filters["doubled"] = lambda value, times=2: value * times
    made.filters["upper"] = lambda value: f"<{value}>".replace("<", "〈").replace(">", "〉")
    made.tests["long"] = lambda value: len(value) > 3
    made.globals["unit"] = "万元"
    made.globals["ask"] = lambda: "问"
    texts = (
        "{{ name|doubled }}{{ name|doubled(times=3) }}{{ name|upper }}{{ nothing }}",
        "{% if name is long %}长{% endif %}{{ unit }}{{ ask() }}",
    )
    template = door.DocxTemplate(file(made_of_paragraphs(*texts)))
    template.render(DATA, made)
    return saved(template)


def undefined_that_chains(door: Any) -> bytes:
    template = door.DocxTemplate(file(made_of_paragraphs("甲{{ a.b.c }}乙")))
    template.render({}, jinja2.Environment(undefined=jinja2.ChainableUndefined))
    return saved(template)


def rich_text(door: Any) -> bytes:
    template = door.DocxTemplate(
        file(made_of_paragraphs("甲{{r rich }}乙", "{{ listing }}", "{{p block }}", "末段"))
    )
    rich = door.RichText("红", color="#FF0000", bold=True)
    rich.add("见")
    rich.add("网站", url_id=template.build_url_id("https://www.example.cn/?a=1&b=2"), underline=True)
    rich.add("另一段\a新的\f另一页")
    block = door.RichTextParagraph("第一\a第二", parastyle="Heading1")
    template.render({"rich": rich, "listing": door.Listing("甲\n乙\a丙 & <丁>"), "block": block})
    return saved(template)


def inline_pictures(door: Any) -> bytes:
    def fill(document: Any) -> None:
        document.add_paragraph("{% for p in pictures %}{{ p }}{% endfor %}")
        document.sections[0].header.paragraphs[0].text = "{{ pictures[0] }}"

    template = door.DocxTemplate(file(made_by_python_docx(fill)))
    made = [
        door.InlineImage(template, file(RED), width=docx.shared.Mm(20)),
        door.InlineImage(template, file(JPEG), height=docx.shared.Mm(9), anchor="https://www.example.cn"),
    ]
    template.render({"pictures": made})
    return saved(template)


def subdocument_written(door: Any) -> bytes:
    template = door.DocxTemplate(file(made_of_paragraphs("前", "{{p sub }}", "后")))
    sub = template.new_subdoc()
    sub.add_heading("标题", level=1)
    sub.add_paragraph("正文").add_run("{{ 不是标签 }}").bold = True
    sub.add_picture(file(RED), width=docx.shared.Mm(15))
    sub.add_table(rows=1, cols=2).rows[0].cells[1].text = "格"
    template.render({"sub": sub})
    return saved(template)


def subdocument_merged(door: Any) -> bytes:
    def fill(document: Any) -> None:
        document.add_paragraph("来自另一个文件", style="List Bullet")
        document.add_picture(file(BLUE))

    template = door.DocxTemplate(file(made_of_paragraphs("前", "{{p sub }}", "后")))
    sub = template.new_subdoc(file(made_by_python_docx(fill)))
    template.render({"sub": sub})
    return saved(template)


def several_renders(door: Any) -> bytes:
    template = door.DocxTemplate(file(made_of_paragraphs("{{ name }}")))
    for name in ("甲", "乙"):
        template.render({"name": name})
    return saved(template)


def document_changed_by_hand(door: Any) -> bytes:
    template = door.DocxTemplate(file(made_of_paragraphs("{{ name }}")))
    template.init_docx()
    template.docx.add_paragraph("加上的{{ name }}")
    template.render({"name": "甲"})
    return saved(template)


def result_changed_by_hand(door: Any) -> bytes:
    template = door.DocxTemplate(file(made_of_paragraphs("{{ name }}")))
    template.render({"name": "甲"})
    template.docx.paragraphs[0].add_run("改过")
    template.add_paragraph("{{ 之后加的 }}")
    return saved(template)


def with_pictures_in_it() -> bytes:
    def fill(document: Any) -> None:
        document.add_paragraph("{{ name }}")
        document.add_picture(file(RED))
        document.sections[0].header.paragraphs[0].add_run().add_picture(file(BLUE))

    return made_by_python_docx(fill)


def unrendered(door: Any) -> bytes:
    template = door.DocxTemplate(file(with_pictures_in_it()))
    template.replace_media(file(RED), file(BLUE))
    return saved(template)


PROGRAMS: dict[str, Program] = {
    **{what: of_texts(*texts) for what, texts in TEXTS.items()},
    "texts escaped by Jinja": escaping,
    "an environment of its own": custom_environment,
    "undefined names that chain": undefined_that_chains,
    "rich texts and listings": rich_text,
    "pictures": inline_pictures,
    "a sub-document written with python-docx": subdocument_written,
    "a sub-document from a file": subdocument_merged,
    "several renders": several_renders,
    "a template changed by hand": document_changed_by_hand,
    "a result changed by hand": result_changed_by_hand,
    "a template saved as it is": unrendered,
}
