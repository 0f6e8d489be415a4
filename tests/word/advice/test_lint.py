"""Advice on templates that work but should be written otherwise."""

from __future__ import annotations

from tests.word.templates import files_of, package, paragraphs, table, template

from reportgen.errors import Severity
from reportgen.word import Shape
from reportgen.word.advice.lint import lint
from reportgen.word.gbt9704 import from_outline

DRAWINGS = {"图.结构": "结构图", "charts.structure": "结构图", "图.趋势": "趋势图"}


def advice(*texts: str, drawings: dict[str, str] | None = None) -> list[tuple[str, str, Severity]]:
    """Place, code and severity of each problem."""
    problems = lint(template(*texts), drawings=drawings)
    return [(problem.where, problem.code, problem.severity) for problem in problems]


def test_a_clean_template_needs_no_advice() -> None:
    assert advice("甲", "{{ 图.结构 }}{{ 图.趋势 }}{{ 'a' ~ x|join(\"、\") }}", drawings=DRAWINGS) == []


def test_everything_that_opening_refuses_is_told_as_an_error() -> None:
    assert advice("{{ a b }}", "{% if x %}") == [
        ("正文第2段", "word.syntax", Severity.ERROR),
        ("正文第1段", "word.syntax", Severity.ERROR),
    ]
    assert [problem.code for problem in lint(b"no document")] == ["word.package"]


def test_unknown_names_are_errors() -> None:
    (problem,) = lint(template("{{ 单为 }}"), names=Shape({"单位": Shape({})}))
    assert (problem.code, problem.hint) == ("word.undefined", "是否应为“单位”？")


def test_arithmetic_is_for_the_data() -> None:
    assert advice("{{ a - b }}", "{{ a * 100 }}%", "{% for x in y %}{{ loop.index + 1 }}{% endfor %}") == [
        ("正文第1段", "word.arithmetic", Severity.WARNING),
        ("正文第2段", "word.arithmetic", Severity.WARNING),
    ]


def test_curly_quotes_are_pointed_out() -> None:
    assert advice("“{{ x|join(“、”) }}”") == [("正文第1段", "word.quotes", Severity.WARNING)]


def test_each_drawing_is_placed_once() -> None:
    assert advice("{{ 图.结构 }}", "{{ charts.structure }}", drawings=DRAWINGS) == [
        ("正文第2段", "word.drawing", Severity.WARNING),
        ("模板文件", "word.drawing", Severity.WARNING),
    ]


def test_a_drawing_in_either_branch_is_placed_once() -> None:
    branches = (
        "{% if x %}{{ 图.结构 }}{% elif y %}{{ 图.结构 }}{% else %}{{ 图.结构 if z else '' }}{% endif %}"
    )
    assert advice(branches, "{{ 图.趋势 }}", drawings=DRAWINGS) == []


def test_a_drawing_asked_about_is_not_placed() -> None:
    found = lint(template("{% if 图.结构 %}{{ 图.趋势 }}{% endif %}"), drawings=DRAWINGS)
    assert [problem.message for problem in found] == ["“结构图”没有放进模板"]


def paragraph_in(text: str, style: str = "", spacing: str = "") -> str:
    """A paragraph with a style and line spacing of its own."""
    reference = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{reference}{spacing}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_drawings_must_not_be_clipped_by_an_exact_line_height() -> None:
    fixed, free = (
        '<w:spacing w:line="579" w:lineRule="exact"/>',
        '<w:spacing w:line="240" w:lineRule="auto"/>',
    )
    files = files_of(
        paragraph_in("{{ 图.结构 }}", "a5")
        + paragraph_in("{{ 图.结构 }}", "a5", free)
        + paragraph_in("{{ 图.结构 }}", "", fixed)
        + paragraph_in("{{ 单位 }}", "a5")
        + paragraph_in("{{ 图.结构 }}")
    )
    styles = str(files["word/styles.xml"])
    named = '<w:name w:val="公文正文"/>'
    based = '<w:name w:val="公文"/>'
    files["word/styles.xml"] = styles.replace(named, f'{named}<w:basedOn w:val="b"/>').replace(
        "</w:styles>",
        f'<w:style w:type="paragraph" w:styleId="b">{based}<w:pPr>{fixed}</w:pPr></w:style></w:styles>',
    )
    found = [
        p.where for p in lint(package(files), drawings={"图.结构": "结构图"}) if p.code == "word.clipped"
    ]
    assert found == ["正文第1段", "正文第3段"]


def test_a_block_tag_alone_in_its_paragraph_leaves_a_gap() -> None:
    first, second = lint(template("{% if x %}", "甲", "{% endif %}"))
    assert (first.where, first.code, first.hint) == (
        "正文第1段",
        "word.gap",
        "写成 {%p if x %}；整行用 {%tr … %}",
    )
    assert second.where == "正文第3段"
    assert advice("{%p if x %}", "甲", "{%p endif %}", "{% if x %}乙{% endif %}") == []


