from __future__ import annotations

import re

import pytest
from tests.tools import validate
from tests.word.documents import read_part

from reportgen.errors import ReportgenError
from reportgen.word.advice.tidy import tidy
from reportgen.word.gbt9704 import from_outline, starter
from reportgen.word.gbt9704.styles import KNOWN_STYLES
from reportgen.word.outline import outline


def complaints(text: str) -> str:
    with pytest.raises(ReportgenError) as caught:
        from_outline(text)
    return "\n".join(
        f"{problem.line}: {problem.message}（{problem.hint}）" for problem in caught.value.problems
    )


def body(text: str) -> str:
    """The outline of what `text` makes, without section, header and footer lines."""
    lines = outline(from_outline(text)).splitlines()
    return "\n".join(line for line in lines if not re.match("节：|页脚：|偶数页页脚：", line))


def test_the_starter_document_shows_every_paragraph_style_that_a_person_applies() -> None:
    shown = outline(starter())
    applied_by_word = {"页眉", "页脚", "目录 2", "目录 3"}
    applied_by_word |= {
        "标题 6",
        "续表题",
        "标题 7",
    }  # to headings below an attachment of a part, when a report is finished
    assert [style for style in KNOWN_STYLES.paragraph - applied_by_word if f"[{style}" not in shown] == [
        "表格文字"  # the cells that say nothing else
    ]


def test_the_starter_document_is_sound_tidy_and_always_the_same() -> None:
    assert validate(starter()) == []
    assert starter() == starter() == tidy(starter())


def test_the_starter_document_names_no_person_and_no_time() -> None:
    core = read_part(starter(), "docProps/core.xml")
    assert not re.search("created|modified|creator|revision", core)


def test_quotation_marks_are_as_wide_as_chinese_characters() -> None:
    """Word takes “” for Latin unless it is told otherwise."""
    faces = re.findall("<w:rFonts [^>]*>", read_part(starter(), "word/styles.xml"))
    assert faces
    assert all('w:hint="eastAsia"' in face for face in faces)


def test_word_opens_it_as_a_document_of_its_own_time() -> None:
    settings = read_part(starter(), "word/settings.xml")
    assert re.search('w:name="compatibilityMode"[^>]* w:val="15"', settings)


def test_a_line_ended_by_hand_is_not_spread_over_the_column() -> None:
    assert "<w:doNotExpandShiftReturn/>" in read_part(starter(), "word/settings.xml")


def test_paper_and_margins_are_those_of_the_standard() -> None:
    document = read_part(from_outline("[正文] 甲\n节：横向\n[正文] 乙"), "word/document.xml")
    upright, turned = re.findall(r"<w:pgMar [^>]*>", document)
    assert 'w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"' in upright
    assert 'w:top="1588" w:right="2098" w:bottom="1474" w:left="1984"' in turned
    assert document.count('<w:docGrid w:type="lines" w:linePitch="579"/>') == 2


def test_headings_carry_outline_levels_for_the_navigation_pane() -> None:
    styles = read_part(starter(), "word/styles.xml")
    for level in range(1, 6):
        heading = re.search(rf'<w:name w:val="heading {level}"/>.*?</w:style>', styles)
        assert (
            heading and f'<w:outlineLvl w:val="{level - 1}"/>' in heading[0] and "<w:keepNext/>" in heading[0]
        )


@pytest.mark.parametrize(
    ("style", "face"),
    [
        ("Normal", "仿宋_GB2312"),
        ("heading 1", "黑体"),
        ("heading 2", "楷体_GB2312"),
        ("heading 3", "仿宋_GB2312"),
        ("Title", "方正小标宋简体"),
        ("附件标签", "黑体"),
        ("footer", "宋体"),
    ],
)
def test_each_element_names_its_face_for_chinese_and_latin(style: str, face: str) -> None:
    definition = re.search(
        rf'<w:name w:val="{style}"/>.*?</w:style>', read_part(starter(), "word/styles.xml")
    )
    assert definition
    assert f'w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"' in definition[0]


def test_no_exact_line_height_where_it_would_clip_pictures_and_tables() -> None:
    styles = read_part(starter(), "word/styles.xml")
    for name in ("图", "caption", "表格文字", "表单位"):
        definition = re.search(rf'<w:name w:val="{name}"/>.*?</w:style>', styles)
        assert definition and 'w:lineRule="auto"' in definition[0]


