"""Whatever comes in, only a document or one `UnreadableError` comes out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UnreadableError
from reportgen.source import Document, read

YAML = """\
# 数据
年度: 2023
单位: {名称: "某市教育局", 编码: '101'}
支出:
  - 名称: 教育支出
    决算数: 1,204.50
    原因: |
      一是：政策调整。
  - 名称: !x 卫生
    决算数: &a 0.10
    重复: *a
"""
JSON = '{"年度": 2023, "单位": {"名称": "\\u67d0\\n", "数": [1.50, null, true]}, "无": []}'

TOKENS = [
    ":",
    "：",
    "- ",
    "\t",
    "\n",
    "  ",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    "#",
    "|",
    "&a",
    "*a",
    "!",
    "%",
    "\\",
    "---\n",
    "? ",
]


def outcome(source: str | bytes, name: str) -> Document | UnreadableError:
    try:
        return read(source, name)
    except UnreadableError as error:
        assert error.problems
        for problem in error.problems:
            str(problem).encode()
        return error


@st.composite
def mutated_bytes(draw: st.DrawFn) -> bytes:
    data = bytearray(
        draw(st.sampled_from([YAML, JSON])).encode(draw(st.sampled_from(["utf-8", "gb18030", "utf-16"])))
    )
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        data[start : start + draw(st.integers(0, 8))] = draw(st.binary(max_size=6))
    return bytes(data)


@st.composite
def mutated_text(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from([YAML, JSON]))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(st.sampled_from(TOKENS)) + text[start + draw(st.integers(0, 3)) :]
    return f"{text}\n"


@given(mutated_bytes(), st.sampled_from(["a.yaml", "a.json"]))
def test_mutated_bytes_give_a_document_or_complaints(data: bytes, name: str) -> None:
    outcome(data, name)


@given(mutated_text(), st.sampled_from(["a.yaml", "a.json"]))
def test_mutated_text_gives_a_document_or_complaints_within_it(text: str, name: str) -> None:
    result = outcome(text, name)
    if isinstance(result, UnreadableError):
        lines = text.count("\n") + 1
        assert all(problem.line is None or 1 <= problem.line <= lines for problem in result.problems)


JSON_VALUES = st.recursive(
    st.none() | st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text('甲乙ab:"\\', min_size=1), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text("甲乙丙", min_size=1), JSON_VALUES), st.booleans(), st.sampled_from([None, 2]))
def test_whatever_json_writes_is_read_back(
    tree: dict[str, object], ascii_only: bool, indent: int | None
) -> None:
    assert read(json.dumps(tree, ensure_ascii=ascii_only, indent=indent), "a.json").tree == tree


@given(st.dictionaries(st.text("甲乙丙", min_size=1), JSON_VALUES))
def test_a_dict_is_read_as_it_is(tree: dict[str, object]) -> None:
    assert read(tree).tree == tree


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[" * 100_000 + "\n", "1:41：层次过深，超过40层（请检查括号和缩进）"),
        ("- " * 100_000 + "\n", "1:81：层次过深，超过40层（请检查括号和缩进）"),
        ('{"a":' * 60 + "1" + "}" * 60, "1:201：层次过深，超过40层（请检查括号和缩进）"),
        ("a: [" + "1, " * 500_001 + "]\n", "1:1499996：内容过多，超过500000个值（请检查文件是否有误）"),
        ("#" * (20 * 1024 * 1024) + "\n", "文件过大，超过20 MB（请检查是否选错了文件）"),
    ],
)
def test_bombs_are_refused(text: str, complaint: str, complaints_of) -> None:
    assert complaints_of(text) == [complaint]


def test_a_json_bomb_that_the_standard_parser_refuses_is_refused_too(complaints_of) -> None:
    assert complaints_of(b"[" * 100_000, "a.json") == ["a.json：层次过深，超过40层（请检查括号）"]


def test_an_alias_bomb_is_refused_at_its_first_reference(complaints_of) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    complaints = complaints_of(bomb)
    assert len(complaints) == 9 + 16
    assert complaints[1] == "2:4：不能使用锚点“&b”（请直接写出内容；以“&”开头的文字请加引号）"


def test_thousands_of_mistakes_end_after_a_thousand(complaints_of) -> None:
    listed = complaints_of("a: 1\n" * 5_000)
    assert len(listed) == 201
    assert "这一类至少还有 800 处" in listed[-1]


def test_what_the_user_wrote_is_shortened_in_messages(complaints_of) -> None:
    key = "键" * 1_000
    [complaint] = complaints_of(json.dumps({key: {}})[:-1] + f', "{key}": 1}}')
    assert len(complaint) < 150
