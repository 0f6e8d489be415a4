"""Advice on templates that work but should be written otherwise."""

from __future__ import annotations

from tests.word.templates import files_of, package, template

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
