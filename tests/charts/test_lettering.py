from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.lettering import line_count, text_width, wrapped


def test_lines_are_of_even_length_with_no_orphan() -> None:
    assert wrapped("服务对象满意度", 20, 3) == "服务对象\n满意度"


def test_numbers_and_words_stay_whole() -> None:
    assert "2024" in wrapped("城乡2024年支出", 14, 3)


def test_what_does_not_fit_gives_way_to_an_ellipsis() -> None:
    assert wrapped("机关事业单位基本养老保险缴费支出", 16, 2) == "机关事业单\n位基本养…"


@given(st.text("支出项目（）甲乙丙", min_size=1, max_size=100), st.floats(8, 60), st.integers(1, 4))
def test_no_line_is_wider_than_asked(text: str, width: float, most_lines: int) -> None:
    broken = wrapped(text, width, most_lines)
    assert text_width(broken) <= width
    assert line_count(broken) <= most_lines
    assert "…" in broken or broken.replace("\n", "") == text


def test_lines_that_cannot_be_even_are_filled_instead() -> None:
    assert wrapped("丙" * 13, 16.0, 4).replace("\n", "") == "丙" * 13
