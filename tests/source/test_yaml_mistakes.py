"""Whatever stops the YAML parser is told in Chinese: by libyaml, and by PyYAML where libyaml is missing.

The sentences of the two are those of libyaml 0.2 (scanner.c, parser.c) and PyYAML 6 (scanner.py, parser.py).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from tests.tools import missing

from reportgen.errors import UnreadableError
from reportgen.source import read
from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText
from reportgen.source.yaml_mistakes import complain_of_syntax

Told = Callable[..., list[str]]

ESCAPE = "双引号里的反斜杠“\\”写法有误（请改用单引号，或把“\\”写成“\\\\”）"
DIRECTIVE = "以“%”开头的行有误（请删去这一行，或给文字加引号）"
VERSION = "不支持这个 YAML 版本（请删去以“%YAML”开头的行）"
TAG = "不能使用标签（以“!”开头的文字请加引号）"
NO_NAME = "“&”或“*”之后缺少名称（以“&”“*”开头的文字请加引号）"
BLOCK = "“|”或“>”的写法有误（多行文字请从“|”的下一行写起）"
TAB = "缩进里有制表符（Tab）（请改用空格，每层两个）"
QUOTE = "引号没有结束（请在文字末尾补上引号）"
SQUARE = "方括号里缺少“,”或“]”（请用英文标点，并使括号成对）"
CURLY = "花括号里缺少“,”或“}”（请用英文标点，并使括号成对）"
OPEN_SQUARE = "方括号没有结束（请在末尾补上“]”；改后："
OPEN_CURLY = "花括号没有结束（请在末尾补上“}”；改后："
NO_KEY = "缩进或标点有误，此处应为一个键（同一层的键应左对齐；文字里的引号要成对）"
NO_COLON = (
    "这一行缺少冒号（每个键之后应写英文冒号和一个空格，例如“年度: 2023”；成段的文字应比它的键多缩进两格）"
)
SECOND_COLON = "此处不能再有“: ”（文字里含有“: ”时请加引号；若是新的键，请检查它的缩进和上一行的冒号）"
NOTHING = "此处缺少内容（请检查标点和括号）"
BAD_START = "文字不能以这个符号开头（以 % @ ` 等符号开头的文字请加引号）"
OUTERMOST = "此处应为最外层的键（最外层的键应从行首写起）"
MISALIGNED = "列表没有对齐，此处应为“- ”（同一列表的“-”应左对齐）"
NO_SPACE = "冒号后缺少空格（请写成英文冒号加一个空格“: ”）"


@pytest.fixture(params=["libyaml", "pyyaml"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads once with libyaml, where PyYAML was built with it, and once without."""
    if request.param == "pyyaml":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", f"2:4：{OPEN_SQUARE}b: [1, 2]）"),
        ("a: [b: c: d]\n", f"1:9：{SQUARE}"),
        ("a: [1, 2\n", f"1:4：{OPEN_SQUARE}a: [1, 2]）"),
        ("a: {x: 1, y: 2\nb: 1\n", f"1:4：{OPEN_CURLY}a: {{x: 1, y: 2}}）"),
        ("a: {b]\n", f"1:6：{CURLY}"),
        ("a:\n- b\nc: 'x\n", f"3:4：{QUOTE[:-1]}；改后：c: 'x'）"),
        ('a: "x\n---\nb": 1\n', f"1:4：{QUOTE}"),
        ("a: {年度}年，支出\n", "1:8：花括号之后还有文字（以花括号开头的文字请加引号，或写在“|”的下一行）"),
        ('a: "项目"一\n', f"1:8：{NO_KEY}"),
        ("a: 1\n- b\n", f"2:1：{NO_KEY}"),
        ("a:\n  b: 1\n c: 2\n", f"3:2：{NO_KEY}"),
        ("a: b\n: c\n", f"2:1：{NO_KEY}"),
        ("a: ? b\n", "1:4：此处不能有键（同一层的键应左对齐；文字里的引号要成对）"),
        ("a: 备注: x\n", f'1:6：{SECOND_COLON[:-1]}；改后：a: "备注: x"）'),
        ("年度: 1\n名称\n单位: x\n", f"2:1：{NO_COLON}"),
        ("a: 1\n" + "长" * 1100 + ": 1\n", f"2:1：{NO_COLON}"),
        ("- a\nb: 1\n", f"2:1：{MISALIGNED}"),
        ("- - a\n - b\n", f"2:2：{MISALIGNED}"),
        ("a: - b\n", "1:4：此处不能开始列表（“- ”应另起一行；用“-”表示没有数字的，请删去这一行）"),
        (
            "单位:\n  名称: x\n   自称: y\n",
            "3:6：这一行比上一行多缩进，可是上一行的冒号后已经有值（同一层的键应左对齐）",
        ),
        ("a: @x\n", f"1:4：{BAD_START}"),
        ("a: [%x]\n", f"1:5：{BAD_START}"),
        ("a: ]\n", f"1:4：{NOTHING}"),
        ("a: [,]\n", f"1:5：{NOTHING}"),
        ('a: "\\xzz"\n', f"1:7：{ESCAPE}"),
        ('a: "\\u12"\n', f"1:7：{ESCAPE}"),
        ('a: "\\U00110000"\n', f"1:7：{ESCAPE}"),
        ('a: "\\UFFFFFFFF"\n', f"1:7：{ESCAPE}"),
        ("a: |x\n  y\n", f"1:5：{BLOCK}"),
        ("a: |10\n  y\n", f"1:6：{BLOCK}"),
        ("a: >+0\n  y\n", f"1:6：{BLOCK}"),
        ("a: |\n\tx\n", f"2:1：{TAB[:-1]}；改后：  x）"),
        ("a: x\r\ty\r", f"2:1：{TAB[:-1]}；改后：  y）"),
        ("a: *\n", f"1:5：{NO_NAME}"),
        ("a: &注 x\n", f"1:5：{NO_NAME}"),
        ("a: *x!\n", f"1:6：{NO_NAME}"),
        ("a: !<x y\n", f"1:7：{TAG}"),
        ("a: !<>\n", f"1:6：{TAG}"),
        ("a: !注意 x\n", f"1:5：{TAG}"),
        ("a: !x{ y\n", f"1:6：{TAG}"),
        ("a: !y!x z\n", f"1:4：{TAG}"),
        ("a: !%ff x\n", f"1:5：{TAG}"),
        ("%\n---\na: 1\n", f"1:2：{DIRECTIVE}"),
        ("a: 1\n%完成率: 2\n", f"2:2：{DIRECTIVE}"),
        ("%80%的项目: 1\n", f"1:4：{DIRECTIVE}"),
        ("%YAML x\n---\na: 1\n", f"1:7：{DIRECTIVE}"),
        ("%YAML 1\n---\na: 1\n", f"1:8：{DIRECTIVE}"),
        ("%YAML 1.1x\n---\na: 1\n", f"1:10：{DIRECTIVE}"),
        ("%YAML 1.1\n%YAML 1.1\n---\na: 1\n", f"2:1：{DIRECTIVE}"),
        ("%YAML 9.9\n---\na: 1\n", f"1:1：{VERSION}"),
        ("%TAG !\n---\na: 1\n", f"1:7：{DIRECTIVE}"),
        ("%TAG ! \n---\na: 1\n", f"1:8：{DIRECTIVE}"),
        ("%TAG x y\n---\na: 1\n", f"1:6：{DIRECTIVE}"),
        ("%TAG !x y\n---\na: 1\n", f"1:8：{DIRECTIVE}"),
        ("%TAG ! y 注\n---\na: 1\n", f"1:10：{DIRECTIVE}"),
        ("%TAG ! x\n%TAG ! y\n---\na: 1\n", f"2:1：{DIRECTIVE}"),
        ("%YAML 1.1\na: 1\n", f"2:1：{OUTERMOST}"),
        ("a: 1\n...\nb: 2\n", f"3:1：{OUTERMOST}"),
    ],
)
def test_a_syntax_error_is_told_in_words(text: str, complaint: str, complaints_of: Told) -> None:
    assert complaints_of(text) == [complaint]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: {b:}\n", f"1:6：{NO_SPACE}"),
        ("单位: [名称:[x]]\n", f"1:8：{NO_SPACE}"),
        ('a: "C:\\数据"\n', f"1:7：{ESCAPE}"),
        ('a: "\\ud800"\n', f"1:7：{ESCAPE}"),
        ("a: |\n \tx\n", f"2:2：{TAB[:-1]}；改后：  x）"),
        ("a: !<%zz> x\n", f"1:6：{TAG}"),
        ("a: !%e4%41 x\n", f"1:8：{TAG}"),
        ("a: !x,y z\n", f"1:6：{TAG}"),
        ("%FOO x\n---\na: 1\n", f"1:5：{DIRECTIVE}"),
        ("%YAML 12345678901.1\n---\na: 1\n", f"1:16：{DIRECTIVE}"),
        ("%TAG ! %zz\n---\na: 1\n", f"1:8：{DIRECTIVE}"),
    ],
)
def test_what_libyaml_alone_refuses_or_places_so_is_told_in_words(
    text: str, complaint: str, complaints_of: Told
) -> None:
    if not yaml.__with_libyaml__:
        missing("PyYAML with libyaml")
    assert complaints_of(text) == [complaint]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('a: "C:\\数据"\n', f"1:8：{ESCAPE}"),
        ("a: [\n\tx]\n", f"2:1：{TAB[:-1]}；改后：  x]）"),
        ("a: !<%zz> x\n", f"1:7：{TAG}"),
        ("a: !%e4%41 x\n", f"1:5：{TAG}"),
        ("%YAML 12345678901.1\n---\na: 1\n", f"1:1：{VERSION}"),
        ("%TAG ! %zz\n---\na: 1\n", f"1:9：{DIRECTIVE}"),
    ],
)
def test_what_pyyaml_alone_refuses_or_places_so_is_told_in_words(
    text: str, complaint: str, complaints_of: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert complaints_of(text) == [complaint]


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 1001 + "\n", "1:41"),
        ("a:\n  b: " + "[" * 1200 + "\n", "2:44"),
        ("a:\n- - b: [1, " + "[" * 1200 + "\n", "2:47"),
        ("a: {b: {c: " + "[" * 1200 + "\n", "1:49"),
        ("[[1], [], " * 500 + "\n", "1:392"),
        ('["]]]", ' * 999 + "\n", "1:321"),
        ("a: [\n" + "[" * 999 + "\n", "2:39"),
    ],
)
def test_brackets_nested_deeper_than_the_parser_goes_are_refused_where_our_own_limit_is(
    text: str, place: str, complaints_of: Told
) -> None:
    assert complaints_of(text) == [f"{place}：层次过深，超过40层（请检查括号和缩进）"]


