"""Warnings about what is usual in ordinary documents but goes wrong in a template, such as automatic numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reportgen.errors import Problem, Severity
from reportgen.word.errors import DocumentSpot
from reportgen.word.package.parts import Parts
from reportgen.word.package.spots import areas_of, paragraphs_with_places
from reportgen.word.package.styles import styles_of
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.markers import clip, text_of
from reportgen.word.tagging.tags import find_tags

_LONE = re.compile(r"\s*\{%(?!-)\s*((?:if|elif|else|endif|for|endfor|set)\b[^%]*?)(?<!-)%\}\s*")
_SINGLE = re.compile(r"(?<!\{)\{([^{}%#_]+)\}(?!\})")


def habits(parts: Parts) -> Iterator[Problem]:
    """Warnings about block tags that leave an empty paragraph, single braces, automatic numbers and missing styles."""
    styles = set(styles_of(parts).by_id)
    for name, area in areas_of(parts).items():
        for paragraph, where in paragraphs_with_places(parts.xml(name), area):
            text = text_of(paragraph)
            for code, message, hint in _of_paragraph(paragraph, text, styles):
                yield DocumentSpot(where, excerpt=clip(text)).problem(code, message, hint, Severity.WARNING)


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
