"""A finished report as an audit sees it: its prose, its tables of amounts, its year and the body that it is of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise

from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.prose import Section, sections_of
from reportgen.auditing.tables.ledger import Ledger, ledgers_of
from reportgen.finished import FinishedDocument
from reportgen.finished.headings import may_be_title
from reportgen.statements import Column

_YEAR_OF_TITLE = re.compile(r"((?:19|20)\d\d)\s*年度?(?=[^\n]{0,30}(?:预算|决算|自评|评价))")
_FISCAL_YEAR = re.compile(r"((?:19|20)\d\d)\s*年度")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_NAMED = re.compile(
    r"^\s*(?:部门|单位|部门单位|填报单位|部门（单位）)名称(?:[（(]公章[)）])?\s*[：:]\s*(\S{4,40}?)(?:（公章）)?\s*$",
    re.M,
)
_PART = r"(?:第[一二三四五六七八九十]+部分\s*)?"
_TITLED = re.compile(
    rf"^\s*{_PART}(?:(?:19|20)\d\d\s*年度?\s*)?(\S{{3,40}}?(?:局|委|办|办公室|厅|院|中心|站|所|会|部|馆|校|学校|队|处|庭|社|街道|镇|乡|政府))\s*"
    r"(?:(?:19|20)\d\d\s*年度?\s*)?(?:部门|单位)?(?:整体|预算|决算|项目)"
)
_IN_SCOPE = re.compile(r"纳入(\S{4,40}?)(?:19|20)\d\d\s*年度?部门[决预]算编[制报]范围")
_ON_BUDGET = re.compile("(?:单位|部门)预算(?:公开|编制|说明|收支)")
_ON_ACCOUNTS = re.compile("决算|绩效自评|绩效评价|预算执行")
_COVER = 6
"""How many titles of a report its cover holds at most."""


class AuditedReport:
    """A finished report with what several kinds of examination need of it."""

    def __init__(self, document: FinishedDocument) -> None:
        self.document = document

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its prose."""
        return sections_of(self.document)

    @cached_property
    def ledgers(self) -> tuple[Ledger, ...]:
        """Its tables of amounts."""
        return tuple(ledgers_of(self.document))

    @cached_property
    def text(self) -> str:
        """All paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.document.paragraphs)

    @cached_property
    def year(self) -> int | None:
        """The year that it reports on: the one that its titles, else its sentences name most often; None for none."""
        titles = "\n".join(one.text for one in self.document.paragraphs if may_be_title(one.text))
        for pattern, text in ((_YEAR_OF_TITLE, titles), (_FISCAL_YEAR, self.text), (_YEAR, self.text)):
            years = Counter(pattern.findall(text))
            if years:
                return int(years.most_common(1)[0][0])
        return None

    @cached_property
    def body(self) -> str:
        """The name of the reporting body; empty where the report does not give it by itself."""
        named = _NAMED.search(self.text)
        if named:
            return named[1]
        titles = [one.text.strip() for one in self.document.paragraphs if may_be_title(one.text)]
        cover = (f"{one}{after}" for one, after in pairwise(titles[:_COVER]))  # the name on a line of its own
        bodies = Counter(title[1] for text in (*titles, *cover) if (title := _TITLED.match(text)))
        bodies.update(_IN_SCOPE.findall(self.text))
        return bodies.most_common(1)[0][0] if bodies else ""

    @property
    def _default(self) -> Column:
        """What amounts are of which nothing says it: actual ones, but in a report on a budget."""
        return (
            Column.ACTUAL
            if not _ON_BUDGET.search(self.text) or _ON_ACCOUNTS.search(self.text)
            else Column.SOME_BUDGET
        )

    @cached_property
    def known(self) -> Known:
        """What its tables and sentences say of amounts."""
        return Known(self.sections, self.year or 0, self.ledgers, self._default)
