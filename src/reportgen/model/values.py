"""The scalar types of a data file: each reads the text a person wrote, strictly, and says in Chinese what it wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from reportgen.amounts import LARGEST, parse_decimal, yuan_to_wan
from reportgen.errors import quoted

YUAN = "元"
WAN = "万元"

_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_AMOUNT = frozenset(("无", "没有", "-", "－", "—", "——", "/"))
_WORDS_FOR_TRUTH = {"是": True, "有": True, "true": True, "yes": True} | {
    "否": False,
    "无": False,
    "false": False,
    "no": False,
}


@dataclass(frozen=True, eq=False)
class ValueKind:
    """What a scalar is to those who write it and to their editors.

    Attributes:
        chinese: its name in messages and on the reference page, e.g. 金额.
        writing: how it is written, with an example, in Chinese.
        schema: the JSON Schema of what may stand in a file.
        is_text: True where the value may be a text; False where it is always a figure, a date or a truth.
        is_language: True for words that are read as Chinese; False for figures, codes and signs.
        is_prose: True for language that may be whole sentences; False for a name.
        choices: the only values that there are, as people write them; empty where there are others.
    """

    chinese: str
    writing: str
    schema: Mapping[str, Any] = field(hash=False)
    is_text: bool = False
    is_language: bool = False
    is_prose: bool = False
    choices: tuple[str, ...] = ()


def is_blank(value: object) -> bool:
    """Whether nothing was filled in."""
    return value is None or (isinstance(value, str) and not value.strip())


def described(value: object) -> str:
    """What was found in place of a proper value, for messages."""
    if isinstance(value, dict):
        return "一组键值"
    if isinstance(value, list | tuple):
        return "列表"
    return "空" if is_blank(value) else f"{quoted(str(value))}"


def _complaint(message: str) -> PydanticCustomError:
    return PydanticCustomError("value", "{message}", {"message": message})


def _wrong(expected: str, found: object) -> PydanticCustomError:
    return _complaint(f"应为{expected}，实为{described(found)}")


def _decimal(value: object, expected: str) -> Decimal:
    if isinstance(value, float):
        raise _complaint(f"浮点数{value!r}不能精确表示金额，请改用 Decimal 或文本")
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal) or is_blank(value):
        raise _wrong(expected, value)
    if isinstance(value, str):
        try:
            return parse_decimal(value)
        except ValueError as error:
            raise _complaint(str(error)) from None
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LARGEST:
        raise _wrong(expected, value)
    return number


def _amount(value: object, info: ValidationInfo) -> Decimal:
    if isinstance(value, str) and (remark := _beside_amounts(value.strip())):
        raise _complaint(f"金额只写数字，{remark}，实为{described(value)}")
    number = _decimal(value, "金额")
    return yuan_to_wan(number) if _unit_of_file(info) == YUAN else number


def _beside_amounts(text: str) -> str | None:
    """What to tell those who wrote more than a number."""
    if any(character.isdigit() for character in text):
        if text.endswith((YUAN, "万")) or text.startswith(("¥", "￥")):
            return "不写单位"
        if text.endswith(("%", "％")):
            return "不写百分号"
    return "没有就删去这一行，为零就写 0" if text in _NO_AMOUNT else None


def _unit_of_file(info: ValidationInfo) -> object:
    return info.context.get("unit") if info.context else None


def _unit(value: object, info: ValidationInfo) -> object:
    """万元 in every model: the amounts of a file in 元 are converted as they are read."""
    if value not in (WAN, YUAN):
        raise _wrong("“万元”或“元”", value)
    if value != (_unit_of_file(info) or WAN):
        raise _complaint("直接构造时金额一律为万元；以元为单位的数据请经读取换算")
    return WAN


def _number(value: object) -> Decimal:
    return _decimal(value, "数字")


def _percent(value: object) -> Decimal:
    if isinstance(value, str) and value.strip().endswith(("%", "％")):
        value = value.strip()[:-1]
    return _decimal(value, "百分数")


def _count(value: object) -> int:
    number = _decimal(value, "整数")
    if number != number.to_integral_value() or number < 0:
        raise _wrong("不小于0的整数", value)
    return int(number)


def _year(value: object) -> int:
    text = value.strip().removesuffix("年度").removesuffix("年") if isinstance(value, str) else value
    with suppress(PydanticCustomError):
        number = _decimal(text, "年份")
        if number in range(1900, 2100):
            return int(number)
    raise _wrong("四位年份（如 2022）", value)


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if match := _DATE.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            raise _complaint(f"没有{described(value)}这一天") from None
    raise _wrong("日期，年月日写全（如 2023-05-21）", value)


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    if word not in _WORDS_FOR_TRUTH:
        raise _wrong("“是”或“否”", value)
    return _WORDS_FOR_TRUTH[word]


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal) or is_blank(value):
        raise _wrong("文字", value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value).strip()


def _measure(value: object) -> Decimal | str:
    if isinstance(value, str) and not is_blank(value):
        with suppress(ValueError):
            return parse_decimal(value)
        return value.strip()
    return _decimal(value, "数字或文字")


_DIGITS = r"[0-9０-９]"
_PLAIN_NUMBER = rf"^\s*[-+−－＋]?{_DIGITS}[0-9０-９,，]*([.．]{_DIGITS}+)?\s*"


def _numeric(chinese: str, writing: str, ending: str = "") -> ValueKind:
    return ValueKind(chinese, writing, {"type": ["number", "string"], "pattern": f"{_PLAIN_NUMBER}{ending}$"})


Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    _numeric("金额", "只写数字，可有千分位，如 1234.56 或 1,234.56；单位见“金额单位”"),
]
"""Money in 万元 (converted when the file is in 元)."""

Number = Annotated[Decimal, BeforeValidator(_number), _numeric("数字", "如 10 或 98.5")]
"""Points, weights and other plain numbers."""

Percent = Annotated[
    Decimal, BeforeValidator(_percent), _numeric("百分数", "如 98.5 或 98.5%", ending=r"[%％]?\s*")
]
"""A rate stated by the author, in percent."""

Count = Annotated[int, BeforeValidator(_count), _numeric("整数", "不小于0的整数，如 12")]
"""Persons, groups, vehicles, receptions."""

Year = Annotated[
    int,
    BeforeValidator(_year),
    ValueKind("年份", "四位数字，如 2022", {"type": ["integer", "string"]}),
]

YearKey = Annotated[str, BeforeValidator(lambda key: str(_year(key)))]
"""A year as the key of a mapping."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    ValueKind("日期", "如 2023-05-21 或 2023年5月21日", {"type": "string"}),
]

