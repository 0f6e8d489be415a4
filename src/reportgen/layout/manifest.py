"""layout.yaml: what a layout needs, how it writes numbers, which texts it takes and which charts it holds."""

from __future__ import annotations

from decimal import Decimal

from reportgen.model.base import Record, named, required
from reportgen.model.values import Number, Text, YesNo
from reportgen.wording import Style

_DEFAULT = Style()


class NumberRules(Record):
    """How the layout writes numbers; see `Style` for the meaning."""

    strip_zeros: YesNo = named("去尾零", "是：写 2.4；否：写 2.40", False)
    print_zero_items: YesNo = named("列出零项", "是：金额为零的项也列出", False)
    no_prior: Text = named("上年为零", "上年为零时代替增减幅度的说法", _DEFAULT.no_prior)
    no_budget: Text = named("预算为零", "预算为零时代替完成率的说法", _DEFAULT.no_budget)

    def style(self) -> Style:
        """The same rules for the phrases."""
        return Style(self.strip_zeros, self.print_zero_items, self.no_prior, self.no_budget)


class NarrativePart(Record):
    """One text that the author writes."""

    hint: Text = named("提示", "写什么，印在新建的数据文件里", "")
    needed: YesNo = named("必填", "是：没有这段文字就不能成文", False)


class ChartDeclaration(Record):
    """One chart: which figures, drawn how."""

    kind: Text = required("种类", "饼图、柱形图、堆积柱形图、条形图、折线图")
    title: Text = required("标题", "图表的标题；{年度}、{上年度} 会换成年份")
    caption: Text | None = named("题注", "图下的题注，不填则用标题")
    items: tuple[Text, ...] = required("数据", "数据的位置，如 支出.按性质.项目支出；指向列表时取其中各项")
    names: tuple[Text, ...] = named("名称", "各项在图中的名称，不填则用数据中的名称", ())
    columns: tuple[Text, ...] = named("列", "取哪几列，如 上年决算数、决算数；不填则取决算数", ("决算数",))
    series: tuple[Text, ...] = named("系列", "各列在图例中的名称，如 {上年度}年、{年度}年", ())
    whole: Text | None = named("总计", "饼图占比的分母；不填则为各项之和")
    subject: Text = named("无数据时", "各项全为零时，说明本年度没有什么", "相关支出")
    small_share: Number = named("小项归并", "饼图中占比低于这个百分数的项合为“其他”", Decimal(0))
    width: Number = named("宽", "宽度，毫米", Decimal(150))
    height: Number | None = named("高", "高度，毫米；不填则由内容决定")
    show_title: YesNo = named("印标题", "是：标题也印在图内", True)


class Manifest(Record):
    """A layout folder's layout.yaml."""

    title: Text = named("名称", "报告的名称", "自定义版式")
    description: Text = named("说明", "适用于什么", "")
    needs: tuple[Text, ...] = named("需要", "成文必须有的数据，如 收入.合计.决算数", ())
    preset: dict[str, Text] = named("预填", "新建数据文件时预先填好的值，键为数据的位置", {})
    numbers: NumberRules = named("数字", "数字的写法", NumberRules())
    caption_pattern: Text = named("题注格式", "图题的写法，{号} 为图号，{题注} 为题注", "图{号}　{题注}")
    narrative: dict[str, NarrativePart] = named("文字", "作者要写的各段文字", {})
    charts: dict[str, ChartDeclaration] = named("图表", "图表，键为模板中的名字", {})
