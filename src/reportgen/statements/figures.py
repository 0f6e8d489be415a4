"""What one figure is: its measure, and what its own clause says of it."""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.statements import terms
from reportgen.statements.lists import open_list
from reportgen.statements.passage import Passage
from reportgen.statements.statement import (
    BUDGETS,
    IN_WAN,
    Aside,
    Column,
    Figure,
    Measure,
    Rate,
    Statement,
    TextSpan,
)
from reportgen.statements.subjects import resume_after_reason, subject_of, turn_to_indicator

_FOLLOWING = re.compile(r"[^，；。：、（）\d\n]{0,40}")
_ZERO = Decimal(0)


def statement_of(passage: Passage, figure: Figure, words: str, start: int) -> Statement | None:
    """What is said of a figure by the words before it, which begin at `start`; None where it is no figure of a report."""
    made: Statement | None
    if figure.unit == "%":
        made = _percentage(passage, figure, words, start)
    elif figure.unit in ("个百分点", "百分点"):
        made = _change(passage, Measure.CHANGE_POINTS, figure, words, start)
    elif figure.unit == "分":
        made = _points(passage, figure, words, start)
    elif figure.unit in IN_WAN:
        made = _change(passage, Measure.CHANGE_AMOUNT, figure, words, start) or _amount(
            passage, figure, words, start
        )
    else:
        made = _change(passage, Measure.CHANGE_COUNT, figure, words, start) or _count(
            passage, figure, words, start
        )
    return made and _completed(passage, made, words)


def _completed(passage: Passage, made: Statement, words: str) -> Statement:
    """With what every statement has: year, money, asides."""
    now, text, end = passage.now, passage.text, made.figure.span.end
    beyond = terms.BEYOND.match(text, end)
    aside = next(terms.asides_in(words), now.aside)
    if beyond and beyond[0].strip() in ("以上", "以下", "以内"):
        aside = aside or Aside.LIMIT
    if made.measure not in (Measure.AMOUNT, Measure.CHANGE_AMOUNT) and aside is Aside.UNIT_PRICE:
        aside = None
    if aside is not None and now.aside is None and aside is not Aside.LIMIT:
        now.aside = aside
    own = terms.scope_in(words)
    if own is not None and not now.lists:
        now.scope = own
    return made._replace(
        words=words.strip(),
        year=now.year,
        year_span=now.year_span,
        scope=own or now.scope,
        aside=aside,
        is_rounded=bool(terms.ROUNDED.search(words) or beyond),
    )


def _percentage(passage: Passage, figure: Figure, words: str, start: int) -> Statement:
    share = terms.SHARE.search(words)
    if share:
        subject, own, begin = subject_of(passage, share["subject"], start)
        return Statement(
            Measure.SHARE, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own,
            whole=share["whole"].strip(" *"), of=None if own else passage.now.amount,
        )  # fmt: skip
    changed = _change(passage, Measure.CHANGE_RATE, figure, words, start)
    if changed:
        return changed
    rate = terms.RATE.search(words)
    if rate is None and words.strip(" *") == "的" and passage.found and passage.found[-1].column in BUDGETS:
        return _completion(passage, figure, Rate.OF_BUDGET, "", start)
    if rate is None:
        subject, own, begin = subject_of(passage, words, start)
        return Statement(
            Measure.OTHER_RATE,
            figure,
            TextSpan(begin, figure.span.end),
            subject=subject,
            is_own_subject=own,
        )
    return _completion(passage, figure, terms.rate_in(rate), words[: rate.start()], start)


def _completion(passage: Passage, figure: Figure, rate: Rate, words: str, start: int) -> Statement:
    subject, own, begin = subject_of(passage, terms.without_budget(words), start)
    measure = Measure.OTHER_RATE if rate in (Rate.ADJUSTMENT, Rate.DEVIATION) else Measure.COMPLETION
    return Statement(
        measure, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own, rate=rate,
        of=None if own else passage.now.amount,
    )  # fmt: skip


def _change(passage: Passage, measure: Measure, figure: Figure, words: str, start: int) -> Statement | None:
    way = terms.DIRECTION.search(words)
    if way is None:
        return None
    head = words[: way.start()]
    base = terms.BASE.search(head)
    if base:
        comparison = terms.comparison_in(base)
        if not terms.OPENING.sub("", head[: base.start()], count=1).strip():
            resume_after_reason(passage, comparison)
        passage.now.comparison = comparison
        head = head[: base.start()] + head[base.end() :]
    is_each = head.rstrip().endswith("各")
    subject, own, begin = subject_of(passage, head.rstrip().removesuffix("各"), start)
    return Statement(
        measure, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own, is_each=is_each,
        direction=1 if way["up"] else -1, comparison=passage.now.comparison, of=None if own else passage.now.amount,
    )  # fmt: skip


def _points(passage: Passage, figure: Figure, words: str, start: int) -> Statement | None:
    said = terms.SCORE.search(words)
    if said is None and passage.outside and not words.strip():
        return Statement(
            Measure.WEIGHT,
            figure,
            TextSpan(start, figure.span.end),
            subject=passage.now.topic,
            is_own_subject=True,
        )
    after = passage.text[figure.span.end : figure.span.end + 2]
    if said is None and after != "分值":
        return None
    measure = Measure.WEIGHT
    if said is not None:
        measure = Measure.AVERAGE if said["average"] else Measure.WEIGHT if said["weight"] else Measure.SCORE
    named = words[: said.start()] if said else words
    if terms.GENERAL.fullmatch(terms.OPENING.sub("", named, count=1)):
        return Statement(measure, figure, TextSpan(start, figure.span.end), subject=passage.now.topic)
    subject, own, begin = subject_of(passage, named, start)
    return Statement(measure, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own)


def _amount(passage: Passage, figure: Figure, words: str, start: int) -> Statement:
    column, subject, own, begin = _said_of(passage, words, start)
    return Statement(
        Measure.AMOUNT, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own,
        column=column,
    )  # fmt: skip


def _count(passage: Passage, figure: Figure, words: str, start: int) -> Statement:
    if indicator := terms.indicator_column_in(words):
        turn_to_indicator(passage, indicator)
    _, subject, own, begin = _said_of(passage, words, start)
    following = _FOLLOWING.match(passage.text, figure.span.end)
    return Statement(
        Measure.COUNT, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own,
        column=passage.now.indicator,
        following=following[0] if following else "",
    )  # fmt: skip


def _said_of(passage: Passage, words: str, start: int) -> tuple[Column | None, str, bool, int]:
    """Column and subject of an amount or a count; the list that it opens or belongs to is kept."""
    if terms.LIST.search(words):
        open_list(passage)
    subject, own, begin = subject_of(passage, words, start)
    return terms.column_in(words), subject, own, begin


def same_as_before(passage: Passage, words: str) -> None:
    """与上年持平 is a change of zero."""
    at = terms.SAME.search(words)
    base = terms.BASE.search(words)
    if at is None or base is None:
        return
    end = passage.clause + at.end()
    figure = Figure(_ZERO, 0, at[0], "", TextSpan(passage.clause + at.start(), end))
    subject, own, begin = subject_of(passage, words[: base.start()], passage.clause)
    comparison = terms.comparison_in(base)
    passage.found.append(
        _completed(passage, Statement(Measure.CHANGE_AMOUNT, figure, TextSpan(begin, end)), words)._replace(
            subject=subject,
            is_own_subject=own,
            comparison=comparison,
            of=None if own else passage.now.amount,
        )
    )
