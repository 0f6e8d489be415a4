from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from PIL import Image
from tests.word.documents import made_by_python_docx, with_body, with_parts

from reportgen.errors import ReportgenError
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline

PLAIN = from_outline("[正文] 末段")


def shown(xml: str) -> list[str]:
    """The outline lines of body XML, in front of a plain document's last paragraph."""
    lines = outline(with_body(PLAIN, xml)).splitlines()
    return lines[3 : lines.index("[正文] 末段")]


def refused(text: str) -> str:
    with pytest.raises(ReportgenError) as caught:
        from_outline(text)
    return str(caught.value)


def test_a_document_made_elsewhere_is_shown_in_reading_order() -> None:
    def fill(document: Document) -> None:
        document.add_heading("Heads", 1)
        document.add_paragraph("{{ a|b }} | {c}").add_run("bold").bold = True
        table = document.add_table(2, 2, style="Table Grid")
        table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
        document.sections[0].header.paragraphs[0].text = "head"

    assert (
        outline(made_by_python_docx(fill))
        == """\
节：纵向 215.9×279.4，上25.4 下25.4 左31.75 右31.75，页眉12.7 页脚12.7，无网格
页眉：[页眉] head
[标题 1] Heads
[正文] {{ a|b }} \\| \\{c\\}{格式 加粗|bold}
表：网格型，tblW(type=auto w=0)，tblLayout(autofit)，列宽 76.2 76.2
行 可跨页 | [正文] wide |
行 可跨页 | [正文] | [正文] |
"""
    )


def test_a_file_is_read_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(PLAIN)
    assert outline(path) == outline(PLAIN)


def test_neighbouring_runs_of_one_look_are_one_text() -> None:
    runs = '<w:r w:rsidR="00A1"><w:t>{{ 单位</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>.名称 }}</w:t></w:r>'
    assert shown(f"<w:p>{runs}</w:p>") == ["[正文] {{ 单位.名称 }}"]


def test_half_a_tag_in_another_look_is_shown_as_such() -> None:
    runs = (
        '<w:r><w:t>{{ 单位</w:t></w:r><w:r><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t>.名称 }}</w:t></w:r>'
    )
    assert shown(f"<w:p>{runs}</w:p>") == [r"[正文] \{\{ 单位{格式 加粗 字号14|.名称 \}\}}"]


def test_blanks_count_only_where_word_keeps_them() -> None:
    runs = '<w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve"> 乙 </w:t></w:r>'
    assert shown(f"<w:p>{runs}</w:p>") == ["[正文] 甲 乙{空格}"]


def test_direct_settings_are_shown_with_their_values_and_refused() -> None:
    xml = '<w:p><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    assert shown(xml) == ["[正文，spacing(line=360 lineRule=auto)] 甲"]
    assert "不认识的段落选项“spacing(line=360 lineRule=auto)”" in refused(shown(xml)[0])


def test_a_table_of_contents_is_its_field_and_not_its_computed_lines() -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    xml = (
        f'<w:p>{field("begin")}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>{field("separate")}'
        "<w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p><w:r><w:t>二、主要问题</w:t></w:r></w:p>"
        f"<w:p>{field('end')}</w:p>"
    )
    assert shown(xml) == ['[正文] {域 TOC \\o "1-3"}']


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', "{脚注 2}"),
        ('<w:hyperlink w:anchor="甲"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', "{链接 #甲}链接"),
        ('<w:ins w:id="1" w:author="a"><w:r><w:t>新</w:t></w:r></w:ins>', "{修订插入}新"),
        ('<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>', "{修订删除}旧"),
        ('<w:fldSimple w:instr=" REF 甲 "><w:r><w:t>乙</w:t></w:r></w:fldSimple>', "{域 REF 甲}乙"),
        ('<w:bookmarkStart w:id="1" w:name="总计"/><w:bookmarkEnd w:id="1"/>', "{书签 总计}"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "{符号 F0FE}"),
        ("<w:r><w:noBreakHyphen/></w:r>", "{不断行连字符}"),
        ("<w:r><w:contentPart/></w:r>", "{未支持 contentPart}"),
        ('<w:r><w:br w:type="column"/></w:r>', "{分栏}"),
    ],
)
def test_what_an_outline_cannot_rebuild_is_shown_and_refused(content: str, line: str) -> None:
    assert shown(f"<w:p>{content}</w:p>") == [f"[正文] {line}"]
    assert "不能由大纲重建" in refused(f"[正文] {line}")