def told(error: yaml.MarkedYAMLError) -> str:
    """What users are told when the parser stops with this error."""
    complaints = Complaints(None, SourceText("a: 1\n"))
    complain_of_syntax(error, SourceText("a: 1\n"), complaints)
    with pytest.raises(UnreadableError) as raised:
        complaints.settle()
    return str(raised.value.problems[0])


@pytest.mark.parametrize(
    ("context", "problem", "complaint"),
    [
        # What no text brings about here, since the parser of this release catches it earlier or not at all.
        ("while scanning a plain scalar", "found a tab character that violates indentation", TAB),
        ("while scanning a %TAG directive", "did not find expected whitespace or line break", DIRECTIVE),
        ("while parsing a tag", "found an incorrect trailing UTF-8 octet", TAG),
        ("while scanning a tag", "did not find expected '!'", TAG),
        ("while parsing a node", "found undefined tag handle", TAG),
        (None, "did not find expected <stream-start>", "不合 YAML 的写法（请检查缩进、标点和引号）"),
        ("while doing better", "found the unforeseen", "不合 YAML 的写法（请检查缩进、标点和引号）"),
        (None, None, "不合 YAML 的写法（请检查缩进、标点和引号）"),
    ],
)
def test_a_sentence_of_another_release_is_told_in_words_too(
    context: str | None, problem: str | None, complaint: str
) -> None:
    assert told(yaml.MarkedYAMLError(context, None, problem, None)) == f"1:1：{complaint}"


@pytest.mark.usefixtures("either_parser")
def test_the_parser_takes_every_character_that_our_own_list_lets_pass() -> None:
    breaks = (0x85, 0x2028, 0x2029)
    codes = [*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0xFFFE), 0x10000, 0x10FFFF]
    every = "".join(chr(code) for code in codes if code not in breaks)
    assert read("a: '{}'\n".format(every.replace("'", "''"))).tree == {"a": every}
