"""The YAML parser: its events, and what it says when it stops."""

from __future__ import annotations

from typing import Any

import yaml


def new_parser(text: str) -> Any:
    """A parser whose `get_event` yields the events of `text`, then None, or raises `yaml.MarkedYAMLError`."""
    # PyYAML can be built without libyaml; its own parser is slower but yields the same events.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


def words_of(error: yaml.MarkedYAMLError) -> str:
    """The parser's own words."""
    return ", ".join(part for part in (error.context, error.problem) if part)


def stop_of(error: yaml.MarkedYAMLError) -> int:
    """The offset at which to look for the fault."""
    words = words_of(error)
    mark: Any = error.problem_mark or error.context_mark
    if "expected ':'" in words or "quoted scalar, found unexpected" in words:
        # The fault lies where the construct began, not where the parser lost hope.
        mark = error.context_mark or mark
    return int(mark.index) if mark else 0
