"""The scalar types of a data file: each reads the text a person wrote, strictly, and says in Chinese what it wants."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.amounts import LARGEST, parse_decimal, yuan_to_wan

YUAN = "元"
WAN = "万元"

_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_WORDS_FOR_TRUTH = {
    "是": True,
    "有": True,
    "true": True,
    "yes": True,
    "否": False,
    "无": False,
    "false": False,
    "no": False,
}


def _wrong(expected: str, found: object) -> PydanticCustomError:
    shown = str(found)
    shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
    kind = {dict: "一组键值", list: "一个列表", tuple: "一个列表", type(None): "空"}.get(type(found))
    return PydanticCustomError(
        "value", "应为{expected}，实为{found}", {"expected": expected, "found": kind or f"“{shown}”"}
    )


def _decimal(value: object, expected: str = "数字") -> Decimal:
    if isinstance(value, str):
        try:
            return parse_decimal(value)
        except ValueError as error:
            raise PydanticCustomError("value", "{message}", {"message": str(error)}) from None
    if isinstance(value, float):
        raise PydanticCustomError(
            "float", "浮点数{found}不能精确表示金额，请改用 Decimal 或文本", {"found": repr(value)}
        )
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _wrong(expected, value)
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LARGEST:
        raise _wrong(expected, value)
    return number


def _amount(value: object, info: ValidationInfo) -> Decimal | None:
    if value is None:
        return None
    number = _decimal(value, "金额")
    return yuan_to_wan(number) if info.context and info.context.get("unit") == YUAN else number


def _number(value: object) -> Decimal | None:
    return None if value is None else _decimal(value)


def _percent(value: object) -> Decimal | None:
    text = value.strip().removesuffix("%").removesuffix("％") if isinstance(value, str) else value
    return _number(text)


def _count(value: object) -> int | None:
    if value is None:
        return None
    number = _decimal(value, "整数")
    if number != number.to_integral_value() or number < 0:
        raise _wrong("不小于0的整数", value)
    return int(number)


def _year(value: object) -> int:
    text = value.strip().removesuffix("年度").removesuffix("年") if isinstance(value, str) else value
    if isinstance(text, str | int) and not isinstance(text, bool) and re.fullmatch(r"(19|20)\d\d", str(text)):
        return int(text)
    raise _wrong("四位年份（如 2022）", value)


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if match:
            return date(*(int(part) for part in match.groups()))
    except ValueError:
        pass
    raise _wrong("日期（如 2023-05-21）", value)


def _yes_or_no(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _WORDS_FOR_TRUTH:
        return _WORDS_FOR_TRUTH[value.strip().lower()]
    raise _wrong("“是”或“否”", value)


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise _wrong("文字", value)
    return str(value).strip()


def _measure(value: object) -> Decimal | str | None:
    if not isinstance(value, str):
        return _number(value)
    try:
        return parse_decimal(value)
    except ValueError:
        return value.strip()


def _schema(kind: list[str], description: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, "description": description, **more})


Amount = Annotated[Decimal, BeforeValidator(_amount), _schema(["number", "string", "null"], "金额")]
"""Money in 万元 (converted when the file is in 元)."""

Number = Annotated[Decimal, BeforeValidator(_number), _schema(["number", "string", "null"], "数值")]
"""Points, weights and other plain numbers."""

Percent = Annotated[
    Decimal, BeforeValidator(_percent), _schema(["number", "string", "null"], "百分数，如 98.5 或 98.5%")
]
"""A rate stated by the author, in percent."""

Count = Annotated[int, BeforeValidator(_count), _schema(["integer", "string", "null"], "整数")]
"""Persons, groups, vehicles, receptions."""

Year = Annotated[int, BeforeValidator(_year), _schema(["integer", "string"], "四位年份")]

Day = Annotated[date, BeforeValidator(_day), _schema(["string", "null"], "日期，如 2023-05-21")]

YesNo = Annotated[bool, BeforeValidator(_yes_or_no), _schema(["string", "boolean", "null"], "是 或 否")]

Text = Annotated[str, BeforeValidator(_text), _schema(["string", "number", "null"], "文字")]

Measure = Annotated[
    Decimal | str, BeforeValidator(_measure), _schema(["number", "string", "null"], "数值，或定性描述")
]
"""A target or result of an indicator: a number where it is one, else the words."""
