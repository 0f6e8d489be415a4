"""Finding template tags in text, in docxtpl's syntax and with the quotes and dashes that Word puts in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reportgen.errors import Refusal
from reportgen.word.errors import DocumentSpot
from reportgen.word.limits import MAX_BRACKETS, MAX_TAG_LENGTH
from reportgen.word.tagging.purpose import INTERNAL, Purpose


class TagKind(StrEnum):
    """What a tag is, by its opening braces."""

    VALUE = "{{"
    BLOCK = "{%"
    COMMENT = "{#"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag.

    Attributes:
        kind: value, block or comment.
        level: what the tag replaces: ``p``, ``tr``, ``tc``, ``r``, or ``""`` for the tag alone.
        body: the Jinja text between the braces on one line, with straight quotes around strings, which are as typed, and
            single spaces elsewhere.
        spot: where it stands.
        trims_before: it was opened with a minus sign.
        trims_after: it was closed with a minus sign.
        curly: it was typed with curly quotes.
        includes: it was written as putting in another document.
        purpose: what its value becomes.
        arguments: what the compiler passes to the filter of the purpose along with the value.
    """

    kind: TagKind
    level: str
    body: str
    spot: DocumentSpot
    trims_before: bool = False
    trims_after: bool = False
    curly: bool = False
    includes: bool = False
    purpose: Purpose = Purpose.TEXT
    arguments: tuple[int, ...] = ()

    @property
    def keyword(self) -> str:
        """First word of a block tag, e.g. ``for``; empty for other tags."""
        if self.kind is not TagKind.BLOCK:
            return ""
        words = self.body.split(None, 1)
        return words[0] if words else ""

    @property
    def argument(self) -> str:
        """What follows the keyword."""
        return self.body[len(self.keyword) :].strip()

    @property
    def opens_set(self) -> bool:
        """Whether it begins a ``{% set x %}…{% endset %}``, and is no assignment."""
        return self.keyword == "set" and _ASSIGNMENT.match(self.argument) is None

    def synthetic(
        self, kind: TagKind, body: str, purpose: Purpose = Purpose.INTERNAL, *arguments: int
    ) -> Tag:
        """A tag that the compiler adds for this one; errors in it are reported at the place of this one."""
        return replace(self, kind=kind, body=body, purpose=purpose, arguments=arguments, level="")

    def __str__(self) -> str:
        return f"{self.kind}{self.level} {self.body} {_CLOSERS[self.kind]}"


