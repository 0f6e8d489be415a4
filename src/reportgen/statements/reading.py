"""Reading a text: clause by clause, each taking over from those before it what it does not say itself."""

from __future__ import annotations

import re

from reportgen.deadlines import check_time
from reportgen.statements import terms
from reportgen.statements.clauses import end_clause
from reportgen.statements.dates import note_date
from reportgen.statements.figures import statement_of
from reportgen.statements.lists import add
from reportgen.statements.passage import LONGEST_CLAUSE, Passage
from reportgen.statements.statement import Aside, Figure, Statement, TextSpan
from reportgen.statements.tokens import UNITS, Token, TokenKind, as_read, tokens

_STATES_AMOUNT = re.compile("(?:决算|预算|支出|收入|执行|金额)数?为?[\\s*]*$|数为?[\\s*]*$")
_FIGURE = re.compile(
    rf"\d(?:\*\*)?\s*(?:万|分|％|{'|'.join(map(re.escape, UNITS))})|[数支收预决执金][出入算行额]?为?[\s*]*\d|持平"
)


def may_state(text: str) -> bool:
    """Whether a text may state a figure at all: most texts do not, and need not be read."""
    return _FIGURE.search(text) is not None


def read(text: str, *, heading: str = "") -> tuple[Statement, ...]:
    """What a text says of figures, in order.

    Args:
        text: one paragraph, or several, a line each. Spans count its characters.
        heading: the title that it stands under; the money that it names holds for all that names none.
    """
    passage = Passage(as_read(text), terms.scope_in(heading))
    for token in tokens(passage.text):
        check_time()
        if token.kind is TokenKind.MARK:
            _mark(passage, token)
        elif token.kind is TokenKind.DATE:
            note_date(passage, token)
        elif token.kind is TokenKind.PERIOD:
            passage.now.aside = Aside.OTHER_PERIOD
        else:
            _number(passage, token)
    end_clause(passage, len(passage.text), "\n")
    return tuple(passage.found)


def _mark(passage: Passage, token: Token) -> None:
    if token.text == "、" and not passage.after_figure:
        return
    end_clause(passage, token.start, token.text)
    if token.text == "（":
        passage.outside.append(passage.now.copy())
    elif token.text == "）" and passage.outside:
        passage.now = passage.outside.pop()
    passage.clause = token.end
    passage.after_figure = passage.after_figure and token.text == "（"


def _number(passage: Passage, token: Token) -> None:
    start = max(passage.clause, token.start - LONGEST_CLAUSE)
    words = passage.text[start : token.start]
    value = token.number
    if value is None or _is_no_figure(passage, token, words):
        return
    digits = token.text.partition(".")[2]
    figure = Figure(value, len(digits), token.text, token.unit, TextSpan(token.start, token.end))
    statement = statement_of(passage, figure, words, start)
    if statement is not None:
        add(passage, statement)
        passage.clause, passage.after_figure = token.end, True


def _is_no_figure(passage: Passage, token: Token, words: str) -> bool:
    if token.unit:
        return False
    after = passage.text[token.end : token.end + 1]
    return bool(passage.outside) or after not in "，。；、）\n " or not _STATES_AMOUNT.search(words)
