"""The YAML parser: its events, and what it says when it stops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml


def events_of(text: str) -> Iterator[Any]:
    """The parser events of `text`, in order.

    Raises:
        yaml.MarkedYAMLError: at the first fault.
    """
    # PyYAML can be built without libyaml; its own parser is slower but yields the same events.
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while (event := _next_event(parser)) is not None:
            yield event
    finally:
        parser.dispose()


def _next_event(parser: Any) -> Any:
    try:
        return parser.get_event()
    except (ValueError, OverflowError):
        # PyYAML's own parser asks chr() for the character of an escape such as \U00110000, which is none.
        context, problem = (
            "while scanning a double-quoted scalar",
            "found invalid Unicode character escape code",
        )
        raise yaml.MarkedYAMLError(context, None, problem, parser.get_mark()) from None


def place_of(event: Any) -> tuple[int, int]:
    """The offsets at which what an event stands for begins and ends."""
    return event.start_mark.index, event.end_mark.index


def words_of(error: yaml.MarkedYAMLError) -> str:
    """The parser's own words."""
    return ", ".join(part for part in (error.context, error.problem) if part)


def stop_of(error: yaml.MarkedYAMLError) -> int:
    """The offset at which to look for the fault."""
    words = words_of(error)
    mark: Any = error.problem_mark or error.context_mark
    if "could not find expected ':'" in words or "quoted scalar, found unexpected" in words:
        # The fault lies where the construct began, not where the parser lost hope.
        mark = error.context_mark or mark
    return int(mark.index) if mark else 0


def beginning_of(error: yaml.MarkedYAMLError) -> int:
    """The offset at which what the parser could not finish begins."""
    mark: Any = error.context_mark or error.problem_mark
    return int(mark.index) if mark else 0


def is_nesting_limit(error: yaml.MarkedYAMLError) -> bool:
    """Whether the parser stopped because brackets are nested deeper than it allows."""
    return "nesting" in words_of(error)


def bracket_beyond(levels: int, text: str, start: int, stop: int) -> int:
    """The offset of the bracket between `start` and `stop` that opens one level more than `levels`; else `stop`.

    The parser yields nothing for an opening bracket before it knows whether a key begins there. When it gives
    up because of its nesting limit, the brackets from `start` on have therefore been read and not been yielded.
    """
    depth = -1
    for token in _tokens_in_brackets(text[start:stop]):
        if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            depth += 1
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)):
            depth -= 1
        if depth > levels:
            return start + int(token.start_mark.index) - 1
    return stop


def _tokens_in_brackets(text: str) -> Iterator[Any]:
    """The tokens of a bracket and of `text` after it, as far as they can be told."""
    scanner: Any = yaml.SafeLoader(f"[{text}")
    try:
        while scanner.check_token():
            yield scanner.get_token()
    except yaml.MarkedYAMLError:
        return
    finally:
        scanner.dispose()