def test_options_may_follow_the_style_after_a_comma_or_a_blank() -> None:
    assert (
        body("[附件标签 段前分页] 附件1")
        == body("[附件标签，段前分页] 附件1")
        == "[附件标签，段前分页] 附件1"
    )
    assert body("[heading 2,居中 ] 甲") == "[标题 2，居中] 甲"


def test_a_figure_caption_is_words_own_caption() -> None:
    assert body("[图题] 图1：支出结构") == body("[caption] 图1：支出结构") == "[题注] 图1：支出结构"


def test_template_tags_pass_untouched() -> None:
    line = '[正文] {%p for 项 in 项目|排序("得分") %}{{ 项.名称|默认("{") }}{# 说明 | ¶ #}'
    assert body(line) == line


def test_braces_bars_and_blanks_of_the_text_itself_survive() -> None:
    line = r"[正文] {空格}\{甲\} \| \\ \¶ 乙{空格}"
    assert body(line) == line
    assert "{甲} | \\ ¶ 乙" in read_part(from_outline(line), "word/document.xml")


def test_runs_in_a_character_style_line_breaks_and_fields() -> None:
    line = "[正文] {楷体字|（一）{{ 标题 }}。}正文{换行}又一行{制表}{域 NUMPAGES}{分页}"
    assert body(line) == line


def test_a_table_with_merges_several_paragraphs_and_row_tags() -> None:
    table = """\
表：公文表格，居中，列宽 20 60 76，表头2行
| <合并起> 指标 | <跨2列> 金额 |
| <合并续> | 预算数 | 决算数 |
| {%tr for 项 in 项目 %} |
行 可跨页 行高12 | 甲 ¶ [表格数字] 乙 | <底端> [居中] {{ 项.名称|默认("—") }} | [表格数字] {{ 项.决算 }} |
| {%tr endfor %} |
[表注] 注"""
    assert body(table) == table


def test_tables_in_a_row_stay_apart_and_a_section_may_end_with_one() -> None:
    table = "表：公文表格，列宽 156\n| 甲 |"
    made = body(f"{table}\n{table}\n节：横向\n{table}")
    assert made == f"{table}\n[表后]\n{table}\n[表后]\n{table}\n[表后]"
    assert validate(from_outline(f"{table}\n{table}\n节：横向\n{table}")) == []


def test_without_a_section_line_the_page_is_upright_and_numbered() -> None:
    assert outline(from_outline("[正文] 甲")).splitlines() == [
        "节：纵向 210×297，上37 下35 左28.01 右26，页眉15 页脚25，行网格28.95，奇偶页不同",
        "页脚：[奇数页页码] — {域 PAGE} —",
        "偶数页页脚：[偶数页页码] — {域 PAGE} —",
        "[正文] 甲",
    ]


def test_sections_state_paper_margins_and_their_own_headers() -> None:
    text = """\
节：横向 420×297，上20 下20.5 左30 右30，页眉10 页脚12，无网格，连续，首页不同，页码从3
首页页眉：[页眉]
页眉：[页眉] {{ 单位.名称 }}
页眉：[页眉] 第二行
[正文] 甲
"""
    assert outline(from_outline(text)) == text


def test_every_style_can_be_rebuilt_from_the_starter_documents_outline() -> None:
    text = outline(starter())
    assert outline(from_outline(text)) == text


def test_an_empty_outline_is_an_empty_page() -> None:
    assert body("") == "[表后]"
    assert validate(from_outline("")) == []


