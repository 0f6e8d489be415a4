"""Figures in words: the phrases of these reports as filters of the template language (`filters_for`, `PHRASES`)."""

from reportgen.wording import (
    both_sides,
    changes,
    classification,
    counts,
    evaluation_tables,
    indicators,
    lists,
    measures,
    numbers,
    projects,
    scores,
    staff,
    texts,
)
from reportgen.wording.registry import PHRASES, Phrase, filters_for
from reportgen.wording.style import Style

__all__ = [
    "PHRASES",
    "Phrase",
    "Style",
    "both_sides",
    "changes",
    "classification",
    "counts",
    "evaluation_tables",
    "filters_for",
    "indicators",
    "lists",
    "measures",
    "numbers",
    "projects",
    "scores",
    "staff",
    "texts",
]
