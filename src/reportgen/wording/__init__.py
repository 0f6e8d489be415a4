"""Figures in words: the phrases of these reports as filters of the template language (`filters_for`, `PHRASES`)."""

from reportgen.wording import changes, lists, numbers, scores
from reportgen.wording.registry import PHRASES, Phrase, WordingError, filters_for
from reportgen.wording.style import Style

__all__ = [
    "PHRASES",
    "Phrase",
    "Style",
    "WordingError",
    "changes",
    "filters_for",
    "lists",
    "numbers",
    "scores",
]
