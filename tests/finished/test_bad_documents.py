"""What cannot be read as a finished document: one clear answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.finished.pdfs import pdf, text
from tests.word.documents import made_of_paragraphs

from reportgen.errors import ReportgenError
from reportgen.finished import read_document

IMAGE = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"
ENCRYPTED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) /P -4 >> /ID [(a) (a)]"  # fmt: skip

BAD = {
    "empty": (b"", "a：文档里没有文字，没有可核的内容（请检查是否选错了文件）"),
    "blank Word": (made_of_paragraphs(""), "a：文档里没有文字，没有可核的内容（请检查是否选错了文件）"),
    "blank PDF": (pdf([]), "a：文档里没有文字，没有可核的内容（请检查是否选错了文件）"),
    "old Word": (
        b"\xd0\xcf\x11\xe0rest",
        "a：这是旧格式（.doc、.wps、.xls）或加了打开密码的文件，读不了（请用 Word 或 WPS 打开后另存为 .docx，或导出为 PDF）",
    ),
    "RTF": (b"{\\rtf1 a}", "a：这是RTF 文件，读不了（请用 Word 或 WPS 打开后另存为 .docx，或导出为 PDF）"),
    "picture": (
        b"\x89PNG\r\n\x1a\n\0\0\0",
        "a：这不是 Word、PDF、网页或文本文件（请用 Word 或 WPS 打开后另存为 .docx，或导出为 PDF）",
    ),
    "scan": (
        pdf([IMAGE], [IMAGE]),
        "a：这是扫描件：2 页都是图片，没有文字可核（请用生成它的 Word 文件，或先做文字识别）",
    ),
    "damaged PDF": (b"%PDF-1.7\nnothing", "a：不是完好的 PDF 文件（请重新导出或下载）"),
    "password": (
        pdf([text(80, 700, "secret")], trailer=ENCRYPTED),
        "a：这份 PDF 要密码才能打开（请另存一份不加密的）",
    ),
    "long": (pdf(*[[]] * 601), "a：PDF 有 601 页，超过 600 页（请拆出报告所在的各页）"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD.keys())
def test_it_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(ReportgenError) as caught:
        read_document(data, "a")
    assert str(caught.value) == message


def test_a_damaged_word_file_is_refused() -> None:
    with pytest.raises(ReportgenError, match=r"不是完好的 \.docx 文件"):
        read_document(made_of_paragraphs("收入")[:-30])


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match="找不到这个文件"):
        read_document(tmp_path / "无.docx")
    with pytest.raises(ReportgenError, match="这是文件夹，不是一份报告"):
        read_document(tmp_path)


def test_a_picture_among_pages_is_told_and_the_rest_is_read() -> None:
    document = read_document(pdf([text(80, 700, "Report")], [IMAGE]), "a")
    assert [str(problem) for problem in document.problems] == ["a › 第2页：第 2 页是图片，没有文字可核"]
    assert [paragraph.text for paragraph in document.paragraphs] == ["Report"]
