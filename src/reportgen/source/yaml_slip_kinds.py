"""The slips of the hand in YAML whose mending is plain: how each kind is known where the parser stops, and what to write instead."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from reportgen.source.positions import SourceText
from reportgen.source.yaml_colons import WRITE_COLON, is_key, kind_of_colon, mistaken_colon
from reportgen.source.yaml_dashes import mistaken_dash
from reportgen.source.yaml_parser import beginning_of, stop_of, words_of

TAB = ("缩进里有制表符（Tab）", "请改用空格，每层两个")
UNCLOSED_QUOTE = ("引号没有结束", "请在文字末尾补上引号")
SECOND_COLON = (
    "此处不能再有“: ”",
    "文字里含有“: ”时请加引号；若是新的键，请检查它的缩进和上一行的冒号",
)
_CLOSING = {"{": ("}", "花括号没有结束"), "[": ("]", "方括号没有结束")}

_TAB_INDENT = re.compile(r"(?<![^\r\n]) *\t+")
_ITEM = r" *(?:- +)*"
_ODD_BLANKS = re.compile(r"[^\S\r\n\x85\u2028\u2029]*")
_KEY_AND_TEXT = re.compile(rf"""{_ITEM}[^\s:#"'\[{{][^:#]*:[ ]+(?P<text>[^\s"'\[{{|>&*!%@`#-][^#]*)$""")


class Slip(NamedTuple):
    """One slip.

    Attributes:
        code: of its problem.
        message: what is wrong.
        hint: how to write it.
        place: where the person should look.
        start: where the piece of text begins that is to be written otherwise.
        end: where that piece ends.
        written: what to write in its place.
    """

    code: str
    message: str
    hint: str
    place: int
    start: int
    end: int
    written: str


def slips_at(error: yaml.MarkedYAMLError, text: SourceText) -> list[Slip]:
    """The slip that an error comes from, or all tabs that indent; nothing where it comes from something else."""
    if tabs := _tabs(error, text):
        return tabs
    stop = stop_of(error)
    line = text.position(stop).line
    colon, dash = colon_at(text, stop), dash_on(text, line) or dash_on(text, line - 1)
    if colon and dash and text.position(colon.place).line == text.position(dash.place).line:
        return [dash, colon]
    slip = (
        colon or dash or _second_colon(error, text) or _open_quote(error, text) or _open_bracket(error, text)
    )
    return [slip] if slip else []


def _tabs(error: yaml.MarkedYAMLError, text: SourceText) -> list[Slip]:
    if not re.search("tab character|cannot start any token", words_of(error)):
        return []
    return [
        Slip(
            "source.tab",
            *TAB,
            place=indent.start() + indent[0].index("\t"),
            start=indent.start(),
            end=indent.end(),
            written=indent[0].expandtabs(2),
        )
        for indent in _TAB_INDENT.finditer(text.text)
    ]


def colon_at(text: SourceText, stop: int) -> Slip | None:
    """The full-width colon, or the one without its blank, that stopped the parser at a character."""
    colon = mistaken_colon(text, stop)
    if colon is None:
        return None
    message = kind_of_colon(text.text[colon : colon + 2])
    end = _ODD_BLANKS.match(text.text, colon + 1).end()  # type: ignore[union-attr] # it may be empty
    return Slip("source.colon", message, WRITE_COLON, colon, colon, end, ": ")


def dash_on(text: SourceText, line: int) -> Slip | None:
    """A dash without a blank after it, or one of another kind, at the beginning of a line."""
    dash = mistaken_dash(text.line(line))
    if dash is None:
        return None
    start, end, place = (text.offset(line) + at for at in (dash.start, dash.end, dash.place))
    return Slip("source.dash", dash.message, dash.hint, place, start, end, "- ")


def _second_colon(error: yaml.MarkedYAMLError, text: SourceText) -> Slip | None:
    """A colon with a blank within the text of a key: the text needs quotation marks."""
    stop = stop_of(error)
    line, column = text.position(stop)
    said = _KEY_AND_TEXT.match(text.line(line))
    if (
        "mapping values are not allowed" not in words_of(error)
        or said is None
        or said.start("text") >= column
    ):
        return None
    begin, value = text.offset(line), said["text"].rstrip()
    quoted = "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'
    start = begin + said.start("text")
    return Slip("source.yaml", *SECOND_COLON, stop, start, start + len(value), quoted)


def _open_quote(error: yaml.MarkedYAMLError, text: SourceText) -> Slip | None:
    """A quotation mark that is not closed on its line, where something else begins on the next."""
    if "quoted scalar, found unexpected" not in words_of(error):
        return None
    begin = beginning_of(error)
    line = text.position(begin).line
    end = _end_of_words(text, line)
    mark, content = text.text[begin], text.text[begin + 1 : end]
    goes_on = text.text[end:].strip() and _next_beginning(text, line) > line + 1
    if mark in content or "#" in content or goes_on:
        return None
    return Slip("source.yaml", *UNCLOSED_QUOTE, begin, end, end, mark)


def _open_bracket(error: yaml.MarkedYAMLError, text: SourceText) -> Slip | None:
    """A bracket that is not closed before something else begins."""
    begin = beginning_of(error)
    closing = _CLOSING.get(text.text[begin : begin + 1])
    if not re.search(r"',' or '[]}]'", words_of(error)) or closing is None:
        return None
    stop, following = stop_of(error), _next_beginning(text, text.position(begin).line)
    if text.position(stop).line < following and text.text[stop:].strip():
        return None
    line = following - 1
    while not text.line(line).strip():
        line -= 1
    if "#" in text.line(line):  # what is written there may be a comment
        return None
    end = _end_of_words(text, line)
    mark, message = closing
    return Slip("source.yaml", message, f"请在末尾补上“{mark}”", begin, end, end, mark)


def _next_beginning(text: SourceText, line: int) -> int:
    """The next line on which a key or an item begins that is no part of what stands on a line; else that after the last."""
    indent = len(text.line(line)) - len(text.line(line).lstrip(" "))
    below = range(line + 1, text.lines + 1)
    return next((number for number in below if _begins(text.line(number), indent)), text.lines + 1)


def _begins(line: str, indent: int) -> bool:
    return len(line) - len(line.lstrip(" ")) <= indent and (is_key(line) or line.lstrip().startswith("- "))


def _end_of_words(text: SourceText, line: int) -> int:
    return text.offset(line) + len(text.line(line).rstrip())