def test_single_braces_are_printed_as_they_stand() -> None:
    (problem,) = lint(template("共{数目}个，{{ x }}"))
    assert (problem.code, problem.severity) == ("word.braces", Severity.WARNING)
    assert problem.hint == "要写出数据，写成两个花括号：{{ 数目 }}"


def test_automatic_numbers_are_for_other_documents() -> None:
    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    off = '<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>'
    assert [problem.code for problem in lint(package(files_of(numbered + off)))] == ["word.numbering"]


def test_a_style_that_is_gone_is_named() -> None:
    (problem,) = lint(package(files_of('<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr></w:p>')))
    assert problem.message == "所用的样式“Gone”不在模板里，会按正文排"


def test_styles_that_values_ask_for_are_there() -> None:
    asked = [("paragraph", "正文"), ("character", "楷体字")]
    (problem,) = lint(from_outline("[正文] 甲"), styles=[*asked, ("character", "斜体字")])
    assert problem.message == "写出的内容要用样式“斜体字”，模板里没有"


def test_tracked_changes_would_be_seen_in_the_report_and_stop_it() -> None:
    tracked = '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>乙</w:t></w:r></w:ins></w:p>'
    (problem,) = lint(package(files_of(tracked)))
    assert (problem.code, problem.severity) == ("word.tracked", Severity.ERROR)


def test_what_word_makes_of_a_minus_sign_still_joins_paragraphs() -> None:
    assert advice("甲", "{%– if x —%}", "乙", "{%－ endif %}") == []


HEADING = '<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'


def told(body: str) -> list[tuple[str, str, str | None]]:
    """Place, message without the text around, and hint of each problem."""
    found = lint(package(files_of(body)))
    return [(problem.where, problem.message.partition("。原文")[0], problem.hint) for problem in found]


def test_a_typed_number_among_counted_ones_will_be_wrong() -> None:
    body = HEADING.format("{{ 一级 }}概况") + HEADING.format("二、结果") + HEADING.format("{{ 一级 }}问题")
    message = "“二、”是手写的编号，增减各段后会与数出的编号重复或跳号"
    assert told(body) == [("正文第2段", message, "写成 {{ 一级 }}，与其他各段一起数")]


def test_typed_numbers_of_other_levels_and_styles_are_in_order() -> None:
    assert (
        told(HEADING.format("{{ 一级 }}概况") + HEADING.format("（一）职能") + paragraphs("一、正文里的"))
        == []
    )
    assert told(HEADING.format("一、概况") + HEADING.format("二、结果")) == []


def test_a_field_of_a_mail_merge_would_be_printed_as_it_is() -> None:
    field = '<w:p><w:fldSimple w:instr=" MERGEFIELD 单位名称 \\* MERGEFORMAT "><w:r><w:t>«单位名称»</w:t></w:r></w:fldSimple></w:p>'
    assert told(field) == [("正文第1段", "邮件合并域“单位名称”会原样印出", "删去域，写成 {{ 单位名称 }}")]


def picture(height: int) -> str:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return f'<w:drawing><wp:inline xmlns:wp="{wp}"><wp:extent cx="9" cy="{height}"/><wp:docPr id="1" name="图"/></wp:inline></w:drawing>'


def test_a_picture_higher_than_its_exact_line_will_be_clipped() -> None:
    exact = '<w:pPr><w:spacing w:line="400" w:lineRule="exact"/></w:pPr>'
    high, low = (f"<w:p>{exact}<w:r>{picture(height)}</w:r></w:p>" for height in (255_000, 253_000))
    assert told(high + low) == [
        ("正文第1段", "“图片”所在的段落是固定行距，图会被裁掉", "把这一段的行距改为单倍行距")
    ]


def test_a_picture_higher_than_its_exact_row_will_be_clipped() -> None:
    exact = '<w:trPr><w:trHeight w:val="400" w:hRule="exact"/></w:trPr>'
    row = table(("甲",)).replace("<w:tr>", f"<w:tr>{exact}").replace("<w:t>甲</w:t>", picture(255_000))
    assert told(row) == [("表1第1行第1格", "“图片”所在的表格行是固定行高，图会被裁掉", "把行高改为“最小值”")]
    assert told(row.replace('w:hRule="exact"', 'w:hRule="atLeast"')) == []


def test_a_loop_lost_with_its_column_is_named() -> None:
    cells = table(("名称", "得分"), ("{{ 项.名称 }}", "{{ 项.得分 }}"))
    names = Shape({"项目": Shape({}), "单位": Shape({})})
    lost = "{%tr for 项 in … %} 可能随所在的行或列一起删掉了：在这一行的前后各补一行，写上它和 {%tr endfor %}"
    assert [problem.hint for problem in lint(package(files_of(cells)), names=names)] == [
        f"是否应为“项目”？或者，{lost}"
    ] * 2
    once = table(("{{ 项.名称 }}",))
    assert [problem.hint for problem in lint(package(files_of(once)), names=names)] == ["是否应为“项目”？"]
