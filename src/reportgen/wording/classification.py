"""Lines of the functional classification in words: 类（类）款（款）项（项）, one for each line of the lowest level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.amounts import round_half_up
from reportgen.errors import Refusal
from reportgen.figures.trees import ClassifiedItem, leaves
from reportgen.model.accounts import LineItem
from reportgen.wording.arguments import amount_of, items_of
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style

_LEVELS = ("类", "款", "项")
_LEVEL_OF_CODE = {3: 0, 5: 1, 7: 2}
_SPENDING = "支出"


@phrase(
    "末级",
    "lowest_level",
    "分类的最低一级各行，从上到下；既无决算数又无预算数的行不列。用于循环，每行的 项 是该行，连同上级交给 科目",
    "{%for 行 in 支出.按功能|末级 %}{{ 行|科目 }}：{{ 行.项|万元 }}；{%endfor%}",
)
def lowest_level(style: Style, value: object) -> tuple[ClassifiedItem, ...]:
    return tuple(line for line in leaves(items_of(value)) if _is_used(line.item))


def _is_used(item: LineItem) -> bool:
    amounts = (item.actual, item.budget, item.adjusted_budget)
    return any(amount is not None and round_half_up(amount) != 0 for amount in amounts)


@phrase(
    "科目",
    "classified_as",
    "科目的全称：类、款、项的名称后加“（类）”“（款）”“（项）”；类的名称省去末尾的“支出”（全称=true 则不省），数据中填了简称的用简称；"
    "级名 代替“类、款、项”，写成空的则不加；分隔 写在各级之间",
    "{%for 行 in 支出.按功能|末级 %}{{ 行|科目 }}；{%endfor%}",
)
def classified_as(
    style: Style, value: object, full: bool = False, levels: str = "类、款、项", separator: str = ""
) -> str:
    if not isinstance(value, ClassifiedItem):
        raise Refusal("此处应为“末级”给出的一行")
    marks = levels.split("、") if levels else [""] * len(_LEVEL_OF_CODE)
    if len(marks) != len(_LEVEL_OF_CODE):
        raise Refusal(f"级名“{levels}”应为三级", "如 类、款、项，中间用顿号")
    return separator.join(_names(value, marks, full=full))


def full_name(line: ClassifiedItem) -> str:
    """``一般公共服务（类）…（款）…（项）``."""
    return "".join(_names(line, _LEVELS, full=False))


def _names(line: ClassifiedItem, marks: Sequence[str], *, full: bool) -> Iterator[str]:
    """``一般公共服务（类）`` and so on; without codes the depth tells the level."""
    for depth, item in enumerate((*line.ancestors, line.item)):
        level = _LEVEL_OF_CODE.get(len(item.code or ""), min(depth, len(marks) - 1))
        name = item.name if level or full else item.name.removesuffix(_SPENDING) or item.name
        yield f"{item.short_name or name}（{marks[level]}）" if marks[level] else item.short_name or name


@phrase(
    "明细科目",
    "detailed_lines",
    "编码以所给数字开头的最低一级科目的名称，用顿号相连；金额为零的不列。编码用顿号隔开",
    '主要包括：{{ 一般公共预算.支出.基本支出按经济分类|明细科目("301、303") }}等。',
)
def detailed_lines(style: Style, value: object, codes: str) -> str:
    beginnings = tuple(codes.split("、"))
    lines = [line for line in leaves(items_of(value)) if _belongs(line, beginnings)]
    return "、".join(line.item.name for line in lines if round_half_up(amount_of(line.item)) != 0)


def _belongs(line: ClassifiedItem, beginnings: tuple[str, ...]) -> bool:
    return any((item.code or "").startswith(beginnings) for item in (*line.ancestors, line.item))
