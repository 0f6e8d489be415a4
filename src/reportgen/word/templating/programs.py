"""Functions that the program hands over: what they raise is told as theirs, in their own words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2.exceptions import TemplateError as JinjaError

from reportgen.errors import Refusal, ReportgenError, own_words


def telling(called: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, whose faults name it.

    Args:
        called: as messages call it.
        function: of the program; a `Refusal` or an exception of Jinja's that it raises says enough by itself.
    """

    @wraps(function)
    def call(*values: Any, **options: Any) -> Any:
        try:
            return function(*values, **options)
        except (Refusal, ReportgenError, JinjaError):
            raise
        except Exception as error:
            raise Refusal(f"程序的{called}出错（{own_words(error)}）", code="word.filter") from error

    return call
