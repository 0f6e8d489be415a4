"""layout.yaml: what a layout needs, how it writes numbers, which texts it takes and which charts it holds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.charts.kinds import BY_NAME, Kind, no_such_kind
from reportgen.errors import Problem, Refusal, Severity, Spot, quoted
from reportgen.layout.files import complaint_of_name
from reportgen.model.accounts import LineItem
from reportgen.model.base import Record, named, required
from reportgen.model.evaluation import Indicator, Project
from reportgen.model.glossary import Glossary
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.values import Count, Number, Text, YesNo
from reportgen.punctuation import AS_WRITTEN, WIDTHS, Punctuation
from reportgen.word.numbering import LEVEL_NAMES, level_style
from reportgen.wording import Style

_DEFAULT = Style()
_MOST_PLACES = 2

_ALL_KINDS = "、".join(kind.all_names for kind in Kind)
_WITH_PARTS = "、".join(kind.chinese for kind in Kind if kind.traits.whole_and_parts)


class NumberRules(Record):
    """How the layout writes numbers; see `Style` for the meaning."""

    strip_zeros: YesNo = named("去尾零", "是：写 2.4；否：写 2.40", False)
    strip_percent_zeros: YesNo | None = named("百分比去尾零", "百分比的写法；不填则同“去尾零”")
    print_zero_items: YesNo = named("列出零项", "是：金额为零的项也列出", False)
    places: Count = named("小数位", "金额的小数位数，0 至 2", 2)
    percent_places: Count | None = named("百分比小数位", "百分比的小数位数，0 至 2；不填则同“小数位”")
    group: YesNo = named("千分位", "是：文字和图里写 1,234.50；否：写 1234.50", False)
    group_in_tables: YesNo = named("表格千分位", "是：表格里写 1,234.50；否：写 1234.50", True)
    full_zeros: YesNo = named("零写全", "是：写 0.00万元、100.00%；否：写 0万元、100%", False)
    no_prior: Text = named(
        "上年为零", "上年为零时代替增减幅度的说法；以逗号开头的不加括号", _DEFAULT.no_prior
    )
    flat: Text = named("持平", "没有增减时的说法，{对象} 是所比的年度或预算", _DEFAULT.flat)
    no_budget: Text = named("预算为零", "预算为零时代替完成率的说法", _DEFAULT.no_budget)

    def style(self) -> Style:
        """The same rules for the phrases."""
        return Style(
            self.strip_zeros,
            self.strip_percent_zeros,
            self.print_zero_items,
            self.no_prior,
            self.no_budget,
            self.places,
            self.percent_places,
            self.group,
            self.group_in_tables,
            self.full_zeros,
            self.flat,
        )


class NarrativePart(Record):
    """One text that the author writes."""

    hint: Text = named("提示", "写什么，印在新建的数据文件里", "")
    needed: YesNo = named("必填", "是：没有这段文字就不能成文", False)
    default: Text | None = named(
        "默认", "数据中没有这段文字时照印的话，也预先写在新建的数据文件里；可以写 {年度} 等"
    )
    draft: Text | None = named(
        "预写", "预先写在新建的数据文件里的话，由作者核对、修改；数据中没有这段文字时什么也不印"
    )
    printed_without: Text | None = named(
        "不填则印", "数据中没有这段文字时，模板自己印的话：写在新建的数据文件的提示里，检查时说明"
    )
    called_when_secret: Text | None = named("涉密时称", "涉密说明中对这部分的称呼，不填则用其名")

    @property
    def full_hint(self) -> str:
        """What to write, and what is printed without it."""
        note = f"不填则印“{self.printed_without}”" if self.printed_without else ""
        return "；".join(filter(None, (self.hint, note)))

    @property
    def written_beforehand(self) -> str | None:
        """What a new data file holds in its place."""
        return self.default or self.draft


class Choices(Record):
    """The values that the layout tells apart in one field."""

    meanings: dict[str, Text] = required("各值", "可以写的值，键为值，后面是它的含义")


class ProjectNarrative(Record):
    """The texts that the author writes about each project."""

    stage: Text | None = named("环节", "绩效管理中做过这一步的项目才写，如 自评报告；不填则每个项目都写")
    parts: dict[str, NarrativePart] = named("各段", "一个项目的各段文字", {})


class ChartDeclaration(Record):
    """One chart: which figures, drawn how."""

    kind: Text = required("种类", _ALL_KINDS)
    title: Text = required("标题", "图表的标题，也是替代文字的开头；{年度}、{上年度} 会换成年份")
    caption: Text | None = named("题注", "图下的题注，编号由程序数；不填则用标题")
    items: tuple[Text, ...] = required(
        "数据", "数据的位置，写成列表，如 支出.按性质.项目支出、整体评价.指标；指向列表时取其中各项"
    )
    names: tuple[Text, ...] = named("名称", "各项在图中的名称，不填则用数据中的名称", ())
    columns: tuple[Text, ...] = named(
        "列", "取哪几列，如 上年决算数、决算数，指标可取 分值、得分；不填则取决算数", ("决算数",)
    )
    series: tuple[Text, ...] = named("系列", "各列在图例中的名称，如 {上年度}年、{年度}年", ())
    by_year: YesNo = named("历年", "是：横轴为年份，取历年决算数、上年决算数和决算数", False)
    unit: Text = named("单位", "数值的单位，如 分", "万元")
    whole: Text | None = named("总计", f"{_WITH_PARTS}占比的分母；不填则为各项之和")
    subject: Text = named("无数据时", "各项全为零时，说明本年度没有什么", "相关支出")
    small_share: Number = named(
        "小项归并", f"{_WITH_PARTS}中占比低于这个百分数的项合为“其他”，0 为不归并", Decimal(0)
    )
    width: Number = named("宽", "宽度，毫米；公文版心宽 156 毫米", Decimal(150))
    height: Number | None = named("高", "高度，毫米；不填则由内容决定")
    show_title: YesNo = named("印标题", "是：标题也印在图内", True)


class Manifest(Record):
    """A layout folder's layout.yaml."""

    title: Text = named("名称", "报告的名称", "自定义版式")
    description: Text = named("说明", "适用于什么", "")
    needs: tuple[Text, ...] = named(
        "需要", "成文必须有的数据，如 收入.合计.决算数；三公经费?.合计.决算数 是有三公经费时才需要", ()
    )
    offers: tuple[Text, ...] = named("可选", "可以没有、但新建数据文件时列出的数据", ())
    choices: dict[str, Choices] = named(
        "取值", "版式按值区别对待的数据，键为数据的位置，如 项目.类别；写了别的值时提醒", {}
    )
    preset: dict[str, Text] = named("预填", "新建数据文件时预先填好的值，键为数据的位置", {})
    numbers: NumberRules = named("数字", "数字的写法", NumberRules())
    marks: Text = named(
        "标点", "，；：？！的写法：全角，半角（,;:?!），或照写（模板和作者怎样写就怎样印）", AS_WRITTEN
    )
    brackets: Text = named("括号", "圆括号的写法：全角、半角或照写", AS_WRITTEN)
    section_numbers: dict[str, Text] = named(
        "编号", "与公文不同的编号，键为 一级 至 五级，值为第一个号，如 三级: 1、", {}
    )
    caption_pattern: Text = named(
        "题注格式", "图题的写法，{号} 为图号，{题注} 为题注，{种类} 为图的种类", "图{号}　{题注}"
    )
    glossary: Text | None = named(
        "名词解释", "名词解释文件的名字（不写 .yaml），在版式文件夹里，或在各版式共用的 shared 文件夹里"
    )
    narrative: dict[str, NarrativePart] = named("文字", "作者要写的各段文字", {})
    project_narrative: ProjectNarrative = named("项目文字", "作者为各个项目写的文字", ProjectNarrative())
    charts: dict[str, ChartDeclaration] = named("图表", "图表，键为模板中的名字", {})

    @property
    def punctuation(self) -> Punctuation:
        """The way in which the layout writes punctuation."""
        return Punctuation(self.marks, self.brackets)


