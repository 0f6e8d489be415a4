"""The report that is being checked: its records, lines and texts, collected once for all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any, TypeVar

from reportgen.figures.trees import walk
from reportgen.model.accounts import Accounts, FundAccount, LineItem
from reportgen.model.base import Record, record_fields, shape_of
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.model.tracing import Trace, trace
from reportgen.model.validation import stated_unit
from reportgen.model.values import YUAN
from reportgen.rules.comparing import Comparing

R = TypeVar("R", bound=Record)
A = TypeVar("A")


class Case(Comparing):
    """A report with completed totals, and what several rules need to know of it.

    Rules compare its figures by what `Comparing` offers.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self._document = report.document
        self._traces: dict[Path, Trace] = {(): trace(report.document, ())}
        self._records_of: dict[type[Record], tuple[tuple[Path, Any], ...]] = {}
        self._answers: dict[Callable[[Case], Any], Any] = {}
        super().__init__(self._document is not None and stated_unit(self._document) == YUAN)

    def once(self, question: Callable[[Case], A]) -> A:
        """The result of `question` for this report; it is computed once, however many rules need it."""
        if question not in self._answers:
            self._answers[question] = question(self)
        answer: A = self._answers[question]
        return answer

    @cached_property
    def records(self) -> tuple[tuple[Path, Record], ...]:
        """Every record with its path, parents before children."""
        return tuple(walk(self.report))

    def of(self, kind: type[R]) -> tuple[tuple[Path, R], ...]:
        """The records of one type, with their paths."""
        if kind not in self._records_of:
            types = {type(record) for _, record in self.records}
            wanted = {one for one in types if issubclass(one, kind)}
            self._records_of[kind] = tuple(entry for entry in self.records if type(entry[1]) in wanted)
        return self._records_of[kind]

    @cached_property
    def items(self) -> tuple[tuple[Path, LineItem], ...]:
        """Every line item that the data file itself states: derived totals are left out, as their parts are checked."""
        return tuple((path, item) for path, item in self.of(LineItem) if self.is_stated(path))

    @cached_property
    def lists(self) -> tuple[tuple[Path, str, tuple[Record, ...]], ...]:
        """Every list of records: the path of the list, the field it stands in, and its entries."""
        return tuple(
            ((*path, shape.name), shape.name, value)
            for path, record in self.records
            for shape in record_fields(type(record))
            if shape.many and (value := getattr(record, shape.name))
        )

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every piece of language in the report, with its path."""
        return tuple((path, text) for path, text, _ in self._language)

    @cached_property
    def joined_texts(self) -> str:
        """All texts, a line each: a look at them tells which patterns none of them can hold."""
        return "\n".join(text for _, text in self.texts)

    @cached_property
    def prose(self) -> tuple[tuple[Path, str], ...]:
        """The texts that may be whole sentences: names left out."""
        return tuple((path, text) for path, text, is_prose in self._language if is_prose)

    @cached_property
    def _language(self) -> tuple[tuple[Path, str, bool], ...]:
        """Every piece of language with its path, and whether it may be sentences."""
        return tuple(text for path, record in self.records for text in _language_in(path, record))

    def stated(self, *paths: Path) -> Path:
        """The first of `paths` that the data file itself states; the last one where none is."""
        return next((path for path in paths if self.is_stated(path)), paths[-1])

    def is_stated(self, path: Path) -> bool:
        """Whether the data file itself says what stands at `path`."""
        return self._document is None or self._trace(path).is_stated

    def _trace(self, path: Path) -> Trace:
        """The path followed through the data file; what paths have in common at the start is followed once."""
        if path not in self._traces:
            self._traces[path] = self._trace(path[:-1]).below(path[-1])
        return self._traces[path]

    def funds(self) -> tuple[tuple[Path, FundAccount], ...]:
        """The whole department, and each kind of money with its own balance."""
        return self.of(FundAccount)

    def spending(self) -> Iterator[tuple[Path, Accounts]]:
        """Expenditure of the whole department, of 财政拨款 and of 一般公共预算, as far as stated, the widest first.

        “三公”, 机关运行 and 基本支出 are defined on these; the other funds hold parts of them at most.
        """
        accounts = (
            ((), self.report),
            (("appropriation",), self.report.appropriation),
            (("general_budget",), self.report.general_budget),
        )
        for path, account in accounts:
            if account is not None and account.expenditure is not None:
                yield (*path, "expenditure"), account.expenditure


def _language_in(path: Path, record: Record) -> Iterator[tuple[Path, str, bool]]:
    for name, is_prose in _language_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, str):
            yield (*path, name), value, is_prose
        elif isinstance(value, dict):
            yield from (((*path, name, key), text, is_prose) for key, text in value.items() if text)
        elif isinstance(value, tuple):
            yield from (((*path, name, index), text, is_prose) for index, text in enumerate(value) if text)


@cache
def _language_fields(record: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields of a record type that hold language, and whether it may be sentences."""
    return tuple(
        (name, shape.kind.is_prose)
        for name, shape in shape_of(record).items()
        if shape.kind is not None and shape.kind.is_language
    )