INCLUDING = frozenset({"引用", "include"})
"""Keywords that put another document in: a part by its quoted name, or a value."""
_ASSIGNMENT = re.compile(r"[\w.,()\s]*=")
RAW = re.compile(r"\{%\s*raw\s*%\}(.*?)\{%\s*endraw\s*%\}", re.DOTALL)
"""Text to be printed as it stands, with the tags around it; the group is the text."""
_RAW_OPENING = re.compile(r"\{%\s*raw\s*%\}")
_OPENING = re.compile(r"\{[{%#]")
_STRAY = re.compile(r"\{[{%#]|[}%#]\}")
_MISTYPED = re.compile(r"(?!\{[{%#]|[}%#]\})(?:[{｛][ 　]?[{｛%％#＃]|[}｝%％#＃][ 　]?[}｝])")
"""Braces of a tag in full width, or with a blank between."""
_CLOSERS: dict[str, str] = {TagKind.VALUE: "}}", TagKind.BLOCK: "%}", TagKind.COMMENT: "#}"}
_QUOTES = {'"': '"', "'": "'", "“": '“”"', "”": '“”"', "‘": "‘’'", "’": "‘’'"}
_LEVEL = re.compile(r"(p|tr|tc|r)\s")
_MINUS = ("-", "–", "—", "−", "－")
"""The minus sign, and the characters that Word and Chinese keyboards write for it."""
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"[\s\u00a0]+")
_CURLY = {ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'"}
_STRING = re.compile(r"""\"(?:\\.|[^"\\])*\"|'(?:\\.|[^'\\])*'|“[^“”"]*[“”"]|‘[^‘’']*[‘’']""", re.DOTALL)
_LINE_ENDS = {"\n": r"\n", "\r": r"\r"}
_NEXT_QUOTE_OR = {closer: re.compile(rf"[\"'“”‘’]|{re.escape(closer)}") for closer in _CLOSERS.values()}


_LITERAL_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


def has_literal_braces(text: str) -> bool:
    """Whether the text holds braces escaped by an underscore, which are to be printed."""
    return "_" in text and any(escaped in text for escaped in _LITERAL_BRACES)


def with_literal_braces(text: str) -> str:
    """The text with escaped braces unescaped."""
    for escaped, literal in _LITERAL_BRACES.items():
        text = text.replace(escaped, literal)
    return text


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a text, from `start` to before `end`, that holds a tag."""

    start: int
    end: int


def find_tags(text: str, *, forgiving: bool = False) -> Iterator[Span]:
    """The tags in a paragraph's text, in order.

    Args:
        text: of the paragraph.
        forgiving: whether mistyped braces and closings without an opening are text.

    Raises:
        Refusal: at an opening without its closing, or a closing without its opening.
    """
    position = 0
    while True:
        opening = _OPENING.search(text, position)
        outside = text[position : opening.start() if opening else len(text)]
        if not forgiving:
            _refuse_stray(outside)
        if not opening:
            return
        if _RAW_OPENING.match(text, opening.start()):
            position = _end_of_raw(text, opening.start())
            yield Span(opening.start(), position)
            continue
        end = _find_closer(text, opening.end(), _CLOSERS[opening[0]])
        if end is None:
            _refuse_mistyped(text[opening.end() :])
            message = f"“{opening[0]}”在本段内没有结束"
            raise Refusal(message, f"补上“{_CLOSERS[opening[0]]}”；一个标签不能跨段落", "word.syntax")
        yield Span(opening.start(), end)
        position = end


def _end_of_raw(text: str, start: int) -> int:
    raw = RAW.match(text, start)
    if raw is None:
        raise Refusal("“{% raw %}”在本段内没有结束", "在同一段里补上 {% endraw %}", "word.syntax")
    return raw.end()


def _refuse_stray(text: str) -> None:
    _refuse_mistyped(text)
    if stray := _STRAY.search(text):
        hint = "补上开头，或写成 }_} %_} 以原样输出"
        raise Refusal(f"多出的“{stray[0]}”，前面没有相配的开头", hint, "word.syntax")


def _refuse_mistyped(text: str) -> None:
    if mistyped := _MISTYPED.search(text):
        hint = "用半角的 {{ }} 或 {% %}，两个符号之间不空格"
        raise Refusal(f"“{mistyped[0]}”不是标签的括号", hint, "word.syntax")


def has_braces(text: str) -> bool:
    """Whether the text may hold a tag, or something meant as one."""
    return any(brace in text for brace in "{}｛｝")


def _find_closer(text: str, position: int, closer: str) -> int | None:
    if closer == "#}":
        found = text.find(closer, position)
        return found + 2 if found >= 0 else None
    pattern = _NEXT_QUOTE_OR[closer]
    while hit := pattern.search(text, position):
        if hit[0] == closer:
            return hit.end()
        position = _end_of_string(text, hit.start(), closer)
    return None


def _end_of_string(text: str, start: int, closer: str) -> int:
    """Position after the quoted string at `start`; an unclosed quote counts as one character."""
    position, end = start + 1, min(len(text), start + MAX_TAG_LENGTH)
    while position < end:
        if text[position] in _QUOTES[text[start]]:
            return position + 1
        position += 2 if text[position] == "\\" and text[start] in "\"'" else 1
    return start + 1


def read_tag(source: str, spot: DocumentSpot) -> Tag:
    """Make a tag of its text, braces included.

    Raises:
        Refusal: when it is too long, too deeply nested, empty, or uses the compiler's own names.
    """
    if len(source) > MAX_TAG_LENGTH:
        raise Refusal(f"标签超过 {MAX_TAG_LENGTH} 个字符", code="word.limit")
    kind, inner = TagKind(source[:2]), source[2:-2]
    level = _LEVEL.match(inner)
    inner = inner[level.end() :] if level else inner
    before, after = inner.startswith(_MINUS), inner.endswith(_MINUS) and len(inner) > 1
    inner = inner[1:] if before or inner.startswith("+") else inner
    inner = inner[:-1] if after else inner
    body = _plain(inner) if kind is not TagKind.COMMENT else inner.strip()
    tag = Tag(kind, level[1] if level else "", body, spot, before, after, curly=_has_curly_quotes(inner))
    if tag.level == "p" and tag.keyword in INCLUDING and not tag.argument.startswith(("'", '"')):
        tag = replace(tag, kind=TagKind.VALUE, body=tag.argument, includes=True)  # a document among the data
    if kind is not TagKind.COMMENT:
        _check_body(tag)
    return tag


def _plain(text: str) -> str:
    """The text with straight quotes around its strings; what stands between the quotes is unchanged."""
    pieces, position = [], 0
    for string in _STRING.finditer(text):
        pieces.append(_blanks_only(text[position : string.start()]).translate(_CURLY))
        straight = _CURLY.get(ord(string[0][0]), string[0][0])
        pieces.append(f"{straight}{_on_one_line(string[0][1:-1])}{straight}")
        position = string.end()
    pieces.append(_blanks_only(text[position:]).translate(_CURLY))
    return "".join(pieces).strip()


def _has_curly_quotes(text: str) -> bool:
    """Whether quotes of its strings, or such as stand outside strings, are curly."""
    if _CURLY.keys().isdisjoint(map(ord, text)):
        return False
    return any(ord(string[0][0]) in _CURLY for string in _STRING.finditer(text)) or any(
        ord(character) in _CURLY for character in _STRING.sub("", text)
    )


def _on_one_line(string: str) -> str:
    """The inside of a string with its line ends as Jinja writes them: every tag keeps to one line of the Jinja text."""
    for character, written in _LINE_ENDS.items():
        string = string.replace(character, written)
    return string


def _blanks_only(text: str) -> str:
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text))


def _check_body(tag: Tag) -> None:
    if not tag.body:
        raise Refusal(f"空的标签“{tag}”", "写上名称，或删掉它", "word.syntax")
    if INTERNAL in tag.body:
        raise Refusal(f"名称不能含有“{INTERNAL}”", code="word.forbidden")
    if sum(map(tag.body.count, "([{")) <= MAX_BRACKETS:
        return
    depth = 0
    for character in tag.body:
        depth += (character in "([{") - (character in ")]}")
        if depth > MAX_BRACKETS:
            raise Refusal(f"标签里的括号嵌套超过 {MAX_BRACKETS} 层", code="word.limit")
