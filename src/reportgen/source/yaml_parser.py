"""The parser behind the YAML readers."""

from __future__ import annotations

from typing import Any

import yaml


def new_parser(text: str) -> Any:
    """A parser whose `get_event` yields the events of `text`, then None, or raises `yaml.MarkedYAMLError`."""
    # PyYAML can be built without libyaml; its own parser is slower but yields the same events.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
