"""The prose of a document as sections under their headings, read into statements that know their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportgen.auditing.contradiction import Quotation
from reportgen.errors import Spot
from reportgen.finished import FinishedDocument, GridTable, ProseParagraph
from reportgen.statements import Measure, Statement, TextSpan, may_state, read, scope_in

_ENDS = "。；：！？.;:!?）)”》"
_SHORTEST_CUT = 12
"""A paragraph with fewer characters was not cut off by the end of a page: it is a heading or a line of a form."""
_NUMBERED = re.compile(
    r"\s*(?:第[一二三四五六七八九十\d]+|[一二三四五六七八九十]+[、.]|[（(]|\d{1,2}\s*[.．、](?!\d)|[①-⑳]|指标)"
)
_PROSE_OF_PART = re.compile(r"^\d+\s*[、.．].*情况说明$")
_LEVEL_OF_PART = 2
_LONGEST_QUOTE = 80
_END_OF_SENTENCE = re.compile("[。\n]")
_ENDS_OF_CLAUSES = "；。\n"
_RESPECTIVELY = re.compile("分别")


@dataclass(frozen=True, eq=False)
class Section:
    """The paragraphs under one heading, without those of the headings below.

    Attributes:
        headings: the headings that it stands under, from the outermost to its own; paragraphs.
        paragraphs: what it says, in order.
    """

    headings: tuple[ProseParagraph, ...]
    paragraphs: tuple[ProseParagraph, ...]

    @cached_property
    def _joined(self) -> tuple[str, tuple[int, ...]]:
        parts: list[str] = []
        starts: list[int] = []
        length = 0
        for index, paragraph in enumerate(self.paragraphs):
            starts.append(length)
            after = self.paragraphs[index + 1] if index + 1 < len(self.paragraphs) else None
            text = paragraph.text + (
                "" if after is not None and _goes_on(paragraph.text, after.text) else "\n"
            )
            parts.append(text)
            length += len(text)
        return "".join(parts), tuple(starts)

    @property
    def text(self) -> str:
        """Its paragraphs, a line each; those that the end of a page cut in two are one line."""
        return self._joined[0]

    def paragraph_at(self, position: int) -> ProseParagraph:
        """The paragraph that holds a character of the text."""
        return self.paragraphs[max(0, bisect_right(self._joined[1], position) - 1)]

    def start_of(self, paragraph: ProseParagraph) -> int:
        """Where one of its paragraphs begins in the text."""
        return self._joined[1][self.paragraphs.index(paragraph)]

    def spot(self, span: TextSpan) -> Spot:
        """Where a stretch of the text ends: its figure stands there."""
        return self.paragraph_at(span.end - 1).spot

    @cached_property
    def heading_of_scope(self) -> str:
        """The innermost heading that names money; empty where none does."""
        named = (one.text for one in reversed(self.headings) if scope_in(one.text))
        return next(named, "")

    @property
    def own_heading(self) -> str:
        """The heading right above it."""
        return self.headings[-1].text if self.headings else ""

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What it says of figures."""
        if not may_state(self.text):
            return ()
        statements = read(self.text, heading=self.heading_of_scope)
        return tuple(Told(self, index, statement) for index, statement in enumerate(statements))

    @cached_property
    def _starts(self) -> list[int]:
        return [told.statement.figure.span.start for told in self.told]

    def told_between(self, start: int, end: int) -> tuple[Told, ...]:
        """The statements whose figures stand from `start` up to `end` of the text, in order."""
        return self.told[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [0, *(mark.end() for mark in _END_OF_SENTENCE.finditer(self.text))]

    def sentence_at(self, position: int) -> TextSpan:
        """Where the sentence begins and ends, without its mark, that holds a character of the text."""
        starts = self._sentence_starts
        index = bisect_right(starts, position)
        return TextSpan(starts[index - 1], starts[index] - 1 if index < len(starts) else len(self.text))

    @cached_property
    def respective(self) -> frozenset[TextSpan]:
        """The sentences with 分别: several figures follow, and their order alone tells what each is of."""
        return frozenset(self.sentence_at(word.start()) for word in _RESPECTIVELY.finditer(self.text))

    @cached_property
    def shares(self) -> dict[int, Decimal]:
        """The shares that are stated of parts of a list, by the positions of their amounts."""
        stated = (told.statement for told in self.told if told.statement.measure is Measure.SHARE)
        return {one.of: one.figure.value for one in stated if one.of is not None and not one.whole}


@dataclass(frozen=True, eq=False)
class Told:
    """One statement of a section, told from all others by its identity.

    Attributes:
        section: where it stands.
        index: its position among the statements of the section.
        statement: what is said.
    """

    section: Section
    index: int
    statement: Statement

    @property
    def amount(self) -> Told | None:
        """The amount that a share, a change or a rate is of."""
        return self.other(self.statement.of)

    @property
    def whole(self) -> Told | None:
        """The whole in whose list it stands."""
        return self.other(self.statement.part_of)

    def other(self, index: int | None) -> Told | None:
        """Another statement of the same section."""
        return None if index is None else self.section.told[index]

    @property
    def in_line(self) -> tuple[Told, ...]:
        """The statements before it in its line."""
        at = self.statement.figure.span.start
        return self.section.told_between(self.section.text.rfind("\n", 0, at) + 1, at)

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        start, end = self.sentence_span
        return self.section.text[start:end]

    @property
    def sentence_span(self) -> TextSpan:
        """Where that sentence begins and ends."""
        return self.section.sentence_at(self.statement.figure.span.start)

    @property
    def clause(self) -> TextSpan:
        """What stands between the last semicolon or the beginning of its sentence and its figure."""
        text, end = self.section.text, self.statement.figure.span.start
        return TextSpan(max(text.rfind(mark, 0, end) for mark in _ENDS_OF_CLAUSES) + 1, end)

    @property
    def is_respective(self) -> bool:
        """Whether its sentence tells by order alone what its figures are of."""
        return self.sentence_span in self.section.respective

    @property
    def spot(self) -> Spot:
        """Where its figure stands."""
        return self.section.spot(self.statement.figure.span)

    @property
    def quote(self) -> str:
        """Its own words with the figure."""
        start, end = self.statement.span.start, self.statement.figure.span.end
        return (
            self.section.text[max(start, end - _LONGEST_QUOTE) : end]
            .strip()
            .replace("**", "")
            .replace("\n", "")
        )

    def quote_with(self, amount: Told | None) -> str:
        """Its words together with those of the amount that it is of, where that stands close before it."""
        if amount is None:
            return self.quote
        start, end = amount.statement.span.start, self.statement.figure.span.end
        if not 0 < end - start <= _LONGEST_QUOTE:
            return self.quote
        return self.section.text[start:end].strip().replace("\n", "")

    @property
    def quotation(self) -> Quotation:
        """Its words and its place."""
        return Quotation(self.spot, self.quote)

    @property
    def unit(self) -> str:
        """The unit of its figure."""
        return self.statement.figure.unit


def sections_of(document: FinishedDocument) -> tuple[Section, ...]:
    """The prose of a document; a table ends no section."""
    return tuple(_sections(document))


def _sections(document: FinishedDocument) -> Iterator[Section]:
    headings: list[tuple[int, ProseParagraph]] = []
    paragraphs: list[ProseParagraph] = []
    for block in document.blocks:
        if isinstance(block, GridTable):
            continue
        level = level_of(block)
        if not level:
            paragraphs.append(block)
            continue
        if paragraphs:
            yield Section(tuple(one for _, one in headings), tuple(paragraphs))
        headings = [(depth, one) for depth, one in headings if depth < level]
        headings.append((level, block))
        paragraphs = []
    if paragraphs:
        yield Section(tuple(one for _, one in headings), tuple(paragraphs))


def level_of(paragraph: ProseParagraph) -> int:
    """The level of a heading. 情况说明 are the chapters of a report, even where their numbers became 9、 in a copy."""
    if paragraph.level > _LEVEL_OF_PART and _PROSE_OF_PART.search(paragraph.text.strip()):
        return _LEVEL_OF_PART
    return paragraph.level


def _goes_on(text: str, after: str) -> bool:
    """Whether a paragraph was cut in two by the end of a page or line: it ends within a clause."""
    plain = text.rstrip(" *")
    return (
        len(plain) >= _SHORTEST_CUT
        and plain[-1] not in _ENDS
        and any(mark in plain for mark in "，。；")
        and _NUMBERED.match(after) is None
    )
