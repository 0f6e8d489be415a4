"""Warnings about what is usual in ordinary documents but goes wrong in a template, such as automatic numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from reportgen.errors import Problem, Severity
from reportgen.word.errors import DocumentSpot
from reportgen.word.numbering import LEVEL_NAMES
from reportgen.word.package.fields import fields_of
from reportgen.word.package.parts import Parts
from reportgen.word.package.spots import areas_of, paragraphs_with_places
from reportgen.word.package.styles import style_of, styles_of
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.field_results import settle_field_results
from reportgen.word.tagging.markers import clip, text_of
from reportgen.word.tagging.tags import find_tags

_LONE = re.compile(r"\s*\{%(?!-)\s*((?:if|elif|else|endif|for|endfor|set)\b[^%]*?)(?<!-)%\}\s*")
_COUNTED = re.compile(rf"\s*\{{\{{\s*({'|'.join(LEVEL_NAMES)})\s*\}}\}}")
_TYPED_NUMBERS = tuple(
    re.compile(rf"\s*({number})")
    for number in (
        "[一二三四五六七八九十百]+、", "（[一二三四五六七八九十百]+）", r"\d{1,2}[.．](?!\d)", r"（\d{1,2}）", "[①-⑳]"
    )
)  # fmt: skip
"""The levels of `numbering` as people type them."""
_SINGLE = re.compile(r"(?<!\{)\{([^{}%#_]+)\}(?!\})")


def habits(parts: Parts) -> Iterator[Problem]:
    """Warnings about block tags that leave an empty paragraph, single braces, numbers, fields and missing styles."""
    styles = set(styles_of(parts).by_id)
    for name, area in areas_of(parts).items():
        root = parts.xml(name)
        places = paragraphs_with_places(root, area)
        settle_field_results(root)  # what Word repeats in a table of contents is none of the designer's
        counted = _counted_levels(paragraph for paragraph, _ in places)
        for paragraph, where in places:
            text = text_of(paragraph)
            for code, message, hint in (
                *_of_paragraph(paragraph, text, styles),
                *_typed_number(paragraph, text, counted),
                *_merge_fields(paragraph),
            ):
                yield DocumentSpot(where, excerpt=clip(text)).problem(code, message, hint, Severity.WARNING)


def _counted_levels(paragraphs: Iterable[etree._Element]) -> set[tuple[str, str]]:
    """The styles whose paragraphs begin with a number that is counted, with the name of its level."""
    found = ((style_of(paragraph), _COUNTED.match(text_of(paragraph))) for paragraph in paragraphs)
    return {(style, level[1]) for style, level in found if level}


def _typed_number(
    paragraph: etree._Element, text: str, counted: set[tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint where a number is typed in a style whose other paragraphs count theirs."""
    for level, number in zip(LEVEL_NAMES, _TYPED_NUMBERS, strict=True):
        if (typed := number.match(text)) and (style_of(paragraph), level) in counted:
            hint = f"写成 {{{{ {level} }}}}，与其他各段一起数"
            yield "word.numbering", f"“{typed[1]}”是手写的编号，增减各段后会与数出的编号重复或跳号", hint


def _merge_fields(paragraph: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint of each field that a mail merge would fill in."""
    for found in fields_of(paragraph):
        names = found.code.split()[1:]
        if found.name == "MERGEFIELD" and names:
            name = names[0].strip('"')
            yield "word.field", f"邮件合并域“{name}”会原样印出", f"删去域，写成 {{{{ {name} }}}}"


def _of_paragraph(paragraph: etree._Element, text: str, styles: set[str]) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint of each warning; a missing style is added to `styles`, so that it is reported once."""
    if lone := _LONE.fullmatch(text):
        hint = f"写成 {{%p {lone[1].strip()} %}}；整行用 {{%tr … %}}"
        yield "word.gap", "标签独占一段，印出时会留下空段", hint
    for single in _SINGLE.finditer(_without_tags(text)):
        hint = f"要写出数据，写成两个花括号：{{{{ {single[1].strip()} }}}}"
        yield "word.braces", f"“{single[0]}”会原样印出", hint
    if _is_numbered(paragraph):
        hint = "去掉自动编号，写 {{ 一级 }}、{{ 二级 }} 等"
        yield "word.numbering", "用了 Word 的自动编号，删去一节或复制文字时会错", hint
    for reference in paragraph.iter(w("pStyle"), w("rStyle")):
        style = reference.get(w("val"), "")
        if style not in styles:
            styles.add(style)
            hint = "给这里和其他用到它的地方重新选一个样式"
            yield "word.style", f"所用的样式“{style}”不在模板里，会按正文排", hint


def _without_tags(text: str) -> str:
    pieces, position = [], 0
    for span in find_tags(text):
        pieces.append(text[position : span.start])
        position = span.end
    return "".join((*pieces, text[position:]))


def _is_numbered(paragraph: etree._Element) -> bool:
    number = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return number is not None and number.get(w("val")) != "0"
