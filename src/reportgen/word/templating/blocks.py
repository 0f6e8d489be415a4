"""Checking that blocks open and close properly, and at matching places in the document.

A block whose two ends stand in different surroundings (one in a table, one outside) would break the document when
it is repeated or left out. Checking this once makes every rendered document well-formed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.errors import Problem, suggestion
from reportgen.word.limits import MAX_BLOCKS
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.tags import INCLUDING, Tag, TagKind

_ENDS = {"if": "endif", "for": "endfor", "macro": "endmacro", "with": "endwith", "set": "endset"}
_STARTS = {end: start for start, end in _ENDS.items()}
_BRANCHES = {"elif": ("if",), "else": ("if", "for")}
_KNOWN = (*_ENDS, *_STARTS, *_BRANCHES, "cellbg", "colspan", "hm", "vm", "vmerge", "合并")
_REFUSED = {
    "include": "不能引入其他文件",
    "import": "不能引入其他文件",
    "from": "不能引入其他文件",
    "extends": "不能引入其他文件",
    "block": "Word 模板没有继承",
    "raw": "写成 {% raw %}…{% endraw %}，在同一段里，不带字母和减号",
    "endraw": "前面要有 {% raw %}，在同一段里，不带字母和减号",
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
"""Chinese words that people write instead of the language's keywords."""


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag and the names of the elements around it, outermost first."""

    tag: Tag
    around: tuple[str, ...]


def check_blocks(placed_tags: Iterable[PlacedTag]) -> list[Problem]:
    """Problems with the block tags of one part, which are given in document order."""
    return list(_complaints(placed for placed in placed_tags if placed.tag.kind is TagKind.BLOCK))


def _complaints(placed_tags: Iterable[PlacedTag]) -> Iterator[Problem]:
    open_blocks: list[PlacedTag] = []
    for placed in placed_tags:
        keyword = placed.tag.keyword
        if keyword in _ENDS and (keyword != "set" or placed.tag.opens_set):
            open_blocks.append(placed)
            if len(open_blocks) == MAX_BLOCKS + 1:
                yield placed.tag.spot.problem("word.limit", f"语句嵌套超过 {MAX_BLOCKS} 层")
        elif keyword in _BRANCHES:
            yield from _check_branch(placed, open_blocks)
        elif keyword in _STARTS:
            yield from _check_end(placed, open_blocks)
        elif keyword not in _KNOWN:
            yield _unknown(placed.tag)
    yield from (_unclosed(placed.tag) for placed in open_blocks)


def _check_branch(placed: PlacedTag, open_blocks: list[PlacedTag]) -> Iterator[Problem]:
    keyword = placed.tag.keyword
    if not open_blocks or open_blocks[-1].tag.keyword not in _BRANCHES[keyword]:
        yield placed.tag.spot.problem("word.syntax", f"“{keyword}”不在 if 里面")
    else:
        yield from _check_surroundings(open_blocks[-1], placed)


def _check_end(placed: PlacedTag, open_blocks: list[PlacedTag]) -> Iterator[Problem]:
    start = _STARTS[placed.tag.keyword]
    if not any(block.tag.keyword == start for block in open_blocks):
        yield placed.tag.spot.problem("word.syntax", f"多出的“{placed.tag}”，前面没有 {start}")
        return
    while (opened := open_blocks.pop()).tag.keyword != start:
        yield _unclosed(opened.tag)
    yield from _check_surroundings(opened, placed)


def _check_surroundings(opened: PlacedTag, closed: PlacedTag) -> Iterator[Problem]:
    if opened.around != closed.around:
        yield closed.tag.spot.problem(
            "word.syntax",
            f"“{opened.tag}”（{opened.tag.spot.words}）和“{closed.tag}”不在同样的位置",
            _SAME_CONTROL
            if opened.around.count(_CONTROL) != closed.around.count(_CONTROL)
            else "整段用 {%p %}，整行用 {%tr %}，整格用 {%tc %}，开头和结尾用同一种",
        )


def _unclosed(tag: Tag) -> Problem:
    return tag.spot.problem(
        "word.syntax", f"“{tag}”没有结束", f"补上 {{%{tag.level} {_ENDS[tag.keyword]} %}}"
    )


def _unknown(tag: Tag) -> Problem:
    keyword = tag.keyword
    if keyword in INCLUDING and tag.level == "p" and tag.argument[:1] in ("'", '"'):
        place = "部件只能在版式的正文里引用，单独占一段；页眉、页脚、脚注和文本框里直接写内容"
        return tag.spot.problem("word.forbidden", f"“{tag}”不能写在这里", place)
    if keyword in _REFUSED:
        return tag.spot.problem("word.forbidden", f"不支持“{keyword}”", _REFUSED[keyword])
    hint = f"写成 {_IN_CHINESE[keyword]}" if keyword in _IN_CHINESE else suggestion(keyword, _KNOWN)
    return tag.spot.problem("word.syntax", f"不认识的语句“{keyword}”", hint)
