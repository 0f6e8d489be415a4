"""What is wrong with a template, and where, in words for those who made it."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from tests.word.templates import files_of, package, paragraphs, problems_of, table, template

from reportgen.errors import Refusal, UnreadableError
from reportgen.word import TemplateError, WordTemplate


def complaint(source: bytes, **context: object) -> tuple[str, str, str | None]:
    """Place, message and hint of the first problem."""
    problem, *_ = problems_of(source, **context)
    return problem.where, problem.message, problem.hint


SYNTAX = {
    "{{ a": ("“{{”在本段内没有结束", "补上“}}”；一个标签不能跨段落"),
    "a }}": ("多出的“}}”，前面没有相配的开头", "补上开头，或写成 }_} %_} 以原样输出"),
    "{{ }}": ("空的标签“{{  }}”", "写上名称，或删掉它"),
    "{{ a b }}": ("“{{ a b }}”在“b”处写法不对", None),
    "{{ a，b }}": ("“{{ a，b }}”里有不认识的字符 '，'", "标签里的标点用半角（英文）的"),
    "{% if a %}": ("“{% if a %}”没有结束", "补上 {% endif %}"),
    "{% endfor %}": ("多出的“{% endfor %}”，前面没有 for", None),
    "{% else %}": ("“else”不在 if 里面", None),
    "{%p if a %}": ("“{%p if a %}”没有结束", "补上 {%p endif %}"),
    "{% 如果 a %}": ("不认识的语句“如果”", "写成 if"),
    "{%p 引用 表一 %}": ("没有名为“表一”的数据", '部件的名称加引号：{%p 引用 "表一" %}'),
    "｛｛ a ｝｝": ("“｛｛”不是标签的括号", "用半角的 {{ }} 或 {% %}，两个符号之间不空格"),
    "{% if a ％｝": ("“％｝”不是标签的括号", "用半角的 {{ }} 或 {% %}，两个符号之间不空格"),
    "{ { a } }": ("“{ {”不是标签的括号", "用半角的 {{ }} 或 {% %}，两个符号之间不空格"),
    "{{{ a }}}": ("“{{ { a }}”里的花括号不成对", "花括号写成两个：{{ }}"),
    "{{ 1 if a ≥ 2 }}": ("“{{ 1 if a ≥ 2 }}”里有不认识的字符 '≥'", "写成 >="),
    "{% fro x in y %}": ("不认识的语句“fro”", "是否应为“for”？"),
    "{% include 'x' %}": ("不支持“include”", "不能引入其他文件"),
    "{{ 1|uper }}": ("没有名为“uper”的过滤器", "是否应为“upper”？"),
    "{{ 1 is evn }}": ("没有名为“evn”的判断", "是否应为“even”？"),
    "{{ x|map('uper')|join }}": ("没有名为“uper”的过滤器", "是否应为“upper”？"),
    "{{ x|selectattr('得分', 'evn')|join }}": ("没有名为“evn”的判断", "是否应为“even”？"),
    "{{ 'a' + 'b' }}": ("“+”只能用于数字，不能用于文字或列表", "连接文字用 ~"),
    "{{ a.encode() }}": (
        "模板里不能调用函数或方法“encode()”",
        "只能调用本模板里的宏、range、namespace、loop.cycle，以及 items、keys、values、get、strftime、isoformat、upper、lower、title、"
        "capitalize、strip、lstrip、rstrip、replace、split、join、startswith、endswith、format 这些方法",
    ),
    "{%tr for x in y %}": ("“{%tr for x in y %}”只能写在表格里", None),
    "{% cellbg x %}": ("“{% cellbg x %}”只能写在表格的单元格里", None),
    "前文{%p if a %}": ("“{%p if a %}”所在的段落里还有别的内容，会随标签一起消失", "让它独占一个段落"),
}


@pytest.mark.parametrize("text", SYNTAX)
def test_mistakes_in_a_tag_are_named(text: str) -> None:
    where, message, hint = complaint(template(text))
    assert (where, hint) == ("正文第1段", SYNTAX[text][1])
    assert message.partition("。原文：")[0] == SYNTAX[text][0]


def test_the_text_around_the_tag_is_quoted() -> None:
    _, message, _ = complaint(template("收入预算" + "很" * 30 + "{{ 收 入 }}万元"))
    assert message.endswith("。原文：…" + "很" * 24 + "{{ 收 入 }}万元")


def test_all_that_can_be_found_without_data_is_found_at_once() -> None:
    body = paragraphs("{{ a b }}", "{{ 1|uper }}", "{% if 1 %}") + table(
        ("{{ x.__class__ }}", "{% endfor %}")
    )
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(package(files_of(body)))
    assert {(problem.where, problem.code) for problem in caught.value.problems} == {
        ("正文第1段", "word.syntax"),
        ("正文第2段", "word.filter"),
        ("正文第3段", "word.syntax"),
        ("表1第1行第1格", "word.forbidden"),
        ("表1第1行第2格", "word.syntax"),
    }


def test_places_are_counted_as_a_person_counts() -> None:
    body = paragraphs("一") + table(("甲", "乙")) + paragraphs("二") + table(("甲",), ("乙",), ("{{ 无 }}",))
    assert complaint(package(files_of(body)))[0] == "表2第3行第1格"
    assert (
        complaint(package(files_of(body.replace("{{ 无 }}", "") + paragraphs("{{ 无 }}"))))[0] == "正文第3段"
    )


def test_headers_and_footers_are_told_apart() -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "第{{ 页码 }}页"
    document.sections[0].header.paragraphs[0].text = "{{ 单位 }}"
    saved = io.BytesIO()
    document.save(saved)
    assert complaint(saved.getvalue(), 单位="局")[0] == "页脚1第1段"
    assert complaint(saved.getvalue(), 页码=1)[0] == "页眉1第1段"


def test_text_boxes_are_named_after_their_paragraph() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraphs('{{ 无 }}')}</w:txbxContent></w:pict></w:r></w:p>"
    assert complaint(package(files_of(box)))[0] == "正文第1段的文本框"


DATA = {"收入": {"合计": Decimal(1)}, "名单": ["甲"], "空": None, "件": object(), "大数": 10**5000}
RUNTIME = {
    "{{ 收人 }}": ("没有名为“收人”的数据", "是否应为“收入”？"),
    "{{ 收入.合记 }}": ("没有名为“合记”的数据", "是否应为“合计”？"),
    "{{ 收入.合计.upper }}": ("不能取“upper”：数字没有可用的名称", None),
    "{{ 名单[3] }}": ("没有第 3 项，一共 1 项（从 0 数起）", None),
    "{{ 空 }}": ("值是空的", "用 {% if %} 判断，或用 |default('…', true) 给出替代文字"),
    "{% if 空.x %}甲{% endif %}": (
        "不能取“x”：它的上一级没有数据",
        "先判断上一级有没有：{% if 上一级 and 上一级.x %}",
    ),
    "{{ 收入 }}": ("一组数据不能直接写出", "写出它下面的某一项，或接上过滤器"),
    "{{ 件.x }}": ("不能取“x”：“object”类的值没有可用的名称", None),
    "{% for x in 收入.合计 %}{% endfor %}": ("for 要的是列表，得到的是数字", None),
    "{{ 名单|upper }}": ("列表不能直接写出", "写出它下面的某一项，或接上过滤器"),
    "{{ 名单 + 1 }}": ("“+”只能用于数字，不能用于列表", "连接文字用 ~"),
    "{{p 收入.合计 }}": ("{{p }} 要的是成段的内容，得到的是数字", "文字用 {{ }}"),
    "{{ 大数 }}": ("数字太大，不能照写", "在数据里改正"),
    "{{ 大数|round(2) }}": ("数字太大", "在数据里改正"),
    "{{ '%d'|format('甲') }}": ("“format”只能用于数字，不能用于文字", None),
    "{{ '甲' < 1 }}": ("两个值的种类不合，不能这样比较或计算", "检查数据的类型和过滤器的参数"),
    "{{ 收入.合计 / 0 }}": ("除数是零", "先判断除数：{% if 除数 %}"),
}


@pytest.mark.parametrize("text", RUNTIME)
def test_data_that_does_not_fit_is_named_with_its_place(text: str) -> None:
    body = paragraphs("首段") + table(("甲", text))
    where, message, hint = complaint(package(files_of(body)), **DATA)
    assert (where, hint) == ("表1第1行第2格", RUNTIME[text][1])
    assert message.startswith(RUNTIME[text][0])


def test_an_error_in_a_filter_of_the_program_tells_where_it_was_used() -> None:
    def wan(value: Decimal) -> str:
        return f"{value / 10_000:.2f}"

    opened = WordTemplate.open(template("第一段", "{{ 名单|万元 }}"), filters={"万元": wan})
    with pytest.raises(TemplateError) as caught:
        opened.render(DATA)
    (problem,) = caught.value.problems
    assert (problem.where, problem.code) == ("正文第2段", "word.filter")
    assert "TypeError" in problem.message


def test_blocks_must_end_where_they_began() -> None:
    body = paragraphs("{% if a %}") + table(("{% endif %}",))
    where, message, _ = complaint(package(files_of(body)))
    assert where == "表1第1行第1格"
    assert message.startswith("“{% if a %}”（正文第1段）和“{% endif %}”不在同样的位置")


@pytest.mark.parametrize(
    ("xml", "name"),
    [
        ('<w:p><w:r><w:instrText>HYPERLINK "{{ x }}"</w:instrText></w:r></w:p>', "域代码"),
        ('<w:p><w:bookmarkStart w:id="0" w:name="{{ x }}"/><w:bookmarkEnd w:id="0"/></w:p>', "bookmarkStart"),
    ],
)
def test_tags_where_they_would_not_be_carried_out_are_refused(xml: str, name: str) -> None:
    _, message, _ = complaint(package(files_of(xml)))
    assert message.startswith(f"标签不能写在这里（{name}）")


def test_control_characters_in_values_are_refused() -> None:
    _, message, hint = complaint(template("{{ x }}"), x="甲\x08乙")
    assert message.startswith("值里有不能写进 Word 的控制字符 U+0008")
    assert hint == "清除该字符"


@pytest.mark.parametrize("text", ["甲\a乙", "甲\f乙"])
def test_new_paragraphs_and_pages_in_plain_values_are_refused(text: str) -> None:
    _, message, hint = complaint(template("{{ x }}"), x=text)
    assert message.startswith("值里有另起一段（\\a）或另起一页（\\f）的字符")
    assert hint == "另起一段用 Paragraphs 和 {{p … }}，换页在模板里插入分页符"


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        WordTemplate.open(tmp_path / "report.docx")
    assert caught.value.problems[0].file == str(tmp_path / "report.docx")


def test_a_section_break_is_not_lost_with_a_tag() -> None:
    body = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p if 1 %}</w:t></w:r></w:p>" + paragraphs(
        "{%p endif %}"
    )
    assert complaint(package(files_of(body)))[2] == "把标签移到另一段"


@pytest.mark.parametrize(
    "texts",
    [
        ("{%p macro m() %}", "甲", "{%p endmacro %}", "{{ m() }}"),
        ("{%p macro m() %}", "甲", "{%p endmacro %}", "{% set x = m() %}", "{{p x }}"),
        ("{%p macro m() %}", "甲", "{%p endmacro %}", "{{r m() }}"),
        ("{% macro m() %}甲{% endmacro %}", "{{p m() }}"),
        ("{%p for x in xs recursive %}", "{{ loop(x) }}", "{%p endfor %}"),
    ],
)
def test_what_a_macro_writes_must_fit_where_it_is_called(texts: tuple[str, ...]) -> None:
    assert complaint(template(*texts))[1].startswith("宏或递归循环写出的内容不适合放在这里")


def test_macros_have_no_other_names() -> None:
    texts = (
        "{%p macro a() %}",
        "甲",
        "{%p endmacro %}",
        "{% macro b() %}乙{% endmacro %}{% set b = a %}{{ b() }}",
    )
    assert complaint(template(*texts))[1].startswith("宏只能直接调用")


def test_what_a_filter_says_to_the_designer_is_said_as_it_stands() -> None:
    def strict(value: object) -> str:
        raise Refusal("此处应为文字", "写成 {{ 名单|顿号 }}")

    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(template("{{ 名单|严 }}"), filters={"严": strict}).render(DATA)
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == ("此处应为文字。原文：{{ 名单|严 }}", "写成 {{ 名单|顿号 }}")


def test_any_other_failure_of_a_filter_is_told_as_one_whatever_its_language() -> None:
    def broken(value: object) -> str:
        raise ValueError("坏了")

    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(template("{{ 名单|坏 }}"), filters={"坏": broken}).render(DATA)
    assert caught.value.problems[0].message == "程序的过滤器“坏”出错（ValueError：坏了）。原文：{{ 名单|坏 }}"


def test_a_tag_in_deleted_text_calls_for_the_changes_to_be_settled() -> None:
    deleted = '<w:p><w:del w:id="1" w:author="甲"><w:r><w:delText>{{ x }}</w:delText></w:r></w:del></w:p>'
    place, message, hint = complaint(package(files_of(deleted)))
    assert (place, message.partition("。")[0]) == ("正文第1段", "有 1 处没有定稿的修订")
    assert hint is not None and "接受所有修订" in hint


def test_a_block_that_leaves_a_content_control_is_told_to() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraphs('{%p if x %}')}</w:sdtContent></w:sdt>"
    _, _, hint = complaint(package(files_of(control + paragraphs("{%p endif %}"))))
    assert hint == "其中一个在内容控件里：右键点控件，选“删除内容控件”"
