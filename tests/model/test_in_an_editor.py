"""What an editor shows of a data file that `new` has written, as yaml-language-server tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.language_server import LanguageServer

import reportgen
from reportgen.cli.running import run

LAYOUTS = reportgen.layout_ids()


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer() as server:
        yield server


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new data file for a layout."""
    file = tmp_path / "数据.yaml"
    assert run(["new", LAYOUTS[0], "-o", str(file)]) == 0
    return file


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_new_file_shows_no_marks_for_what_is_not_filled_in_yet(
    layout: str, tmp_path: Path, server: LanguageServer
) -> None:
    file = tmp_path / "数据.yaml"
    run(["new", layout, "-o", str(file)])
    assert server.faults(file, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("added", "marks"),
    [
        ("year: 2023\n", [("year", "“年度”与“year”是同一项，只能写一次")]),
        ("收人总计:\n  决算数: 1\n", [("收人总计", "这里没有这个键：可能写错了字，或缩进错了一层")]),
        ("收入总计: 5\n", [("5", "应为一组“键: 值”：从下一行写起，多缩进两格")]),
        (
            "结余分配:\n  决算数: 若干\n",
            [("若干", "应为金额：只写数字，可有千分位，如 1234.56 或 1,234.56；单位见“金额单位”")],
        ),
        ("结余分配:\n", []),
        ("附件: 甲\n", [("甲", "应为列表：每项一行，以“- ”开头")]),
    ],
)
def test_each_mistake_is_marked_once_in_chinese(
    added: str, marks: list[tuple[str, str]], fresh: Path, server: LanguageServer
) -> None:
    text = fresh.read_text(encoding="utf-8") + added
    assert server.faults(fresh, text) == marks


def test_what_every_file_needs_is_asked_for_in_chinese(fresh: Path, server: LanguageServer) -> None:
    head = fresh.read_text(encoding="utf-8").partition("\n")[0]
    assert server.faults(fresh, f"{head}\n年度: 2023\n") == [("年", "缺少必填项“单位”")]


@pytest.mark.parametrize(
    ("key", "offered"), [("版式: ", set(LAYOUTS)), ("整体评价:\n  等次: ", {"优", "良", "中", "差"})]
)
def test_usual_values_are_offered(key: str, offered: set[str], fresh: Path, server: LanguageServer) -> None:
    head = fresh.read_text(encoding="utf-8").partition("\n")[0]
    text = f"{head}\n{key}"
    server.faults(fresh, text)
    assert server.completions(fresh, text).keys() >= offered


def test_a_text_that_the_layout_does_not_print_is_marked(tmp_path: Path, server: LanguageServer) -> None:
    file = tmp_path / "数据.yaml"
    run(["new", LAYOUTS[0], "-o", str(file)])
    text = file.read_text(encoding="utf-8").replace("\n文字:", "\n文字:\n  没有的: 甲")
    assert server.faults(file, text) == [("没有的", "应为一组“名称: 文字”，名称是版式里有的：输入时会列出")]


def test_keys_are_offered_in_chinese_with_their_colon_and_what_holds_others_goes_on_below(
    fresh: Path, server: LanguageServer
) -> None:
    text = fresh.read_text(encoding="utf-8") + "结余分配:\n  "
    server.faults(fresh, text)
    below = server.completions(fresh, text)
    assert below["名称"] == "名称: "
    assert below["决算数"].startswith("决算数: ")
    assert not any(label.isascii() for label in below)
    top = fresh.read_text(encoding="utf-8")
    server.faults(fresh, top)
    assert server.completions(fresh, top)["收入总计"] == "收入总计:\n  "
