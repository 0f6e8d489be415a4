"""Where keys and values stand in a file."""

import pytest
from tests.source.places import place

from reportgen.errors import Spot
from reportgen.source import Document, read, spoken_path

TEXT = """\
# 数据
年度: 2023
支出:
  按功能:
  - 名称: 教育支出
    决算数: 1,204.50   # 万元
  - {名称: 卫生, 决算数: 3}
  说明: |
    一段
空:
"""


@pytest.fixture
def document() -> Document:
    return read(TEXT, "数据.yaml")


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (["年度"], (2, 1), (2, 5)),
        (["支出"], (3, 1), (4, 3)),
        (["支出", "按功能"], (4, 3), (5, 3)),
        (["支出", "按功能", 0], None, (5, 5)),
        (["支出", "按功能", 0, "决算数"], (6, 5), (6, 10)),
        (["支出", "按功能", 1], None, (7, 5)),
        (["支出", "按功能", 1, "决算数"], (7, 14), (7, 19)),
        (["支出", "说明"], (8, 3), (8, 7)),
        (["空"], (10, 1), (10, 3)),
    ],
)
def test_keys_and_values_have_their_places(
    document: Document, path: list[str | int], key: tuple[int, int] | None, value: tuple[int, int]
) -> None:
    assert place(document.key_spot(path)) == key
    assert place(document.spot(path)) == value


@pytest.mark.parametrize(
    "path",
    [
        ["无"],
        ["支出", "无"],
        ["年度", "无"],
        ["支出", "按功能", 9],
        ["支出", 0],
        ["无", 0, "无"],
        ["支出", "按功能", -1],
    ],
)
def test_a_path_that_leads_nowhere_has_no_place(document: Document, path: list[str | int]) -> None:
    assert place(document.spot(path)) is None
    assert place(document.key_spot(path)) is None


def test_a_place_names_its_file_where_that_has_a_name(document: Document) -> None:
    assert document.spot(["年度"]) == Spot(file="数据.yaml", line=2, column=5)
    assert document.spot(["无"]) == Spot(file="数据.yaml")
    assert read(TEXT).spot(["年度"]) == Spot(line=2, column=5)


def test_the_whole_document_begins_at_its_first_line(document: Document) -> None:
    assert place(document.spot([])) == (1, 1)
    assert place(document.key_spot([])) is None


def test_source_lines_can_be_shown(document: Document) -> None:
    assert document.line(6) == "    决算数: 1,204.50   # 万元"
    assert [document.line(0), document.line(11), document.line(99)] == ["", "", ""]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_counts_once(line_break: str) -> None:
    document = read(line_break.join(["甲: 1", "", "乙: 2", ""]))
    assert place(document.spot(["乙"])) == (3, 4)
    assert document.line(3) == "乙: 2"


def test_characters_outside_the_basic_plane_count_as_one_column() -> None:
    assert place(read("{𠮷: 1, 乙: 2}").spot(["乙"])) == (1, 11)


def test_a_dict_has_no_places() -> None:
    document = read({"年度": {"数": 2023}})
    assert not document.is_file
    assert document.name is None
    assert place(document.spot(["年度", "数"])) is None
    assert place(document.key_spot(["年度"])) is None
    assert place(document.spot([])) is None
    assert document.line(1) == ""


def test_a_path_is_said_in_the_users_words() -> None:
    assert spoken_path(["支出", "按功能", 1, "决算数"]) == "支出 › 按功能 › 第2项 › 决算数"
