"""A dict from another program: copied whole, refused with every reason at once."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from numbers import Integral, Real
from types import MappingProxyType

import pytest

from reportgen.errors import UnreadableError
from reportgen.source import read


class Nature(StrEnum):
    BASIC = "基本支出"


def test_plain_values_arrive_as_they_are() -> None:
    tree = {"文": "0.10", "整": 5, "数": Decimal("0.10"), "真": True, "日": date(2024, 5, 21), "无": None}
    read_tree = read(tree).tree
    assert read_tree == tree
    assert [type(value) for value in read_tree.values()] == [str, int, Decimal, bool, date, type(None)]


def test_containers_become_plain_dicts_and_lists() -> None:
    tree = read({"a": MappingProxyType({"b": (1, [2])}), "c": Nature.BASIC, 2020: "x"}).tree
    assert tree == {"a": {"b": [1, [2]]}, "c": "基本支出", "2020": "x"}
    assert type(tree["a"]) is dict
    assert type(tree["c"]) is str


def test_the_callers_objects_are_neither_kept_nor_changed() -> None:
    inner = {"b": [1]}
    given = {"a": inner, "c": inner}
    tree = read(given).tree
    inner["b"].append(2)
    assert tree == {"a": {"b": [1]}, "c": {"b": [1]}}
    assert given == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}}


def test_everything_unusable_is_listed_with_its_path(complaints_of) -> None:
    types = "（可用 str、int、Decimal、bool、date、None、list、tuple、dict）"
    exact = (
        "（二进制浮点数不能精确表示金额：把收到的 JSON 原样（文本或字节）交来，"
        '或用 json.loads(…, parse_float=Decimal)，或改用 Decimal、字符串；只有浮点数的，用 load(…, floats="shortest")）'
    )
    source = {
        "支出": [{"决算数": 1.5}, {"决算数": float("inf")}],
        "甲": Decimal("NaN"),
        "乙": Decimal("-Infinity"),
        "丙": Decimal("1e400"),
        "丁": 10**5000,
        "戊": b"x",
        "己": datetime(2024, 5, 21),
        "庚": {1, 2},
        "辛": {None: 1, "": 2, True: 3},
        "壬": {1: "a", "1": "b"},
        "癸": "a\x00",
    }
    assert complaints_of(source) == [
        "甲：应为有限的数，实为 NaN",
        "乙：应为有限的数，实为 -Infinity",
        "丙：数的位数过多，超过30位",
        "丁：数的位数过多，超过30位",
        f"戊：不能使用 bytes 类型的值{types}",
        f"己：不能使用 datetime 类型的值{types}",
        f"庚：不能使用 set 类型的值{types}",
        "辛：键应为文字，实为 NoneType",
        "辛：键应为文字，实为空",
        "辛：键应为文字，实为 bool",
        "壬：键“1”重复（数字键和文字键相同）",
        "癸：含有不可见的控制字符 U+0000（请删去该字符（常见于从其他软件粘贴的文字））",
        f"支出 › 第1项 › 决算数：不能使用浮点数 1.5（共 2 处，还有 支出 › 第2项 › 决算数）{exact}",
    ]


def test_all_floats_are_one_complaint(complaints_of) -> None:
    [complaint] = complaints_of({"支出": {f"第{number}行": number / 4 for number in range(49)}})
    assert complaint.startswith(
        "支出 › 第0行：不能使用浮点数 0.0（共 49 处，还有 支出 › 第1行、支出 › 第2行等）"
    )
    [complaint] = complaints_of({"支出": {"决算数": 0.1}})
    assert complaint.startswith("支出 › 决算数：不能使用浮点数 0.1（二进制浮点数")


def test_floats_are_taken_as_the_shortest_number_where_asked_for() -> None:
    tree = read({"支出": [1586.42, 0.1, 3.0, 1e-4, True]}, floats="shortest").tree
    assert tree == {"支出": [Decimal("1586.42"), Decimal("0.1"), Decimal("3.0"), Decimal("0.0001"), True]}


@pytest.mark.parametrize("value", [0.1 + 0.2, 1 / 3, 1e-5, float("inf")])
def test_floats_that_a_calculation_left_are_no_amounts(value: float) -> None:
    with pytest.raises(UnreadableError) as caught:
        read({"支出": {"决算数": value}}, floats="shortest")
    assert [str(problem) for problem in caught.value.problems] == [
        f"支出 › 决算数：浮点数 {value!r} 的小数超过 4 位，像是算出来的，不像金额"
        "（先四舍五入到 4 位以内，或改用 Decimal、字符串）"
    ]


class Integer32:
    """As numpy's integers are: no int, but registered as one that can be used as an index."""

    def __index__(self) -> int:
        return 2023


class Float32:
    """As numpy's floats of 32 bits are."""

    def __str__(self) -> str:
        return "0.1"


Integral.register(Integer32)
Real.register(Float32)
NAType = type("NAType", (), {})
bool_ = type("bool_", (), {"__bool__": lambda self: True})


def test_scalars_of_numpy_and_pandas_are_what_they_stand_for() -> None:
    source = {"年度": Integer32(), "甲": float("nan"), "乙": NAType(), "丙": bool_(), "丁": Float32()}
    assert read(source, floats="shortest").tree == {
        "年度": 2023, "甲": None, "乙": None, "丙": True, "丁": Decimal("0.1")
    }  # fmt: skip


def test_a_dict_that_holds_itself_is_refused(complaints_of) -> None:
    source: dict[str, object] = {"a": [1]}
    source["b"] = [source]
    assert complaints_of(source) == ["b › 第1项：数据包含了自身，成为循环"]


def test_a_dict_nested_too_deeply_is_refused(complaints_of) -> None:
    source: dict[str, object] = {}
    for _ in range(100_000):
        source = {"a": source}
    [complaint] = complaints_of(source)
    assert complaint.endswith("：层次过深，超过40层")


def test_a_dict_that_unfolds_into_billions_of_values_is_refused(complaints_of) -> None:
    source: object = "x"
    for _ in range(30):
        source = [source, source]
    [complaint] = complaints_of({"a": source})
    assert complaint.endswith("：内容过多，超过500000个值")


@pytest.mark.parametrize(("source", "found"), [(["a"], "list"), (5, "int"), (None, "NoneType")])
def test_what_is_no_source_at_all_is_refused(source: object, found: str, complaints_of) -> None:
    assert complaints_of(source) == [f"应为文件、文本或字典，实为 {found}"]
