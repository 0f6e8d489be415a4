"""What docxtpl's users write gives the same text and structure here."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import docx
import pytest
from docx.document import Document
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from PIL import Image
from tests.tools import validate
from tests.word.documents import made_by_python_docx
from tests.word.structure import document_structure, structure_of
from tests.word.templates import files_of, package, paragraphs, table

from reportgen.word import WordTemplate


def assert_equal_to_docxtpl(source: bytes, context: Callable[[DocxTemplate | None], dict[str, Any]]) -> None:
    theirs = DocxTemplate(io.BytesIO(source))
    theirs.render(context(theirs), autoescape=True)
    saved = io.BytesIO()
    theirs.save(saved)
    ours = WordTemplate.open(source).render(context(None))
    assert validate(ours) == []
    expected = document_structure(docx.Document(saved))
    assert document_structure(docx.Document(io.BytesIO(ours))) == expected


@dataclass(frozen=True)
class Person:
    template_names: ClassVar = {"name": "name"}

    name: str


DATA: dict[str, Any] = {
    "name": "市财政局",
    "special": "A&B‹科>局<x> \"引\" '号'",
    "lines": "第一行\n第二行\t缩进",
    "yes": True,
    "no": False,
    "items": [{"name": "甲", "n": 1}, {"name": "乙", "n": 2}, {"name": "丙", "n": 3}],
    "nothing": [],
    "person": Person("张三"),
    "cols": ["一", "二", "三"],
    "number": 3,
    "html": "{{ name }}",
    "tree": [{"name": "类", "sub": [{"name": "款", "sub": []}, {"name": "项", "sub": []}]}],
}


def split_runs(*pieces: str) -> str:
    """A paragraph whose text Word has split over runs, with a proofing mark between them."""
    between = '<w:proofErr w:type="spellStart"/>'
    runs = between.join(
        f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces
    )
    return f"<w:p>{runs}</w:p>"


def runs(*pieces: str) -> str:
    """A paragraph with a run for each text; `BREAK` is what Word writes for a soft break."""
    made = (
        f"<w:r>{piece}</w:r>" if piece == BREAK else f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>'
        for piece in pieces
    )
    return f"<w:p>{''.join(made)}</w:p>"


BREAK = "<w:br/>"

BODIES = {
    "values": paragraphs(
        "甲{{ name }}乙{{name}}{{ number }}", "{{ special }}", "{{ html }}", "{{ person.name }}"
    ),
    "line breaks and tabs": paragraphs("甲{{ lines }}乙"),
    "conditions": paragraphs(
        "{% if yes %}是{% else %}否{% endif %}", "{% if no %}是{% elif number == 3 %}三{% endif %}"
    ),
    "loops in a line": paragraphs(
        "{% for i in items %}{{ i.name }}{% if not loop.last %}、{% endif %}{% endfor %}"
    ),
    "loop variables": paragraphs("{% for i in items %}{{ loop.index }}/{{ loop.length }} {% endfor %}"),
    "set": paragraphs("{% set x = 'abc' %}{{ x|upper }}{{ x ~ name }}"),
    "paragraph loops": paragraphs("{%p for i in items %}", "第{{ i.n }}段", "{%p endfor %}", "末段"),
    "paragraph conditions": paragraphs("{%p if no %}", "甲", "{%p else %}", "乙", "{%p endif %}", "末段"),
    "empty paragraph loop": paragraphs("{%p for i in nothing %}", "甲", "{%p endfor %}", "末段"),
    "a block over paragraphs": paragraphs("甲{% if no %}", "乙", "丙{% endif %}丁"),
    "a loop over paragraphs": paragraphs("始{% for i in items %}", "{{ i.name }}{% endfor %}终"),
    "row loops": table(
        ("名称", "数"), ("{%tr for i in items %}", ""), ("{{ i.name }}", "{{ i.n }}"), ("{%tr endfor %}", "")
    ),
    "row conditions": table(("甲",), ("{%tr if no %}",), ("乙",), ("{%tr endif %}",), ("丙",)),
    "column loops": table(
        ("{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"),
    ),
    "fewer columns": table(
        ("{%tc if no %}", "甲", "{%tc endif %}", "乙"), ("{%tc if no %}", "甲", "{%tc endif %}", "乙")
    ),
    "comments": paragraphs("甲{# 说明 #}乙", "{#p 整段 #}", "丙"),
    "row comments": table(("甲",), ("{#tr 说明 #}",), ("乙",)),
    "split over runs": split_runs("甲{", "{ na", "me }", "}乙", "{% if y", "es %", "}是{", "% endif %}"),
    "curly quotes": paragraphs("{{ name ~ “甲” }}{% if name == ‘乙’ %}丙{% endif %}", "“{{ name }}”"),
    "angle brackets": paragraphs("{% if number > 2 and number < 4 %}对{% endif %}"),
    "merging with the paragraphs around": paragraphs(
        "住在", "{%- if no -%}", "城里", "{%- else -%}", "乡下", "{%- endif -%}", "很好", "末段"
    ),
    "merging with the paragraph before": paragraphs("甲", "{%- if yes %}乙{% endif %}", "丙"),
    "merging over soft breaks": runs(
        "住在",
        BREAK,
        "{%- if no -%}",
        BREAK,
        "城里",
        BREAK,
        "{%- else -%}",
        BREAK,
        " 乡下",
        BREAK,
        "{%- endif -%}",
        BREAK,
        "很好",
    ),
    "merging with what follows a soft break": runs("甲{% if yes -%}", BREAK, "乙{% endif %}"),
    "merging keeps blanks of the paragraphs around": paragraphs(
        "住在 ", "{%- if yes -%}", " 城里", "{%- endif %}。"
    ),
    "merging over blanks in a line": paragraphs("甲 {%- if yes %} 乙 {%- endif %}。 {{- name }}"),
    "literals keep what was typed": paragraphs(
        "{{ '甲　　乙' }}|{{ missing|default('　　') }}|{{ cols|join('；  ') }}|{% if name == ' 甲' %}是{% else %}否{% endif %}",
        "{{ 'a\u00a0\u00a0b' }}|{{ “c  d” }}|{{ 'a\tb' }}",
    ),
    "nothing but a comment": paragraphs("甲{# 说明 #}乙"),
    "literal braces": paragraphs("{_{ name }_} {_% if %_}"),
    "run tags": paragraphs("甲{%r if yes %}乙{%r endif %}丙"),
    "set blocks": paragraphs(
        "{% set x %}甲{{ name }}、{{ special }}{% if yes %}是{% endif %}{% endset %}{{ x }}；{{ x }}",
        "{% for i in items %}{% set n %}第{{ i.n }}{% endset %}{{ n }}{% endfor %}",
        "{% set y | upper %}abc{{ number }}{% endset %}{{ y }}",
    ),
    "a set block over runs": runs("{% set x %}甲", BREAK, "乙{% endset %}丙{{ x }}{{ x }}"),
    "raw text": paragraphs("{% raw %}{{ name }}{% if %}{# 说明 #}{% endraw %}{{ name }}"),
    "raw text alone": paragraphs("甲{% raw %}{{ name }}}}{% endraw %}乙"),
    "macros": paragraphs("{% macro m(x) %}《{{ x }}》{% endmacro %}{{ m(name) }}"),
    "paragraph macros": paragraphs(
        "{%p macro m(x) %}", "《{{ x }}》", "{%p endmacro %}", "{{p m(special) }}", "末段"
    ),
    "run macros": paragraphs("{%r macro m(x) %}《{{ x }}》{%r endmacro %}甲{{r m(name) }}乙"),
    "recursive loops in a line": paragraphs(
        "{% for i in tree recursive %}{{ i.name }}({{ loop(i.sub) }}){% endfor %}"
    ),
    "recursive paragraphs": paragraphs(
        "{%p for i in tree recursive %}", "{{ i.name }}", "{{p loop(i.sub) }}", "{%p endfor %}", "末段"
    ),
    "filters": paragraphs(
        "{{ cols|join('、') }}{{ cols|length }}{{ cols|first }}{{ missing|default('无') }}"
    ),
    "nested loops": paragraphs(
        "{%p for i in items %}", "{% for c in cols %}{{ i.n }}{{ c }} {% endfor %}", "{%p endfor %}"
    ),
    "links": paragraphs("甲")
    + '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{{ name }}</w:t></w:r></w:hyperlink></w:p>',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_bodies_come_out_alike(body: str) -> None:
    assert_equal_to_docxtpl(package(files_of(body)), lambda _: DATA)


def in_cell_with_properties(text: str) -> str:
    """A cell as Word writes it: with properties, which docxtpl's merging tags need."""
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{paragraphs(text)}</w:tc>'


