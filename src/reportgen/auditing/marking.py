"""A copy of a Word report with a comment at both places of every contradiction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.auditing.contradiction import MOST_PLACES, Certainty, Contradiction
from reportgen.auditing.entry import Audit
from reportgen.errors import Problem, Severity, Spot, UnreadableError

if TYPE_CHECKING:
    from reportgen.word.commenting import Comment

_AUTHOR = "reportgen"


def marked(source: bytes, audit: Audit, name: str | None = None) -> bytes:
    """The Word report with comments; differences within rounding get none.

    Args:
        source: the bytes of the .docx that was audited.
        audit: what was found in it.
        name: what messages call it.

    Raises:
        ReportgenError: when it is no .docx.
    """
    if not source.startswith(b"PK"):
        message = "只有 Word 报告（.docx）能加批注"
        hint = "PDF、网页和文本请看列出的位置，或核对它的 Word 原稿"
        raise UnreadableError([Problem(Severity.ERROR, "audit.mark", Spot(file=name), message, hint)])
    from reportgen.word.commenting import commented  # takes long to load

    found = [one for one in audit.contradictions if one.certainty is not Certainty.ROUNDING]
    comments = [comment for number, one in enumerate(found, 1) for comment in _comments(number, one)]
    return commented(source, comments, _AUTHOR)


def _comments(number: int, found: Contradiction) -> Iterator[Comment]:
    """One at the figure that is most likely wrong, one at each place that it disagrees with, all with its number."""
    from reportgen.word.commenting import Comment

    head = f"{found.certainty.chinese} {number}（{found.code}）"
    quoted = (*found.repeated, *found.against)
    others = list(dict.fromkeys(one.spot.words for one in quoted if one.spot != found.stated.spot))
    see = f"\n对照：{'、'.join(others[:MOST_PLACES])}" if others else ""
    yield Comment(found.stated.spot.words, f"{head}：{found.message}{see}")
    for place in others[:MOST_PLACES]:
        yield Comment(place, f"{head}，见{found.stated.spot.words}：{found.message}")
