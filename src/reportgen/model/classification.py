"""The official classification of government income and expenditure, as far as departments use it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportgen.model.official_names import (
    COMPLETE_ECONOMIC_CLASSES,
    ECONOMIC_CLASSES,
    FUNCTIONS,
    ITEM_ENDINGS,
)

CLASS_DIGITS = 3
"""A 类 has three digits; each lower level adds two."""

_PERSONNEL = ("301", "303")


class Classification(NamedTuple):
    """One of the two classifications.

    Attributes:
        title: its name in messages.
        lengths: how many digits its codes may have.
        names: official name by code; complete for the 类.
        complete: the 类 whose 款 are all among `names`.
        endings: by name, the last two digits that it has in every 款.
    """

    title: str
    lengths: tuple[int, ...]
    names: Mapping[str, str]
    complete: frozenset[str] = frozenset()
    endings: Mapping[str, str] = {}


_BY_FUNCTION = Classification("功能分类", (3, 5, 7), FUNCTIONS, endings=ITEM_ENDINGS)
_BY_ECONOMIC_CLASS = Classification("经济分类", (3, 5), ECONOMIC_CLASSES, COMPLETE_ECONOMIC_CLASSES)


def classification_for(field: str) -> Classification | None:
    """The classification that the items of a field are coded by; None where there is none."""
    if field == "by_function":
        return _BY_FUNCTION
    if field in ("by_economic", "basic_by_economic"):
        return _BY_ECONOMIC_CLASS
    return None


def is_personnel(code: str | None) -> bool:
    """Whether an economic class is 人员经费 (工资福利支出, 对个人和家庭的补助); the others are 公用经费 (公开06)."""
    return (code or "").startswith(_PERSONNEL)


def same_subject(name: str, official: str) -> bool:
    """Whether a name is the official one, half-width brackets and a left-out 支出 at the end forgiven."""
    return plain_subject(name) == plain_subject(official)


def plain_subject(name: str) -> str:
    """A name as it is compared: full-width brackets, no blanks, no 支出 at its end."""
    return name.replace("(", "（").replace(")", "）").replace(" ", "").removesuffix("支出")
