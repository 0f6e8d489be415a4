"""The numbers in a table of contents are those of the pages that LibreOffice prints."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from tests.tools import read_pages, require_program, to_pdf
from tests.word.documents import read_part

from reportgen.errors import ReportgenError
from reportgen.publish import libreoffice
from reportgen.publish.contents_pages import with_contents_pages
from reportgen.word import WordTemplate
from reportgen.word.gbt9704 import from_outline

COVER_AND_CONTENTS = r"""[标题] {{ 名 }}
[目录 1，段前分页] {域 TOC \o "1-2" \h \z \u}
节：纵向，页码从1
页脚：[奇数页页码] {域 PAGE}
"""


@pytest.fixture(autouse=True)
def the_fonts_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(Path(__file__).parents[1] / "fonts.conf"))


def document(body: str) -> bytes:
    return WordTemplate.open(from_outline(COVER_AND_CONTENTS + body)).render({"名": "封面"})


def entries(report: bytes) -> list[str]:
    paragraphs = docx.Document(BytesIO(report)).element.body.iter(qn("w:p"))
    listed = [p for p in paragraphs if p.find(qn("w:hyperlink")) is not None]
    return ["".join(t.text for t in p.iter(qn("w:t"))) for p in listed]


def test_each_entry_gets_the_number_printed_on_the_page_of_its_heading() -> None:
    require_program("soffice")
    body = "[标题 1] 一、甲\n[标题 1，段前分页] 二、乙\n[标题 2] （一）丙\n[标题 1，段前分页] 三、丁\n"
    [report] = with_contents_pages([document(body)])
    assert entries(report) == ["一、甲1", "二、乙2", "（一）丙2", "三、丁3"]
    pages = read_pages(to_pdf(report))
    assert next(line.text for line in pages[1].lines if "丁" in line.text).endswith("3")
    assert "三、丁" in pages[4].text and len(pages) == 5


def test_word_is_not_asked_to_refresh_what_is_known() -> None:
    require_program("soffice")
    plain = document("[标题 1] 一、甲\n")
    [report] = with_contents_pages([plain])
    assert "updateFields" in read_part(plain, "word/settings.xml")
    assert "updateFields" not in read_part(report, "word/settings.xml")


def test_a_table_of_captions_is_still_refreshed_by_word() -> None:
    require_program("soffice")
    [report] = with_contents_pages([document('[目录 1] {域 TOC \\h \\c "图"}\n[标题 1] 一、甲\n')])
    assert "updateFields" in read_part(report, "word/settings.xml")
    assert re.findall(r"\d+$", entries(report)[0])


def test_a_report_without_contents_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)  # which it does without
    plain = WordTemplate.open(from_outline("[标题 1] 一、甲")).render({})
    assert with_contents_pages([plain]) == [plain]


def test_without_libreoffice_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    with pytest.raises(ReportgenError) as refused:
        with_contents_pages([document("[标题 1] 一、甲\n")])
    assert [str(problem) for problem in refused.value.problems] == [
        "排版：没有找到 LibreOffice，不能排版成页（安装 LibreOffice（其中的 Writer），或不要求页码和 PDF：目录的页码由 Word 打开时填写）"
    ]


@pytest.mark.parametrize("ends", ["exit 1", "exit 0"])
def test_a_libreoffice_that_prints_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{ends}\n")
    program.chmod(0o755)
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: program)
    with pytest.raises(ReportgenError, match="LibreOffice 没有"):
        with_contents_pages([document("[标题 1] 一、甲\n")])
