"""Filling in cross references with the text of their bookmarks as it was printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reportgen.errors import Problem
from reportgen.word.errors import DocumentSpot, TemplateError
from reportgen.word.tagging.reference_marks import REFERENCE_MARK

_START = re.compile(r"<w:bookmarkStart [^>]*/>")
_NAME = re.compile(r' w:name="([^"]*)"')
_ID = re.compile(r' w:id="([^"]*)"')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def with_references(contents: Mapping[str, bytes], places: Mapping[tuple[str, str], str]) -> dict[str, bytes]:
    """The rendered parts with the text of bookmarks in place of the marks.

    Args:
        contents: by name of the part.
        places: by part and bookmark, where the first cross reference to it stands.

    Raises:
        TemplateError: where the text of a bookmark was not printed.
    """
    texts: dict[str, str] = {}
    for content in contents.values():
        texts = {**_bookmarked(content.decode()), **texts}
    problems: list[Problem] = []
    filled = {}
    for part, content in contents.items():
        filled[part] = REFERENCE_MARK.sub(
            _looking_up(texts, part, places, problems), content.decode()
        ).encode()
    if problems:
        raise TemplateError(problems)
    return filled


def _looking_up(
    texts: Mapping[str, str], part: str, places: Mapping[tuple[str, str], str], problems: list[Problem]
) -> Callable[[re.Match[str]], str]:
    def text(mark: re.Match[str]) -> str:
        if mark[1] not in texts:
            spot = DocumentSpot(places.get((part, mark[1]), ""))
            message = f"交叉引用所指的内容没有印出（书签 {mark[1]}）"
            problems.append(
                spot.problem("word.reference", message, "让引用与所指的内容同时印出，或改写成文字")
            )
        return texts.get(mark[1], "")

    return text


def _bookmarked(xml: str) -> dict[str, str]:
    """The text of every bookmark by its name; of those with the same name, the first."""
    found: dict[str, str] = {}
    for start in _START.finditer(xml):
        name, number = _NAME.search(start[0]), _ID.search(start[0])
        if name and number and name[1] not in found:
            end = re.compile(rf'<w:bookmarkEnd [^>]*w:id="{re.escape(number[1])}"').search(xml, start.end())
            inside = xml[start.end() : end.start() if end else start.end()]
            found[name[1]] = "".join(_TEXT.findall(inside))
    return found