def word_table(*rows: tuple[str, ...]) -> str:
    lines = ("".join(map(in_cell_with_properties, row)) for row in rows)
    grid = '<w:gridCol w:w="1000"/>' * max(map(len, rows))
    body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


MERGES = {
    "colspan": (
        ("{% colspan number %}{{ name }}", "{%tc if no %}", "x", "{%tc endif %}"),
        ("1", "2", "3", "4"),
    ),
    "cellbg": (
        ("{% cellbg 'FF0000' %}红", "甲"),
        ("{%tr for i in items %}", ""),
        ("{% cellbg '00FF00' %}{{ i.n }}", "乙"),
        ("{%tr endfor %}", ""),
    ),
    "vertical": (
        ("{%tr for i in items %}", ""),
        ("{% vm %}{{ i.name }}", "{{ i.n }}"),
        ("{%tr endfor %}", ""),
    ),
    "horizontal": (("{%tc for c in cols %}", "{% hm %}{{ name }}", "{%tc endfor %}"),),
}


@pytest.mark.parametrize("rows", MERGES.values(), ids=MERGES.keys())
def test_merges_come_out_alike(rows: tuple[tuple[str, ...], ...]) -> None:
    assert_equal_to_docxtpl(package(files_of(word_table(*rows))), lambda _: DATA)


