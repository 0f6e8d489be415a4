"""Templates with their parts put in, as layouts do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.word.errors import TemplateError
from reportgen.word.tagging.inclusion import with_known_parts


def with_parts(template: bytes, parts: Mapping[str, Callable[[], bytes]]) -> bytes:
    """The template with every part that it includes; TemplateError where one is missing or does not fit."""
    whole, problems = with_known_parts(template, parts)
    if problems:
        raise TemplateError(problems)
    return whole
