"""Reports made of tables, for tests of audits."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.auditing import Audit, audit

Rows = Sequence[str]
"""One text a row, its cells parted by blanks; ``.`` is an empty cell."""


def report(*tables: tuple[str, Rows]) -> bytes:
    """A report in Markdown with these tables, each under its title."""
    parts = []
    for title, rows in tables:
        lines = ["|".join("" if cell == "." else cell for cell in row.split()) for row in rows]
        parts.append("\n".join([title, "", *(f"|{line}|" for line in lines), ""]))
    return "\n".join(parts).encode()


def page(rows: str) -> bytes:
    """A report as a web page with one table of these HTML rows."""
    return f"<html><body><table>{rows}</table></body></html>".encode()


def found(data: bytes) -> list[str]:
    """What an audit says, one line each: certainty, place, message."""
    return [f"{one.certainty} {one.stated.spot.words}：{one.message}" for one in audited(data).contradictions]


def audited(data: bytes) -> Audit:
    return audit(data)
