"""The report itself: everything a data file may say."""

from typing import Annotated

from pydantic import AfterValidator, PrivateAttr
from pydantic_core import PydanticCustomError

from reportgen.errors import Refusal
from reportgen.model.accounts import (
    Assets,
    FundAccount,
    FundingSplit,
    LineItem,
    Procurement,
    ThreePublicExpenses,
)
from reportgen.model.base import Record, named, required
from reportgen.model.department import Department
from reportgen.model.evaluation import Evaluation, ProblemsFound, Project
from reportgen.model.glossary import GlossaryEntry
from reportgen.model.paths import parse
from reportgen.model.values import WAN, Count, Number, Text, Unit, Verbatim, Year, YesNo
from reportgen.source import Document


class SilencedRule(Record, title="忽略的规则"):
    """A rule that the author switches off for this file, with the reason that the output repeats."""

    code: Verbatim = required("编码", "规则编码，如 SUM01")
    reason: Text = required("理由", "为什么本文件不适用这条规则")


class Heading(Record, title="报告"):
    """Which report it is, and whose."""

    layout: Verbatim | None = named("版式", "版式编号（见 reportgen layout list），或版式文件夹的路径")
    year: Year = required("年度", "报告年度，四位数字")
    unit: Unit = named("金额单位", "本文件金额的单位：万元（不填即为万元）或 元", WAN)
    attachment: Verbatim | None = named("附件号", "“附件”后的编号；没有则不填")
    department: Department = required("单位", "部门（单位）")


def _with_known_places(entry: GlossaryEntry) -> GlossaryEntry:
    for place in entry.places:
        try:
            parse(place, Report, declared=True)
        except Refusal as refusal:
            message = f"数据位置“{place}”不对：{refusal.message}，{refusal.hint or '请检查'}"
            raise PydanticCustomError("place", "{message}", {"message": message}) from None
    return entry


ReportEntry = Annotated[GlossaryEntry, AfterValidator(_with_known_places)]
"""A term of a data file: the places it names are places of a data file."""


class Report(FundAccount, Heading, title="数据文件"):
    """A whole data file. Its own income, expenditure and balances are those of the whole department."""

    appropriation: FundAccount | None = named("财政拨款", "财政拨款收入支出")
    general_budget: FundAccount | None = named("一般公共预算", "一般公共预算财政拨款")
    government_funds: FundAccount | None = named("政府性基金预算", "政府性基金预算财政拨款")
    state_capital: FundAccount | None = named("国有资本经营预算", "国有资本经营预算财政拨款")
    three_public: ThreePublicExpenses | None = named("三公经费", "“三公”经费")
    meetings: LineItem | None = named("会议费", "会议费")
    training: LineItem | None = named("培训费", "培训费")
    agency_operation: LineItem | None = named("机关运行经费", "机关运行经费")
    procurement: Procurement | None = named("政府采购", "政府采购")
    assets: Assets | None = named("国有资产", "国有资产占有使用情况")
    funding: FundingSplit | None = named("资金来源", "全部资金按上级、本级、其他分列")
    project_funding: FundingSplit | None = named("项目资金来源", "项目支出资金按上级、本级、其他分列")
    budget_adjustment_reason: Text | None = named("预算调整原因", "年中调整预算的主要原因")
    evaluation: Evaluation | None = named("整体评价", "部门整体支出绩效自评")
    problems_found: ProblemsFound | None = named("问题整改", "绩效自评、评价发现的问题和整改的情况")
    projects: tuple[Project, ...] = named("项目", "项目支出绩效自评", ())
    projects_due: Count | None = named("应评项目数", "应当自评的项目数；不填则为列出的项目数")
    projects_are_selected: YesNo | None = named(
        "项目选列", "列出的项目是否只是其中一部分：是 则各项目之和可以小于项目支出；不填即为全部列出"
    )
    projects_mean: Number | None = named(
        "项目平均分", "底稿中各项目得分的平均分，只用来与计算结果核对，不印出", is_for_checking=True
    )
    facts: dict[str, Text] = named(
        "其他数据",
        "正文要引用的其他数和日期，键自定，照写照印；文字里用 {其他数据.键} 引用，改一处处处都改",
        {},
    )
    narrative: dict[str, Text | None] = named("文字", "各部分的文字，键由版式规定，一行一段", {})
    secret: tuple[Text, ...] = named("涉密", "涉密部分的标题；这些部分只印一句固定说明", ())
    glossary: tuple[ReportEntry, ...] = named("名词解释", "版式的名词解释之外要补充或改写的名词", ())
    attachments: tuple[Text, ...] = named("附件", "附件或附表的标题", ())
    silenced: tuple[SilencedRule, ...] = named("忽略规则", "对本文件不适用的规则及理由", ())

    _document: Document | None = PrivateAttr(None)

    @property
    def document(self) -> Document | None:
        """The file that the report was read from, for places in messages; None for one made in Python."""
        return self._document
