"""JSON text: the standard parser judges it, a scan over its tokens gives every value its place."""

from __future__ import annotations

import json
import re

from reportgen.source.building import TreeBuilder
from reportgen.source.characters import FORBIDDEN, complain_of_character
from reportgen.source.complaints import Complaints
from reportgen.source.limits import MAX_DEPTH
from reportgen.source.positions import SourceText

# Holds for valid JSON only, which the parser has made sure of.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]]|[^\s,:{}\[\]"]+')

_MEANINGS = {
    "Expecting property name enclosed in double quotes": "此处应为带双引号的键（也可能多了一个逗号）",
    "Expecting ':' delimiter": "键之后缺少英文冒号“:”",
    "Expecting ',' delimiter": "两项之间缺少英文逗号“,”，或括号没有结束",
    "Expecting value": "此处缺少值（也可能多了一个逗号，或文字没有加双引号）",
    "Unterminated string starting at": "双引号没有结束",
    "Invalid control character at": "双引号里不能直接换行或有制表符，请写成 \\n、\\t",
    "Invalid \\escape": "反斜杠“\\”写法有误，请写成“\\\\”",
    "Invalid \\uXXXX escape": "“\\u”之后应为四位十六进制数字",
    "Extra data": "数据已经结束，此后不能再有内容",
    "Illegal trailing comma before end of object": "最后一项之后多了一个逗号",
    "Illegal trailing comma before end of array": "最后一项之后多了一个逗号",
}


def is_json(text: str) -> bool:
    """Whether a text without a file name is JSON; YAML in braces is not."""
    return text.lstrip().startswith("{") and _fault(text) is None


def read_json(source: SourceText, complaints: Complaints) -> TreeBuilder:
    """The tree of a JSON text; numbers, true and false stay the text that stands there, null becomes None."""
    fault = _fault(source.text)
    if isinstance(fault, RecursionError):
        complaints.stop("source.depth", f"层次过深，超过{MAX_DEPTH}层", "请检查括号")
    if fault is not None:
        message = _MEANINGS.get(fault.msg, f"此处不合 JSON 的写法（{fault.msg}）")
        complaints.stop("source.json", message, "请检查逗号、引号和括号", offset=fault.pos)
    builder = TreeBuilder(complaints)
    for token in _TOKEN.finditer(source.text):
        _feed(builder, token.group(), token.start(), complaints)
    return builder


def _fault(text: str) -> json.JSONDecodeError | RecursionError | None:
    try:
        # Numbers are left alone: Python refuses to convert those of more than 4,300 digits.
        json.loads(text, parse_int=str, parse_float=str)
    except (json.JSONDecodeError, RecursionError) as fault:
        return fault
    return None


def _feed(builder: TreeBuilder, token: str, offset: int, complaints: Complaints) -> None:
    match token[0]:
        case "{":
            builder.open_mapping(offset)
        case "[":
            builder.open_list(offset)
        case "}" | "]":
            builder.close()
        case '"':
            builder.scalar(_unquoted(token, offset, complaints), offset)
        case _:
            builder.scalar(None if token == "null" else token, offset)


def _unquoted(token: str, offset: int, complaints: Complaints) -> str:
    if "\\" not in token:
        return token[1:-1]
    text: str = json.loads(token)
    if escaped := FORBIDDEN.search(text):
        complain_of_character(escaped.group(), complaints, offset)
    return text
