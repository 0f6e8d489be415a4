"""YAML: every scalar stays text, and every mistake is told in words, with its place."""

import pytest
import yaml

from reportgen.source import read


@pytest.mark.parametrize(
    "text",
    [
        "0.10",
        "0123",
        "no",
        "yes",
        "12:30",
        "12:30:45",
        "2024-05-21",
        "1e400",
        ".nan",
        "1_000",
        "0x1F",
        "１，２３４．５０",
        "true",
    ],
)
def test_a_plain_scalar_stays_the_text_that_was_typed(text: str) -> None:
    assert read(f"值: {text}\n").tree == {"值": text}


@pytest.mark.parametrize("text", ["", " ~", " null", " Null", " NULL", " # 以后再填"])
def test_a_value_left_empty_is_none(text: str) -> None:
    assert read(f"值:{text}\n").tree == {"值": None}


@pytest.mark.parametrize("quoted", ["'~'", '"null"'])
def test_a_quoted_null_is_a_text(quoted: str) -> None:
    assert read(f"值: {quoted}\n").tree == {"值": quoted[1:-1]}


def test_quotes_can_hold_an_empty_text() -> None:
    assert read("值: ''\n").tree == {"值": ""}


def test_a_block_keeps_its_lines() -> None:
    assert read("主要绩效: |\n  一是：产出。\n  二是：效益。\n").tree == {
        "主要绩效": "一是：产出。\n二是：效益。\n"
    }


def test_lists_and_mappings_nest() -> None:
    tree = read("支出:\n- 名称: 教育\n  决算数: 1.20\n- {名称: 卫生, 决算数: 3}\n- [a, b]\n").tree
    assert tree == {"支出": [{"名称": "教育", "决算数": "1.20"}, {"名称": "卫生", "决算数": "3"}, ["a", "b"]]}


def test_a_number_as_key_becomes_a_text() -> None:
    assert read("2020: a\n2021: b\n").tree == {"2020": "a", "2021": "b"}


def test_json_in_a_text_without_a_name_is_read_as_json() -> None:
    assert read('{"名称": "\\ud842\\udfb7"}').tree == {"名称": "𠮷"}


def test_yaml_in_braces_is_read_as_yaml() -> None:
    assert read("{名称: 教育, 决算数: 1.20}").tree == {"名称": "教育", "决算数": "1.20"}


def test_every_full_width_colon_is_found_in_one_go(complaints_of) -> None:
    text = "年度：2023\n单位:\n  名称：教育局\n  编码：101\n  说明: 注：无\n收入: 1\n"
    assert complaints_of(text) == [
        "1:3：键后用了全角冒号“：”（请写成英文冒号加一个空格“: ”；改后：年度: 2023）",
        "3:5：键后用了全角冒号“：”（请写成英文冒号加一个空格“: ”；改后：  名称: 教育局）",
        "4:5：键后用了全角冒号“：”（请写成英文冒号加一个空格“: ”；改后：  编码: 101）",
    ]


def test_a_file_of_one_full_width_colon_is_told_so(complaints_of) -> None:
    assert complaints_of("# 数据\n年度：2023\n") == [
        "2:3：键后用了全角冒号“：”（请写成英文冒号加一个空格“: ”；改后：年度: 2023）"
    ]


def test_a_colon_without_its_space_is_told_so(complaints_of) -> None:
    assert complaints_of("年度: 2023\n单位:x\n收入: 5\n") == [
        "2:3：键后的冒号缺少空格（请写成英文冒号加一个空格“: ”；改后：单位: x）"
    ]


def test_full_width_colons_in_narrative_are_not_blamed_for_another_mistake(complaints_of) -> None:
    [complaint] = complaints_of("说明: |\n  一是：加强管理\n编码: a: b\n")
    assert complaint.startswith("3:6：此处不能再有“: ”")


