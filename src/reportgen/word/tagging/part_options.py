"""Options of parts: ``{%p 选项 编号="公开06表", 行次=是 %}`` in a part names them, ``{%p 引用 "名称"(行次=否) %}`` chooses otherwise.

Within the part they are read as ``选项.编号``, and handed on to a part inside it as ``标题=选项.标题``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.errors import Problem, Refusal, suggestion
from reportgen.word.errors import DocumentSpot
from reportgen.word.package.spots import PLACE
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.markers import text_of

NAME = "选项"
"""By which a part reads its options."""
_DECLARATION = re.compile(rf"\{{%p\s+(?:{NAME}|options)\s+(.+?)\s*%\}}")
_OPTION = re.compile(
    r"\s*(?P<name>\w+)\s*[=＝]\s*"
    r"""(?:"(?P<straight>[^"\\{}]*)"|[“”'‘’](?P<curly>[^"“”'‘’\\{}]*)[“”'‘’]"""
    rf"|(?P<word>{NAME}\.\w+|\w+))\s*(?:[,，]|$)"
)
_WORDS = {"是": "true", "true": "true", "否": "false", "false": "false"}
_HINT = '写成 名称="文字" 或 名称=是、名称=否，用逗号隔开'

Options = Mapping[str, str]
"""Values as they are written in an expression, by name."""


def options_in(text: str) -> Options:
    """The options that are written in a declaration or a reference.

    Raises:
        Refusal: for what is no list of options.
    """
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        option = _OPTION.match(text, at)
        value = _value(option) if option else None
        if option is None or value is None:
            raise Refusal(f"选项“{text[at:].strip()}”看不懂", _HINT)
        found[option["name"]] = value
        at = option.end()
    return found


def _value(option: re.Match[str]) -> str | None:
    """A value as an expression has it; None for what is none."""
    word = option["word"]
    if word is None:
        return f'"{option["straight"] or option["curly"] or ""}"'
    return word if word.startswith(f"{NAME}.") else _WORDS.get(word.lower())


def with_options(
    blocks: list[etree._Element], chosen: str, spot: DocumentSpot, problems: list[Problem]
) -> list[etree._Element]:
    """The blocks of a part that know their options; its declaration is left out.

    Args:
        blocks: its paragraphs and tables.
        chosen: the options as the reference writes them.
        spot: where messages say that the part is.
        problems: takes what is wrong with declaration and choice.
    """
    declared: dict[str, str] = {}
    try:
        for block, text in _declarations(blocks):
            blocks.remove(block)
            declared |= options_in(text)
        stated = options_in(chosen)
    except Refusal as refusal:
        problems.append(spot.problem("word.part", refusal.message, refusal.hint))
        return blocks
    for unknown in [name for name in stated if name not in declared]:
        hint = suggestion(unknown, declared) if declared else None
        problems.append(spot.problem("word.part", f"部件没有选项“{unknown}”", hint))
    if not declared:
        return blocks
    values = ", ".join(f'"{name}": {stated.get(name, value)}' for name, value in declared.items())
    model = next((block for block in blocks if block.tag == w("p")), None)
    return [
        _tag_paragraph(f"{{%p with {NAME} = {{{values}}} %}}", model),
        *blocks,
        _tag_paragraph("{%p endwith %}", model),
    ]


def _declarations(blocks: list[etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    for block in list(blocks):
        if block.tag == w("p") and (found := _DECLARATION.fullmatch(text_of(block).strip())):
            yield block, found[1]


def _tag_paragraph(text: str, model: etree._Element | None) -> etree._Element:
    """A paragraph with a tag, with the place of another one for messages."""
    paragraph = etree.Element(w("p"))
    if model is not None and PLACE in model.attrib:
        paragraph.set(PLACE, model.get(PLACE, ""))
    etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text
    return paragraph
