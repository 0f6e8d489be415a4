from __future__ import annotations

import re
from datetime import datetime

import pytest
from docx.document import Document
from tests.tools import validate
from tests.word.documents import made_by_python_docx, read_part, with_body, with_parts

from reportgen.errors import ReportgenError
from reportgen.word.advice.tidy import tidy
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline

PLAIN = from_outline("[正文] 末段")


def body_of(xml: str) -> str:
    """What tidying makes of body XML."""
    document = read_part(tidy(with_body(PLAIN, xml)), "word/document.xml")
    found = re.search(r"<w:body>(.*?)<w:p><w:pPr><w:pStyle", document)
    assert found
    return found[1]


def test_what_word_rewrites_on_every_save_is_dropped() -> None:
    untidy = (
        '<w:p w:rsidR="00A1" w:rsidRDefault="00B2"><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00C3"><w:t>甲</w:t>'
        '<w:lastRenderedPageBreak/></w:r><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/></w:p>'
    )
    assert body_of(untidy) == "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"


def test_a_section_stands_behind_the_other_properties_of_its_paragraph() -> None:
    """LibreOffice writes it in front, which Word takes for a damaged file."""
    saved = '<w:p><w:pPr><w:sectPr/><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr></w:p>'
    mended = '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr></w:p>'
    assert body_of(saved) == mended


def test_revision_lists_of_the_settings_are_dropped() -> None:
    rsids = '<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids><w:themeFontLang'
    document = with_parts(PLAIN, settings=lambda text: text.replace("<w:themeFontLang", rsids))
    assert tidy(document) == PLAIN


def test_what_wps_notes_of_the_computer_is_dropped() -> None:
    """``commondata`` holds the number of the hard disk."""
    noted = '<w:docVars><w:docVar w:name="commondata" w:val="eyJoZGlkIjoiMSJ9"/></w:docVars><w:themeFontLang'
    document = with_parts(PLAIN, settings=lambda text: text.replace("<w:themeFontLang", noted))
    assert tidy(document) == PLAIN
    own = noted.replace("commondata", "own")
    document = with_parts(PLAIN, settings=lambda text: text.replace("<w:themeFontLang", own))
    assert '<w:docVar w:name="own"' in read_part(tidy(document), "word/settings.xml")


def test_dates_and_names_of_those_who_saved_are_dropped_and_the_title_stays() -> None:
    def fill(document: Document) -> None:
        properties = document.core_properties
        properties.title, properties.last_modified_by, properties.revision = "{{ 标题 }}", "某人", 7
        properties.created = properties.modified = datetime(2024, 5, 21)

    core = read_part(tidy(made_by_python_docx(fill)), "docProps/core.xml")
    assert "{{ 标题 }}" in core
    assert not re.search("某人|2024|revision|created|modified", core)


def test_two_saves_of_the_same_content_are_the_same_file() -> None:
    def saved(day: int) -> bytes:
        def fill(document: Document) -> None:
            document.add_paragraph("甲")
            document.core_properties.modified = datetime(2024, 5, day)

        return made_by_python_docx(fill)

    assert saved(1) != saved(2)
    assert tidy(saved(1)) == tidy(saved(2))


def test_neighbouring_runs_of_one_look_are_joined() -> None:
    runs = (
        '<w:r><w:t>{{ 单位</w:t></w:r><w:r><w:rPr/><w:t xml:space="preserve">.名称 </w:t></w:r><w:r/><w:r><w:t>}}</w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>粗</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>体 </w:t></w:r>"
    )
    assert body_of(f"<w:p>{runs}</w:p>") == (
        "<w:p><w:r><w:t>{{ 单位.名称 }}</w:t></w:r>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t>粗</w:t><w:tab/><w:t>体</w:t></w:r></w:p>"
    )


def test_runs_that_hold_more_than_text_stay_apart() -> None:
    runs = '<w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>乙</w:t></w:r>'
    assert body_of(f"<w:p>{runs}</w:p>") == f"<w:p>{runs}</w:p>"


def test_tidying_changes_nothing_that_is_read_and_nothing_the_second_time() -> None:
    def fill(document: Document) -> None:
        document.add_heading("Heads", 1)
        document.add_paragraph("{{ a }} ").add_run("bold").bold = True
        document.add_table(2, 2, style="Table Grid")

    original = made_by_python_docx(fill)
    once = tidy(original)
    assert outline(once) == outline(original)
    assert tidy(once) == once
    assert validate(once) == []


def test_tracked_changes_are_refused_with_the_way_to_accept_them() -> None:
    change = '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>新</w:t></w:r></w:ins><w:del w:id="2" w:author="a"/></w:p>'
    with pytest.raises(ReportgenError) as caught:
        tidy(with_body(PLAIN, change))
    (problem,) = caught.value.problems
    assert problem.where == "正文第1段"
    assert problem.message == "有 2 处没有定稿的修订"
    assert problem.hint == "在 Word 里点“审阅”→“接受”→“接受所有修订”，再关闭“修订”"


def test_comments_are_refused_with_the_way_to_delete_them() -> None:
    def fill(document: Document) -> None:
        document.add_comment(document.add_paragraph("正文").runs, text="请核对", author="甲", initials="甲")

    with pytest.raises(
        ReportgenError, match=r"有 1 处批注（在 Word 里点“审阅”→“删除”→“删除文档中的所有批注”）"
    ):
        tidy(made_by_python_docx(fill))


def test_a_namespace_without_a_canonical_form_is_no_hindrance() -> None:
    odd = '<w:r><w:rPr><w:b/><x:y xmlns:x="relative"/></w:rPr><w:t>{}</w:t></w:r>'
    document = tidy(with_body(PLAIN, f"<w:p>{odd.format('甲')}{odd.format('乙')}</w:p>"))
    assert "甲乙" in read_part(document, "word/document.xml")
