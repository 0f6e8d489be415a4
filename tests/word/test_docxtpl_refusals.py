"""What docxtpl offers and this engine does not is refused by name, with what to use instead."""

from __future__ import annotations

from io import BytesIO

import pytest
from docxtpl import DocxTemplate, InlineImage, RichText
from tests.word.templates import problems_of, template


@pytest.mark.parametrize(
    ("tag", "value", "message", "hint"),
    [
        (
            "{{p x }}",
            DocxTemplate("unread.docx"),
            "不支持 docxtpl 的 DocxTemplate",
            "改用 Paragraphs、Run、Picture 或 NativeChart",
        ),
        ("{{ x }}", RichText("甲"), "“RichText”类的值不能当文字用", "直接写成 {{r … }}"),
        (
            "{{r x }}",
            RichText("甲", url_id="rId9"),
            "RichText 里的 url_id“rId9”不是网址，可能属于另一个文件",
            "用 reportgen.docxtpl 里 DocxTemplate 的 build_url_id，或把网址直接写成 url_id",
        ),
        ("{{r x }}", RichText("甲", color="red"), "RichText 的颜色“red”不对", "写六位十六进制，如 FF0000"),
        ("{{r x }}", RichText("甲", highlight="#FF"), "RichText 的底色“FF”不对", "写六位十六进制，如 FFFF00"),
        (
            "{{r x }}",
            RichText("甲", style='x"/><w:object w:y="'),
            "RichText 里不能有“object”",
            "只用 add 写进文字和格式",
        ),
        (
            "{{ x }}",
            InlineImage(None, "没有.png"),
            "读不到图片“没有.png”（No such file or directory）",
            "核对路径和文件名",
        ),
        (
            "{{ x }}",
            InlineImage(None, BytesIO(b"\x89PNG\r\n\x1a\n1")),
            "图片不是完好的 PNG、JPEG、GIF、BMP 或 TIFF 文件",
            "用看图软件打开核对，或转换格式后再用",
        ),
        ("{{ x }}", InlineImage(None, 12), "图片不能由“int”读出", "给出路径，或打开的文件、io.BytesIO"),
        ("{{r x }}", RichText("甲", size="12pt"), "RichText 的字号“12pt”不对", "写半磅数，如 24（小四）"),
    ],
    ids=[
        "a whole template",
        "rich text in a line",
        "link made for another file",
        "colour by its name",
        "background that is no colour",
        "markup brought in",
        "picture that is not there",
        "damaged picture",
        "picture that is a number",
        "size with a unit",
    ],
)
def test_values_that_cannot_be_used_are_refused(tag: str, value: object, message: str, hint: str) -> None:
    (problem,) = problems_of(template(tag), x=value)
    assert (problem.message.partition("。原文")[0], problem.hint) == (message, hint)


@pytest.mark.parametrize("text", ["{{tr x }}", "{{tc x }}"])
def test_whole_rows_and_cells_are_made_by_loops(text: str) -> None:
    problem, *_ = problems_of(template(text))
    assert problem.hint == "整行或整格用 {%tr for %}、{%tc for %} 循环生成"


@pytest.mark.parametrize(
    "keyword", ["include", "import", "extends", "block", "raw", "endraw", "filter", "call", "do", "break"]
)
def test_statements_without_a_place_here_are_named(keyword: str) -> None:
    problem, *_ = problems_of(template(f"{{% {keyword} x %}}"))
    assert problem.message.startswith(f"不支持“{keyword}”")
