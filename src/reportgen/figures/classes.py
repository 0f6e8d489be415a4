"""Expenditure by 类, the highest level of the functional classification, as the forms 公开01 and 公开04 list it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from reportgen.amounts import add
from reportgen.figures.forms.subjects import form_classes, official_classes
from reportgen.model.accounts import LineItem
from reportgen.model.classification import CLASS_DIGITS


def by_class(
    items: Iterable[LineItem], amount_of: Callable[[LineItem], Decimal | None]
) -> dict[str, Decimal]:
    """Amounts by the code of the 类 that items of any level belong to; by name where they have no code."""
    codes = {name: code for code, name in official_classes().items()}
    amounts: dict[str, Decimal] = {}
    for item in items:
        amount = amount_of(item)
        if amount is not None:
            key = item.code[:CLASS_DIGITS] if item.code else codes.get(item.name, item.name)
            amounts[key] = add(amounts.get(key, Decimal(0)), amount)
    return amounts


def class_names(met: Iterable[str]) -> list[tuple[str, str]]:
    """Key and name of the 类 that the forms list, in their order, and of those that the data add to it."""
    official = official_classes()
    form = form_classes()
    return [(key, official.get(key, key)) for key in (*form, *(key for key in met if key not in form))]
