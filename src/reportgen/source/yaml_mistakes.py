"""YAML syntax errors in the words of the people who make them."""

from __future__ import annotations

import re

import yaml

from reportgen.source.complaints import Complaints
from reportgen.source.places import SourceText

_COLON_MISTAKE = re.compile(r"""\s*(?:- +)?[^\s"'：:#\[{|>&*!%@`-][^"'：:#]{0,30}(?P<colon>：|:(?=[^\s/]))""")
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_MOST_SHOWN = 20

# What libyaml and PyYAML report, by the words that identify it: (words, message, hint).
_MEANINGS = (
    ("could not find expected ':'", "这一行缺少冒号", "每个键之后应写英文冒号和一个空格，例如“年度: 2023”"),
    ("mapping values are not allowed", "此处不能再有“: ”", "文字里含有“: ”时请给整段文字加引号"),
    ("did not find expected key", "缩进或标点有误，此处应为一个键", "同一层的键应左对齐；文字里的引号要成对"),
    ("<block end>", "缩进或标点有误，此处应为一个键", "同一层的键应左对齐；文字里的引号要成对"),
    ("did not find expected '-' indicator", "列表的缩进不齐，此处应为“- ”", "同一列表的“-”应左对齐"),
    ("block sequence entries are not allowed", "此处不能开始列表", "“- ”应另起一行"),
    ("block mapping keys are not allowed", "此处不能开始一组键值", "请检查缩进"),
    ("mapping keys are not allowed", "此处不能有键", "请检查缩进"),
    ("expected ',' or ']'", "方括号里缺少“,”或“]”", "请用英文标点，并使括号成对"),
    ("expected ',' or '}'", "花括号里缺少“,”或“}”", "请用英文标点，并使括号成对"),
    ("unexpected end of stream", "引号没有结束", "请在文字末尾补上引号"),
    ("found unexpected document indicator", "引号没有结束", "请在文字末尾补上引号"),
    ("cannot start any token", "文字不能以这个符号开头", "以 % @ ` 等符号开头的文字请加引号"),
    ("escape", "双引号里的反斜杠“\\”写法有误", "请改用单引号，或把“\\”写成“\\\\”"),
    ("expected hexadecimal", "双引号里的反斜杠“\\”写法有误", "请改用单引号，或把“\\”写成“\\\\”"),
    ("expected <document start>", "此处缩进有误，或缺少键", "最外层的键应从行首开始写"),
    ("expected the node content", "此处缺少内容", "请检查标点和括号"),
    ("alphabetic or numeric character", "“&”或“*”之后缺少名称", "以“&”“*”开头的文字请加引号"),
    ("tag", "不能使用标签", "以“!”开头的文字请加引号"),
    ("comment", "“|”或“>”之后不能再有文字", "多行文字请从下一行写起"),
    ("indentation indicator", "“|”或“>”之后的数字有误", "多行文字请从“|”的下一行写起"),
    ("leading empty line", "多行文字前的空行缩进过多", "请删去空行里的空格"),
    ("directive", "以“%”开头的行有误", "请删去这一行，或给文字加引号"),
)


def complain_of_syntax(error: yaml.MarkedYAMLError, source: SourceText, complaints: Complaints) -> None:
    """Note what a parser error most likely comes from, at the place where the person should look."""
    raw = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    if "expected ':'" in raw or "unexpected end of stream" in raw:
        mark = error.context_mark or mark  # the fault lies where the construct began, not where hope was lost
    offset = min(mark.index, len(source.text)) if mark else 0
    if "cannot start any token" in raw and _complain_of_tabs(source, complaints):
        return
    if complain_of_colon(source, offset, complaints):
        return
    for words, message, hint in _MEANINGS:
        if words in raw:
            complaints.add("yaml", message, hint, offset=offset)
            return
    complaints.add(
        "yaml", "此处不合 YAML 的写法", f"请检查缩进、标点和引号（解析器的原话：{raw}）", offset=offset
    )


def _complain_of_tabs(source: SourceText, complaints: Complaints) -> bool:
    tabs = [indent.end() - 1 for indent in _TAB_INDENT.finditer(source.text)]
    for offset in tabs[:_MOST_SHOWN]:
        complaints.add("tab", "缩进里有制表符（Tab）", "请改用空格，每层两个", offset=offset)
    return bool(tabs)


def complain_of_colon(source: SourceText, offset: int, complaints: Complaints) -> bool:
    """Note a full-width colon, or one without its space, that should end the key in the line at `offset`."""
    line = source.position(offset).line
    mistake = _COLON_MISTAKE.match(source.line(line))
    if mistake is None:
        return False
    if mistake["colon"] == "：":
        message, hint = "键后用了全角冒号“：”", "请改成英文冒号加一个空格“: ”"
    else:
        message, hint = "冒号之后缺少空格", "请写成英文冒号加一个空格“: ”"
    complaints.add("colon", message, hint, offset=source.offset(line) + mistake.start("colon"))
    return True