def test_every_tab_in_the_indentation_is_found(complaints_of) -> None:
    assert complaints_of("单位:\n\t名称: x\n  编码: 1\n \t地址: y\n") == [
        "2:1：缩进里有制表符（Tab）（请改用空格，每层两个；改后：  名称: x）",
        "4:2：缩进里有制表符（Tab）（请改用空格，每层两个；改后：  地址: y）",
    ]


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0"])
def test_a_foreign_space_before_a_key_is_told_so_and_not_what_follows_from_it(blank, complaints_of) -> None:
    [complaint] = complaints_of(f"单位:\n  性质: x\n{blank * 2}名称: x\n  编码: 1\n")
    assert complaint.startswith("3:1：键“名称”的前后有全角空格或不换行空格")


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0"])
def test_a_foreign_space_after_a_colon_is_told_so(blank, complaints_of) -> None:
    assert complaints_of(f"年度: 1\n名称:{blank}x\n") == [
        "2:3：键的冒号后是全角空格或不换行空格，应为半角空格（请写成英文冒号加一个空格“: ”；改后：名称: x）"
    ]


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff"])
def test_an_invisible_mark_in_a_key_is_told_so(mark, complaints_of) -> None:
    assert complaints_of(f"年度: 1\n名{mark}称: x\n") == [
        "2:1：键“名称”里有看不见的字符（请删去这个键，重新输入）"
    ]


def test_all_duplicates_tags_and_references_are_listed_together(complaints_of) -> None:
    text = "年度: 2023\n单位:\n  名称: a\n  名称: b\n年度: !!python/name:os.system x\n甲: &x 1\n乙: *x\n"
    assert complaints_of(text) == [
        "4:3 单位：键“名称”重复，第一次出现在第3行第3列（同一层里每个键只能写一次，请删去或改名）",
        "5:1：键“年度”重复，第一次出现在第1行第1列（同一层里每个键只能写一次，请删去或改名）",
        "5:5：不能使用标签“!!python/name:os.system”（请直接写出内容；以“!”开头的文字请加引号）",
        "6:4：不能使用锚点“&x”（请直接写出内容；以“&”开头的文字请加引号）",
        "7:4：不能使用引用“*x”（请直接写出内容；以“*”开头的文字请加引号）",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [("? [a]\n: 1\n", "列表或一组键值"), ("{{a: b}: 1}", "列表或一组键值"), ("~: 1\n", "空")],
)
def test_a_key_that_is_no_text_is_refused(text: str, found: str, complaints_of) -> None:
    [complaint] = complaints_of(text)
    assert complaint.endswith(f"键应为文字，实为{found}")


def test_a_second_document_in_the_file_is_refused(complaints_of) -> None:
    assert complaints_of("a: 1\n---\nb: 2\n") == [
        "2:1：一个文件里只能有一份数据，这里又开始了一份（请删去“---”，或把它分成两个文件）"
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- a\n- b\n", "1:1：最外层应为一组键值，实为列表（例如“年度: 2023”）"),
        ("# 注\n\n年度 2023\n", "3:1：最外层应为一组键值，实为一段文字（例如“年度: 2023”）"),
        ("# 只有注释\n", "文件是空的（最外层应为一组键值，例如“年度: 2023”）"),
        ("\n", "文件是空的（最外层应为一组键值，例如“年度: 2023”）"),
        ("", "文件是空的（最外层应为一组键值，例如“年度: 2023”）"),
    ],
)
def test_a_top_level_that_is_no_mapping_is_refused(text: str, complaint: str, complaints_of) -> None:
    assert complaints_of(text) == [complaint]


def test_control_characters_are_refused_wherever_they_hide(complaints_of) -> None:
    advice = "（请删去该字符（常见于从其他软件粘贴的文字））"
    assert complaints_of("a: x\x0bb\nb: \x07\n") == [
        f"1:5：含有不可见的控制字符 U+000B{advice}",
        f"2:4：含有不可见的控制字符 U+0007{advice}",
    ]
    assert complaints_of('a:\n  b: "\\0"\n') == [f"2:6：含有不可见的控制字符 U+0000{advice}"]


def test_without_libyaml_the_same_is_read_and_said(monkeypatch: pytest.MonkeyPatch, complaints_of) -> None:
    text = "年度: 0.10\n支出: [{名称: 教育}, ~]\n"
    fast = read(text)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    slow = read(text)
    assert slow.tree == fast.tree
    assert slow.spot(["支出", 0, "名称"]) == fast.spot(["支出", 0, "名称"])
    assert complaints_of("年度：2023\n单位: a\n") == [
        "1:3：键后用了全角冒号“：”（请写成英文冒号加一个空格“: ”；改后：年度: 2023）"
    ]
