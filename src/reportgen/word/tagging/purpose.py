"""What the values of tags become."""

from __future__ import annotations

from enum import StrEnum

INTERNAL = "_word_"
"""Prefix of the compiler's own names; templates may not use it."""


class Purpose(StrEnum):
    """What the value of a tag becomes."""

    TEXT = ""
    RUNS = "r"
    PARAGRAPHS = "p"
    DOCUMENT = "document"
    COLOUR = "cellbg"
    SPAN = "colspan"
    MERGE = "vmerge"
    ROW = "row"
    IDENTITY = "id"
    PLAIN = "plain"
    INTERNAL = "internal"
