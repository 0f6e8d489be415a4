"""How problems look on the screen."""

from __future__ import annotations

import pytest

from reportgen.cli import console
from reportgen.errors import Problem, Severity, Spot

LINE = "  名称: \t示例局\x1b[2J2022"


def shown(capsys: pytest.CaptureFixture[str], column: int, message: str = "不对") -> str:
    """The screen of a problem in the line above."""
    spot = Spot("单位 › 名称", "data.yaml", 3, column)
    console.show([Problem(Severity.ERROR, "SUM01", spot, message, "核对")], lambda _: LINE)
    return capsys.readouterr().err


def test_a_problem_shows_its_place_its_line_and_what_to_do(capsys):
    assert shown(capsys, 3) == (
        "错误 SUM01  data.yaml:3:3  单位 › 名称\n"
        "    不对\n"
        "    3 │   名称: \t示例局[2J2022\n"
        "      │   ^\n"
        "    提示：核对\n"
        "\n"
        "共 1 个错误。\n"
    )


@pytest.mark.parametrize(("column", "indent"), [(5, "      "), (8, "        \t"), (11, "        \t      ")])
def test_the_marker_stands_below_its_character(capsys, column, indent):
    assert f"      │ {indent}^\n" in shown(capsys, column)


def test_what_others_wrote_does_not_move_the_cursor(capsys):
    assert not set(shown(capsys, 1, "\x1b]0;x\x07\r\x9b")) & {"\x1b", "\x07", "\r", "\x9b"}


def test_long_lines_are_cut_around_the_place(capsys):
    problem = Problem(Severity.NOTE, "X", Spot(line=1, column=300), "长")
    console.show([problem], lambda _: "甲" * 250 + "乙" * 100)
    assert f"1 │ {'乙' * 100}\n      │ {'  ' * 49}^" in capsys.readouterr().err
