"""Reading a text: clause by clause, each taking over from those before it what it does not say itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportgen.statements import terms
from reportgen.statements.statement import (
    Aside,
    Column,
    Comparison,
    Figure,
    Measure,
    Rate,
    Scope,
    Statement,
    TextSpan,
)
from reportgen.statements.tokens import UNITS, Token, TokenKind, as_read, tokens

_MONEY = ("万元", "亿元", "元", "万", "")
_ENDS = "。！？\n"
_LONGEST_CLAUSE = 120
_SHORT = 5
"""A clause with fewer characters names nothing by itself: 2022年, 目前."""
_SAYING_MORE = ("主要用于", "截至", "均为")
"""How clauses begin that say more of the same subject."""
_FOLLOWING = re.compile(r"[^，；。：、（）\d\n]{0,40}")
_STATES_AMOUNT = re.compile("(?:决算|预算|支出|收入|执行|金额)数?为?[\\s*]*$|数为?[\\s*]*$")
_SUMMING_UP = re.compile("以上|上述")
_FIGURE = re.compile(
    rf"\d(?:\*\*)?\s*(?:万|分|％|{'|'.join(map(re.escape, UNITS))})|[数支收预决执金][出入算行额]?为?[\s*]*\d|持平"
)
_AMOUNTS = (Measure.AMOUNT, Measure.COUNT)
_BUDGETS = (Column.BUDGET, Column.ADJUSTED_BUDGET, Column.SOME_BUDGET)
_ZERO = Decimal(0)


def may_state(text: str) -> bool:
    """Whether a text may state a figure at all: most texts do not, and need not be read."""
    return _FIGURE.search(text) is not None


def read(text: str, *, heading: str = "") -> tuple[Statement, ...]:
    """What a text says of figures, in order.

    Args:
        text: one paragraph, or several, a line each. Spans count its characters.
        heading: the title that it stands under; the money that it names holds for all that names none.
    """
    return tuple(_Reader(as_read(text), terms.scope_in(heading)).statements())


@dataclass
class _List:
    """A list of parts that is being read."""

    whole: int | None
    is_by_semicolon: bool | None = None
    last: int | None = None


@dataclass
class _Context:
    """What clauses have said so far and later ones may leave out."""

    year: int | None = None
    year_span: TextSpan | None = None
    scope: Scope | None = None
    subject: str = ""
    main_subject: str = ""
    topic: str = ""
    indicator: Column | None = None
    is_indicator: bool = False
    comparison: Comparison | None = None
    aside: Aside | None = None
    amount: int | None = None
    is_interrupted: bool = False
    is_opening: bool = True
    lists: list[_List] = field(default_factory=list)


class _Reader:
    def __init__(self, text: str, scope: Scope | None) -> None:
        self.text = text
        self.heading_scope = scope
        self.found: list[Statement] = []
        self.now = _Context(scope=scope)
        self.outside: list[_Context] = []
        self.clause = 0
        self.after_figure = False

    def statements(self) -> list[Statement]:
        for token in tokens(self.text):
            if token.kind is TokenKind.MARK:
                self.mark(token)
            elif token.kind is TokenKind.DATE:
                self.date(token)
            elif token.kind is TokenKind.PERIOD:
                self.now.aside = Aside.OTHER_PERIOD
            else:
                self.number(token)
        self.clause_ends(len(self.text), "\n")
        return self.found

    # ---- marks, dates -------------------------------------------------------------------------------------------

    def mark(self, token: Token) -> None:
        if token.text == "、" and not self.after_figure:
            return
        self.clause_ends(token.start, token.text)
        if token.text == "（":
            self.outside.append(
                replace(
                    self.now,
                    lists=[_List(one.whole, one.is_by_semicolon, one.last) for one in self.now.lists],
                )
            )
        elif token.text == "）" and self.outside:
            self.now = self.outside.pop()
        self.clause = token.end
        self.after_figure = self.after_figure and token.text == "（"

    def clause_ends(self, end: int, mark: str) -> None:
        self.note(self.text[self.clause : end], mark)
        if mark in "；" + _ENDS:
            self.semicolon() if mark == "；" else self.sentence_ends(mark)

    def semicolon(self) -> None:
        """A list whose parts are joined by commas ends at a semicolon; the list around it goes on."""
        self.now.aside = None
        while self.now.lists and self.now.lists[-1].is_by_semicolon is False:
            self.now.lists.pop()
        if self.now.lists:
            self.now.lists[-1].is_by_semicolon = True

    def sentence_ends(self, mark: str) -> None:
        opened = self.now.lists[-1:] if self.now.lists and self.now.lists[-1].last is None else []
        self.now.lists = opened
        self.now.aside, self.now.comparison, self.now.is_interrupted = None, None, False
        self.now.subject, self.now.is_opening = self.now.main_subject, False
        self.outside.clear()
        if mark == "\n":
            amount = self.now.amount
            self.now = _Context(scope=self.heading_scope, lists=opened, amount=amount if opened else None)

    def note(self, words: str, mark: str) -> None:
        """Take in what a clause without a figure, or the rest of one after its figure, says for what follows."""
        plain = words.strip(" \u3000*")
        if not plain:
            return
        if terms.SAME.search(plain):
            self.same(words)
        elif self.is_base(plain):
            return
        if terms.LIST.search(plain):
            self.open_list()
        if not self.after_figure:
            self.note_whole_clause(plain, mark)

    def is_base(self, plain: str) -> bool:
        """Whether a clause says no more than what the next change is against: 与2021年相比."""
        base = terms.BASE.search(plain)
        if base is None or len(base[0]) < len(plain) - 2:
            return False
        self.now.comparison = terms.comparison_in(base)
        return True

    def note_whole_clause(self, plain: str, mark: str) -> None:
        """A clause without any figure may name what the next one speaks of, or turn to something else."""
        now = self.now
        is_short = len(plain) < _SHORT or terms.OPENING.fullmatch(plain) is not None
        now.is_opening = now.is_opening and (mark == "：" or (mark == "，" and is_short))
        column = terms.indicator_column_in(plain) if mark == "：" else None
        if column is not None:
            self.indicator(column)
        elif not now.is_indicator:
            self.note_subject(plain, mark)

    def note_subject(self, plain: str, mark: str) -> None:
        now = self.now
        if terms.REASON.search(plain):
            now.subject, now.comparison = "", None
        name = terms.OPENING.sub("", plain, count=1) if terms.OPENING.match(plain) else plain
        if mark == "：" and not terms.GENERAL.fullmatch(name) and not terms.LIST.search(name):
            now.subject = name
        if mark not in "：（）" and len(name) >= _SHORT - 1 and not name.startswith(_SAYING_MORE):
            now.is_interrupted = True
        if name:
            now.topic = name

    def date(self, token: Token) -> None:
        before = self.text[max(self.clause, token.start - 3) : token.start].rstrip()
        after = self.text[token.end : token.end + 1]
        month = re.search(r"(\d{1,2})\s*月", token.text)
        if before.endswith(("与", "比", "较", "同", "和")):
            return
        head = self.text[max(self.clause, token.start - _LONGEST_CLAUSE) : token.start]
        if (
            self.now.year is not None
            and not (terms.OPENING.fullmatch(head) or terms.OURSELVES.search(head))
            and head
        ):
            return
        if (before.endswith(("到", "至", "—", "-")) and not before.endswith("截至")) or after in (
            "至",
            "到",
            "—",
            "-",
        ):
            self.now.aside = Aside.PLAN
            return
        if month and int(month[1]) < 12 and before.endswith(("截至", "截止")):
            self.now.aside = Aside.OTHER_PERIOD
        self.now.year = int(token.text[:4])
        self.now.year_span = TextSpan(token.start, token.start + 4)

    # ---- figures ------------------------------------------------------------------------------------------------

    def number(self, token: Token) -> None:
        start = max(self.clause, token.start - _LONGEST_CLAUSE)
        words = self.text[start : token.start]
        value = token.number
        if value is None or self.is_no_figure(token, words):
            return
        written = self.text[token.start : token.end]
        digits = token.text.partition(".")[2]
        figure = Figure(
            value, len(digits), token.text, token.unit, TextSpan(token.start, token.start + len(written))
        )
        statement = self.statement(figure, words, start)
        if statement is not None:
            self.add(statement)
            self.clause, self.after_figure = token.end, True

    def is_no_figure(self, token: Token, words: str) -> bool:
        if token.unit:
            return False
        after = self.text[token.end : token.end + 1]
        return bool(self.outside) or after not in "，。；、）\n " or not _STATES_AMOUNT.search(words)

    def statement(self, figure: Figure, words: str, start: int) -> Statement | None:
        made: Statement | None
        if figure.unit == "%":
            made = self.percentage(figure, words, start)
        elif figure.unit in ("个百分点", "百分点"):
            made = self.change(Measure.CHANGE_POINTS, figure, words, start)
        elif figure.unit == "分":
            made = self.points(figure, words, start)
        elif figure.unit in _MONEY:
            made = self.change(Measure.CHANGE_AMOUNT, figure, words, start) or self.amount(
                figure, words, start
            )
        else:
            made = self.change(Measure.CHANGE_COUNT, figure, words, start) or self.count(figure, words, start)
        return made and self.completed(made, words)

    def completed(self, made: Statement, words: str) -> Statement:
        """With what every statement has: year, money, asides."""
        now, text, end = self.now, self.text, made.figure.span.end
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

    def percentage(self, figure: Figure, words: str, start: int) -> Statement:
        share = terms.SHARE.search(words)
        if share:
            subject, own, begin = self.subject(share["subject"], start)
            return Statement(
                Measure.SHARE, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own,
                whole=share["whole"].strip(" *"), of=None if own else self.now.amount,
            )  # fmt: skip
        changed = self.change(Measure.CHANGE_RATE, figure, words, start)
        if changed:
            return changed
        rate = terms.RATE.search(words)
        if rate is None and words.strip(" *") == "的" and self.found and self.found[-1].column in _BUDGETS:
            return self.completion(figure, Rate.OF_BUDGET, "", start)
        if rate is None:
            subject, own, begin = self.subject(words, start)
            return Statement(
                Measure.OTHER_RATE,
                figure,
                TextSpan(begin, figure.span.end),
                subject=subject,
                is_own_subject=own,
            )
        return self.completion(figure, terms.rate_in(rate), words[: rate.start()], start)

    def completion(self, figure: Figure, rate: Rate, words: str, start: int) -> Statement:
        subject, own, begin = self.subject(terms.without_budget(words), start)
        measure = Measure.OTHER_RATE if rate in (Rate.ADJUSTMENT, Rate.DEVIATION) else Measure.COMPLETION
        return Statement(
            measure, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own, rate=rate,
            of=None if own else self.now.amount,
        )  # fmt: skip

    def change(self, measure: Measure, figure: Figure, words: str, start: int) -> Statement | None:
        way = terms.DIRECTION.search(words)
        if way is None:
            return None
        head = words[: way.start()]
        base = terms.BASE.search(head)
        if base:
            self.now.comparison = terms.comparison_in(base)
            head = head[: base.start()] + head[base.end() :]
        is_each = head.rstrip().endswith("各")
        subject, own, begin = self.subject(head.rstrip().removesuffix("各"), start)
        return Statement(
            measure, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own, is_each=is_each,
            direction=1 if way["up"] else -1, comparison=self.now.comparison, of=None if own else self.now.amount,
        )  # fmt: skip

    def points(self, figure: Figure, words: str, start: int) -> Statement | None:
        said = terms.SCORE.search(words)
        if said is None and self.outside and not words.strip():
            return Statement(
                Measure.WEIGHT,
                figure,
                TextSpan(start, figure.span.end),
                subject=self.now.topic,
                is_own_subject=True,
            )
        after = self.text[figure.span.end : figure.span.end + 2]
        if said is None and after != "分值":
            return None
        measure = Measure.WEIGHT
        if said is not None:
            measure = (
                Measure.AVERAGE if said["average"] else Measure.WEIGHT if said["weight"] else Measure.SCORE
            )
        named = words[: said.start()] if said else words
        if terms.GENERAL.fullmatch(terms.OPENING.sub("", named, count=1)):
            return Statement(measure, figure, TextSpan(start, figure.span.end), subject=self.now.topic)
        subject, own, begin = self.subject(named, start)
        return Statement(
            measure, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own
        )

    def amount(self, figure: Figure, words: str, start: int) -> Statement:
        column, subject, own, begin = self.said_of(words, start)
        return Statement(
            Measure.AMOUNT, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own,
            column=column,
        )  # fmt: skip

    def count(self, figure: Figure, words: str, start: int) -> Statement:
        if indicator := terms.indicator_column_in(words):
            self.indicator(indicator)
        _, subject, own, begin = self.said_of(words, start)
        following = _FOLLOWING.match(self.text, figure.span.end)
        return Statement(
            Measure.COUNT, figure, TextSpan(begin, figure.span.end), subject=subject, is_own_subject=own,
            column=self.now.indicator,
            following=following[0] if following else "",
        )  # fmt: skip

    def said_of(self, words: str, start: int) -> tuple[Column | None, str, bool, int]:
        """Column and subject of an amount or a count; the list that it opens or belongs to is kept."""
        if terms.LIST.search(words):
            self.open_list()
        subject, own, begin = self.subject(words, start)
        return terms.column_in(words), subject, own, begin

    def indicator(self, column: Column) -> None:
        """An indicator's target, or what was reached of it; its name stands before the target."""
        if column is Column.TARGET:
            self.now.subject, self.now.is_indicator = self.now.topic, True
        self.now.indicator, self.now.is_interrupted = column, False

    def subject(self, words: str, start: int) -> tuple[str, bool, int]:
        """What words before a figure name, else what is carried on; whether they name it; where that begins."""
        opening = terms.OPENING.match(words)
        begin = opening.end() if opening else 0
        total = terms.TOTALS.search(words, begin)
        name = total[0] if total and total.start() == begin else terms.CLOSING.sub("", words[begin:]).strip()
        if not terms.GENERAL.fullmatch(name) or (total and total.start() == begin):
            self.names(name)
            return name, True, start + begin
        if _SUMMING_UP.match(name):
            self.names("")
            return "", False, start + begin
        if terms.OURSELVES.search(words) or self.is_whole_body(words):
            self.names(terms.WHOLE_BODY)
            return terms.WHOLE_BODY, True, start + begin
        return "" if self.now.is_interrupted else self.now.subject, False, start + begin

    def names(self, name: str) -> None:
        self.now.subject, self.now.is_interrupted = name, False
        if not self.now.lists:
            self.now.main_subject = name

    def is_whole_body(self, words: str) -> bool:
        """Whether nothing was named yet and the paragraph begins with 支出 or 收入 of a year as such."""
        return (
            self.now.is_opening
            and self.now.year is not None
            and not self.now.subject
            and re.search("收入|支出|预算", words) is not None
        )

    # ---- what belongs together ------------------------------------------------------------------------------------

    def same(self, words: str) -> None:
        """与上年持平 is a change of zero."""
        at = terms.SAME.search(words)
        base = terms.BASE.search(words)
        if at is None or base is None:
            return
        end = self.clause + at.end()
        figure = Figure(_ZERO, 0, at[0], "", TextSpan(self.clause + at.start(), end))
        subject, own, begin = self.subject(words[: base.start()], self.clause)
        comparison = terms.comparison_in(base)
        self.found.append(
            self.completed(Statement(Measure.CHANGE_AMOUNT, figure, TextSpan(begin, end)), words)._replace(
                subject=subject,
                is_own_subject=own,
                comparison=comparison,
                of=None if own else self.now.amount,
            )
        )

    def open_list(self) -> None:
        lists = self.now.lists
        if lists and lists[-1].last is None:
            return
        lists.append(_List(self.now.amount))

    def add(self, statement: Statement) -> None:
        position = len(self.found)
        if statement.measure in _AMOUNTS and statement.aside is None:
            if self.now.lists:
                statement = self.part(statement, position)
            if not statement.words.startswith("完成"):
                self.now.amount = position
        elif statement.comparison is not None:
            self.take_base_back(statement)
        self.found.append(statement)

    def part(self, statement: Statement, position: int) -> Statement:
        """An amount in a list: its column is that of the whole where it names none."""
        here = self.now.lists[-1]
        if statement.is_own_subject:
            if here.last is not None and here.is_by_semicolon is None:
                here.is_by_semicolon = False
            here.last = position
        whole = None if here.whole is None else self.found[here.whole]
        if whole is None or (whole.figure.unit in _MONEY) != (statement.figure.unit in _MONEY):
            return statement._replace(level=len(self.now.lists))
        return statement._replace(
            part_of=here.whole,
            level=len(self.now.lists),
            column=statement.column or whole.column,
        )

    def take_base_back(self, statement: Statement) -> None:
        """减少31.35万元，较上年下降87.11%: the base that is named second holds for both."""
        if not self.found:
            return
        last = self.found[-1]
        if (
            last.measure is Measure.CHANGE_AMOUNT
            and last.comparison is None
            and last.subject == statement.subject
        ):
            self.found[-1] = last._replace(comparison=statement.comparison)
