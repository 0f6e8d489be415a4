"""Work that takes longer than it may."""

from __future__ import annotations

import time

import pytest

from reportgen.deadlines import check_time, deadline, time_limit
from reportgen.errors import ReportgenError


def test_work_goes_on_within_its_time_and_stops_after_it() -> None:
    with time_limit(60):
        check_time()
    with time_limit(0), pytest.raises(ReportgenError) as caught:
        time.sleep(0.001)
        check_time()
    assert [str(problem) for problem in caught.value.problems] == [
        "用时超过限额，没有做完（数据里的文字、项目远多于一份报告时，请拆开；或放宽 seconds 限额）"
    ]


def test_work_that_nobody_gave_a_time_is_not_stopped() -> None:
    check_time()


def test_a_part_of_the_work_has_no_more_time_than_the_whole() -> None:
    with time_limit(10):
        whole = deadline()
        with time_limit():
            assert deadline() == whole
        with time_limit(600):
            assert deadline() == whole
        with time_limit(1):
            assert deadline() < whole


def test_a_part_that_does_not_say_has_as_much_time_as_the_whole() -> None:
    with time_limit(600), time_limit():
        assert deadline() - time.monotonic() > 500