def _wrong_ways_of_writing(manifest: Manifest) -> Iterator[Problem]:
    """What cannot be among the ways of writing numbers and punctuation."""
    numbers = manifest.numbers
    for name, places in (("小数位", numbers.places), ("百分比小数位", numbers.percent_places)):
        if places is not None and places > _MOST_PLACES:
            yield _problem(
                "数字", f"{name}最多为 {_MOST_PLACES}，现为 {places}", "以万元计，两位小数已到百元"
            )
    for name, width in (("标点", manifest.marks), ("括号", manifest.brackets)):
        if width not in WIDTHS:
            yield _problem(name, f"没有{quoted(width)}这种写法", f"可用的有：{'、'.join(WIDTHS)}")
    for level, pattern in manifest.section_numbers.items():
        if level not in LEVEL_NAMES:
            yield _problem("编号", f"没有“{level}”这一级", f"可用的有：{'、'.join(LEVEL_NAMES)}")
        elif level_style(pattern) is None:
            yield _problem("编号", f"{level}“{pattern}”里没有第一个号", "写成 一、 （一） 1. 1、 （1） 或 ①")


def manifest_problems(manifest: Manifest) -> list[Problem]:
    """Places that the manifest names and the data cannot have, and chart settings that do not exist."""
    places = [
        *(("可选", place) for place in manifest.offers),
        *(("预填", place) for place in manifest.preset),
        *(("取值", place) for place in manifest.choices),
        *((f"图表 › {name}", place) for name, chart in manifest.charts.items() for place in _places(chart)),
    ]
    problems = [problem for need in manifest.needs for problem in _wrong_place("需要", need, marks=True)]
    problems += [problem for where, place in places for problem in _wrong_place(where, place)]
    problems += _wrong_ways_of_writing(manifest)
    for name, chart in manifest.charts.items():
        if complaint := complaint_of_name(name):  # `reportgen charts` makes a file of this name
            problems.append(_problem("图表", f"图表的名字{quoted(name)}{complaint}", "改用普通的文字作名字"))
        if chart.kind not in BY_NAME:
            problems.append(_problem(f"图表 › {name}", *no_such_kind(chart.kind)))
        for column in chart.columns:
            if not any(column in record.template_names for record in (LineItem, Indicator, Project)):
                problems.append(_problem(f"图表 › {name}", f"没有“{column}”这一列"))
        if chart.series and len(chart.series) != len(chart.columns):
            message = f"系列有 {len(chart.series)} 个名称，列有 {len(chart.columns)} 个"
            problems.append(_problem(f"图表 › {name}", message))
    return problems


def glossary_problems(glossary: Glossary) -> list[Problem]:
    """Places that a file of terms names and the data cannot have, and entries without a term."""
    problems = [
        problem
        for entry in glossary.entries
        for place in entry.places
        for problem in _wrong_place(f"名词 › {entry.term}", place)
    ]
    nameless = [entry for entry in glossary.entries if not entry.term and not entry.code]
    problems += [_problem("名词", f"{quoted(entry.definition)}没有写词或编码") for entry in nameless]
    return problems


def _places(chart: ChartDeclaration) -> tuple[str, ...]:
    return (*chart.items, chart.whole) if chart.whole else chart.items


def _wrong_place(where: str, place: str, *, marks: bool = False) -> Iterator[Problem]:
    try:
        parse(place, Report, marks=marks, declared=True)
    except Refusal as refusal:
        yield _problem(where, f"数据位置{quoted(place)}不对：{refusal.message}", refusal.hint)


def _problem(where: str, message: str, hint: str | None = None) -> Problem:
    return Problem(Severity.ERROR, "layout.manifest", Spot(where), message, hint)
