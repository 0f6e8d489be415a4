"""A dict from another program: copied, and refused where it holds what a report cannot be made of."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral, Rational, Real
from typing import Any, Literal

from reportgen.errors import ReportgenError, quoted
from reportgen.source.characters import FORBIDDEN, complain_of_character
from reportgen.source.complaints import Complaints
from reportgen.source.document import Tree
from reportgen.source.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES
from reportgen.source.positions import spoken_path

_TOO_LARGE = 10**MAX_DIGITS

Steps = tuple[str | int, ...]
Floats = Literal["refused", "shortest"]
"""What becomes of floats: they hold no exact amounts, but the shortest number that stands for one is what was meant."""

_FLOATS_NAMED = 3
_MOST_DECIMALS = 4
"""Amounts in 万元 that are exact to the 元 have no more; a float with more is what a calculation left."""
_NOT_AVAILABLE = ("NAType", "NaTType")
"""What pandas puts where a table has no value."""
_TRUTH_VALUES = ("bool_", "bool")
"""What numpy calls its own."""
_EXACT_INSTEAD = (
    "二进制浮点数不能精确表示金额：把收到的 JSON 原样（文本或字节）交来，"
    "或用 json.loads(…, parse_float=Decimal)，或改用 Decimal、字符串；"
    '只有浮点数的，用 load(…, floats="shortest")'
)


class PlainCopier:
    """Copies nested mappings, lists and scalars; the caller's objects are neither kept nor changed."""

    def __init__(self, complaints: Complaints, floats: Floats = "refused") -> None:
        self._complaints = complaints
        self._takes_floats = floats == "shortest"
        self._count = 0
        self._open: set[int] = set()
        self._floats: list[tuple[Steps, str]] = []

    def copy(self, mapping: Mapping[str, object]) -> dict[str, Tree]:
        """`mapping` as plain dicts, lists and scalars; what cannot be taken is noted among the complaints."""
        self._open.add(id(mapping))
        try:
            tree = self._copy_mapping(mapping, ())
        except ReportgenError:
            raise
        except Exception as error:
            self._complaints.stop("source.type", _unreadable(mapping, error))
        self._refuse_floats()
        return tree

    def _copy_float(self, value: Real, path: Steps) -> Decimal | None:
        """NaN is how tables say that there is no value; else the shortest number that stands for a float, where asked for."""
        shortest = float.__repr__(value) if isinstance(value, float) else str(value)
        number = Decimal(shortest)
        if number.is_nan():
            return None
        decimals = -int(number.normalize().as_tuple().exponent) if number.is_finite() else _MOST_DECIMALS + 1
        if self._takes_floats and decimals <= _MOST_DECIMALS:
            return number
        self._floats.append((path, shortest))
        return None

    def _refuse_floats(self) -> None:
        """One complaint about all floats: whoever hands over one hands over all amounts so."""
        if not self._floats:
            return
        path, first = self._floats[0]
        others = "、".join(spoken_path(path) for path, _ in self._floats[1:_FLOATS_NAMED])
        count = (
            f"（共 {len(self._floats)} 处，还有 {others}{'等' if len(self._floats) > _FLOATS_NAMED else ''}）"
        )
        message, hint = f"不能使用浮点数 {first}", _EXACT_INSTEAD
        if self._takes_floats:
            message = f"浮点数 {first} 的小数超过 {_MOST_DECIMALS} 位，像是算出来的，不像金额"
            hint = f"先四舍五入到 {_MOST_DECIMALS} 位以内，或改用 Decimal、字符串"
        self._complaints.add("source.float", f"{message}{count if others else ''}", hint, path=path)

    def _copy_value(self, value: object, path: Steps) -> Tree:
        self._count += 1
        if self._count > MAX_NODES:
            self._complaints.stop("source.nodes", f"内容过多，超过{MAX_NODES}个值", path=path)
        try:
            if isinstance(value, (Mapping, list, tuple)):
                return self._copy_container(value, path)
            return self._copy_scalar(value, path)
        except ReportgenError:
            raise
        except Exception as error:  # an object of another program, whose methods may do anything
            return self._refused("source.type", _unreadable(value, error), path)

    def _copy_container(
        self, value: Mapping[Any, object] | list[object] | tuple[object, ...], path: Steps
    ) -> Tree:
        if id(value) in self._open:
            return self._refused("source.cycle", "数据包含了自身，成为循环", path)
        if len(path) >= MAX_DEPTH:
            return self._refused("source.depth", f"层次过深，超过{MAX_DEPTH}层", path)
        self._open.add(id(value))
        try:
            if isinstance(value, Mapping):
                return self._copy_mapping(value, path)
            return [self._copy_value(item, (*path, index)) for index, item in enumerate(value)]
        finally:
            self._open.discard(id(value))

    def _copy_mapping(self, mapping: Mapping[Any, object], path: Steps) -> dict[str, Tree]:
        copied: dict[str, Tree] = {}
        for key, value in mapping.items():
            name = self._copy_key(key, path)
            if name in copied:
                self._refused("source.duplicate", f"键{quoted(name)}重复（数字键和文字键相同）", path)
            elif name is not None:
                copied[name] = self._copy_value(value, (*path, name))
        return copied

    def _copy_key(self, key: object, path: Steps) -> str | None:
        if isinstance(key, (str, int)) and not isinstance(key, bool) and key != "":
            return str(self._copy_scalar(key, path))
        found = "空" if key == "" else f" {type(key).__name__}"
        self._refused("source.key", f"键应为文字，实为{found}", path)
        return None

    def _copy_scalar(self, value: object, path: Steps) -> Tree:
        match value:
            case None | bool():
                return value
            case str():
                return self._copy_text(str.__str__(value), path)
            case int() | Decimal():
                return self._copy_number(_exactly(value), path)
            case date() if not isinstance(value, datetime):
                return date.fromordinal(date.toordinal(value))
            case _:
                return self._copy_foreign(value, path)

    def _copy_foreign(self, value: object, path: Steps) -> Tree:
        """A float, or a scalar of numpy or pandas, told by what it can do: neither library is asked for."""
        if isinstance(value, Integral):
            return self._copy_number(operator.index(value), path)
        if isinstance(value, Real) and not isinstance(value, Rational):
            return self._copy_float(value, path)
        kind = type(value).__name__
        if kind in _TRUTH_VALUES:
            return bool(value)
        if kind not in _NOT_AVAILABLE:
            hint = "可用 str、int、Decimal、bool、date、None、list、tuple、dict"
            self._refused("source.type", f"不能使用 {kind} 类型的值", path, hint)
        return None

    def _copy_text(self, value: str, path: Steps) -> Tree:
        if forbidden := FORBIDDEN.search(value):
            complain_of_character(forbidden.group(), self._complaints, path=path)
        return value

    def _copy_number(self, value: int | Decimal, path: Steps) -> Tree:
        if isinstance(value, Decimal) and not value.is_finite():
            return self._refused("source.number", f"应为有限的数，实为 {value}", path)
        if _has_too_many_digits(value):
            return self._refused("source.number", f"数的位数过多，超过{MAX_DIGITS}位", path)
        return value

    def _refused(self, code: str, message: str, path: Steps, hint: str | None = None) -> Tree:
        """Note the problem; None stands in for the value, in a tree that will not be handed out."""
        self._complaints.add(code, message, hint, path=path)
        return None


def _exactly(value: int | Decimal) -> int | Decimal:
    """The number itself, of Python's own type: a subclass may have methods of its own."""
    return int.__index__(value) if isinstance(value, int) else Decimal(value)


def _unreadable(value: object, error: Exception) -> str:
    return f"读不出这个 {type(value).__name__}（{type(error).__name__}）"


def _has_too_many_digits(value: int | Decimal) -> bool:
    # Written out, such numbers take gigabytes, or are refused by Python itself.
    if isinstance(value, int):
        return not -_TOO_LARGE < value < _TOO_LARGE
    return abs(value.adjusted()) > MAX_DIGITS or len(value.as_tuple().digits) > MAX_DIGITS
