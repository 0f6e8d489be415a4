"""How the cells of a workbook to fill in look."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from reportgen.model.values import ValueKind


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def _format(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "vcenter", **properties})
        return self._made[key]

    @cached_property
    def title(self) -> Any:
        """Of the sheet 说明."""
        return self._format(bold=True, font_size=16)

    @cached_property
    def wrapped(self) -> Any:
        """Of long texts that are not to be changed."""
        return self._format(text_wrap=True, valign="top")

    @cached_property
    def mark(self) -> Any:
        """Of the address of a section."""
        return self._format(bold=True, font_size=12, font_color="#1F4E78")

    @cached_property
    def head(self) -> Any:
        """Of the heads of columns."""
        return self._format(bold=True, bg_color="#DDEBF7", border=1, text_wrap=True, align="center")

    @cached_property
    def label(self) -> Any:
        """Of the names of rows."""
        return self._format(bg_color="#F2F2F2", border=1, text_wrap=True)

    @cached_property
    def remark(self) -> Any:
        """Of what to write."""
        return self._format(font_color="#7F7F7F", border=1, text_wrap=True)

    @cached_property
    def check(self) -> Any:
        """Of what does not add up."""
        return self._format(font_color="#C00000", border=1, text_wrap=True)

    @cached_property
    def sum_label(self) -> Any:
        """Of the names of sums."""
        return self._format(font_color="#7F7F7F", italic=True, border=1, text_wrap=True)

    @cached_property
    def sum(self) -> Any:
        """Of sums."""
        return self._format(font_color="#7F7F7F", italic=True, border=1, num_format="#,##0.00####")

    @cached_property
    def unlocked(self) -> Any:
        """Of rows that may be changed."""
        return self._format(locked=False)

    @cached_property
    def not_applicable(self) -> Any:
        """Of cells that nothing may be written in."""
        return self._format(bg_color="#BFBFBF", border=1)

    def entry(self, kind: ValueKind | None, *, is_wanted: bool) -> Any:
        """The format of a cell to fill in."""
        properties: dict[str, object] = {"border": 1, "locked": False}
        properties |= {"bg_color": "#FFF2CC"} if is_wanted else {}
        if kind is not None and kind.chinese == "金额":
            properties["num_format"] = "#,##0.00####"
        elif kind is not None and kind.is_text:
            properties |= {"num_format": "@", "text_wrap": True}
        return self._format(**properties)
