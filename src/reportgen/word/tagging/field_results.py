"""Results of fields in a template: what Word has put into a table of contents or a cross reference is no text of its author.

It repeats headings and captions with the tags in them; these would count sections and figures again.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from reportgen.word.package.xml import remove
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.reference_marks import reference_mark

_P, _R, _T, _PR = w("p"), w("r"), w("t"), w("rPr")
_POINTING = frozenset({"PAGEREF", "NOTEREF", "STYLEREF"})
"""Fields whose result Word finds out by itself whenever it lays out the page."""
_SETTLED = _POINTING | {"TOC", "REF"}


@dataclass(slots=True)
class _Field:
    """A field as it stands over several runs; `result` are the children of runs that show what it came to."""

    begin: etree._Element
    instruction: str = ""
    separate: etree._Element | None = None
    end: etree._Element | None = None
    result: list[etree._Element] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return self.instruction.split()

    @property
    def holds_tags(self) -> bool:
        return _holds_tags(element for element in self.result if element.tag == _T)


def _holds_tags(texts: Iterable[etree._Element]) -> bool:
    text = "".join(element.text or "" for element in texts)
    return "{{" in text or "{%" in text


class SettledResults(NamedTuple):
    """What became of the results of fields.

    Attributes:
        changed: some were emptied.
        referring: by bookmark, the paragraph of a cross reference to it.
    """

    changed: bool
    referring: dict[str, etree._Element]


def settle_field_results(root: etree._Element) -> SettledResults:
    """Empty the results that Word fills in again, and put a mark for the text of the bookmark into cross references.

    A table of contents shrinks to the paragraph in which it begins. Results without tags stay, those of other fields too.
    """
    changed = False
    referring: dict[str, etree._Element] = {}
    for simple in list(root.iter(w("fldSimple"))):
        words = simple.get(w("instr"), "").split()
        if words and words[0] in _SETTLED and _holds_tags(simple.iter(_T)):
            _spell_out(simple)
    for found in list(_fields(root)):
        name, *arguments = found.words or [""]
        if name == "TOC" and (found.holds_tags or _holder(found.begin) is not _holder(found.end)):
            _empty(found)
            _gather(found)
            changed = True
        elif name == "REF" and arguments and found.holds_tags:
            _refer(found, arguments[0])
            referring.setdefault(arguments[0], _holder(found.begin))
            changed = True
        elif name in _POINTING and found.holds_tags:
            _empty(found)
            changed = True
    return SettledResults(changed, referring)


def _spell_out(simple: etree._Element) -> None:
    """Write a field that is one element as the runs of which Word makes most fields."""
    instruction = etree.Element(w("instrText"))
    instruction.text = simple.get(w("instr"))
    marks = (_mark("begin"), instruction, _mark("separate"))
    for content in (*map(_in_run, marks), *list(simple), _in_run(_mark("end"))):
        simple.addprevious(content)
    remove(simple)


def _mark(kind: str) -> etree._Element:
    return etree.Element(w("fldChar"), {w("fldCharType"): kind})


def _in_run(element: etree._Element) -> etree._Element:
    run = etree.Element(_R)
    run.append(element)
    return run


_DEEPEST = 20
"""Fields within one another of which each is followed; Word allows no more."""


def _fields(root: etree._Element) -> Iterator[_Field]:
    """The fields that have a result, inner ones first."""
    open_fields: list[_Field] = []
    showing: list[_Field] = []  # those of them whose result has begun
    for run in root.iter(_R):
        for child in run:
            kind = child.get(w("fldCharType")) if child.tag == w("fldChar") else None
            if kind == "end" and open_fields:
                done = open_fields.pop()
                done.end = child
                if done.separate is not None:
                    showing.pop()
                    yield done
            for outer in showing[:_DEEPEST] if child.tag != _PR else ():
                outer.result.append(child)
            if kind == "begin":
                open_fields.append(_Field(child))
            elif kind == "separate" and open_fields:
                if open_fields[-1].separate is None:
                    showing.append(open_fields[-1])
                open_fields[-1].separate = child
            elif child.tag == w("instrText") and open_fields and open_fields[-1].separate is None:
                open_fields[-1].instruction += child.text or ""


def _holder(element: etree._Element | None) -> etree._Element:
    assert element is not None  # of fields that have begun and ended
    return next(element.iterancestors(_P))


def _empty(found: _Field) -> None:
    for element in found.result:
        run = element.getparent()
        remove(element)
        while run is not None and run.tag in (_R, w("hyperlink")) and all(child.tag == _PR for child in run):
            holder = run.getparent()
            remove(run)
            run = holder
    found.result.clear()


def _gather(found: _Field) -> None:
    """Bring the end of an emptied field into the paragraph of its beginning, and remove the paragraphs between."""
    first, last = _holder(found.begin), _holder(found.end)
    if first is last or first.getparent() is not last.getparent():
        return
    assert found.end is not None
    end = etree.SubElement(first, _R)
    end.append(found.end)
    between = list(first.itersiblings(_P))
    for paragraph in between[: between.index(last) + 1]:
        if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is None and _says_nothing(paragraph):
            remove(paragraph)


def _says_nothing(paragraph: etree._Element) -> bool:
    """Whether no run of the paragraph holds more than its formatting."""
    return all(child.tag == _PR for run in paragraph.iter(_R) for child in run)


def _refer(found: _Field, bookmark: str) -> None:
    look = next((run.find(_PR) for element in found.result if (run := element.getparent()) is not None), None)
    _empty(found)
    run = etree.Element(_R)
    if look is not None:
        run.append(copy.deepcopy(look))
    etree.SubElement(run, _T).text = reference_mark(bookmark)
    assert found.separate is not None
    before = found.separate.getparent()
    assert before is not None
    before.addnext(run)
