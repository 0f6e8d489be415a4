"""How many things a report announces, and how many it then lists: under numbers of their own, or in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import COUNT
from reportgen.finished import FinishedDocument, ProseParagraph
from reportgen.finished.headings import heading_number

_COUNTED = re.compile(
    r"(?P<number>[两二三四五六七八九十])(?:个)?(?P<noun>方面|部分|环节|阶段|步骤)(?:进行|开展|实施)"
)
_ITEM_LEVEL = 5
_NUMBERS = {"两": 2, **{digit: value for value, digit in enumerate("一二三四五六七八九十", 1)}}


_LISTED = re.compile(
    r"(?P<number>\d{1,2}|[两二三四五六七八九十])个(?P<noun>[一-鿿]{0,6}?(?:科室|股室|处室|机构|部门|单位|科|股|处|室|站|中心))"
    r"(?:，?(?:分别)?(?:是|为)|，?即|[：:])[：:]?(?P<names>[^，。；：\n]+)(?=[。；]|$)"
)
"""内设3个股室：办公室、财务股、业务股。"""
_SEPARATOR = re.compile("、|以及|和(?=[^、和]{1,10}$)|及(?=[^、及]{1,10}$)")
_LONGEST_NAME = 24


def enumerations(document: FinishedDocument) -> Iterator[Contradiction]:
    """What is announced in a number that is not that of what is listed."""
    yield from _below(document)
    yield from _in_sentence(document)


def _in_sentence(document: FinishedDocument) -> Iterator[Contradiction]:
    """内设3个股室：办公室、财务股, where 等 leaves none out."""
    for paragraph in document.paragraphs:
        for match in _LISTED.finditer(re.sub("[（(][^（）()]*[）)]", "", paragraph.text)):
            names = [name for name in _SEPARATOR.split(match["names"]) if name.strip()]
            number = int(match["number"]) if match["number"].isdigit() else _NUMBERS[match["number"]]
            is_list = len(names) > 1 and "等" not in names[-1] and max(map(len, names)) <= _LONGEST_NAME
            if is_list and len(names) != number:
                said = f"{match['number']}个{match['noun']}"
                yield COUNT.of(
                    f"“{said}”：后面列了 {len(names)} 个：{match['names']}",
                    Quotation(paragraph.spot, match[0]),
                    (),
                    Certainty.DOUBTFUL,
                )


def _below(document: FinishedDocument) -> Iterator[Contradiction]:
    """从两方面进行考核, and then the items （1） to （4） below."""
    paragraphs = document.paragraphs
    for index, paragraph in enumerate(paragraphs):
        announced = _COUNTED.search(paragraph.text)
        if announced is None:
            continue
        items = _items(paragraphs[index + 1 :])
        number = _NUMBERS[announced["number"]]
        if len(items) >= 2 and len(items) != number:
            clause = re.split("[，。；：]", paragraph.text[: announced.end()])[-1]
            yield COUNT.of(
                f"“{clause}”：说有 {number} {announced['noun']}，下面列了 {len(items)} 项",
                Quotation(paragraph.spot, clause),
                tuple(Quotation(item.spot, item.text.strip()[:30]) for item in items),
                Certainty.CERTAIN,
            )


def _items(paragraphs: Sequence[ProseParagraph]) -> list[ProseParagraph]:
    """The items （1）, （2） … that follow, up to the next number of a higher kind."""
    found: list[ProseParagraph] = []
    for paragraph in paragraphs:
        number = heading_number(paragraph.text.strip())
        if number == (_ITEM_LEVEL, str(len(found) + 1)):
            found.append(paragraph)
        elif number is not None:
            break
    return found