def test_headers_footers_and_their_tables_come_out_alike() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("{{ name }}", style="Heading 1")
        section = document.sections[0]
        section.header.paragraphs[0].text = "页眉{{ special }}"
        section.footer.paragraphs[0].text = "{% for i in items %}{{ i.n }}{% endfor %}"

    assert_equal_to_docxtpl(made_by_python_docx(fill), lambda _: DATA)


def test_core_properties_come_out_alike() -> None:
    def fill(document: Document) -> None:
        document.core_properties.title = "{{ name }}报告"
        document.core_properties.author = "{% if yes %}{{ special }}{% endif %}"

    source = made_by_python_docx(fill)
    theirs = DocxTemplate(io.BytesIO(source))
    theirs.render(DATA)
    ours = docx.Document(io.BytesIO(WordTemplate.open(source).render(DATA)))
    assert ours.core_properties.title == theirs.core_properties.title == "市财政局报告"
    assert ours.core_properties.author == theirs.core_properties.author


def test_rich_text_comes_out_alike() -> None:
    rich = RichText("红", color="#FF0000", bold=True, size=32, font="eastAsia:仿宋")
    rich.add("底\n线", underline="wave", highlight="FFFF00", italic=True)
    block = RichTextParagraph(rich, parastyle="Heading1")
    source = made_by_python_docx(
        lambda document: [document.add_paragraph(t) for t in ("甲{{r rich }}乙", "{{p block }}", "末")]
    )
    assert_equal_to_docxtpl(source, lambda _: {"rich": rich, "block": block})


def test_listings_come_out_alike() -> None:
    source = made_by_python_docx(lambda document: document.add_paragraph("{{ listing }}"))
    assert_equal_to_docxtpl(source, lambda _: {"listing": Listing("甲\n乙 & <丙>\t丁")})


def test_pictures_in_body_and_loops_come_out_alike() -> None:
    saved = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(saved, "PNG")

    def pictures(template: DocxTemplate | None) -> dict[str, Any]:
        picture = InlineImage(template, io.BytesIO(saved.getvalue()), width=docx.shared.Mm(20))
        return {"picture": picture, "items": [1, 2]}

    source = made_by_python_docx(
        lambda document: [
            document.add_paragraph(t)
            for t in ("甲{{ picture }}乙", "{% for i in items %}{{ picture }}{% endfor %}")
        ]
    )
    assert_equal_to_docxtpl(source, pictures)


def test_an_alike_document_has_links_and_drawings_to_compare() -> None:
    found = structure_of(docx.Document(io.BytesIO(package(files_of(BODIES["links"])))).element.body)
    assert [links for *_, links in found] == [0, 1]
