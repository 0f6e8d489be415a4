"""A damaged file is refused with the part and the reason, whichever door it comes through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.word.including import with_parts
from tests.word.templates import files_of, package, paragraphs, template

from reportgen.word import TemplateError, WordTemplate
from reportgen.word.advice.lint import lint
from reportgen.word.advice.tidy import tidy
from reportgen.word.outline import outline
from reportgen.word.tagging.inclusion import included_parts

INCLUDING = paragraphs('{%p 引用 "部件" %}')
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]>'
DOORS: dict[str, Callable[[bytes], object]] = {
    "open": WordTemplate.open,
    "tidy": tidy,
    "outline": outline,
    "include": lambda damaged: with_parts(damaged, {}),
    "be included": lambda damaged: with_parts(package(files_of(INCLUDING)), {"部件": lambda: damaged}),
    "list parts": lambda damaged: included_parts(damaged, {}),
}


def with_file(name: str, content: str) -> bytes:
    return package(files_of(paragraphs("文字")) | {name: content})


DAMAGED = {
    "模板文件里的 word/document.xml：XML 已损坏（第 1 行第 ": with_file("word/document.xml", "<w:document"),
    "模板文件里的 word/document.xml：XML 里有文档类型或实体声明": with_file(
        "word/document.xml", f"{DOCTYPE}<a/>"
    ),
    "模板文件里的 word/_rels/document.xml.rels：XML 已损坏": with_file("word/_rels/document.xml.rels", "无"),
    "模板文件里的 word/document.xml：XML 里有一段文字长得超出限度（10 MB）": with_file(
        "word/document.xml", f"<a>{' '.join(map(str, range(1_700_000)))}</a>"
    ),
    "压缩包里的文件名“”不合规": package(files_of("")).replace(b"word/styles.xml", b"\x00ord/styles.xml"),
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize(
    ("message", "damaged"), DAMAGED.items(), ids=["cut", "entity", "references", "long", "no-name"]
)
def test_every_door_says_what_is_damaged(
    door: Callable[[bytes], object], message: str, damaged: bytes
) -> None:
    with pytest.raises(TemplateError) as caught:
        door(damaged)
    assert message in str(caught.value)
    assert message in "".join(map(str, lint(damaged)))


def test_advice_names_a_part_that_it_cannot_read_and_goes_on() -> None:
    files = files_of(paragraphs("文字"))
    types = files["[Content_Types].xml"]
    assert isinstance(types, str)
    settings = types.replace("/word/styles.xml", "/word/settings.xml").replace(".styles+", ".settings+")
    broken = files | {"[Content_Types].xml": settings, "word/settings.xml": f"{DOCTYPE}<a/>"}
    (problem,) = lint(package(broken))
    assert (problem.where, problem.code) == ("模板文件里的 word/settings.xml", "word.package")


def test_a_drawing_whose_number_is_none_is_refused() -> None:
    drawing = (
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="甲" name="图"/></wp:inline>'
    )
    body = f"<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"
    (problem,) = lint(package(files_of(body)))
    assert (problem.code, problem.message) == ("word.package", "有图形的编号（docPr id）不是数字")


def test_spans_and_widths_that_are_no_numbers_count_as_nothing() -> None:
    spans = '<w:tcPr><w:gridSpan w:val="甲"/></w:tcPr>'
    cells = f"<w:tc>{spans}{paragraphs('{{ 项 }}')}</w:tc>"
    row = (
        f"<w:tc>{paragraphs('{%tc for 项 in 表 %}')}</w:tc>{cells}<w:tc>{paragraphs('{%tc endfor %}')}</w:tc>"
    )
    ragged = f'<w:tbl><w:tblGrid><w:gridCol w:w="宽"/></w:tblGrid><w:tr>{row}</w:tr></w:tbl>'
    assert WordTemplate.open(package(files_of(ragged + paragraphs("")))).render({"表": [1, 2]})


@pytest.mark.parametrize("chain", ["1" + "|e" * 101, "+".join("1" * 102), "表" + ".表" * 101])
def test_a_chain_too_long_to_be_compiled_is_refused_by_opening_and_by_advice(chain: str) -> None:
    source = template(f"{{{{ {chain} }}}}")
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(source)
    (problem,) = caught.value.problems
    assert (problem.code, problem.message.partition("。")[0]) == (
        "word.limit",
        "标签里的运算和过滤器超过 100 层",
    )
    assert problem in lint(source)
