"""The texts of a report, found and replaced wherever they stand."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.model.generated import everything, trees

from reportgen.model.texts import texts, with_texts
from reportgen.model.validation import report_from
from reportgen.source import read

REPORT = report_from(
    read(
        "年度: 2023\n单位: {名称: 甲局, 内设机构: [办公室]}\n会议费: {决算数: 1, 变动原因: 丙}\n"
        "项目: [{名称: 乙, 文字: {结论: 丁}}]\n"
    )
)


def test_texts_stand_in_fields_in_lists_and_under_keys() -> None:
    assert list(texts(REPORT)) == [
        (("unit",), "万元"),
        (("department", "name"), "甲局"),
        (("department", "internal_offices", 0), "办公室"),
        (("meetings", "name"), ""),
        (("meetings", "reason"), "丙"),
        (("projects", 0, "name"), "乙"),
        (("projects", 0, "narrative", "结论"), "丁"),
    ]


def test_only_what_holds_a_changed_text_is_made_anew() -> None:
    changed = with_texts(REPORT, {("projects", 0, "narrative", "结论"): "戊"})
    assert changed.projects[0].narrative == {"结论": "戊"}
    assert (changed.meetings is REPORT.meetings, changed.document is REPORT.document) == (True, True)
    assert with_texts(REPORT, {}) is REPORT


@given(trees(), st.data())
def test_any_texts_can_be_replaced_and_nothing_else_changes(
    tree: dict[str, Any], data: st.DataObject
) -> None:
    report = report_from(read(tree))
    chosen = data.draw(st.lists(st.sampled_from([path for path, _ in texts(report)]), unique=True))
    changed = dict(everything(with_texts(report, dict.fromkeys(chosen, "换"))))
    plain = (str, int)
    for path, value in everything(report):
        if isinstance(value, plain):
            assert changed[path] == ("换" if path in chosen else value)