def test_pictures_are_shown_with_size_and_alternative_text() -> None:
    def fill(document: Document) -> None:
        picture = BytesIO()
        Image.new("RGB", (20, 10)).save(picture, "PNG")
        picture.seek(0)
        inline = document.add_picture(picture, docx.shared.Mm(40))._inline
        inline.docPr.set("descr", "支出结构")

    assert outline(made_by_python_docx(fill)).splitlines()[1] == "[正文] {图 图片 40×20mm 支出结构}"


def test_text_boxes_follow_their_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    vml = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>' + box + "</v:textbox></v:shape>"
    assert shown(f"<w:p><w:r><w:pict>{vml}</w:pict></w:r><w:r><w:t>框外</w:t></w:r></w:p>") == [
        "[正文] {图}框外",
        "  文本框：",
        "    [正文] 框内",
    ]


def test_inner_tables_follow_their_row() -> None:
    def table(content: str) -> str:
        cell = f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        grid = '<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        layout = '<w:tblW w:w="900" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        return f"<w:tbl><w:tblPr>{layout}</w:tblPr>{grid}<w:tr>{cell}</w:tr></w:tbl>"

    inner = table("<w:p><w:r><w:t>里</w:t></w:r></w:p>")
    assert shown(table(f"{inner}<w:p><w:r><w:t>外</w:t></w:r></w:p>") + "<w:p/>") == [
        "表：普通表格，列宽 15.87",
        "行 可跨页 | [正文] {格里的表} ¶ [正文] 外 |",
        "  格里的表：",
        "    表：普通表格，列宽 15.87",
        "    行 可跨页 | [正文] 里 |",
        "[正文]",
    ]


def test_content_controls_are_shown_with_the_sections_in_them() -> None:
    size = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    control = f"<w:sdt><w:sdtContent><w:p><w:pPr>{size}</w:pPr><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    lines = outline(with_body(PLAIN, control)).splitlines()
    assert lines[0].startswith("节：横向 297×210")
    assert lines[1:3] == ["  内容控件：", "    [正文] 控件"]
    assert lines[3].startswith("节：纵向 210×297")


def test_tables_in_headers_are_shown_and_refused() -> None:
    def fill(document: Document) -> None:
        document.sections[0].header.add_table(1, 1, docx.shared.Mm(50))

    lines = outline(made_by_python_docx(fill)).splitlines()
    assert lines[2:5] == [
        "页眉：表格：",
        "    表：普通表格，tblW(type=auto w=0)，tblLayout(autofit)，列宽 50",
        "    行 可跨页 | [正文] |",
    ]
    assert refused("\n".join(lines)).splitlines() == [
        "3 大纲第3行：“表格”不能由大纲重建（请删去，生成之后在 Word 里插入）"
    ]


def test_notes_stand_at_the_end() -> None:
    def fill(document: Document) -> None:
        document.add_comment(document.add_paragraph("正文").runs, text="请核对", author="甲", initials="甲")

    lines = outline(made_by_python_docx(fill)).splitlines()
    assert lines[1:] == ["[正文] 正文{批注 0}", "  批注 0：", "    [CommentText] 请核对"]


def test_different_even_pages_are_stated_where_word_stores_them() -> None:
    same = with_parts(PLAIN, settings=lambda text: text.replace("<w:evenAndOddHeaders/>", ""))
    assert "奇偶页不同" in outline(PLAIN)
    assert "奇偶页不同" not in outline(same)


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"not a document at all"])
def test_junk_is_refused(junk: bytes) -> None:
    with pytest.raises(ReportgenError, match="docx"):
        outline(junk)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match=re.escape("没有.docx")):
        outline(tmp_path / "没有.docx")