def test_all_faulty_lines_are_reported_together() -> None:
    text = """\
[标提 1] 一
正文没有样式
[正文，斜体] 甲
[正文] {{ 甲 }} {乙
[正文] {楷书|甲}
[正文] {图 图表 80×60mm}
[正文] {格式 加粗|甲}
  文本框：
    [正文] 里面
节：斜向
[正文] 甲
页脚：[页脚] 甲
节：纵向，左105 右105
[正文，右对齐，居中] 甲
节：连续，从奇数页起
节：600×900
"""
    assert complaints(text).splitlines() == [
        "1: 没有名为“标提 1”的段落样式（是否应为“标题 1”？）",
        "2: 这一行看不懂（每段写成“[样式] 文字”；节、表、页脚写成“节：”“表：”“页脚：”）",
        "3: 不认识的段落选项“斜体”（可用的有：与下段同页、段中不分页、段前分页、横排左下、横排左上、无缩进、居中、左对齐、右对齐、两端对齐、文字右转、与下段同行）",
        "4: 花括号“{”没有配对：文字里的花括号要写成“\\{”（None）",
        "5: 没有名为“楷书”的字符样式（是否应为“楷体字”？）",
        "6: “{图 图表 80×60mm}”不能由大纲重建（能重建的有：换行、分页、制表、空格、域 PAGE、域 NUMPAGES、域 SECTIONPAGES、"
        "域 TOC；其余请生成之后在 Word 里插入）",
        "7: 直接格式“加粗”不能由大纲重建（改用字符样式，或生成之后在 Word 里设置）",
        "8: “文本框”不能由大纲重建（请删去，生成之后在 Word 里插入）",
        "10: 不认识的版面选项“斜向”（可用的有：纵向、横向、210×297、上37、奇偶页不同、页码从1、连续、从偶数页起、从奇数页起、首页不同）",
        "12: “页脚：”要紧跟在“节：”之后（None）",
        "13: 页边距占满了纸面，没有版心（None）",
        "14: 段落选项“居中”和“右对齐”不能同用（None）",
        "15: 版面选项“连续”和“从奇数页起”不能同用（None）",
        "16: 纸张超过 Word 的上限 558.8 毫米（None）",
    ]


def test_faulty_tables_are_reported_with_their_lines() -> None:
    text = """\
| 甲 |
[正文]
表：公文表格
| 不再重复报错 |
表：公文表格，列宽 20 宽
表：公文表格，列宽 20 30
| 甲 | 乙 | 丙 |
| 甲 | <合并续> 乙 |
| 甲 | 乙
行 加高 | 甲 | 乙 |
| 甲 | <跨两列> 乙 |
表：公文表格，列宽 20，表头3行
| 甲 |
"""
    assert complaints(text).splitlines() == [
        "1: 表格的行前面没有“表：”行（写成“表：公文表格，列宽 20 100 36，表头1行”）",
        "3: 表缺少列宽（写成“表：公文表格，列宽 20 100 36，表头1行”，单位毫米）",
        "5: 列宽“宽”不是毫米数（None）",
        "7: 这一行占 3 列，表有 2 列（合并的格写“<跨2列>”）",
        "8: 第 2 列的“合并续”上面没有同宽的“合并起”或“合并续”（None）",
        "9: 表格的行要以“|”结尾（格里的竖线写成“\\|”）",
        "10: 不认识的行选项“加高”（可用的有：可跨页、重复、行高10、固定行高10）",
        "11: 不认识的单元格选项“跨两列”（可用的有：跨2列、合并起、合并续、顶端、垂直居中、底端）",
        "12: 表头有3行，表只有1行（None）",
    ]


@pytest.mark.parametrize("cell", ["<跨2列> <合并起> [表头] 甲", "[表头] <合并起> 甲", "<垂直居中><跨2列> 甲"])
def test_options_of_a_cell_that_would_be_printed_are_refused(cell: str) -> None:
    found = complaints(f"表：公文表格，列宽 20 20，表头1行\n| {cell} |").splitlines()
    assert len(found) == 1
    assert re.fullmatch(r"2: 单元格的选项“<[^>]+>”会原样印出（写在最前面的一对尖括号里，.*）", found[0])


def test_angle_brackets_that_are_no_options_are_text() -> None:
    assert "&lt;甲&gt; 乙" in read_part(
        from_outline("表：公文表格，列宽 20\n| [表头] <甲> 乙 |"), "word/document.xml"
    )


@pytest.mark.parametrize("stray", ["\x00", "\x0b", "\t", "\ud800", "\uffff"])
def test_characters_that_no_word_file_can_hold_are_refused(stray: str) -> None:
    assert "第 6 个字符是 Word 里不能有的控制字符" in complaints(f"[正文] {stray}甲")


def test_the_footer_of_a_refused_section_is_no_second_fault() -> None:
    assert complaints("节：纵向，页码从1开始\n页脚：[页脚] 1\n[正文] 甲").count("\n") == 0
