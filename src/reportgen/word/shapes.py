"""The names that data offers to templates, for checking a template without data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False, slots=True)
class Shape:
    """The names that a value offers to templates.

    Shapes are compared by identity. A recursive tree is written by filling the mapping afterwards::

        fields: dict[str, Shape] = {}
        item = Shape(fields)
        fields.update({"名称": LEAF, "下级": Shape({}, element=item)})

    Attributes:
        fields: name to shape of its value; None when any name may be used (nothing is checked below).
        element: shape of what a loop over the value yields; None when the elements are not checked.
        advice: the hint for a name that is not among the fields, in Chinese.
    """

    fields: Mapping[str, Shape] | None = None
    element: Shape | None = None
    advice: str = ""


ANYTHING = Shape()
LEAF = Shape({})
