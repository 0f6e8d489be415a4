"""Staff in words: every way of coming and leaving, and what they make together."""

from __future__ import annotations

import pytest
from tests.wording.saying import say

from reportgen.model.department import Staffing


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            [
                {"名称": "调入", "增加人数": 5},
                {"名称": "考入", "增加人数": 1},
                {"名称": "调出", "减少人数": 10},
                {"名称": "退休", "减少人数": 0},
            ],
            "调入5人，考入1人，调出10人，退休0人，较上年减少4人",
        ),
        ([{"名称": "调入", "增加人数": 2}], "调入2人，较上年增加2人"),
        ([{"名称": "调入", "增加人数": 2}, {"名称": "退休", "减少人数": 2}], "调入2人，退休2人，与上年持平"),
        ([], "人员没有变动，与上年持平"),
    ],
)
def test_changes_of_staff(changes: list[dict[str, object]], said: str) -> None:
    assert say("人员变动", Staffing.model_validate({"changes": changes})) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"编制人数": 30, "在编人数": 23}, "76.67%"),
        ({"编制人数": 30, "在编人数": 30}, "100%"),
        ({"编制人数": 0, "在编人数": 0}, "—"),
        ({"在编人数": 23}, "—"),
    ],
)
def test_how_full_the_establishment_is(counts: dict[str, int], said: str) -> None:
    assert say("控制率", Staffing.model_validate(counts)) == said
