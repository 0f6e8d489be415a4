"""YAML text, read event by event: no recursion, no type guessing, no tags, no references."""

from __future__ import annotations

import re
from typing import Any

import yaml

from reportgen.errors import quoted
from reportgen.source.building import TreeBuilder
from reportgen.source.characters import FORBIDDEN, complain_of_character
from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText
from reportgen.source.yaml_mistakes import complain_of_syntax
from reportgen.source.yaml_parser import bracket_beyond, events_of, is_nesting_limit, stop_of
from reportgen.source.yaml_slips import complain_of_dashes

_STANDARD_TAGS = "tag:yaml.org,2002:"
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#!].*)")
"""A comment right behind a text: whoever means one leaves a blank after the number sign."""
_QUOTE_OR_BLANK = "是文字的，给整段加引号；是注释的，在“#”之后留一个空格"
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


def read_yaml(source: SourceText, complaints: Complaints) -> TreeBuilder:
    """The tree of a YAML text; every scalar stays text, only an empty one, ``~`` and ``null`` become None.

    Anchors and aliases are refused: a figure stands in one place, and a text that opens with & or * is then
    never swallowed. Tags are refused because they ask for types that the data do not have.
    """
    builder = TreeBuilder(complaints, items_by_dash=True)
    handlers = _EventHandlers(builder, complaints, source.text).by_kind
    read_to = 0
    try:
        for event in events_of(source.text):
            if handle := handlers.get(type(event)):
                handle(event)
            read_to = event.end_mark.index
    except yaml.MarkedYAMLError as error:
        if is_nesting_limit(error):
            builder.refuse_depth(bracket_beyond(builder.levels_left, source.text, read_to, stop_of(error)))
        # After a key that begins with a stray blank the indentation of all that follows looks wrong.
        if not complaints.mention("source.key"):
            complain_of_syntax(error, source, complaints)
    complain_of_dashes(builder.dashed, source, complaints)
    return builder


class _EventHandlers:
    """What each kind of parser event means for the tree."""

    def __init__(self, builder: TreeBuilder, complaints: Complaints, text: str) -> None:
        self._builder = builder
        self._complaints = complaints
        self._text = text
        self._documents = 0
        self.by_kind = {
            yaml.DocumentStartEvent: self._start_document,
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceStartEvent: self._open_list,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
        }

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "一个文件里只能有一份数据，这里又开始了一份"
            hint = "请删去“---”，或把它分成两个文件"
            self._complaints.stop("source.documents", message, hint, offset=event.start_mark.index)

    def _scalar(self, event: Any) -> None:
        value, offset = event.value, event.start_mark.index
        if event.tag is not None or event.anchor is not None:
            self._refuse_properties(event)
        if event.style == '"' and (escaped := FORBIDDEN.search(value)):
            complain_of_character(escaped.group(), self._complaints, offset)
        is_plain = event.implicit[0]
        if is_plain and value and (cut := _CUT_OFF.match(self._text, event.end_mark.index)):
            message = f"“ #”起的文字当作注释略去了：{quoted(cut[1].rstrip())}"
            self._complaints.warn(
                "source.comment", message, _QUOTE_OR_BLANK, path=self._builder.path, offset=cut.start(1)
            )
        self._builder.scalar(None if is_plain and value in _NULLS else value, offset)

    def _open_mapping(self, event: Any) -> None:
        self._refuse_properties(event)
        self._builder.open_mapping(event.start_mark.index)

    def _open_list(self, event: Any) -> None:
        self._refuse_properties(event)
        self._builder.open_list(event.start_mark.index)

    def _close(self, _: Any) -> None:
        self._builder.close()

    def _alias(self, event: Any) -> None:
        self._refuse(event, "source.alias", "引用", f"*{event.anchor}", "*")
        self._builder.scalar(event.anchor, event.start_mark.index)

    def _refuse_properties(self, event: Any) -> None:
        if event.tag is not None:
            self._refuse(event, "source.tag", "标签", event.tag.replace(_STANDARD_TAGS, "!!"), "!")
        if event.anchor is not None:
            self._refuse(event, "source.alias", "锚点", f"&{event.anchor}", "&")

    def _refuse(self, event: Any, code: str, kind: str, found: str, symbol: str) -> None:
        message = f"不能使用{kind}{quoted(found)}"
        hint = f"请直接写出内容；以“{symbol}”开头的文字请加引号"
        self._complaints.add(code, message, hint, path=self._builder.path, offset=event.start_mark.index)
