"""YAML syntax errors in the words of the people who make them."""

from __future__ import annotations

import re
from typing import Any

import yaml

from reportgen.source.complaints import Complaints
from reportgen.source.places import SourceText
from reportgen.source.yaml_parser import new_parser

_KEY = r"""[ ]*(?:-[ ]+)*[^\s"'：:#\[{|>&*!%@`-][^"'：:#]{0,30}"""
_COLON_MISTAKE = re.compile(rf"{_KEY}(?P<colon>：|:(?=[^\s/]))")
_SOUND_KEY = re.compile(rf"{_KEY}(?P<colon>:)(\s|$)")
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_MOST_MENDED = 20

_CHECK_INDENT = "同一层的键应左对齐；文字里的引号要成对"
_CLOSE_QUOTE = "请在文字末尾补上引号"
_BACKSLASH = "双引号里的反斜杠“\\”写法有误"
_USE_SINGLE_QUOTES = "请改用单引号，或把“\\”写成“\\\\”"
_QUOTE_BLOCK = "多行文字请从“|”的下一行写起"

# What libyaml and PyYAML report, known by some of their words: (words, message, hint).
_MEANINGS = (
    ("expected ':'", "这一行缺少冒号", "每个键之后应写英文冒号和一个空格，例如“年度: 2023”"),
    ("mapping values are not allowed", "此处不能再有“: ”", "文字里含有“: ”时请给整段文字加引号"),
    ("expected ',' or ']'", "方括号里缺少“,”或“]”", "请用英文标点，并使括号成对"),
    ("expected ',' or '}'", "花括号里缺少“,”或“}”", "请用英文标点，并使括号成对"),
    ("expected '-' indicator", "列表没有对齐，此处应为“- ”", "同一列表的“-”应左对齐"),
    ("block collection", "列表没有对齐，此处应为“- ”", "同一列表的“-”应左对齐"),
    ("block sequence", "此处不能开始列表", "“- ”应另起一行"),
    ("quoted scalar, found unexpected", "引号没有结束", _CLOSE_QUOTE),
    ("escape", _BACKSLASH, _USE_SINGLE_QUOTES),
    ("hexadecimal", _BACKSLASH, _USE_SINGLE_QUOTES),
    ("cannot start any token", "文字不能以这个符号开头", "以 % @ ` 等符号开头的文字请加引号"),
    ("block mapping", "缩进或标点有误，此处应为一个键", _CHECK_INDENT),
    ("mapping keys are not allowed", "此处不能有键", _CHECK_INDENT),
    ("<document start>", "此处应为最外层的键", "最外层的键应从行首写起"),
    ("node content", "此处缺少内容", "请检查标点和括号"),
    ("alphabetic or numeric", "“&”或“*”之后缺少名称", "以“&”“*”开头的文字请加引号"),
    ("tag", "不能使用标签", "以“!”开头的文字请加引号"),
    ("block scalar", "“|”或“>”的写法有误", _QUOTE_BLOCK),
    ("comment", "“|”或“>”之后不能再有文字", _QUOTE_BLOCK),
    ("indentation indicator", "“|”或“>”之后的数字有误", _QUOTE_BLOCK),
    ("directive", "以“%”开头的行有误", "请删去这一行，或给文字加引号"),
)


def complain_of_syntax(error: yaml.MarkedYAMLError, source: SourceText, complaints: Complaints) -> None:
    """Note what a parser error most likely comes from, at the place where the person should look."""
    words = _words_of(error)
    offset = _offset_of(error)
    if "cannot start any token" in words and _complain_of_tabs(source, complaints):
        return
    if complain_of_colons(source, offset, complaints):
        return
    for known, message, hint in _MEANINGS:
        if known in words:
            complaints.add("yaml", message, hint, offset=offset)
            return
    complaints.add(
        "yaml", "不合 YAML 的写法", f"请检查缩进、标点和引号（解析器的原话：{words}）", offset=offset
    )


def _words_of(error: yaml.MarkedYAMLError) -> str:
    return ", ".join(part for part in (error.context, error.problem) if part)


def _offset_of(error: yaml.MarkedYAMLError) -> int:
    words = _words_of(error)
    mark: Any = error.problem_mark or error.context_mark
    if "expected ':'" in words or "unexpected end of stream" in words:
        # The fault lies where the construct began, not where the parser lost hope.
        mark = error.context_mark or mark
    return int(mark.index) if mark else 0


def _complain_of_tabs(source: SourceText, complaints: Complaints) -> bool:
    tabs = [indent.end() - 1 for indent in _TAB_INDENT.finditer(source.text)]
    for offset in tabs:
        complaints.add("tab", "缩进里有制表符（Tab）", "请改用空格，每层两个", offset=offset)
    return bool(tabs)


def complain_of_colons(source: SourceText, offset: int, complaints: Complaints) -> bool:
    """Note the full-width colons, and those without their space, from the one that stopped the parser at `offset`.

    A parser sees only the first of them; mending it in a copy shows the next.
    """
    mended = source
    mistakes: set[int] = set()
    stop: int | None = offset
    while stop is not None and len(mistakes) < _MOST_MENDED:
        colon = _mistaken_colon(mended, stop)
        if colon is None:
            break
        line, column = mended.position(colon)
        mistakes.add(source.offset(line) + column - 1)
        mended = SourceText(f"{mended.text[:colon]}: {mended.text[colon + 1 :]}")
        stop = _first_stop(mended.text)
    for mistake in sorted(mistakes):
        kind = "键后用了全角冒号“：”" if source.text[mistake] == "：" else "键后的冒号缺少空格"
        complaints.add("colon", kind, "请写成英文冒号加一个空格“: ”", offset=mistake)
    return bool(mistakes)


def _mistaken_colon(source: SourceText, stop: int) -> int | None:
    line, column = source.position(stop)
    sound_key = _SOUND_KEY.match(source.line(line))
    if sound_key and sound_key.start("colon") == column - 1 and line > 1:
        # A sound key where none may stand: the text before it goes on into this line, since its key is none.
        line -= 1
    mistake = _COLON_MISTAKE.match(source.line(line))
    return source.offset(line) + mistake.start("colon") if mistake else None


def _first_stop(text: str) -> int | None:
    parser = new_parser(text)
    try:
        while parser.get_event() is not None:
            pass
    except yaml.MarkedYAMLError as error:
        return _offset_of(error)
    finally:
        parser.dispose()
    return None
