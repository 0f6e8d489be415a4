"""Tracked changes and comments left in a template stop a report: nobody wants them published."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from tests.word.documents import made_by_python_docx, with_parts
from tests.word.templates import files_of, package, paragraphs, problems_of, table

INSERTED = '<w:ins w:id="1" w:author="甲"><w:r><w:t>乙</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="甲"><w:r><w:delText>乙</w:delText></w:r></w:del>'
MARK_DELETED = '<w:pPr><w:rPr><w:del w:id="3" w:author="甲"/></w:rPr></w:pPr>'
ROW_INSERTED = '<w:trPr><w:ins w:id="4" w:author="甲"/></w:trPr>'


@pytest.mark.parametrize(
    ("body", "place", "count"),
    [
        (paragraphs("甲") + f"<w:p>{INSERTED}{DELETED}</w:p>", "正文第2段", 2),
        (f"<w:p>{MARK_DELETED}</w:p>", "正文第1段", 1),
        (
            table(("甲", "乙"), ("{{ x }}", "丁")).replace("<w:tr>", f"<w:tr>{ROW_INSERTED}", 1),
            "表1第1行第1格",
            1,
        ),
        (table(("甲", "乙")).replace("<w:p>", f"<w:p>{INSERTED}"), "表1第1行第1格", 2),
    ],
)
def test_tracked_changes_stop_a_report_at_the_first_of_them(body: str, place: str, count: int) -> None:
    (problem,) = problems_of(package(files_of(body)), x=1)
    assert (problem.code, problem.where, problem.message) == (
        "word.tracked", place, f"有 {count} 处没有定稿的修订"
    )  # fmt: skip
    assert problem.hint == "在 Word 里点“审阅”→“接受”→“接受所有修订”，再关闭“修订”"


def test_tracked_changes_in_a_footer_stop_it_too() -> None:
    def filled(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = "甲"

    source = made_by_python_docx(filled)
    source = with_parts(source, footer1=lambda xml: xml.replace("</w:p>", f"{INSERTED}</w:p>"))
    (problem,) = problems_of(source)
    assert (problem.code, problem.where) == ("word.tracked", "页脚1第1段")


def test_comments_stop_a_report_so_that_their_text_is_never_published() -> None:
    document = docx.Document()
    document.add_paragraph("{{ x }}")
    document.add_comment(document.add_paragraph("乙").runs[0], text="请核对", author="甲", initials="甲")
    saved = io.BytesIO()
    document.save(saved)
    (problem,) = problems_of(saved.getvalue(), x=1)
    assert (problem.code, problem.where, problem.message) == ("word.comment", "正文第2段", "有 1 处批注")
    assert problem.hint == "在 Word 里点“审阅”→“删除”→“删除文档中的所有批注”"
