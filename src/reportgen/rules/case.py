"""The report that is being checked: its records, lines and texts, collected once for all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, TypeVar

from reportgen.amounts import is_rounding_of, subtract, sum_tolerance, yuan_to_wan
from reportgen.errors import Severity
from reportgen.figures.lines import amount_in
from reportgen.figures.trees import walk
from reportgen.model.accounts import COLUMNS, Accounts, FundAccount, LineItem
from reportgen.model.base import Record, record_fields, shape_of
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.model.tracing import Trace, trace
from reportgen.model.validation import stated_unit
from reportgen.model.values import YUAN
from reportgen.rules.finding import Finding, shown
from reportgen.rules.identity import Identity

R = TypeVar("R", bound=Record)
A = TypeVar("A")

COLUMN_NAMES = {column: shape_of(LineItem)[column].chinese for column in COLUMNS}
"""The columns of a line item as messages call them."""

_FAR = 1000
"""Where one figure is more than so many times the other, one of them was written in 元 in place of 万元."""


class Case:
    """A report with completed totals, and what several rules need to know of it.

    Attributes:
        identities: the comparisons that rules made: those that failed, and where `notes_agreement` is set all of them.
        notes_agreement: whether comparisons that hold are noted too. That costs time, and is of use only where one fails.
        is_in_yuan: whether the amounts of the data file are in 元.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self._document = report.document
        self._traces: dict[Path, Trace] = {(): trace(report.document, ())}
        self._records_of: dict[type[Record], tuple[tuple[Path, Any], ...]] = {}
        self._answers: dict[Callable[[Case], Any], Any] = {}
        self.identities: list[Identity] = []
        self.notes_agreement = False
        self.is_in_yuan = self._document is not None and stated_unit(self._document) == YUAN

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

    def tolerance(self, addends: int) -> Decimal:
        """How far a sum may drift by rounding: amounts in 元 were rounded ten thousand times finer."""
        drift = sum_tolerance(addends)
        return yuan_to_wan(drift) if self.is_in_yuan else drift

    def disagreement(
        self,
        places: Sequence[Path],
        found: tuple[str, Decimal | None],
        stated: tuple[str, Decimal | None],
        *,
        of: Sequence[Path],
        less: Sequence[Path] = (),
        addends: int = 1,
        severity: Severity = Severity.ERROR,
        hint: str | None = None,
    ) -> Iterator[Finding]:
        """Complain where two figures that must be equal are not; a rounding residue is only noted.

        Args:
            places: where the stated figure stands, and other places to name; the first that the data file states is named.
            found: what it is compared with, and what that amounts to in 万元.
            stated: the stated figure's name and amount.
            of: where the figures stand that `found` is made of.
            less: where those stand that are taken off the others.
            addends: how many rounded amounts `found` is made of.
            severity: of a difference beyond rounding.
            hint: what to do about it.
        """
        (found_name, expected), (stated_name, actual) = found, stated
        if expected is None or actual is None:
            return
        is_rounded = is_rounding_of(expected, actual) or is_rounding_of(actual, expected)
        if is_rounded and not self.is_in_yuan:
            # one figure in two precisions: exact from an export, rounded from a published table
            expected = actual
        gap = subtract(expected, actual)
        if not gap and not self.notes_agreement:
            return
        identity = self.compared(places[0], of, gap, less=less)
        if not gap:
            return
        difference = gap.copy_abs()
        message = f"{found_name} {shown(expected)} 万元，与{stated_name} {shown(actual)} 万元相差 {shown(difference)} 万元"
        is_residue = difference <= self.tolerance(addends) and addends > 1
        if is_residue:
            severity, hint = Severity.NOTE, None
            message += "，因四舍五入存在尾差"
        elif abs(expected) > _FAR * abs(actual) or abs(actual) > _FAR * abs(expected):
            hint = "两数相差悬殊，核对是否有数以元填写；金额单位见“金额单位”"
        yield Finding(
            self.stated(*places),
            message,
            severity,
            hint,
            shown(expected),
            shown(actual),
            identity,
            is_residue,
        )

    def compared(
        self,
        stated: Path,
        of: Sequence[Path],
        gap: Decimal,
        *,
        less: Sequence[Path] = (),
        is_sum: bool = True,
    ) -> Identity:
        """Note that a figure was compared with others: where some disagree, those that agree tell which one to doubt."""
        identity = Identity(stated, of, gap, less, is_sum)
        if gap or self.notes_agreement:
            self.identities.append(identity)
        return identity

    def excess(
        self,
        places: Sequence[Path],
        part: tuple[str, Decimal | None],
        whole: tuple[str, Decimal | None],
        *,
        of: Sequence[Path],
        addends: int = 1,
        severity: Severity = Severity.ERROR,
        hint: str | None = None,
    ) -> Iterator[Finding]:
        """Complain where a part is larger than the whole it belongs to, by more than rounding explains.

        Args:
            places: where the part stands, and other places to name.
            part: its name and amount in 万元.
            whole: the same of what contains it.
            of: where the figures stand that `whole` is made of.
            addends: how many rounded amounts are compared.
            severity: of the complaint.
            hint: what to do about it.
        """
        (part_name, actual), (whole_name, limit) = part, whole
        if actual is None or limit is None:
            return
        surplus = subtract(actual, limit)
        if surplus <= self.tolerance(addends):
            if not surplus:
                self.compared(places[0], of, surplus)
            return
        message = f"{part_name} {shown(actual)} 万元，超过{whole_name} {shown(limit)} 万元，多 {shown(surplus)} 万元"
        identity = self.compared(places[0], of, surplus, is_sum=False)
        yield Finding(
            self.stated(*places), message, severity, hint, f"≤{shown(limit)}", shown(actual), identity
        )

    def counts_differ(
        self,
        path: Path,
        total: tuple[str, int | None],
        parts: tuple[str, Sequence[int | None]],
        *,
        of: Sequence[Path],
        less: Sequence[Path] = (),
        hint: str = "核对各项数量",
        severity: Severity = Severity.ERROR,
    ) -> Iterator[Finding]:
        """Complain where whole numbers (persons, vehicles) do not add up; nothing where one of them is not known.

        Args:
            path: of the total.
            total: its name and number.
            parts: what its parts are called, and their numbers.
            of: where the parts stand.
            less: where those stand that are taken off the others.
            hint: what to do about it.
            severity: of the complaint.
        """
        (total_called, stated), (parts_called, numbers) = total, parts
        known = [number for number in numbers if number is not None]
        if stated is None or not known or len(known) < len(numbers):
            return
        gap = sum(known) - stated
        identity = self.compared(path, of, Decimal(gap), less=less)
        if gap:
            message = f"{parts_called} {sum(known)}，与{total_called} {stated} 相差 {abs(gap)}"
            yield Finding(self.stated(path), message, severity, hint, str(sum(known)), str(stated), identity)

    def fits(
        self,
        path: Path,
        part: tuple[str, LineItem | None],
        whole: tuple[str, LineItem | None],
        *,
        of: Path,
        severity: Severity = Severity.ERROR,
        hint: str | None = None,
    ) -> Iterator[Finding]:
        """Complain of every column in which the line item at `path` exceeds the one that contains it, which stands at `of`."""
        if part[1] is None or whole[1] is None:
            return
        for column, called in COLUMN_NAMES.items():
            amount, limit = amount_in(part[1], column), amount_in(whole[1], column)
            if amount is None or limit is None or amount < limit:
                continue
            places = ((*path, column), (*of, column))
            yield from self.excess(
                [places[0], path],
                (f"{part[0]}{called}", amount),
                (whole[0], limit),
                of=[places[1]],
                addends=1 if all(map(self.is_stated, places)) else _ADDENDS_OF_DERIVED,
                severity=severity,
                hint=hint,
            )

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


_ADDENDS_OF_DERIVED = 3
"""The rounded amounts in a comparison with a total that follows from two parts."""


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
