"""Do blocks open and close properly, and in matching spots of the document?

A block whose two ends stand in different surroundings (one in a table, one outside) would break the document when
it is repeated or left out. Checking this once makes every rendered document well-formed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.errors import Problem, suggestion
from reportgen.word.limits import MAX_BLOCKS
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.tags import Kind, Tag

_ENDS = {"if": "endif", "for": "endfor", "macro": "endmacro", "with": "endwith"}
_STARTS = {end: start for start, end in _ENDS.items()}
_BRANCHES = {"elif": ("if",), "else": ("if", "for")}
_KNOWN = (*_ENDS, *_STARTS, *_BRANCHES, "set", "cellbg", "colspan", "hm", "vm", "vmerge", "合并")
_REFUSED = {
    "include": "不能引入其他文件",
    "import": "不能引入其他文件",
    "from": "不能引入其他文件",
    "extends": "不能引入其他文件",
    "block": "Word 模板没有继承",
    "raw": "要原样输出花括号，写 {_{ }_} {_% %_}",
    "filter": "过滤器写在值后面：{{ 值|过滤器 }}",
    "call": "把内容写成宏的参数",
    "autoescape": "值总是转义的",
    "do": "模板不执行语句",
    "break": "用 {% for … if … %} 筛选",
    "continue": "用 {% for … if … %} 筛选",
}
_CONTROL = w("sdtContent")
_SAME_CONTROL = "其中一个在内容控件里：右键点控件，选“删除内容控件”"
_IN_CHINESE = {
    "如果": "if",
    "否则": "else",
    "结束": "endif 或 endfor",
    "循环": "for",
    "引用": '{%p 引用 "名称" %}，单独占一段，名称加引号',
}
"""What people write who take the words of the language for Chinese."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A tag and the names of the elements around it, outermost first."""

    tag: Tag
    around: tuple[str, ...]


def check_blocks(spots: Iterable[Spot]) -> list[Problem]:
    """What is wrong with the block tags of one part, given in document order."""
    return list(_complaints(spot for spot in spots if spot.tag.kind is Kind.BLOCK))


def _complaints(spots: Iterable[Spot]) -> Iterator[Problem]:
    open_blocks: list[Spot] = []
    for spot in spots:
        keyword = spot.tag.keyword
        if keyword in _ENDS:
            open_blocks.append(spot)
            if len(open_blocks) == MAX_BLOCKS + 1:
                yield spot.tag.place.problem("word.limit", f"语句嵌套超过 {MAX_BLOCKS} 层")
        elif keyword in _BRANCHES:
            yield from _check_branch(spot, open_blocks)
        elif keyword in _STARTS:
            yield from _check_end(spot, open_blocks)
        elif keyword not in _KNOWN:
            yield _unknown(spot.tag)
    yield from (_unclosed(spot.tag) for spot in open_blocks)


def _check_branch(spot: Spot, open_blocks: list[Spot]) -> Iterator[Problem]:
    keyword = spot.tag.keyword
    if not open_blocks or open_blocks[-1].tag.keyword not in _BRANCHES[keyword]:
        yield spot.tag.place.problem("word.syntax", f"“{keyword}”不在 if 里面")
    else:
        yield from _check_surroundings(open_blocks[-1], spot)


def _check_end(spot: Spot, open_blocks: list[Spot]) -> Iterator[Problem]:
    start = _STARTS[spot.tag.keyword]
    if not any(block.tag.keyword == start for block in open_blocks):
        yield spot.tag.place.problem("word.syntax", f"多出的“{spot.tag}”，前面没有 {start}")
        return
    while (opened := open_blocks.pop()).tag.keyword != start:
        yield _unclosed(opened.tag)
    yield from _check_surroundings(opened, spot)


def _check_surroundings(opened: Spot, closed: Spot) -> Iterator[Problem]:
    if opened.around != closed.around:
        yield closed.tag.place.problem(
            "word.syntax",
            f"“{opened.tag}”（{opened.tag.place.where}）和“{closed.tag}”不在同样的位置",
            _SAME_CONTROL
            if opened.around.count(_CONTROL) != closed.around.count(_CONTROL)
            else "整段用 {%p %}，整行用 {%tr %}，整格用 {%tc %}，开头和结尾用同一种",
        )


def _unclosed(tag: Tag) -> Problem:
    return tag.place.problem(
        "word.syntax", f"“{tag}”没有结束", f"补上 {{%{tag.level} {_ENDS[tag.keyword]} %}}"
    )


def _unknown(tag: Tag) -> Problem:
    keyword = tag.keyword
    if keyword in _REFUSED:
        return tag.place.problem("word.forbidden", f"不支持“{keyword}”", _REFUSED[keyword])
    hint = f"写成 {_IN_CHINESE[keyword]}" if keyword in _IN_CHINESE else suggestion(keyword, _KNOWN)
    return tag.place.problem("word.syntax", f"不认识的语句“{keyword}”", hint)
