"""Headings make one tree, in the styles by which Word and other programs know their levels, and look as the template has them."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import docx
from docx.oxml.ns import qn
from tests.tools import validate
from tests.word.documents import read_part

from reportgen.word import WordTemplate
from reportgen.word.gbt9704 import from_outline


def rendered(*lines: str) -> bytes:
    return WordTemplate.open(from_outline("\n".join((*lines, "[正文] {{ 空 }}")))).render({"空": ""})


def written(document: bytes) -> str:
    """The body of a document; older versions of lxml write Chinese in attributes as numbers."""
    return unescape(read_part(document, "word/document.xml"))


def tree(*lines: str) -> list[str]:
    """The headings as readers see them that go by the names of built-in styles: ``2 一、甲``."""
    paragraphs = docx.Document(BytesIO(rendered(*lines))).paragraphs
    named = [(p.style.name if p.style else None, p.text) for p in paragraphs]
    return [f"{name[-1]} {text}" for name, text in named if name and name.startswith("Heading")]


def test_headings_of_a_plain_report_keep_their_levels() -> None:
    assert tree("[标题 1] 一、甲", "[标题 2] （一）乙", "[标题 3] 1.丙", "[标题 1] 二、丁") == [
        "1 一、甲",
        "2 （一）乙",
        "3 1.丙",
        "1 二、丁",
    ]


def test_headings_lie_below_their_part_and_their_attachment() -> None:
    assert tree(
        "[部分标题] 第一部分",
        "[标题 1] 一、甲",
        "[标题 2] （一）乙",
        "[部分标题] 第二部分",
        "[标题 1] 一、丙",
        "[附件标题] 附件1",
        "[标题 1] 一、丁",
        "[附件标题] 附件2",
        "[标题 1] 一、戊",
        "[部分标题] 第三部分",
        "[标题 1] 一、己",
    ) == [
        "1 第一部分",
        "2 一、甲",
        "3 （一）乙",
        "1 第二部分",
        "2 一、丙",
        "2 附件1",
        "3 一、丁",
        "2 附件2",
        "3 一、戊",
        "1 第三部分",
        "2 一、己",
    ]


def test_the_title_of_a_table_lies_below_the_heading_before_it() -> None:
    assert tree("[标题 1] 一、甲", "[表题] 表1", "[标题 2] （一）乙", "[表题] 表2", "[标题 2] （二）丙") == [
        "1 一、甲",
        "2 表1",
        "2 （一）乙",
        "3 表2",
        "2 （二）丙",
    ]


def test_a_table_on_a_page_of_its_own_belongs_to_the_part() -> None:
    assert tree("[部分标题] 第五部分", "[标题 1] 一、甲", "[表题，段前分页] 公开01表", "[表题] 又一张") == [
        "1 第五部分",
        "2 一、甲",
        "2 公开01表",
        "2 又一张",
    ]


def test_an_attachment_without_a_title_closes_the_sections_before_it() -> None:
    assert tree("[标题 1] 六、甲", "[标题 2] （一）乙", "[附件标签] 附表", "[表题] 汇总表") == [
        "1 六、甲",
        "2 （一）乙",
        "1 汇总表",
    ]


def test_the_label_over_the_whole_report_is_none() -> None:
    assert tree("[附件标签] 附件2", "[标题] 报告", "[标题 1] 一、甲", "[表题] 表1") == ["1 一、甲", "2 表1"]


def test_headings_that_print_nothing_count_for_nothing() -> None:
    assert tree("[部分标题] {{ 空 }}", "[标题 1] 一、甲") == ["1 ", "2 一、甲"]


def test_a_heading_looks_as_its_own_style_whatever_its_level() -> None:
    xml = written(rendered("[部分标题，段前分页] 第一部分", "[标题 1] 一、甲"))
    part, heading, _ = re.findall("<w:p>.*?</w:p>", xml)
    assert '<w:pStyle w:val="Heading1"/>' in part
    assert all(look in part for look in ("方正小标宋简体", '<w:sz w:val="44"/>', '<w:jc w:val="center"/>'))
    assert '<w:pStyle w:val="Heading2"/>' in heading and "黑体" in heading
    assert "<w:jc" not in heading and "<w:sz " not in heading


def test_formatting_of_words_in_a_heading_goes_before_that_of_the_heading() -> None:
    xml = written(rendered("[部分标题] 一", "[附件标题] {附件标签字|附件1}{换行}题"))
    label, title = re.findall("<w:r>(?:(?!</w:r>).)*<w:t[ >].*?</w:r>", xml)[1:3]
    assert "小标宋" not in label and '<w:sz w:val="44"/>' not in label
    assert "小标宋" in title and '<w:sz w:val="44"/>' in title


def test_text_goes_on_behind_a_run_in_heading_that_alone_is_in_navigation() -> None:
    lines = "[标题 3，与下段同行] 1.资金管理。", "[正文] 指标分值8分。"
    assert tree(*lines) == ["3 1.资金管理。"]
    head, text, _ = docx.Document(BytesIO(rendered(*lines))).element.body.iter(qn("w:p"))
    assert head.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:specVanish')}") is not None
    assert text.find(f"{qn('w:pPr')}/{qn('w:rPr')}") is None


def test_word_accepts_it() -> None:
    assert (
        validate(
            rendered(
                "[部分标题，段前分页] 一",
                "[附件标题] {附件标签字|附件1}{换行}{制表}题",
                "[标题 1，与下段同行] 一、甲。",
                "[正文] 乙",
                "[表题，与下段同页] 丙",
            )
        )
        == []
    )
