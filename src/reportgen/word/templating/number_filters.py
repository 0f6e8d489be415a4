"""Filters for numbers, and number formats as Python writes them: exact, rounded half up, with bounded widths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any, TypeAlias

from jinja2 import Undefined

from reportgen.errors import Refusal
from reportgen.word.limits import MAX_INTEGER_BITS
from reportgen.word.writing.joining import items_of
from reportgen.word.writing.numbers import plain_scalar
from reportgen.word.writing.printing import described, printed

Number: TypeAlias = int | float | Decimal

_MOST_PLACES = 30
_SPEC = re.compile(r"(?:.?[<>=^])?[+\- ]?0?\d{0,3},?(?:\.(\d{1,2}))?([dfF%s]?)")
_PERCENT = re.compile(r"%(?:\((\w+)\))?([-+ 0#]*)(\d{0,3})(?:\.(\d{1,2}))?([sdif%])|%")


def number_of(value: Any, what: str) -> Number:
    """The value, provided that it is a number.

    Raises:
        Refusal: when it is none; `what` is the filter.
    """
    if isinstance(value, Undefined):
        str(value)  # raises, saying which name is missing
    value = plain_scalar(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise Refusal(f"“{what}”只能用于数字，不能用于{described(value)}", code="word.filter")
    if isinstance(value, int) and value.bit_length() > MAX_INTEGER_BITS:
        raise Refusal("数字太大", "在数据里改正", "word.limit")
    return value


def rounded(value: object, precision: int = 0, method: str = "common") -> Number:
    """The number rounded half up to so many decimals (as printed, not as binary arithmetic sees it)."""
    number = number_of(value, "round")
    if method != "common":
        raise Refusal(f"round 没有“{method}”这种方式", "只有四舍五入，不写第二个参数", "word.filter")
    if type(precision) is not int or abs(precision) > _MOST_PLACES:
        raise Refusal("round 的位数不对", f"写 -{_MOST_PLACES} 到 {_MOST_PLACES} 的整数", "word.filter")
    exact = _half_up(number, precision)
    return exact if isinstance(number, Decimal) else type(number)(exact)


def _half_up(number: Number, places: int) -> Decimal:
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    if not exact.is_finite() or exact.adjusted() > 100:
        raise Refusal("数字太大，或不是数", "在数据里改正", "word.value")
    with localcontext(prec=200):
        return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def as_integer(value: object, default: int | None = None) -> int:
    """The whole part of a number, or the number that a text writes; `default` for other texts."""
    try:
        number = int(value) if isinstance(value, str) else int(number_of(value, "int"))
    except (ValueError, OverflowError):
        if default is not None:
            return default
        hint = "写成 |int(0) 之类，给出不是整数时用的数"
        raise Refusal(f"{printed(value)!r} 不是整数", hint, "word.filter") from None
    if number.bit_length() > MAX_INTEGER_BITS:
        raise Refusal("数字太大", "在数据里改正", "word.limit")
    return number


def magnitude(value: object) -> Number:
    """The number without its sign."""
    number = number_of(value, "abs")
    return -number if number < 0 else number


def total(values: Iterable[object], start: Number = 0) -> Number:
    """The sum of numbers, exact unless some are floats."""
    numbers = [number_of(value, "sum") for value in (start, *items_of(values))]
    if any(isinstance(number, float) for number in numbers):
        return float(sum(Decimal(str(number)) for number in numbers))
    added: Number = sum(numbers)
    return added


def formatted(value: object, spec: str) -> str:
    """The value by a format of Python's: ``.2f``, ``,``, ``.1%``, ``>10``."""
    known = _SPEC.fullmatch(spec)
    if known is None:
        raise Refusal(f"不支持格式“{spec}”", "可以写 .2f、,.2f、.1%、>10 这样的格式", "word.filter")
    places, kind = known[1], known[2]
    if kind == "s" or not spec or (isinstance(value, str) and not kind):
        return format(printed(value), spec)
    number = number_of(value, "format")
    if kind == "d":
        return format(as_integer(number), spec)
    if kind or places is not None:
        decimals = int(places) if places is not None else 6
        number = _half_up(number, decimals + 2 if kind == "%" else decimals)
        spec = spec if kind else f"{spec}f"
    return format(number, spec)


def percent_formatted(template: object, *values: object, **named: object) -> str:
    """``"%s%.2f"|format(a, b)``, as Python's ``%`` does it."""
    waiting = list(values)

    def written(place: re.Match[str]) -> str:
        name, flags, width, places, kind = place.groups()
        if kind is None:
            raise Refusal(f"格式“{printed(template)}”写法不对", "可以写 %s、%d、%.2f、%%", "word.filter")
        if kind == "%":
            return "%"
        if (name is None and not waiting) or (name is not None and name not in named):
            raise Refusal(f"格式“{printed(template)}”比所给的值多", code="word.filter")
        value = waiting.pop(0) if name is None else named[name]
        if kind == "s":
            text = printed(value)
            return text[: int(places)] if places else text.rjust(int(width or 0))
        sign = next((flag for flag in "+ " if flag in flags), "")
        zero = "0" if "0" in flags and "-" not in flags else ""
        side = "<" if "-" in flags else ""
        precision = f".{places or 6}f" if kind == "f" else "d"
        return formatted(value, f"{side}{sign}{zero}{width}{precision}")

    text = _PERCENT.sub(written, printed(template))
    if waiting:
        raise Refusal(f"格式“{printed(template)}”比所给的值少", code="word.filter")
    return text


def brace_formatted(template: object, *values: Any, **named: Any) -> str:
    """``"{:.2f}".format(a)``: places by order, number or name, nothing below them."""
    from string import Formatter

    pieces, order = [], iter(range(len(values)))
    try:
        places = list(Formatter().parse(printed(template)))
    except ValueError:
        raise Refusal(f"格式“{printed(template)}”写法不对", code="word.filter") from None
    for literal, name, spec, conversion in places:
        pieces.append(literal)
        if name is None:
            continue
        key: Any = next(order, None) if not name else int(name) if name.isdecimal() else name
        known = key is not None and (key in named if isinstance(key, str) else key < len(values))
        if not known or conversion:
            raise Refusal(f"格式“{printed(template)}”里的“{{{name}}}”没有相应的值", code="word.filter")
        pieces.append(formatted(named[key] if isinstance(key, str) else values[key], spec or ""))
    return "".join(pieces)