YesNo = Annotated[
    bool,
    BeforeValidator(_yes_or_no),
    ValueKind(
        "是否",
        "是 或 否",
        {"enum": ["是", "否", "有", "无", "yes", "no", "true", "false", True, False]},
        choices=("是", "否"),
    ),
]


def _written(*, is_language: bool, is_prose: bool) -> ValueKind:
    schema = {"type": ["string", "number"]}
    return ValueKind("文字", "照写，如 示例局；编码等数字也原样保留", schema, True, is_language, is_prose)


Text = Annotated[str, BeforeValidator(_text), _written(is_language=True, is_prose=True)]
"""Sentences and phrases: the rules on wording read them."""

Name = Annotated[str, BeforeValidator(_text), _written(is_language=True, is_prose=False)]
"""What something is called: language, but no sentence that could say a figure."""

Verbatim = Annotated[str, BeforeValidator(_text), _written(is_language=False, is_prose=False)]
"""A code, a sign, a unit or a grade: kept as written, and not read as language."""

Measure = Annotated[
    Decimal | str,
    BeforeValidator(_measure),
    ValueKind(
        "数字或文字",
        "不带单位的数字，如 95；或定性描述，如 显著提升",
        {"type": ["number", "string"]},
        is_text=True,
    ),
]
"""A target or result of an indicator: a number where it is one, else the words."""

Unit = Annotated[
    str,
    BeforeValidator(_unit),
    ValueKind("单位", "万元 或 元", {"enum": [WAN, YUAN]}, is_text=True, choices=(WAN, YUAN)),
]
"""The unit of a file's amounts; it reads as 万元, the unit of the model's."""
