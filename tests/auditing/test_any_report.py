"""Whatever bytes come in, an audit answers or refuses."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from tests.auditing.printed_reports import page, report
from tests.finished.pdfs import grid, pdf, text
from tests.word.documents import made_of_paragraphs

import reportgen

CELLS = [text(105, 625, "Name"), text(205, 625, "2.50"), text(105, 605, "Total"), text(205, 605, "12.50")]
SOUND = [
    report(("支出表", ("项目 金额", "甲 1.50", "合计 1.50"))),
    page("<tr><td rowspan=2>甲</td><td>1.50</td></tr><tr><td>合计</td></tr>"),
    pdf([*grid((100, 200, 300), (600, 620, 640)), *CELLS]),
    made_of_paragraphs("一、收入", "收入12.50万元。"),
]
PIECES = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        [b"|", b"\t", b"<table>", b"</td>", b" colspan=99999", b"1.50", b"\xff", b" Tf", b"0 0 m 9e9 0 l S "]
    ),
)


@given(sound=st.sampled_from(SOUND), at=st.floats(0, 1), length=st.integers(0, 40), piece=PIECES)
def test_a_damaged_report_is_answered_or_refused(sound: bytes, at: float, length: int, piece: bytes) -> None:
    start = int(at * len(sound))
    with suppress(reportgen.ReportgenError):
        reportgen.audit(sound[:start] + piece + sound[start + length :])
