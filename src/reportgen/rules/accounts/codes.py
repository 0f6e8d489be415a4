"""Codes of budget lines: number of digits, place in the classification, official names, and duplicates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from reportgen.errors import Severity
from reportgen.model.accounts import LineItem, VehicleKind
from reportgen.model.classification import (
    CLASS_DIGITS,
    Classification,
    classification_for,
    plain_subject,
    same_subject,
)
from reportgen.model.department import LeaderPosts, StaffChange, StaffKind
from reportgen.model.evaluation import Project
from reportgen.model.paths import Path
from reportgen.model.tracing import trace
from reportgen.rules.case import Case
from reportgen.rules.catalogue import JUDGEMENT, Group
from reportgen.rules.finding import Finding

GROUP = Group("科目编码", [])

_Coded: TypeAlias = tuple[Path, LineItem, str, Classification]

_SUBJECTS = "财政部《政府收支分类科目》"


def _coded(case: Case) -> tuple[_Coded, ...]:
    return case.once(_all_coded)


def _all_coded(case: Case) -> tuple[_Coded, ...]:
    """Every line with a code: its path, itself, the code and the classification that the code is of."""
    return tuple(
        (path, item, item.code, classification)
        for path, item in case.items
        if item.code is not None and (classification := _classification(path)) is not None
    )


def _classification(path: Path) -> Classification | None:
    found = (classification_for(step) for step in path if isinstance(step, str))
    return next((classification for classification in found if classification), None)


def _is_shaped(code: str, classification: Classification) -> bool:
    return code.isascii() and code.isdigit() and len(code) in classification.lengths


@GROUP.rule(
    "COD01",
    "编码的位数与科目级次相符",
    basis=f"{_SUBJECTS}：功能分类 3/5/7 位，经济分类 3/5 位",
    tolerance=JUDGEMENT,
    example="支出: {按功能: [{编码: '2013', 名称: 党委办公厅（室）及相关机构事务}]}",
    says="功能分类编码“2013”不是 3、5 或 7 位数字",
)
def code_has_its_shape(case: Case) -> Iterator[Finding]:
    for path, _, code, classification in _coded(case):
        if not _is_shaped(code, classification):
            *some, last = map(str, classification.lengths)
            message = f"{classification.title}编码“{code}”不是 {'、'.join(some)} 或 {last} 位数字"
            yield Finding((*path, "code"), message, hint="编码请加引号，核对位数", actual=code)


@GROUP.rule(
    "COD02",
    "下级编码以上级编码开头",
    basis=_SUBJECTS,
    tolerance=JUDGEMENT,
    example="支出: {按功能: [{编码: '201', 名称: 一般公共服务支出, 明细: [{编码: '20805', 名称: 行政事业单位养老支出}]}]}",
    says="编码“20805”不属于上级科目“201”",
)
def code_belongs_to_parent(case: Case) -> Iterator[Finding]:
    for path, parent, code, _ in _coded(case):
        for index, child in enumerate(parent.items):
            if child.code and (not child.code.startswith(code) or child.code == code):
                message = f"编码“{child.code}”不属于上级科目“{code}”"
                yield Finding(
                    (*path, "items", index, "code"),
                    message,
                    hint="核对编码，或把本项移到所属科目下",
                    expected=f"{code}…",
                    actual=child.code,
                )


@GROUP.rule(
    "COD03",
    "类级编码在科目表中",
    basis=_SUBJECTS,
    tolerance=JUDGEMENT,
    example="支出: {按经济分类: [{编码: '305', 名称: 其他}]}",
    says="经济分类中没有编码为“305”的类",
)
def class_exists(case: Case) -> Iterator[Finding]:
    for path, _, code, classification in _coded(case):
        if _is_shaped(code, classification) and code[:CLASS_DIGITS] not in classification.names:
            message = f"{classification.title}中没有编码为“{code[:CLASS_DIGITS]}”的类"
            yield Finding((*path, "code"), message, Severity.WARNING, "对照本年度科目表核对", actual=code)


@GROUP.rule(
    "COD04",
    "名称与科目表一致",
    basis=_SUBJECTS,
    tolerance="括号全半角与末尾的“支出”二字不计",
    example="支出: {按功能: [{编码: '208', 名称: 社会保障支出}]}",
    says="编码“208”的科目名称是“社会保障和就业支出”，不是“社会保障支出”",
)
def name_is_official(case: Case) -> Iterator[Finding]:
    for path, item, code, classification in _coded(case):
        official = classification.names.get(code)
        if official and item.name and not same_subject(item.name, official):
            message = f"编码“{code}”的科目名称是“{official}”，不是“{item.name}”"
            yield Finding(
                (*path, "name"),
                message,
                Severity.WARNING,
                "核对编码与名称",
                expected=official,
                actual=item.name,
            )


@GROUP.rule(
    "COD05",
    "同一级中编码不重复",
    basis=_SUBJECTS,
    tolerance=JUDGEMENT,
    example="支出: {按功能: [{编码: '201', 名称: 一般公共服务支出}, {编码: '201', 名称: 一般公共服务支出}]}",
    says="编码“201”已在第1项用过",
)
def codes_are_unique(case: Case) -> Iterator[Finding]:
    yield from _doubled(case, "code", "编码", Severity.ERROR)


@GROUP.rule(
    "COD06",
    "同一级中名称不重复",
    basis="一个科目、项目、职务、车辆用途只列一次",
    tolerance=JUDGEMENT,
    example="项目: [{名称: 系统运行维护}, {名称: 系统运行维护}]",
    says="名称“系统运行维护”已在第1项用过",
)
def names_are_unique(case: Case) -> Iterator[Finding]:
    yield from _doubled(case, "name", "名称", Severity.WARNING)


_NAMED_ONCE = (LineItem, Project, StaffKind, LeaderPosts, StaffChange, VehicleKind)
"""Records of lists in which a name occurs once."""


def _doubled(case: Case, field: str, called: str, severity: Severity) -> Iterator[Finding]:
    for path, _, records in case.lists:
        if not isinstance(records[0], _NAMED_ONCE):
            continue
        first: dict[str, int] = {}
        for index, record in enumerate(records):
            value = getattr(record, field, None)
            if value and first.setdefault(value, index) != index:
                message = f"{called}“{value}”已在第{first[value] + 1}项用过"
                yield Finding((*path, index, field), message, severity, "合并，或改正其中一项", actual=value)


@GROUP.rule(
    "COD07",
    "同一列表中编码要么都填，要么都不填",
    basis=_SUBJECTS,
    tolerance=JUDGEMENT,
    example="支出: {按功能: [{编码: '201', 名称: 一般公共服务支出}, {名称: 住房保障支出}]}",
    says="同级各项都有编码，“住房保障支出”没有",
)
def codes_are_complete(case: Case) -> Iterator[Finding]:
    for path, field, records in case.lists:
        items = [record for record in records if isinstance(record, LineItem)]
        coded = Counter(item.code is not None for item in items)
        if not (coded[True] and coded[False]) or not (classification_for(field) or field == "items"):
            continue
        for index, item in enumerate(items):
            if item.code is None:
                message = f"同级各项都有编码，“{item.name}”没有"
                yield Finding((*path, index), message, Severity.NOTE, "补上编码")


@GROUP.rule(
    "COD08",
    "同一上级下，一个名称只有一个编码",
    basis=f"{_SUBJECTS}；行政运行、一般行政管理事务、机关服务在各款中末两位固定为 01、02、03",
    tolerance="括号全半角与末尾的“支出”二字不计",
    example="支出: {按功能: [{编码: '221', 名称: 住房保障支出, 明细: [{编码: '22102', 名称: 住房改革支出, 明细: [{编码: '2210211', 名称: 住房公积金}]}]}]}",
    says="“住房公积金”的编码是“2210201”，不是“2210211”",
)
def name_has_one_code(case: Case) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], str] = {}
    for path, item, code, classification in _coded(case):
        if not _is_shaped(code, classification) or code in classification.names or not item.name:
            continue
        due = _official_code(item.name, code, classification)
        if due is None:
            due = first.setdefault((classification.title, code[:-2], plain_subject(item.name)), code)
        if due != code:
            message = f"“{item.name}”的编码是“{due}”，不是“{code}”"
            yield Finding((*path, "code"), message, Severity.WARNING, "核对编码与名称", due, code)


def _official_code(name: str, code: str, classification: Classification) -> str | None:
    """The code that the official list gives the name under the same parent."""
    if name in classification.endings and len(code) == max(classification.lengths):
        return code[:-2] + classification.endings[name]
    parent = code[:-2]
    return next(
        (
            listed
            for listed, official in classification.names.items()
            if len(listed) == len(code) and listed.startswith(parent) and same_subject(name, official)
        ),
        None,
    )


@GROUP.rule(
    "COD10",
    "同一编码在各处的名称相同",
    basis=_SUBJECTS,
    tolerance="科目表中有的编码按 COD04 核对；括号全半角与末尾的“支出”二字不计",
    example="收入: {按功能: [{编码: '213', 名称: 农林水支出, 明细: [{编码: '21302', 名称: 林业和草原}]}]}\n支出: {按功能: [{编码: '213', 名称: 农林水支出, 明细: [{编码: '21302', 名称: 林业}]}]}",
    says="编码“21302”在此处的名称是“林业”，在收入 › 按功能 › 第1项“农林水支出” › 明细 › 第1项“林业和草原”是“林业和草原”",
)
def code_has_one_name(case: Case) -> Iterator[Finding]:
    first: dict[tuple[str, str], tuple[Path, str]] = {}
    for path, item, code, classification in _coded(case):
        if not item.name or code in classification.names:
            continue
        place, name = first.setdefault((classification.title, code), (path, item.name))
        if not same_subject(item.name, name):
            where = trace(case.report.document, place).words
            message = f"编码“{code}”在此处的名称是“{item.name}”，在{where}是“{name}”"
            yield Finding((*path, "name"), message, Severity.WARNING, "核对编码与名称", name, item.name)


@GROUP.rule(
    "COD09",
    "款级编码在科目表中",
    basis=_SUBJECTS,
    tolerance="只核对款级全部列出的类：301、302、303、310",
    example="支出: {按经济分类: [{编码: '302', 名称: 商品和服务支出, 明细: [{编码: '30250', 名称: 零星开支}]}]}",
    says="经济分类“302”中没有编码为“30250”的款",
)
def item_exists(case: Case) -> Iterator[Finding]:
    for path, _, code, classification in _coded(case):
        parent = code[:CLASS_DIGITS]
        if (
            parent in classification.complete
            and _is_shaped(code, classification)
            and code not in classification.names
        ):
            message = f"{classification.title}“{parent}”中没有编码为“{code}”的款"
            yield Finding((*path, "code"), message, Severity.WARNING, "对照本年度科目表核对", actual=code)
