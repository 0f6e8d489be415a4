"""YAML text, read event by event: no recursion, no type guessing, no tags, no references."""

from __future__ import annotations

from typing import Any

import yaml

from reportgen.source.building import TreeBuilder
from reportgen.source.characters import FORBIDDEN, complain_of_character
from reportgen.source.complaints import Complaints
from reportgen.source.places import SourceText
from reportgen.source.yaml_mistakes import complain_of_syntax

# PyYAML can be built without libyaml; its own parser is slower but yields the same events.
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


def read_yaml(source: SourceText, complaints: Complaints) -> TreeBuilder:
    """The tree of a YAML text; every scalar stays text, only an empty one, ``~`` and ``null`` become None.

    Anchors and aliases are refused: a figure stands in one place, and a text that opens with & or * is then
    never swallowed. Tags are refused because they ask for types that the data do not have.
    """
    builder = TreeBuilder(complaints)
    parser = _Parser(source.text)
    try:
        _feed(builder, parser, complaints)
    except yaml.MarkedYAMLError as error:
        complain_of_syntax(error, source, complaints)
    finally:
        parser.dispose()
    return builder


def _feed(builder: TreeBuilder, parser: Any, complaints: Complaints) -> None:
    documents = 0
    while (event := parser.get_event()) is not None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.tag is not None or event.anchor is not None or event.style == '"':
                _complain_of_scalar(event, builder, complaints)
            value = event.value
            builder.scalar(
                None if event.implicit[0] and value in _NULLS else value,
                event.start_mark.index,
            )
        elif kind is yaml.MappingStartEvent:
            _complain_of_properties(event, builder, complaints)
            builder.open_mapping(event.start_mark.index)
        elif kind is yaml.SequenceStartEvent:
            _complain_of_properties(event, builder, complaints)
            builder.open_list(event.start_mark.index)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            builder.close()
        elif kind is yaml.AliasEvent:
            _complain_of_alias(event, builder, complaints)
            builder.scalar(event.anchor, event.start_mark.index)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                complaints.stop(
                    "documents",
                    "一个文件里只能有一份数据，这里又开始了一份",
                    "请删去“---”，或把它分成两个文件",
                    offset=event.start_mark.index,
                )


def _complain_of_scalar(event: Any, builder: TreeBuilder, complaints: Complaints) -> None:
    _complain_of_properties(event, builder, complaints)
    if escaped := FORBIDDEN.search(event.value):
        complain_of_character(escaped.group(), event.start_mark.index, complaints)


def _complain_of_properties(event: Any, builder: TreeBuilder, complaints: Complaints) -> None:
    """Tags and anchors, which stand before a value."""
    tag, anchor = event.tag, event.anchor
    offset = event.start_mark.index
    if tag is not None:
        complaints.add(
            "tag",
            f"不能使用标签“{tag}”",
            "请删去标签；以“!”开头的文字请加引号",
            path=builder.path,
            offset=offset,
        )
    if anchor is not None:
        complaints.add(
            "alias",
            f"不能使用锚点“&{anchor}”",
            "请删去锚点；以“&”开头的文字请加引号",
            path=builder.path,
            offset=offset,
        )


def _complain_of_alias(event: Any, builder: TreeBuilder, complaints: Complaints) -> None:
    complaints.add(
        "alias",
        f"不能使用引用“*{event.anchor}”",
        "请直接写出内容；以“*”开头的文字请加引号",
        path=builder.path,
        offset=event.start_mark.index,
    )
