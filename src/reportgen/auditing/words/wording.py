"""Words that stand twice, and one wording that differs in a single character from the same one elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.auditing.amounts.prose import Section
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import DOUBLED, LABEL, NEARLY
from reportgen.finished import FinishedDocument, ProseParagraph
from reportgen.statements import Measure

_HAN = "一-鿿"
_PREPOSITIONS = ("按照", "根据", "依据", "依照", "遵照")
_TWO_PREPOSITIONS = re.compile(
    "|".join(f"{one}{other}" for one in _PREPOSITIONS for other in _PREPOSITIONS if one != other)
)
_TWO_DIRECTIONS = re.compile(
    "(?:增加|增|减少|减|上升|增长)(?:增加|减少|下降|增长)(?=了?\\s*[\\d一-龥]{0,4}?\\s*\\d)|大小于(?=预算)|支出收入(?=\\s*\\d)"
)
_TWO_COPULAS = re.compile(rf"[{_HAN}]{{2,12}}为(?![主了期例止])[{_HAN}]{{2,8}}数为$")
_ECHO = re.compile(rf"([{_HAN}]{{2}})([{_HAN}]{{1,2}})\1")
_BEFORE_ECHO = 4
_SERIES = re.compile(rf"^\s*(?:(?P<stem>[{_HAN}]{{2,6}})\s*)?[①-⑳]")
_LABEL = re.compile(rf"(?:^|[，；。])\s*(?P<label>[{_HAN}]{{2,8}})\s*(?=[：:]|[≥≤＞＜])")
_CONTEXT_BEFORE, _CONTEXT_AFTER = 14, 2
_SHORTEST_SENTENCE = 40
_RUN = re.compile(rf"[{_HAN}“”、]{{18,}}")
_TELLING = frozenset(
    "一二三四五六七八九十两总分主次具省市县区镇乡村街年月日季上下前后大小多少增减升降高低内外新老男女东南西北左右正副甲乙丙丁和与及或的地得不未已无有"
)
"""Characters that tell things apart: where these differ, two wordings mean two things."""


def doubled(document: FinishedDocument, sections: tuple[Section, ...]) -> Iterator[Contradiction]:
    """Two prepositions of one meaning, two 为 before one amount, a word twice within a name."""
    for paragraph in document.paragraphs:
        for match in _TWO_DIRECTIONS.finditer(paragraph.text):
            yield _slip(
                paragraph, match.start(), match.end(), f"“{match[0]}”：两个相反的词连在一起，是哪一个"
            )
        for match in _TWO_PREPOSITIONS.finditer(paragraph.text):
            yield _slip(paragraph, match.start(), match.end(), f"“{match[0]}”两个介词连用，删去一个")
    for section in sections:
        for told in section.told:
            words = told.statement.words
            if told.statement.measure is Measure.AMOUNT and _TWO_COPULAS.search(words.rstrip(" *")):
                quote = section.text[
                    told.statement.figure.span.start - len(words) : told.statement.figure.span.end
                ]
                yield DOUBLED.of(
                    f"“{quote.strip()}”：一个数前有两个“为”，删去一个",
                    Quotation(told.spot, quote.strip()),
                    (),
                    Certainty.CERTAIN,
                )
    yield from _echoes(document)


def _echoes(document: FinishedDocument) -> Iterator[Contradiction]:
    """自然灾害风险综合风险普查: a word stands twice in a name that elsewhere has it once."""
    every = "\n".join(one.text for one in document.paragraphs)
    for paragraph in document.paragraphs:
        text = paragraph.text
        for match in _ECHO.finditer(text):
            before = text[max(0, match.start() - _BEFORE_ECHO) : match.start()]
            once = f"{before}{match[2]}{match[1]}"
            if len(before) == _BEFORE_ECHO and re.fullmatch(f"[{_HAN}]+", before) and once in every:
                other = next(one for one in document.paragraphs if once in one.text)
                yield _slip(
                    paragraph,
                    match.start(),
                    match.end(),
                    f"“{before}{match[0]}”中“{match[1]}”重复，别处写的是“{once}”",
                    (Quotation(other.spot, once),),
                )


def labels(document: FinishedDocument) -> Iterator[Contradiction]:
    """In a series of items with the same labels one label differs by one character from that of the others."""
    series: dict[str, list[ProseParagraph]] = {}
    for paragraph in document.paragraphs:
        match = _SERIES.match(paragraph.text)
        if match:
            series.setdefault(match["stem"] or "", []).append(paragraph)
    for items in series.values():
        labelled = [(one, {match["label"] for match in _LABEL.finditer(one.text)}) for one in items]
        counts = Counter(label for _, found in labelled for label in found)
        for label, count in counts.items():
            usual = next((one for one in counts if _is_misspelt(label, one, labelled, counts)), None)
            if usual is not None and count < len(items):
                yield _other_label(label, usual, labelled)


def _is_misspelt(
    label: str, usual: str, labelled: list[tuple[ProseParagraph, set[str]]], counts: Counter[str]
) -> bool:
    """Whether a label stands where most items have one that differs by one character; no item has both."""
    if not _differ_by_one(label, usual) or any({label, usual} <= found for _, found in labelled):
        return False
    return counts[usual] > counts[label] or (counts[usual] == counts[label] and usual < label)


def _other_label(label: str, usual: str, labelled: list[tuple[ProseParagraph, set[str]]]) -> Contradiction:
    first, *others = [Quotation(one.spot, label) for one, found in labelled if label in found]
    other = next(one for one, found in labelled if usual in found)
    return LABEL.of(
        f"“{label}”：同类各项写的是“{usual}”",
        first,
        (*others, Quotation(other.spot, usual)),
        Certainty.CERTAIN,
    )


def nearly_the_same(document: FinishedDocument) -> Iterator[Contradiction]:
    """Two long wordings of a report that are the same but for one character: one of them is misspelt."""
    first: dict[tuple[str, str], tuple[str, ProseParagraph, str]] = {}
    told: set[tuple[str, str]] = set()
    sentences = (one for one in document.paragraphs if len(one.text) >= _SHORTEST_SENTENCE and not one.level)
    for paragraph in sentences:
        for run in _RUN.finditer(paragraph.text):
            text = run[0]
            for at in range(_CONTEXT_BEFORE, len(text) - _CONTEXT_AFTER):
                around = text[at - _CONTEXT_BEFORE : at], text[at + 1 : at + 1 + _CONTEXT_AFTER]
                quote = text[at - _CONTEXT_BEFORE : at + 1 + _CONTEXT_AFTER]
                other = first.setdefault(around, (text[at], paragraph, quote))
                if other[0] == text[at] or around in told or {other[0], text[at]} & _TELLING:
                    continue
                told.add(around)
                yield NEARLY.of(
                    f"“{quote}”与别处的“{other[2]}”只差一个字，可能有一处写错",
                    Quotation(paragraph.spot, quote),
                    (Quotation(other[1].spot, other[2]),),
                    Certainty.DOUBTFUL,
                )


def _differ_by_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _slip(
    paragraph: ProseParagraph, start: int, end: int, message: str, against: tuple[Quotation, ...] = ()
) -> Contradiction:
    quote = paragraph.text[max(0, start - 6) : end + 6].strip()
    return DOUBLED.of(message, Quotation(paragraph.spot, quote), against, Certainty.CERTAIN)
