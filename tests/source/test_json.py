"""JSON: judged by the standard parser, explained in Chinese, never turned into floats."""

import pytest
from tests.source.places import place

from reportgen.source import read


def test_scalars_stay_the_text_that_was_typed() -> None:
    text = '{"金额": 0.10, "大": 12345678901234567890, "真": true, "无": null, "非数": NaN, "文": "0.10"}'
    assert read(text, "数据.json").tree == {
        "金额": "0.10",
        "大": "12345678901234567890",
        "真": "true",
        "无": None,
        "非数": "NaN",
        "文": "0.10",
    }


def test_a_number_of_ten_thousand_digits_does_no_harm() -> None:
    digits = "9" * 10_000
    assert read(f'{{"a": {digits}}}', "数据.json").tree == {"a": digits}


def test_escapes_are_resolved() -> None:
    assert read(r'{"a\/b": "\u4e00\n\"\\ \ud83d\ude00"}', "数据.json").tree == {"a/b": '一\n"\\ 😀'}


def test_tabs_may_indent() -> None:
    assert read('{\n\t"a": [\n\t\t1\n\t]\n}', "数据.json").tree == {"a": ["1"]}


def test_keys_and_values_have_their_places() -> None:
    document = read('{\r\n  "甲": "x,{\\"", "乙": [1,\r\n    {"丙": true}]\r\n}', "数据.json")
    assert place(document.key_spot(["乙"])) == (2, 17)
    assert place(document.spot(["乙"])) == (2, 22)
    assert place(document.spot(["乙", 1, "丙"])) == (3, 11)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"a" 1}', "1:6：键之后缺少英文冒号“:”"),
        ('{"a": 1\n "b": 2}', "2:2：两项之间缺少英文逗号“,”，或括号没有结束"),
        ("{'a': 1}", "1:2：此处应为带双引号的键（也可能多了一个逗号）"),
        ('{"a": 项目}', "1:7：此处缺少值（也可能多了一个逗号，或文字没有加双引号）"),
        ('{"a": "x}', "1:7：双引号没有结束"),
        ('{"a": "x\ny"}', "1:9：双引号里不能直接换行或有制表符，请写成 \\n、\\t"),
        ('{"a": "C:\\d"}', "1:10：反斜杠“\\”写法有误，请写成“\\\\”"),
        ('{"a": 1} x', "1:10：数据已经结束，此后不能再有内容"),
        ("年度: 2023\n", "1:1：此处缺少值（也可能多了一个逗号，或文字没有加双引号）"),
    ],
)
def test_a_syntax_error_in_a_json_file_is_told_in_words(text: str, complaint: str, complaints_of) -> None:
    assert complaints_of(text, "数据.json") == [f"数据.json:{complaint}（请检查逗号、引号和括号）"]


def test_all_duplicates_and_control_characters_are_listed_together(complaints_of) -> None:
    assert complaints_of('{"a": 1,\n "a": "\\u0000", "b": "\\ud800"}', "数据.json") == [
        "数据.json:2:2：键“a”重复，第一次出现在第1行第2列（同一层里每个键只能写一次，请删去或改名）",
        "数据.json:2:7：含有不可见的控制字符 U+0000（请删去该字符（常见于从其他软件粘贴的文字））",
        "数据.json:2:22：含有不可见的控制字符 U+D800（请删去该字符（常见于从其他软件粘贴的文字））",
    ]


@pytest.mark.parametrize(("text", "found"), [("[]", "列表"), ('"x"', "一段文字"), ("12", "一段文字")])
def test_a_top_level_that_is_no_object_is_refused(text: str, found: str, complaints_of) -> None:
    assert complaints_of(text.encode(), "数据.json") == [
        f"数据.json:1:1：最外层应为一组键值，实为{found}（例如“年度: 2023”）"
    ]


def test_an_empty_json_file_is_called_empty(complaints_of) -> None:
    assert complaints_of(b" ", "数据.json") == [
        "数据.json：文件是空的（最外层应为一组键值，例如“年度: 2023”）"
    ]
