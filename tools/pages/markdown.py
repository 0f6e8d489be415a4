"""Markdown, as the generated pages need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

GENERATED = "<!-- 本页由程序生成，请勿手工修改；改动程序之后运行 python -m tools.docs -->"


def page(title: str, *blocks: str) -> str:
    """A whole page; blocks are set apart by blank lines, empty ones left out."""
    return "\n\n".join((GENERATED, f"# {title}", *filter(None, blocks))) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; what a cell holds is kept in one line and may hold a vertical bar."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def code(text: str) -> str:
    """Text as it is typed."""
    return f"`{text}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
