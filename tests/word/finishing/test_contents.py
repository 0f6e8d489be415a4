"""A table of contents lists the headings of the report, before Word has put their pages to them."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from tests.tools import validate
from tests.word.documents import read_part

from reportgen.word import WordTemplate
from reportgen.word.gbt9704 import from_outline

BODY = """
[部分标题，段前分页] 第一部分 {{ 题 }}
[标题 1] 一、甲
[标题 2] （一）乙
[正文] {%p for 名 in 名单 %}
[标题 1] {{ 名 }}
[正文] {%p endfor %}
[附件标签] 附件1
"""
DATA = {"题": "概况", "名单": ["二、丙", "", "三、A&B"]}


def rendered(instruction: str, body: str = BODY) -> bytes:
    return WordTemplate.open(from_outline(f"[目录 1] {{域 {instruction}}}{body}")).render(DATA)


def entries(document: bytes) -> list[tuple[str, str]]:
    """Style and text of the lines of the table of contents."""
    paragraphs = docx.Document(BytesIO(document)).element.body.iter(qn("w:p"))
    return [
        (p.pPr.pStyle.val, "".join(t.text for t in p.iter(qn("w:t"))))
        for p in paragraphs
        if p.pPr is not None and p.pPr.pStyle.val.startswith("TOC")
    ]


@pytest.mark.parametrize(
    ("instruction", "lines"),
    [
        (r'TOC \o "1-1" \h', ["第一部分 概况"]),
        (r'TOC \o "2-3"', ["一、甲", "（一）乙", "二、丙", "三、A&B"]),
        (r'TOC \o "2-2" \t "附件标签,1"', ["一、甲", "二、丙", "三、A&B", "附件1"]),
        (r"TOC \u", ["第一部分 概况", "一、甲", "（一）乙", "二、丙", "三、A&B"]),
    ],
)
def test_it_lists_what_word_will_list(instruction: str, lines: list[str]) -> None:
    assert [text for _, text in entries(rendered(instruction))] == lines


def test_each_line_has_the_style_of_its_level() -> None:
    assert entries(rendered(r'TOC \o "1-3"'))[:3] == [
        ("TOC1", "第一部分 概况"),
        ("TOC2", "一、甲"),
        ("TOC3", "（一）乙"),
    ]


def test_each_line_leads_to_its_heading() -> None:
    body = docx.Document(BytesIO(rendered(r'TOC \o "1-3"'))).element.body
    marks = {
        mark.get(qn("w:name")): mark.getparent().xpath("string(.)")
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    links = {
        link.get(qn("w:anchor")): "".join(t.text for t in link.iter(qn("w:t")))
        for link in body.iter(qn("w:hyperlink"))
    }
    assert links == marks
    assert len(links) == 5


def test_without_headings_the_note_to_refresh_stays() -> None:
    assert entries(rendered(r'TOC \o "1-1"', "\n[正文] {{ 题 }}")) == [
        ("TOC1", "（在 Word 里按 F9 更新目录）")
    ]


def test_a_section_that_ends_with_the_table_still_ends_there() -> None:
    document = docx.Document(BytesIO(rendered(r'TOC \o "1-1"', f"\n节：横向{BODY}")))
    assert [section.orientation for section in document.sections] == [0, 1]
    assert len(entries(rendered(r'TOC \o "1-2"', f"\n节：横向{BODY}"))) == 4


def test_a_title_of_several_lines_is_one_entry() -> None:
    """A blank line parts what belongs apart; Chinese text that was only broken goes on without one."""
    body = "\n[标题 1] 附件1{换行}{换行}{制表}{{ 题 }}{换行}{制表}丙{换行}丁{换行}A B"
    assert entries(rendered(r'TOC \o "1-1"', body)) == [("TOC1", "附件1 概况丙丁 A B")]


def test_a_value_of_several_lines_is_one_entry() -> None:
    outline = '[目录 1] {域 TOC \\o "1-1"}\n[标题 1] 甲{{ 题 }}'
    document = WordTemplate.open(from_outline(outline)).render({"题": "乙\n\t丙\n丁"})
    assert entries(document) == [("TOC1", "甲乙丙丁")]


def lines_of_entries(count: int, before: str = "") -> set[int | None]:
    """The heights that entries state for their lines, in twips, in contents of as many entries."""
    body = "".join(f"\n[标题 1] 第{number}节" for number in range(count))
    outline = f'{before}[目录 1，段前分页] {{域 TOC \\o "1-1"}}\n节：纵向{body}\n[正文] {{{{ 题 }}}}'
    document = docx.Document(BytesIO(WordTemplate.open(from_outline(outline)).render(DATA)))
    shown = [p for p in document.paragraphs if p.style is not None and p.style.name == "toc 1"]
    assert len(shown) == count
    stated = (p._p.find(f"{qn('w:pPr')}/{qn('w:spacing')}") for p in shown)
    return {None if spacing is None else int(spacing.get(qn("w:line"))) for spacing in stated}


def test_lines_stand_closer_where_few_entries_would_take_another_page() -> None:
    """Of 400 twips each, 31 lines fit on a page."""
    assert [lines_of_entries(count) for count in (31, 33, 36)] == [{None}, {380}, {350}]


def test_a_longer_table_goes_on_as_designed() -> None:
    assert [lines_of_entries(count) for count in (38, 45, 60)] == [{None}, {None}, {None}]


def test_the_last_of_several_pages_is_saved_as_well() -> None:
    assert lines_of_entries(64) == {390}


def test_the_page_of_each_entry_is_a_field_without_a_number_yet() -> None:
    document = docx.Document(BytesIO(rendered(r'TOC \o "1-2" \h'))).element.body
    fields = [i.text.split() for i in document.iter(qn("w:instrText")) if "PAGEREF" in i.text]
    marks = [mark.get(qn("w:name")) for mark in document.iter(qn("w:bookmarkStart"))]
    assert fields == [["PAGEREF", mark, "\\h"] for mark in marks]
    assert len(fields) == 4
    assert not any((t.text or "").isdigit() for t in document.iter(qn("w:t")))


def test_a_table_without_page_numbers_has_none() -> None:
    assert b"PAGEREF" not in read_part(rendered(r'TOC \o "1-2" \n'), "word/document.xml").encode()


def test_a_table_that_begins_a_page_still_does() -> None:
    outline = r"[正文] {{ 题 }}" + "\n" + r'[目录 1，段前分页] {域 TOC \o "1-2"}' + BODY
    first, *others = [
        p
        for p in docx.Document(BytesIO(WordTemplate.open(from_outline(outline)).render(DATA))).paragraphs
        if p.style is not None and p.style.name == "toc 1"
    ]
    assert first.paragraph_format.page_break_before
    assert not any(entry.paragraph_format.page_break_before for entry in others)


def test_word_accepts_it() -> None:
    assert validate(rendered(r'TOC \o "1-2" \h \z \u')) == []
