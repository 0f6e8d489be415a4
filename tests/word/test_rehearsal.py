"""A rehearsal finds everything in the data that would stop a render, and says what would be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from reportgen.errors import Refusal
from reportgen.word import TemplateError, WordTemplate
from reportgen.word.gbt9704 import from_outline
from reportgen.word.rendering import Rehearsed


@dataclass(frozen=True)
class Line:
    """A value with declared names."""

    template_names: ClassVar[Mapping[str, str]] = {"名称": "name", "金额": "amount"}
    name: str
    amount: Decimal | None = None


def _money(value: object) -> str:
    if not isinstance(value, Decimal):
        raise Refusal("此处应为数字")
    return f"{value}万元"


def template(*lines: str) -> WordTemplate:
    outline = "\n".join(f"[正文] {line}" for line in lines)
    return WordTemplate.open(from_outline(outline), filters={"万元": _money})


def rehearsed(*lines: str, **data: Any) -> Rehearsed:
    return template(*lines).rehearse(data)


def complaints(found: Rehearsed) -> list[str]:
    return [f"{lack.problem.where}：{lack.problem.message.partition('。原文')[0]}" for lack in found.lacks]


def test_all_faults_are_found_at_once_and_each_with_what_is_missing_in_what() -> None:
    one, other = Line("甲"), Line("乙")
    found = rehearsed("{{ 甲.金额|万元 }}", "{{ 乙.金额 }}{{ 丙.名称 }}", 甲=one, 乙=other, 丙=None)
    assert complaints(found) == [
        "正文第1段：此处应为数字",
        "正文第2段：值是空的",
        "正文第2段：不能取“名称”：它的上一级没有数据",
    ]
    assert [(lack.owner, lack.name) for lack in found.lacks] == [(one, "金额"), (other, "金额"), (None, "丙")]


def test_what_a_loop_variable_lacks_is_told_of_the_entry() -> None:
    lines = [Line("甲", Decimal(1)), Line("乙"), Line("丙")]
    found = rehearsed("{%p for 项 in 各项 %}", "{{ 项.金额|万元 }}", "{%p endfor %}", 各项=lines)
    assert [(lack.owner, lack.name) for lack in found.lacks] == [(lines[1], "金额"), (lines[2], "金额")]


def test_a_fault_brings_no_others_with_it() -> None:
    found = rehearsed("{%if 甲.金额|万元 < 5 %}{{ (甲.金额|万元)|upper }}{%endif%}", 甲=Line("甲"))
    assert complaints(found) == ["正文第1段：此处应为数字"]


def test_sound_data_lack_nothing_and_the_text_is_what_is_printed() -> None:
    lines = ("金额{{ 甲.金额|万元 }}", "{%p if 乙 %}", "不印", "{%p endif %}")
    data = {"甲": Line("甲", Decimal(5)), "乙": None}
    assert rehearsed(*lines, **data) == Rehearsed((), "金额5万元")


def test_outside_a_rehearsal_the_first_fault_stops_the_render() -> None:
    made = template("{{ 甲.金额|万元 }}{{ 甲.金额|万元 }}")
    made.rehearse({"甲": Line("甲")})
    with pytest.raises(TemplateError) as caught:
        made.render({"甲": Line("甲")})
    assert len(caught.value.problems) == 1


def test_costs_are_bounded_in_a_rehearsal_too() -> None:
    found = rehearsed(
        "{% for 甲 in range(1000) %}{% for 乙 in range(1000) %}{% for 丙 in range(1000) %}{{ 丙 }}{% endfor %}{% endfor %}{% endfor %}"
    )
    assert [lack.problem.code for lack in found.lacks] == ["word.limit"]
    assert found.text is None


def test_the_document_of_a_trial_is_that_of_a_render() -> None:
    lines = ("{%p for 项 in 各项 %}", "{{ 项.名称 }}{{ 项.金额|万元 }}", "{%p endfor %}")
    data = {"各项": [Line("甲", Decimal(1)), Line("乙", Decimal(2))]}
    trial = template(*lines).try_out(data)
    assert trial.rehearsed == Rehearsed((), "甲1万元乙2万元")
    assert trial.document is not None
    assert trial.document() == template(*lines).render(data)


def test_a_trial_that_something_stops_has_no_document() -> None:
    assert template("{{ 甲.金额|万元 }}").try_out({"甲": Line("甲")}).document is None
