"""Statements without figures that cannot both be true: nothing carried over and something carried over, a title and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import CLASS_NAME, OPPOSED
from reportgen.finished import FinishedDocument, ProseParagraph

_NOTHING_LEFT = re.compile(
    r"(?<!是否)(?:均?无|没有|不存在)(?:财政拨款|财政|任何)?(?:结转和?结余|结余和?结转|年末结转|结转资金)(?:资金)?"
)
_CARRIED_OVER = re.compile(r"(?<!不得)(?<!不)结转(?:到|至)?(?:下|次)(?:一)?年(?:度)?(?:使用|支付|执行)?")
_RULE = re.compile("按|规定|应当|可以|允许|如|若|办法|管理|建议|避免|防止|原则")
_OF_A_PART = re.compile("基金|国有资本|专户|非财政|存量|年初|上年|收入")
"""Nothing left of one kind of money says nothing of the rest."""
_LONGEST_TITLE = 40
_TITLE = re.compile(r"(?P<kind>项目|整体)支出绩效(?:自评|评价)(?:总)?报告$")
_DONE = re.compile(r"对.{0,20}?(?P<kind>项目|整体)支出(?:开展|进行|实施)了?绩效(?:自评|评价)")
_PATH = re.compile(
    r"(?P<class>[一-鿿]{2,20})（类）(?P<rest>[一-鿿（）]{2,30}?（款）(?:[一-鿿（）]{2,30}?（项）)?)"
)


_COMPLETED = re.compile(
    r"(?P<frame>(?:该项目|本项目|绩效目标|年度目标|总体目标|目标任务|工作任务|各项任务|重点工作)[^。；，]{0,12}?)"
    r"(?P<how>全部|全面|均已|基本)(?=完成|实现|达到)"
)
_PARTLY = "基本"


def opposed(document: FinishedDocument) -> Iterator[Contradiction]:
    """Carry-over that is denied and reported; all done and nearly done; a title that names another expenditure than the text."""
    yield from _carried_over(document)
    yield from _completed(document)
    yield from _titles(document)


def _completed(document: FinishedDocument) -> Iterator[Contradiction]:
    """The same words once with 全部完成 and once with 基本完成; they may be said of two things."""
    first: dict[str, tuple[str, Quotation]] = {}
    told: set[str] = set()
    for paragraph in document.paragraphs:
        for match in _COMPLETED.finditer(paragraph.text):
            frame, how = match["frame"], match["how"]
            quotation = Quotation(paragraph.spot, match[0])
            other, stated = first.setdefault(frame, (how, quotation))
            if (other == _PARTLY) is not (how == _PARTLY) and frame not in told:
                told.add(frame)
                message = f"“{match[0]}完成”：别处说“{stated.text}完成”，请核对说的是不是同一件事"
                yield OPPOSED.of(message, quotation, (stated,), Certainty.DOUBTFUL)


def _carried_over(document: FinishedDocument) -> Iterator[Contradiction]:
    denied = [
        (one, match)
        for one in document.paragraphs
        for match in _NOTHING_LEFT.finditer(one.text)
        if not _OF_A_PART.search(_clause(one, match).text)
    ]
    for paragraph in document.paragraphs:
        for match in _CARRIED_OVER.finditer(paragraph.text):
            told = _clause(paragraph, match)
            if not denied or _RULE.search(told.text) or not re.search("项目|资金", told.text):
                continue
            yield OPPOSED.of(
                f"“{told.text}”：别处说“{denied[0][1][0]}”",
                told,
                tuple(_clause(one, found) for one, found in denied),
                Certainty.CERTAIN,
            )
            return


def _clause(paragraph: ProseParagraph, match: re.Match[str]) -> Quotation:
    before = re.split("[。；，]", paragraph.text[: match.start()])[-1]
    return Quotation(paragraph.spot, f"{before}{match[0]}")


def _titles(document: FinishedDocument) -> Iterator[Contradiction]:
    title: tuple[ProseParagraph, re.Match[str]] | None = None
    for paragraph in document.paragraphs:
        text = paragraph.text.strip()
        found = _TITLE.search(text) if len(text) <= _LONGEST_TITLE else None
        if found:
            title = paragraph, found
            continue
        done = _DONE.search(text)
        if title is not None and done is not None:
            stated, named = title
            if named["kind"] == "项目" and done["kind"] == "整体":
                yield OPPOSED.of(
                    f"标题是“{stated.text.strip()}”，正文却说“{done[0]}”",
                    Quotation(stated.spot, stated.text.strip()),
                    (Quotation(paragraph.spot, done[0]),),
                    Certainty.CERTAIN,
                )
            title = None


def class_names(document: FinishedDocument) -> Iterator[Contradiction]:
    """One 科目 under two names of its 类: 住房保障（类） and 住房保障支出（类） of the same 款 and 项."""
    first: dict[tuple[str, str], tuple[str, ProseParagraph]] = {}
    told: set[tuple[str, str]] = set()
    for paragraph in document.paragraphs:
        for match in _PATH.finditer(paragraph.text):
            key = match["class"].removesuffix("支出"), match["rest"]
            stated, other = first.setdefault(key, (match["class"], paragraph))
            if stated != match["class"] and key not in told:
                told.add(key)
                yield CLASS_NAME.of(
                    f"“{match['class']}（类）”与别处的“{stated}（类）”是同一科目，名称不一致",
                    Quotation(paragraph.spot, match[0]),
                    (Quotation(other.spot, f"{stated}（类）{match['rest']}"),),
                    Certainty.CERTAIN,
                )
