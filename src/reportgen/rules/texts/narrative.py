"""Texts that contradict the data or themselves: names of bodies, counts, reasons; and contents of secret parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportgen.errors import Severity
from reportgen.figures.comparison import change_on_prior
from reportgen.model.evaluation import Indicator
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import JUDGEMENT, Group
from reportgen.rules.finding import Finding, shown
from reportgen.rules.matching import TEXT_REVIEW, matches, quoted

GROUP = Group("文字与数据", [])

_NEARLY = 0.88
"""The least likeness of a misspelt name; below it another body is meant: 云溪市民政局 is not 云溪市财政局."""

_SHORTEST_NAME, _LONGEST_NAME = 5, 60
_ENDINGS = "厅局室委办会院处心站所校队"


@GROUP.rule(
    "NAR04",
    "部门名称前后一致",
    basis="决算公开检查：封面、正文、表格的单位名称一致",
    tolerance="与全称开头相同、相似度 0.88 以上而不是全称，也不是其简称的，视为误写",
    example="单位: {名称: 云溪市人民政府办公室}\n文字: {说明: 云溪市人民政府办公厅按时完成自评。}",
    says="“云溪市人民政府办公厅”与部门名称“云溪市人民政府办公室”不一致",
)
def department_name_is_constant(case: Case) -> Iterator[Finding]:
    name = case.report.department.name
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME:
        return
    for path, text in case.texts:
        for variant in _variants(name, text) if path[:2] != ("department", "name") else ():
            message = f"“{variant}”与部门名称“{name}”不一致"
            yield Finding(path, message, Severity.WARNING, "全文使用同一名称", expected=name, actual=variant)


def _variants(name: str, text: str) -> Iterator[str]:
    """Names in the text that are nearly, but not quite, the department's."""
    opening = name[:2]
    if opening not in text:
        return
    passages = {
        text[start.start() : start.start() + len(name) + 2] for start in re.finditer(re.escape(opening), text)
    }
    for passage in sorted(passages):
        if passage.startswith(name):
            continue
        likest = max(
            ((_likeness(name, variant), variant) for variant in _bodies(passage, len(name) - 3)),
            default=(0.0, ""),
        )
        if likest[0] >= _NEARLY:
            yield likest[1]


def _bodies(passage: str, least: int) -> Iterator[str]:
    """The beginnings of a passage that end as the name of a public body does."""
    for end, character in enumerate(passage, 1):
        if end >= least and character in _ENDINGS:
            yield passage[:end]


def _likeness(name: str, other: str) -> float:
    return 0.0 if name.startswith(other) else SequenceMatcher(None, name, other, autojunk=False).ratio()


_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_COUNTED = re.compile(
    r"(?:([两一二三四五六七八九十]|\d{1,2})(?:个|项|大|条)?(?:方面|措施|做法|举措)"
    r"|(?<![第“一二三四五六七八九十])([两一二三四五六七八九十])(?:个|项|大|条)[一-鿿]{2,4})(?=[^一-鿿]|[^。；]{0,30}一是)"
)
_SOON = 30
_LISTED = re.compile(r"([一二三四五六七八九十])是")


@GROUP.rule(
    "NAR05",
    "文字中说的几方面与所列的相符",
    basis="决算公开检查：文字前后矛盾",
    tolerance=JUDGEMENT,
    example="文字: {说明: 主要采取四项措施。一是建立制度；二是专账核算；三是组织验收。}",
    says="“主要采取四项措施。一是建立制度；…”：说了 4 项，后面列了 3 项",
)
def listed_measures_are_counted(case: Case) -> Iterator[Finding]:
    listing = ((path, text) for path, text in case.prose if "一是" in text)
    lines = ((path, line) for path, text in listing for line in text.splitlines())
    for path, match in matches(_COUNTED, lines):
        listed, said = _run_of_ordinals(match.string, match.end()), _count_said(match[1] or match[2])
        if listed > 1 and said != listed:
            message = f"{quoted(match)}：说了 {said} 项，后面列了 {listed} 项"
            yield Finding(path, message, Severity.WARNING, "核对项数", str(listed), str(said))


def _count_said(word: str) -> int:
    return _DIGITS[word] if word in _DIGITS else int(word)


