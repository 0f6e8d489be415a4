"""Tags inside a paragraph: joined from the runs that Word split them over, each replaced by a marker in one run."""

from __future__ import annotations

import copy
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from reportgen.errors import Problem, Refusal, shortened
from reportgen.word.errors import DocumentSpot
from reportgen.word.limits import MAX_TAGS_IN_PARAGRAPH
from reportgen.word.package.xml import remove
from reportgen.word.package.xmlns import XML, w
from reportgen.word.tagging.tags import RAW, Tag, TagKind, find_tags, has_braces, read_tag

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Characters around the number of a tag in text and attributes; no document may hold them."""
MARKER = re.compile(f"{OPEN}(\\d+){CLOSE}")

GLUE = "\ufddc"
"""Stands between braces that are text and would look like those of a tag, until the part is Jinja text."""
_BRACE = re.compile(r"\{(?=[{%#])|[}%#](?=\})")

_P, _R, _T, _TAB, _BR, _HYPHEN = w("p"), w("r"), w("t"), w("tab"), w("br"), w("noBreakHyphen")
_BREAK_TEXTS = {None: "\n", "textWrapping": "\n", "page": "\f", "column": "\f"}
_NOT_BELOW = {_P, w("txbxContent"), w("pPr"), w("rPr")}
_EXCERPT = 24


def marker(number: int) -> str:
    """The marker that replaces tag `number` in the text."""
    return f"{OPEN}{number}{CLOSE}"


@dataclass(frozen=True, slots=True)
class _Atom:
    element: etree._Element
    text: str


def _atoms(element: etree._Element) -> Iterator[_Atom]:
    for child in element:
        if child.tag == _T:
            yield _Atom(child, child.text or "")
        elif child.tag == _TAB:
            yield _Atom(child, "\t")
        elif child.tag == _BR:
            yield _Atom(child, _BREAK_TEXTS.get(child.get(w("type")), "\n"))
        elif child.tag == _HYPHEN:
            yield _Atom(child, "-")
        elif child.tag not in _NOT_BELOW:
            yield from _atoms(child)


def text_of(paragraph: etree._Element) -> str:
    """The paragraph's own text (not that of text boxes anchored in it): a soft break is a line end, a page break a form feed."""
    return "".join(atom.text for atom in _atoms(paragraph))


def cut_out(paragraph: etree._Element, start: int, end: int) -> None:
    """Take away what stands between two positions of the paragraph's text, line breaks and tabs included."""
    _replace(list(_atoms(paragraph)), [(start, end, "")])


def mark_tags(
    paragraph: etree._Element, where: str, tags: list[Tag], *, forgiving: bool = False
) -> list[Problem]:
    """Replace each tag in the paragraph by its marker and append it to `tags`; comments are removed.

    Args:
        paragraph: is changed.
        where: its place.
        tags: of its part.
        forgiving: as for `find_tags`.

    Returns:
        What is wrong with the paragraph's tags.
    """
    atoms = list(_atoms(paragraph))
    text = "".join(atom.text for atom in atoms)
    if not has_braces(text):
        return []
    try:
        spans = list(islice(find_tags(text, forgiving=forgiving), MAX_TAGS_IN_PARAGRAPH + 1))
        if len(spans) > MAX_TAGS_IN_PARAGRAPH:
            raise Refusal(f"一段里的标签超过 {MAX_TAGS_IN_PARAGRAPH} 个", "分成几段", "word.limit")
    except Refusal as refusal:
        return [DocumentSpot(where, excerpt=clip(text)).refused(refusal)]
    replacements: list[tuple[int, int, str]] = []
    problems: list[Problem] = []
    for span in spans:
        if raw := RAW.fullmatch(text, span.start, span.end):
            replacements += _as_it_stands(raw)
            continue
        spot = DocumentSpot(where, excerpt=excerpt(text, span.start, span.end))
        try:
            tag = read_tag(text[span.start : span.end], spot)
        except Refusal as refusal:
            problems.append(spot.refused(refusal))
            continue
        replacements.append((span.start, span.end, _enter(tag, tags)))
    _replace(atoms, replacements)
    return problems


def _as_it_stands(raw: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """What to replace so that the text between ``raw`` and ``endraw`` alone is left, its braces being no tags."""
    yield raw.start(), raw.start(1), ""
    for brace in _BRACE.finditer(raw[0], raw.start(1) - raw.start(), raw.end(1) - raw.start()):
        start = raw.start() + brace.start()
        yield start, start + 1, f"{brace[0]}{GLUE}"
    yield raw.end(1), raw.end(), ""


def _enter(tag: Tag, tags: list[Tag]) -> str:
    if tag.kind is TagKind.COMMENT and not tag.level:
        return ""
    tags.append(tag)
    return marker(len(tags) - 1)


def excerpt(text: str, start: int, end: int) -> str:
    """The tag with the text around it, cut at both ends."""
    before, after = text[max(0, start - _EXCERPT) : start], text[end : end + _EXCERPT]
    left = "…" if start > _EXCERPT else ""
    right = "…" if end + _EXCERPT < len(text) else ""
    return clip(f"{left}{before}{text[start:end]}{after}{right}")


def clip(text: str) -> str:
    """A paragraph's text as quoted in messages: one line of at most 160 characters."""
    flat = " ".join(text.split())
    return shortened(flat, 160)


def _replace(atoms: list[_Atom], replacements: list[tuple[int, int, str]]) -> None:
    starts, ends = [r[0] for r in replacements], [r[1] for r in replacements]
    offset = 0
    for atom in atoms:
        end = offset + len(atom.text)
        touching = replacements[bisect_right(ends, offset) : bisect_left(starts, end)]
        if touching and atom.element.tag == _T:
            set_text(atom.element, _without(atom.text, offset, touching))
        elif touching:
            remove(atom.element)  # a line break or tab inside a tag means nothing
        offset = end
    for atom in atoms:
        if atom.element.tag == _T and not atom.element.text:
            _drop_empty_run(atom.element)


def _without(text: str, offset: int, replacements: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, substitute in replacements:
        if start >= offset:
            pieces += (text[position : start - offset], substitute)
        position = min(end - offset, len(text))
    return "".join((*pieces, text[position:]))


def _drop_empty_run(text: etree._Element) -> None:
    run = text.getparent()
    remove(text)
    if run is not None and run.tag == _R and all(child.tag == w("rPr") for child in run):
        remove(run)


def set_text(element: etree._Element, text: str) -> None:
    """Set the text of a ``w:t`` so that blanks at its ends are kept."""
    element.text = text
    if text != text.strip() or OPEN in text:
        element.set(f"{{{XML}}}space", "preserve")


def split_run_at(text: etree._Element, number: int) -> etree._Element:
    """Cut the run holding the marker of tag `number` in two, with an empty run between for the tag itself.

    Args:
        text: the ``w:t`` that holds the marker.

    Returns:
        The run to be replaced by the tag.
    """
    run = text.getparent()
    assert run is not None
    before, after = (text.text or "").split(marker(number), 1)
    index = list(run).index(text)
    set_text(text, after)
    tail = copy.deepcopy(run)
    set_text(text, before)
    for child in list(run)[index + 1 :]:
        run.remove(child)
    tail_text = list(tail)[index]
    for child in list(tail)[:index]:
        if child.tag != w("rPr"):
            tail.remove(child)
    place = etree.SubElement(run, _R)
    if (looks := run.find(w("rPr"))) is not None:
        place.append(copy.deepcopy(looks))
    run.addnext(tail)
    run.addnext(place)
    if not after:
        _drop_empty_run(tail_text)
    if not before:
        _drop_empty_run(text)
    return place
