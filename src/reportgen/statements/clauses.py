"""Where clauses, sentences and paragraphs end: what is forgotten there, and what a clause without a figure says."""

from __future__ import annotations

from reportgen.statements import terms
from reportgen.statements.figures import same_as_before
from reportgen.statements.lists import close_lists_of_commas, open_list
from reportgen.statements.passage import Context, Passage
from reportgen.statements.subjects import turn_to_indicator

_ENDS = "。！？\n"
_SHORT = 5
"""A clause with fewer characters names nothing by itself: 2022年, 目前."""
_SAYING_MORE = ("主要用于", "截至", "均为")
"""How clauses begin that say more of the same subject."""


def end_clause(passage: Passage, end: int, mark: str) -> None:
    """A clause ends before `mark`, and with it perhaps a part of a list, a sentence or a paragraph."""
    _note(passage, passage.text[passage.clause : end], mark)
    if mark in "；" + _ENDS:
        close_lists_of_commas(passage) if mark == "；" else _end_sentence(passage, mark)


def _end_sentence(passage: Passage, mark: str) -> None:
    opened = passage.now.lists[-1:] if passage.now.lists and passage.now.lists[-1].last is None else []
    passage.now.lists = opened
    passage.now.aside, passage.now.comparison, passage.now.is_interrupted = None, None, False
    passage.now.subject, passage.now.is_opening = passage.now.main_subject, False
    passage.outside.clear()
    if mark == "\n":
        amount = passage.now.amount
        passage.now = Context(scope=passage.heading_scope, lists=opened, amount=amount if opened else None)


def _note(passage: Passage, words: str, mark: str) -> None:
    """Take in what a clause without a figure, or the rest of one after its figure, says for what follows."""
    plain = words.strip(" \u3000*")
    if not plain:
        return
    if terms.SAME.search(plain):
        same_as_before(passage, words)
    elif _is_base(passage, plain):
        return
    if terms.LIST.search(plain):
        open_list(passage)
    if not passage.after_figure:
        _note_whole_clause(passage, plain, mark)


def _is_base(passage: Passage, plain: str) -> bool:
    """Whether a clause says no more than what the next change is against: 与2021年相比."""
    base = terms.BASE.search(plain)
    if base is None or len(base[0]) < len(plain) - 2:
        return False
    passage.now.comparison = terms.comparison_in(base)
    return True


def _note_whole_clause(passage: Passage, plain: str, mark: str) -> None:
    """A clause without any figure may name what the next one speaks of, or turn to something else."""
    now = passage.now
    is_short = len(plain) < _SHORT or terms.OPENING.fullmatch(plain) is not None
    now.is_opening = now.is_opening and (mark == "：" or (mark == "，" and is_short))
    column = terms.indicator_column_in(plain) if mark == "：" else None
    if column is not None:
        turn_to_indicator(passage, column)
    elif not now.is_indicator:
        _note_subject(passage, plain, mark)


def _note_subject(passage: Passage, plain: str, mark: str) -> None:
    now = passage.now
    is_reason = terms.REASON.search(plain) is not None
    if is_reason:
        now.subject, now.comparison = "", None
    name = terms.OPENING.sub("", plain, count=1) if terms.OPENING.match(plain) else plain
    if terms.ITEM.search(name):
        now.subject = now.main_subject = name
        now.is_interrupted = False
        return
    if (
        mark == "："
        and not is_reason
        and not name.startswith(_SAYING_MORE)
        and not terms.GENERAL.fullmatch(name)
        and not terms.LIST.search(name)
    ):
        now.subject = name
    if mark not in "：（）" and len(name) >= _SHORT - 1 and not name.startswith(_SAYING_MORE):
        now.is_interrupted = True
    if name:
        now.topic = name
