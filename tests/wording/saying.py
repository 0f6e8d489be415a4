"""Phrases as templates use them."""

from __future__ import annotations

from typing import Any

from reportgen.wording import Style, filters_for


def say(phrase: str, value: object, *values: object, style: Style | None = None, **options: object) -> Any:
    """What a phrase makes of a value; in the default style where none is given."""
    return filters_for(style or Style())[phrase](value, *values, **options)
