"""YAML syntax errors in the words of the people who make them."""

from __future__ import annotations

import re

import yaml

from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText
from reportgen.source.yaml_colons import WRITE_COLON
from reportgen.source.yaml_parser import stop_of, words_of
from reportgen.source.yaml_slip_kinds import SECOND_COLON, TAB, UNCLOSED_QUOTE
from reportgen.source.yaml_slips import complain_of_slips

_KEY_AND_VALUE = re.compile(r"(?P<indent> *(- +)*)(?P<key>[^\s:#]+): +[^\s#|>]")
_CHECK_INDENT = "同一层的键应左对齐；文字里的引号要成对"
QUOTE_BRACES = "以花括号开头的文字请加引号，或写在“|”的下一行"
"""YAML takes an opening brace for a mapping, authors for the beginning of a placeholder."""

# What libyaml and PyYAML say, known by words that both use, some of them found in the context of the fault:
# (pattern, message, hint). The first row that fits counts, so what may contain anything comes first.
_MEANINGS = (
    ("<document start>", "此处应为最外层的键", "最外层的键应从行首写起"),
    ("incompatible YAML", "不支持这个 YAML 版本", "请删去以“%YAML”开头的行"),
    ("directive|duplicate tag handle", "以“%”开头的行有误", "请删去这一行，或给文字加引号"),
    (r"ing a tag\b|tag handle", "不能使用标签", "以“!”开头的文字请加引号"),
    (r"an (anchor|alias)\b", "“&”或“*”之后缺少名称", "以“&”“*”开头的文字请加引号"),
    ("tab character", *TAB),
    ("block scalar", "“|”或“>”的写法有误", "多行文字请从“|”的下一行写起"),
    ("quoted scalar, found unexpected", *UNCLOSED_QUOTE),
    (
        "quoted scalar",
        "双引号里的反斜杠“\\”写法有误",
        "请改用单引号，或把“\\”写成“\\\\”",
    ),
    ("found unexpected ':'", "冒号后缺少空格", WRITE_COLON),
    (
        "expected ':'",
        "这一行缺少冒号",
        "每个键之后应写英文冒号和一个空格，例如“年度: 2023”；成段的文字应比它的键多缩进两格",
    ),
    ("mapping values are not allowed", *SECOND_COLON),
    ("mapping keys are not allowed", "此处不能有键", _CHECK_INDENT),
    ("sequence entries", "此处不能开始列表", "“- ”应另起一行；用“-”表示没有数字的，请删去这一行"),
    (r"',' or '\]'", "方括号里缺少“,”或“]”", "请用英文标点，并使括号成对"),
    ("',' or '}'", "花括号里缺少“,”或“}”", "请用英文标点，并使括号成对"),
    ("block collection", "列表没有对齐，此处应为“- ”", "同一列表的“-”应左对齐"),
    ("block mapping", "缩进或标点有误，此处应为一个键", _CHECK_INDENT),
    ("node content", "此处缺少内容", "请检查标点和括号"),
    ("cannot start any token", "文字不能以这个符号开头", "以 % @ ` 等符号开头的文字请加引号"),
    ("", "不合 YAML 的写法", "请检查缩进、标点和引号"),
)


def complain_of_syntax(error: yaml.MarkedYAMLError, source: SourceText, complaints: Complaints) -> None:
    """Note what a parser error most likely comes from, at the place where the person should look, and what comes after it."""
    remaining = complain_of_slips(error, source, complaints)
    if remaining is not None:
        code, message, hint = _meaning(remaining.error, remaining.text)
        complaints.add(code, message, hint, offset=remaining.offset)


def _meaning(error: yaml.MarkedYAMLError, source: SourceText) -> tuple[str, str, str]:
    """Code, message and hint for an error that no slip explains."""
    words, offset = words_of(error), stop_of(error)
    if source.text[:offset].rstrip(" ").endswith("}"):
        return "source.yaml", "花括号之后还有文字", QUOTE_BRACES
    if "mapping values are not allowed" in words and _is_indented_too_far(source, offset):
        message = "这一行比上一行多缩进，可是上一行的冒号后已经有值"
        return "source.indent", message, "同一层的键应左对齐"
    message, hint = next((message, hint) for known, message, hint in _MEANINGS if re.search(known, words))
    return "source.yaml", message, hint


def _is_indented_too_far(source: SourceText, offset: int) -> bool:
    """Whether a sound key was taken for more of the value above it."""
    line, column = source.position(offset)
    above, here = _KEY_AND_VALUE.match(source.line(line - 1)), _KEY_AND_VALUE.match(source.line(line))
    return bool(
        above and here and here.end("key") == column - 1 and len(above["indent"]) < len(here["indent"])
    )
