"""What a form leaves in a report: instructions as headings, alternatives nobody chose, names that a chart wizard gave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.auditing.amounts.prose import Section
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import COPIED, LEFTOVER
from reportgen.errors import Spot
from reportgen.finished import FinishedDocument, ProseParagraph
from reportgen.finished.headings import heading_number, numbered_level

_INSTRUCTION = re.compile(r"(?:的)?(?:分析及判断|分析和判断|情况分析|说明|简述|阐述)[；;]$|[；;]$")
_LONGEST_INSTRUCTION = 50
_ALTERNATIVE = re.compile(
    r"(?:我|本|(?<=[局委办厅院部处会心站所校]))(?:部门[（(]单位[）)]|单位[（(]部门[）)])(?![名职概])"
)
_SETTLED = re.compile(r"(?:我|本)(?:单位|部门|局|办|委|院|厅|处|中心|站|所|校)(?![（(])")
_WIZARD = re.compile(r"(?:^|\t)(销售额|系列\s?\d|类别\s?\d|图表标题|坐标轴标题)(?=\t|$)")
_AMOUNT = re.compile("支出|收入|经费|拨款|费$")
_EITHER_OR = re.compile(
    r"(?:大于|小于|高于|低于|等于|多于|少于)\s*[（(]\s*(?:大于|小于|高于|低于|等于|多于|少于)\s*[）)]"
)
_TO_FILL_IN = re.compile(
    r"[（(](?:请|需)?(?:列明|说明|填写|简述|注明)[^（）()]{0,20}[）)]|此处(?:填写|说明)|按实际情况填写|"
    r"[（(][^（）()]{0,12}(?:不涉及的不列|如持平|持平表述|可删除|据实填写|自行增减)[^（）()]{0,12}[）)]|"
    r"的(?:部门|单位)?，(?:应|请|需)?(?:作|做)(?:下述|如下|以下)说明|仍保留(?:该|本|此)表(?:格式)?|"
    r"按(?:上述|以上|此)格式(?:依次|逐项)?(?:说明|填写|列示)|列明(?=[^，。；]{0,8}(?:批次|人次|数量))"
)
_QUOTED = 40
_SHORTEST_SENTENCE = 12
_SAYS_NOTHING = re.compile("涉密|保密|不宜公开|^无|没有|不涉及|详见|未发生|未安排")
"""Sentences that rightly stand in every section that has nothing to say."""
_WEIGHT = re.compile(r"[（(]\d+(?:\.\d+)?分[）)]")


def leftovers(document: FinishedDocument) -> Iterator[Contradiction]:
    """Every leftover of a form; an alternative that stands in several places is one."""
    yield from _instructions(document)
    yield from _alternatives(document)
    yield from _unchosen(document)
    yield from _wizard_names(document)


def _instructions(document: FinishedDocument) -> Iterator[Contradiction]:
    """A numbered heading that ends like an item of a list of instructions, with text below that is no such list."""
    paragraphs = document.paragraphs
    for paragraph, after in pairwise(paragraphs):
        text = paragraph.text.strip()
        if numbered_level(text) and len(text) <= _LONGEST_INSTRUCTION and _INSTRUCTION.search(text):
            following = heading_number(after.text.strip())
            is_list = after.text.strip().endswith(("；", ";")) or following not in (
                None,
                heading_number(text),
            )
            if (
                "；" not in text[:-1]
                and not is_list
                and not any(mark in text for mark in "。，：")
                and len(after.text) > _LONGEST_INSTRUCTION
            ):
                yield LEFTOVER.of(
                    f"“{text}”：标题以“；”结尾，像是表样里的填写要求",
                    Quotation(paragraph.spot, text),
                    (),
                    Certainty.CERTAIN,
                )


def _alternatives(document: FinishedDocument) -> Iterator[Contradiction]:
    places = [
        (one, match)
        for one in document.paragraphs
        for match in [_ALTERNATIVE.search(one.text)]
        if match is not None
    ]
    settled = next(
        ((one, match) for one in document.paragraphs if (match := _SETTLED.search(one.text)) is not None),
        None,
    )
    if places and settled is not None:
        first, match = places[0]
        others = [(one, match) for one, match in places[1:]] + [settled]
        yield LEFTOVER.of(
            f"“{match[0]}”：备选的称呼没有选定，别处写的是“{settled[1][0]}”",
            _around(first, match),
            tuple(_around(one, other) for one, other in others),
            Certainty.CERTAIN,
        )


def _unchosen(document: FinishedDocument) -> Iterator[Contradiction]:
    """大于（小于）预算数, （列明具体项目）: words of the form that somebody had to choose from or to replace."""
    for paragraph in document.paragraphs:
        for pattern, fault in ((_EITHER_OR, "备选词没有选定"), (_TO_FILL_IN, "填写要求留在了文中")):
            for match in pattern.finditer(paragraph.text):
                yield LEFTOVER.of(
                    f"“{_around(paragraph, match).text}”：{fault}",
                    _around(paragraph, match),
                    (),
                    Certainty.CERTAIN,
                )


def _wizard_names(document: FinishedDocument) -> Iterator[Contradiction]:
    places = [Quotation(spot, match[1]) for spot, text in _lines(document) if (match := _WIZARD.search(text))]
    if places:
        first, *others = places
        message = f"“{first.text}”是图表自带的名称，没有改成本图的内容"
        yield LEFTOVER.of(message, first, tuple(others), Certainty.CERTAIN)


def _lines(document: FinishedDocument) -> Iterator[tuple[Spot, str]]:
    """Paragraphs, and rows of tables in which series of amounts are named."""
    for block in document.blocks:
        if isinstance(block, ProseParagraph):
            yield block.spot, block.text
            continue
        for number in range(block.height):
            row = block.row(number)
            if row and any(_AMOUNT.search(cell.text) for cell in row[1:]):
                yield row[0].spot, row[0].text


def _around(paragraph: ProseParagraph, match: re.Match[str]) -> Quotation:
    return Quotation(paragraph.spot, paragraph.text[max(0, match.start() - 6) : match.end() + 14].strip())


def copied(sections: tuple[Section, ...]) -> Iterator[Contradiction]:
    """A section of its own subject that only repeats a paragraph of another one."""
    first: dict[str, tuple[ProseParagraph, Section]] = {}
    for section in sections:
        texts = [one for one in section.paragraphs if one.text.strip()]
        only = texts[0] if len(texts) == 1 else None
        text = "" if only is None else only.text.strip()
        if (
            only is not None
            and text in first
            and len(text) >= _SHORTEST_SENTENCE
            and text.endswith("。")
            and not _SAYS_NOTHING.search(text)
        ):
            earlier, other = first[text]
            if section.own_heading and other.own_heading and _differ(section.own_heading, other.own_heading):
                yield COPIED.of(
                    f"“{section.own_heading.strip()}”下只有一句，与“{other.own_heading.strip()}”下的相同，没有写本节的内容",
                    Quotation(only.spot, text[:_QUOTED]),
                    (Quotation(earlier.spot, text[:_QUOTED]),),
                    Certainty.CERTAIN,
                )
        for one in texts:
            first.setdefault(one.text.strip(), (one, section))


def _differ(one: str, other: str) -> bool:
    """Whether two headings name different subjects: parts of a report each have their 评价结论, indicators are reached alike."""
    if _WEIGHT.search(one) and _WEIGHT.search(other):
        return False
    plain = [re.sub(r"^[\s\d一二三四五六七八九十、.．（）()]+|[。：\s]+$", "", text) for text in (one, other)]
    return plain[0] != plain[1] and not any("政府性基金" in text or "国有资本" in text for text in plain)
