"""Years that are not those of the report: in titles, in 截至某年12月31日, and as what a change is against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import YEAR
from reportgen.finished import FinishedDocument
from reportgen.finished.headings import may_be_title
from reportgen.statements import Base

_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*(?=年)")
_ANY_YEAR = re.compile(rf"{_YEAR.pattern}|(?<!\d)\d{{2,3}}\s*(?=年度)")
"""Or what is left of one: 202年度."""
_YEAR_END = re.compile(r"截[至止]到?\s*(?P<year>(?:19|20)\d\d)\s*年\s*(?:12\s*月\s*(?:31\s*日)?|[年]?[底末])")
_HOLDINGS = re.compile("车辆|设备|固定资产|资产总额|公务用车|编制|在职|实有人")
"""What a report states as of the end of its own year."""
_COMPARED = re.compile("比|较|上年|去年|增|减")
_LEAST_BASES = 3
"""Fewer changes against one year do not tell which year a report compares with."""


def years(
    document: FinishedDocument, sections: Sequence[Section], own: int | None
) -> Iterator[Contradiction]:
    """Every place that names another year than the report is of, or than the others compare with.

    Args:
        own: the year that the report is of; None where it does not say.
    """
    if own is None:
        return
    yield from _titles(document, own)
    yield from _year_ends(document, own)
    yield from _bases(sections, own)


def _titles(document: FinishedDocument, own: int) -> Iterator[Contradiction]:
    """A title that stands in the report a second time with its year: in the contents, say."""
    titles = [one for one in document.paragraphs if may_be_title(one.text) and _ANY_YEAR.search(one.text)]
    right = {_without_year(one.text): one for one in titles if _years_in(one.text) == {own}}
    for title in titles:
        other = right.get(_without_year(title.text))
        if other is not None and _years_in(title.text) != {own}:
            text = title.text.strip()
            written = next(
                year for found in _ANY_YEAR.finditer(text) if (year := found[0].strip()) != str(own)
            )
            message = f"“{text}”：别处同一标题写的是{own}年，此处是{written}年"
            against = (Quotation(other.spot, other.text.strip()),)
            yield YEAR.of(message, Quotation(title.spot, text), against, Certainty.CERTAIN)


def _years_in(text: str) -> set[int]:
    return {int(found["year"]) for found in _YEAR.finditer(text)}


def _without_year(text: str) -> str:
    return re.sub(r"\s", "", _ANY_YEAR.sub("〇", text))


def _year_ends(document: FinishedDocument, own: int) -> Iterator[Contradiction]:
    for paragraph in document.paragraphs:
        for match in _YEAR_END.finditer(paragraph.text):
            sentence = re.split("[。；\n]", paragraph.text[match.end() :], maxsplit=1)[0]
            held = _HOLDINGS.search(sentence)
            if int(match["year"]) == own or held is None or _COMPARED.search(sentence):
                continue
            quote = f"{match[0]}{sentence[: held.end()]}"
            message = f"“{quote}”：报告年度是{own}年，此处写的是{match['year']}年"
            yield YEAR.of(message, Quotation(paragraph.spot, quote), (), Certainty.CERTAIN)


def _bases(sections: Sequence[Section], own: int) -> Iterator[Contradiction]:
    """A change of the report's own figure against its own year, or against another than nearly all others are."""
    changes = [told for section in sections for told in section.told if _is_of_own_year(told, own)]
    bases = Counter(_base(told) for told in changes)
    usual = bases.most_common(1)[0] if bases else (0, 0)
    compared = {told.statement.subject for told in changes if _base(told) == own - 1}
    for told in changes:
        base = _base(told)
        if base == own:
            message = f"“{told.quote}”：与{base}年相比，报告年度就是{own}年"
            yield YEAR.of(message, told.quotation, (), Certainty.CERTAIN)
        elif (
            base == own - 2  # last year's sentence; an earlier year is chosen with care
            and told.statement.subject not in compared
            and usual[0] == own - 1
            and usual[1] >= max(_LEAST_BASES, 3 * bases[base])
        ):
            message = f"“{told.quote}”：与{base}年相比，别处都与{own - 1}年相比"
            yield YEAR.of(message, told.quotation, (), Certainty.DOUBTFUL)


def _is_of_own_year(told: Told, own: int) -> bool:
    comparison = told.statement.comparison
    return (
        comparison is not None
        and comparison.base is Base.YEAR
        and comparison.year is not None
        and told.statement.year in (None, own)
        and told.statement.aside is None
    )


def _base(told: Told) -> int:
    comparison = told.statement.comparison
    return (comparison.year if comparison else None) or 0