def _run_of_ordinals(text: str, start: int) -> int:
    """How many items an enumeration 一是…二是…三是… has that begins right after `start`; 0 where none begins there."""
    count, first = 0, text.find("一是", start, start + _SOON)
    for match in _LISTED.finditer(text, first) if first >= 0 else ():
        if _DIGITS[match[1]] != count + 1:
            break
        count += 1
    return count


@GROUP.rule(
    "NAR06",
    "考核内容说的几方面与列举、与下级指标相符",
    basis="部门整体支出绩效自评：指标体系",
    tolerance="写“等”的，列举可以少于所说",
    example="整体评价: {指标: [{名称: 预算编制, 考核内容: 预算编制合理性、预算编制规范性两方面, 下级指标: [{名称: 合理性}, {名称: 规范性}, {名称: 规划性}]}]}",
    says="说了 2 方面，下级指标有 3 个",
)
def examined_aspects_are_counted(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        match = re.search(r"(等)?([两一二三四五六七八九十]|\d{1,2})个?方面", indicator.focus or "")
        if match is None or indicator.focus is None:
            continue
        said, listed = _count_said(match[2]), indicator.focus[: match.start()]
        least, most = _enumerated(listed, "[、，]"), _enumerated(listed, "[、，和与]|以?及")
        if least > said or (most < said and most > 1 and not match[1]):
            yield _miscounted((*path, "focus"), said, f"列举了 {most} 个", most)
        elif indicator.items and len(indicator.items) != said:
            count = len(indicator.items)
            yield _miscounted((*path, "focus"), said, f"下级指标有 {count} 个", count)


def _enumerated(text: str, separators: str) -> int:
    """How many names are enumerated in the text."""
    return len([part for part in re.split(separators, text) if part.strip()])


def _miscounted(path: Path, said: int, found: str, count: int) -> Finding:
    message = f"说了 {said} 方面，{found}"
    return Finding(path, message, Severity.WARNING, "核对“考核内容”", str(count), str(said))


@GROUP.rule(
    "NAR07",
    "涉密部分不带内容",
    basis="《保守国家秘密法》；《预算法》第十四条：涉及国家秘密的除外",
    tolerance=JUDGEMENT,
    example="涉密: [主要职能]\n文字: {主要职能: 负责机要文件的运转。}",
    says="“主要职能”已列为涉密，却填写了内容",
)
def secret_parts_are_empty(case: Case) -> Iterator[Finding]:
    secret = set(case.report.secret)
    for key in case.report.narrative:
        if key in secret and case.report.narrative[key]:
            message = f"“{key}”已列为涉密，却填写了内容"
            yield Finding(("narrative", key), message, hint="删去内容，或从“涉密”中删去标题")


@GROUP.rule(
    "NAR08",
    "涉密部分不重复列出",
    basis="一个标题只列一次",
    tolerance=JUDGEMENT,
    example="涉密: [主要职能, 主要职能]",
    says="“主要职能”列了两次",
)
def secret_parts_are_listed_once(case: Case) -> Iterator[Finding]:
    secret = case.report.secret
    for index, title in enumerate(secret):
        if title in secret[:index]:
            yield Finding(("secret", index), f"“{title}”列了两次", Severity.WARNING, "删去一个")


@GROUP.rule(
    "NAR09",
    "变动原因的方向与增减相符",
    basis=TEXT_REVIEW,
    tolerance="原因中只说增加或只说减少时才核对",
    example="会议费: {决算数: 0.25, 上年决算数: 15.24, 变动原因: 会议费支出较上年增加}",
    says="决算数比上年减少 14.99 万元，原因却说“较上年增加”",
)
def reason_points_the_same_way(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        change = change_on_prior(item)
        if not item.reason or change is None or change.is_flat:
            continue
        match = re.search(r"(?:较|比)(?:上年|去年)(?:有所)?(增加|增长|上升|减少|下降|降低)", item.reason)
        if match and (match[1] in ("增加", "增长", "上升")) != change.is_increase:
            way = "增加" if change.is_increase else "减少"
            message = f"决算数比上年{way} {shown(change.amount.copy_abs())} 万元，原因却说“{match[0]}”"
            yield Finding((*path, "reason"), message, Severity.WARNING, "核对上年决算数与原因")
