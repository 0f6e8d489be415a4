"""Equal neighbours down a column become one cell; a second column only merges inside the groups of the first."""

from __future__ import annotations

import io
import itertools

import docx
from hypothesis import given
from hypothesis import strategies as st
from tests.tools import validate
from tests.word.templates import files_of, package, paragraphs, rendered, table

from reportgen.word import WordTemplate

LOOP = table(
    ("一级", "二级", "三级"),
    ("{%tr for 项 in 指标 %}", "", ""),
    ("{% 合并 项.一级 %}{{ 项.一级 }}", "{%vmerge 项.二级 %}{{ 项.二级 }}", "{{ 项.三级 }}"),
    ("{%tr endfor %}", "", ""),
    ("合计", "", ""),
)


def indicators(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"一级": first, "二级": second, "三级": str(n)} for n, (first, second) in enumerate(pairs)]


def merged(body: str, column: int, **context: object) -> list[tuple[str, int]]:
    """Text and number of rows of each cell in a column of the first table."""
    found: list[tuple[str, int]] = []
    previous = None
    for row in rendered(body, **context).tables[0].rows:
        cell = row.cells[column]._tc
        if cell is previous:
            text, count = found.pop()
            found.append((text, count + 1))
        else:
            found.append((row.cells[column].text, 1))
        previous = cell
    return found


def test_the_second_column_merges_inside_the_first() -> None:
    items = indicators(
        ("产出", "数量"), ("产出", "数量"), ("产出", "质量"), ("效益", "质量"), ("效益", "社会")
    )
    assert merged(LOOP, 0, 指标=items) == [("一级", 1), ("产出", 3), ("效益", 2), ("合计", 1)]
    assert merged(LOOP, 1, 指标=items) == [
        ("二级", 1),
        ("数量", 2),
        ("质量", 1),
        ("质量", 1),
        ("社会", 1),
        ("", 1),
    ]


@given(st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from("丙丁")), max_size=12))
def test_groups_are_those_of_equal_neighbours(pairs: list[tuple[str, str]]) -> None:
    for column, key in ((0, lambda pair: pair[:1]), (1, lambda pair: pair)):
        expected = [(same[column], len(list(rows))) for same, rows in itertools.groupby(pairs, key)]
        assert merged(LOOP, column, 指标=indicators(*pairs))[1:-1] == expected


def test_a_row_in_between_ends_a_group() -> None:
    body = table(
        ("{%tr for 项 in 指标 %}",), ("{% 合并 项.一级 %}{{ 项.一级 }}",),
        ("{%tr if 项.三级 == '1' %}",), ("小计",), ("{%tr endif %}",), ("{%tr endfor %}",),
    )  # fmt: skip
    items = indicators(*[("产出", "")] * 4)
    assert merged(body, 0, 指标=items) == [("产出", 2), ("小计", 1), ("产出", 2)]


def test_tables_in_a_loop_do_not_continue_each_other() -> None:
    body = paragraphs("{%p for 表 in 各表 %}") + LOOP + paragraphs("间", "{%p endfor %}")
    document = rendered(body, 各表=[1, 2], 指标=indicators(("产出", "数量")))
    assert [table.cell(1, 0).text for table in document.tables] == ["产出", "产出"]


def test_the_result_is_sound() -> None:
    source = package(files_of(LOOP + paragraphs("")))
    result = WordTemplate.open(source).render({"指标": indicators(*[("产出", "数量")] * 3)})
    assert validate(result) == []
    assert len(docx.Document(io.BytesIO(result)).tables[0].rows) == 5
