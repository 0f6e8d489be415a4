"""What ``reportgen fields`` and ``reportgen say`` do. Imported when one of them runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

from reportgen.cli.work import attempt, read_for
from reportgen.errors import shortened
from reportgen.layout.trying import insertable, said

_LONGEST = 60
"""Characters of a value that are shown."""


def fields(data: Path, layout: str | None, form: Literal["text", "json"]) -> int:
    """List every name that a template can print, with what it prints for these data."""

    def work() -> None:
        given = read_for(data, layout)
        found = list(insertable(given.layout, given.report))
        if form == "json":
            listed = {"fields": [one.as_dict() for one in found]}
            click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
            return
        for one in found:
            value = shortened(" ".join(one.value.split()), _LONGEST)
            click.echo(f"{'  ' * one.depth}{one.name}\t{value}")

    return attempt(work)


def say(data: Path, line: str, layout: str | None) -> int:
    """Print what a line of a template comes to for these data."""

    def work() -> None:
        given = read_for(data, layout)
        for text in said(given.layout, given.report, line):
            click.echo(text)

    return attempt(work)
