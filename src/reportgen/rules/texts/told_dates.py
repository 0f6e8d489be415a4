"""Years and dates in texts that cannot be right: of another report, far away, or before what they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.errors import Severity
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import JUDGEMENT, Group
from reportgen.rules.finding import Finding
from reportgen.rules.matching import matches, quoted

GROUP = Group("文字中的日期", [])

_LONGEST_TITLE = 100


@GROUP.rule(
    "NAR01",
    "自评、决算所说的年度是报告年度",
    basis="决算公开检查：沿用上年文字",
    tolerance=JUDGEMENT,
    example="文字: {说明: 2021年度部门整体支出绩效自评得分98分。}",
    says="“2021年度部门整体支出绩效自评得分98分。”：报告年度是2022年，此处写的是2021年",
)
def evaluated_year_is_the_report_year(case: Case) -> Iterator[Finding]:
    own, name = case.report.year, re.escape(case.report.department.name)
    year = rf"(?<!\d)(?!{own})((?:19|20)\d\d)年度?"
    of_evaluation = "绩效自评|绩效评价|决算公开|决算说明|部门决算编制范围"
    for path, match in _held(case, rf"{year}(?=[^，。；\d《〔]{{0,12}}(?:{of_evaluation}))"):
        if not _in_title(match):
            yield _other_year(path, match, own)
    titles = "支出绩效|预算项目|自评报告|评价报告|部门决算"
    notice = "绩效自评|绩效评价"
    for pattern in (
        rf"(?m)^{year}(?:{name}|[^，。；：\d\n]{{0,30}}(?:{titles}))$",
        rf"《[^《》\n]*开展{year}[^《》\n]*(?:{notice})[^《》\n]*通知》[^。\n]{{0,60}}(?:自评|评价)",
    ):
        for path, match in _held(case, pattern):
            yield _other_year(path, match, own)


def _held(case: Case, pattern: str) -> Iterator[tuple[Path, re.Match[str]]]:
    """Every match in a text of the report, where the texts hold any."""
    compiled = re.compile(pattern)
    return matches(compiled, case.texts) if compiled.search(case.joined_texts) else iter(())


@GROUP.rule(
    "NAR11",
    "自评说明所说的年度是报告年度",
    basis="决算公开检查：沿用上年文字",
    tolerance="说明以年度开头、后面紧接本单位的才核对",
    example="整体评价: {指标: [{名称: 固定资产利用率, 分值: 3, 得分: 3, 自评说明: 2021年，我局固定资产均在使用。}]}",
    says="“2021年，我局固定资产均在使用。”：报告年度是2022年，此处写的是2021年",
)
def evidence_is_of_the_report_year(case: Case) -> Iterator[Finding]:
    own = case.report.year
    pattern = rf"(?m)(?:^|(?<=分，))(?!{own})((?:19|20)\d\d)年度?，?(?=我|本|全年|所有)"
    for path, match in _held(case, pattern):
        if path[-1] == "evidence" or match.string[: match.start()].endswith("分，"):
            yield _other_year(path, match, own)


def _in_title(match: re.Match[str]) -> bool:
    """Whether it lies inside 《》: the year in the title of a document is not the year of the report."""
    text, position = match.string, match.start()
    start = max(0, position - _LONGEST_TITLE)
    return text.rfind("《", start, position) > text.rfind("》", start, position)


def _other_year(path: Path, match: re.Match[str], own: int) -> Finding:
    message = f"{quoted(match, further=8)}：报告年度是{own}年，此处写的是{match[1]}年"
    return Finding(path, message, Severity.WARNING, "核对年份", expected=str(own), actual=match[1])


@GROUP.rule(
    "NAR02",
    "年份不早于上年的五年前，不晚于报告年度的次年",
    basis="决算公开检查：沿用往年文字",
    tolerance="书名号、六角括号内的年份，起止年份和“到某年”不计",
    example="文字: {说明: 2032年收入预算执行较好。}",
    says="“2032年收入预算执行较好。”：报告年度是2022年，此处写的是2032年",
)
def years_are_near(case: Case) -> Iterator[Finding]:
    own = case.report.year
    pattern = re.compile(r"(?<![\d〔【\[(（到至—–-])((?:19|20)\d\d)年(?!\s*[至到—–-])")
    for path, match in matches(pattern, case.prose):
        if not own - 6 <= int(match[1]) <= own + 1 and not _in_title(match):
            yield _other_year(path, match, own)


@GROUP.rule(
    "NAR03",
    "自评在报告年度之后完成",
    basis="决算公开检查：时间前后矛盾",
    tolerance=JUDGEMENT,
    example="文字: {说明: 本局于2022年5月初完成自评工作。}",
    says="“本局于2022年5月初完成自评工作。”：2022年度的自评不会在2022年5月完成",
)
def evaluation_follows_the_year(case: Case) -> Iterator[Finding]:
    own = case.report.year
    told = (
        entry for entry in case.texts if "自评" in entry[1] or "评价" in entry[1] or entry[0][0] == "facts"
    )
    for path, match in matches(_DATE, told):
        about = f"{path[-1]}{_sentence_around(match)}" if path[0] == "facts" else _sentence_around(match)
        if _year_told(match, own) > own or _is_year_end(match) or not _IS_EVALUATED.search(about):
            continue
        if not _IS_NO_EVALUATION.search(about) and not _in_title(match):
            message = f"{quoted(match)}：{own}年度的自评不会在{match[1] or match[2]}{match[3]}月完成"
            actual = str(_year_told(match, own))
            yield Finding(path, message, Severity.WARNING, "核对年份", str(own + 1), actual)


_DATE = re.compile(r"(?:(?<!\d)((?:19|20)\d\d年)|(当年|本年度?))(\d{1,2})月(?:(\d{1,2})日)?")
_LAST_MONTH, _LAST_DAY = 12, 31
_IS_EVALUATED = re.compile(
    "(?:自评|绩效评价).*(?:完成|结束|做完|完毕)|(?:完成|结束|做完|完毕).*(?:自评|绩效评价)"
)
_IS_NO_EVALUATION = re.compile("监控|事前|申报|编制|布置|部署|启动|印发")


def _year_told(match: re.Match[str], own: int) -> int:
    return int(match[1][:-1]) if match[1] else own


def _is_year_end(match: re.Match[str]) -> bool:
    """Whether the date may be the very end of the year: its last day, or its last month without a day."""
    month, day = int(match[3]), match[4]
    return month >= _LAST_MONTH and (day is None or int(day) >= _LAST_DAY)


_SENTENCE_END = re.compile(r"[。；\n]")


def _sentence_around(match: re.Match[str]) -> str:
    """The sentence that a match stands in, as far as a hundred characters to both sides."""
    text = match.string
    before = text[max(0, match.start() - _LONGEST_TITLE) : match.start()]
    after = text[match.start() : match.end() + _LONGEST_TITLE]
    return _SENTENCE_END.split(before)[-1] + _SENTENCE_END.split(after)[0]


@GROUP.rule(
    "NAR10",
    "填报日期在报告年度的次年",
    basis="决算公开检查：时间前后矛盾",
    tolerance=JUDGEMENT,
    example="单位: {名称: 云溪市财政局, 填报日期: 2022-03-12}",
    says="2022年度的报告在次年填报，填报日期却是2022年3月12日",
)
def report_is_dated_in_the_next_year(case: Case) -> Iterator[Finding]:
    own, day = case.report.year, case.report.department.reported_on
    if day is not None and day.year != own + 1:
        message = f"{own}年度的报告在次年填报，填报日期却是{day.year}年{day.month}月{day.day}日"
        path = ("department", "reported_on")
        yield Finding(path, message, Severity.WARNING, "核对年度与填报日期", str(own + 1), str(day.year))
