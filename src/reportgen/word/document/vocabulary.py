"""Words for WordprocessingML settings; a setting without a word is described by its XML name and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from lxml import etree

from reportgen.word.package.xmlns import W, local_name, w, whole_number

_OFF = ("0", "false", "off")
_SAME_VALUES = {"start": "left", "end": "right", "continue": ""}

# Defaults that LibreOffice writes out.
_SAYING_NOTHING = (
    ("", '<w:type w:val="nextPage"/>'),
    ("", '<w:textDirection w:val="lrTb"/>'),
    ("", '<w:formProt w:val="false"/>'),
)

Shape = tuple[str, frozenset[tuple[str, str]]]


def value(element: etree._Element, name: str) -> str | None:
    """The attribute ``w:name``."""
    return element.get(w(name))


def number(element: etree._Element | None, name: str) -> int:
    """The attribute ``w:name`` as a whole number; 0 where there is none that can be read."""
    return 0 if element is None else whole_number(element.get(w(name)))


def is_on(flag: etree._Element) -> bool:
    """Whether an on/off element such as ``w:cantSplit`` says yes."""
    return flag.get(w("val"), "1") not in _OFF


def words_for(properties: etree._Element, table: Mapping[str, str], silent: Iterable[str]) -> tuple[str, ...]:
    """The words for the children of `properties`: those in `table` in its order, then descriptions of the others.

    Children named in `silent` are left out: they are shown elsewhere, or change nothing that is read.
    """
    written = etree.tostring(properties, with_tail=False)
    return _words_for(written, tuple(table.items()), tuple(silent))


@lru_cache(maxsize=4096)
def _words_for(
    written: bytes, table: tuple[tuple[str, str], ...], silent: tuple[str, ...]
) -> tuple[str, ...]:
    """As `words_for`, of properties as XML: a long document has the same ones thousands of times."""
    properties, shapes, worded = etree.fromstring(written), _shapes(table), dict(table)
    known: set[str] = set()
    others: list[str] = []
    for child in properties:
        if local_name(str(child.tag)) in silent:
            continue
        shape = _shape(child)
        if shape in shapes:
            known.add(shapes[shape])
        elif shape not in _shapes(_SAYING_NOTHING) and not _is_switched_off(child, worded):
            others.append(describe(child))
    return (*(word for word in worded if word in known), *others)


def _is_switched_off(element: etree._Element, table: Mapping[str, str]) -> bool:
    """Whether it is an on/off setting with a word, switched off, which is the same as being absent."""
    is_flag = f"<w:{local_name(str(element.tag))}/>" in table.values()
    return is_flag and not is_on(element) and len(element.attrib) == 1


@cache
def _shapes(table: tuple[tuple[str, str], ...]) -> dict[Shape, str]:
    return {_shape(etree.fromstring(xml.replace("/>", f' xmlns:w="{W}"/>'))): word for word, xml in table}


def _shape(element: etree._Element) -> Shape:
    """Name and values of a childless element, with different spellings of the same value made equal."""
    values = {name: _SAME_VALUES.get(text, text) for name, text in _attributes(element)}
    if values.get("val") in ("1", "true", "on", ""):
        del values["val"]
    return local_name(str(element.tag)), frozenset(values.items())


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return sorted((local_name(str(name)), str(text)) for name, text in element.attrib.items())


def describe(element: etree._Element) -> str:
    """``spacing(before=120 line=360)``: an element that has no word of its own, with all its values."""
    inner = [f"{name}={text}" for name, text in _attributes(element)] + [describe(child) for child in element]
    name = local_name(str(element.tag))
    text = f"{name}({' '.join(inner)})" if inner else name
    return text.translate(_HARMLESS)


_HARMLESS = str.maketrans(dict.fromkeys("[]<>{}|,，", "·"))
