"""The kinds of contradictions, each declared once: its code, what it means, and an example with what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation, Quoted
from reportgen.rules import RULES

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of contradiction.

    Attributes:
        code: its stable name.
        title: what must hold, in Chinese.
        remark: how it is decided, with the tolerance, in Chinese.
        example: lines of a report that break it.
        says: what is said of the example.
    """

    code: str
    title: str
    remark: str
    example: str
    says: str

    def found(
        self,
        told: Quoted,
        message: str,
        against: Sequence[Quoted] = (),
        certainty: Certainty = Certainty.CERTAIN,
    ) -> Contradiction:
        """A contradiction between sentences without figures to subtract."""
        return self.of(message, told.quotation, tuple(one.quotation for one in against), certainty)

    def of(
        self,
        message: str,
        stated: Quotation,
        against: tuple[Quotation, ...],
        certainty: Certainty,
        expected: Decimal | None = None,
        difference: Decimal = _ZERO,
        tolerance: Decimal = _ZERO,
    ) -> Contradiction:
        """A contradiction of this kind."""
        return Contradiction(self.code, certainty, message, stated, against, expected, difference, tolerance)


SUM = Kind(
    "audit.sum",
    "合计等于各部分之和",
    "表里按表头、科目编码和“合计”“小计”加总；正文里“其中”所列、基本支出（人员经费和公用经费）、“三公”经费等固定的组成加总。"
    "容差：n 个四舍五入的数与合计容许相差 0.005×(n+1)，在此之内只作尾差。表里数字都是整数时作提醒",
    "2022年“三公”经费支出73.61万元。其中因公出国（境）费0万元；公务接待费3.20万元；公务用车购置及运行维护费65.52万元。",
    "“‘三公’经费 · 决算数”73.61，其中各项合计 68.72，相差 4.89",
)
SAME = Kind(
    "audit.same",
    "同一笔数前后一致",
    "同一年度、同一资金口径、同一阶段（年初预算、全年预算、决算、上年）的同一项，正文各处、各表之间核对，自评表、项目汇总表里"
    "各项目的预算数和执行数、指标值也在内；相差 0.01 万元作尾差",
    "2022年本年支出合计828.76万元，其中：基本支出560.63万元，占67.65%；项目支出268.13万元，占32.35%。\n2022年项目支出267.75万元，比上年增加142.27万元。",
    "“项目支出 · 决算数”267.75，另一处说的是 268.13，相差 0.38；“本年支出合计 · 决算数”828.76，基本支出、项目支出（其中“项目支出 · 决算数”267.75）合计 828.38，相差 0.38",
)
ROUNDING = Kind(
    "audit.rounding",
    "尾差",
    "与合计、另一处相差在四舍五入之内的，不算错，加 --rounding 列出",
    "2022年基本支出560.63万元，其中人员经费516.67万元，公用经费43.95万元。",
    "“基本支出 · 决算数”560.63，其中各项合计 560.62，相差 0.01，在四舍五入的尾差之内",
)
ABOVE = Kind(
    "audit.above",
    "部分不超出整体",
    "同一资金来源全年预算数为 0 而有支出；一个科目的支出大于这种资金的合计；基本支出表里的公务接待费等大于“三公”经费表里的；"
    "授予中小企业的大于政府采购总额，授予小微企业的大于授予中小企业的",
    "2023年我部门全年预算数为951.76万元，其中：上级安排0万元，本级安排951.76万元，其他资金0万元。"
    "全年实际支出919.76万元。其中：上级安排0万元，本级安排919.19万元，其他资金0.57万元。",
    "“其他资金0.57万元”：全年预算数为 0，却支出 0.57 万元",
)
SHARE = Kind(
    "audit.share",
    "占比等于部分除以整体",
    "按所写的小数位数核对，舍去的也算对；金额四舍五入到 0.01 的影响计算在内；一句说全了各部分的，占比合计为 100%",
    "2022年本年支出合计828.76万元，其中：基本支出560.63万元，占76.65%；项目支出268.13万元，占32.35%。",
    "“基本支出560.63万元，占76.65%”：占比写 76.65%，按 560.63 和 828.76 计算为 67.65%",
)
CHANGE = Kind(
    "audit.change",
    "增减率与增减额、本期数一致",
    "上期数由本期数和增减额推出；容差同占比",
    "2022年培训费支出4.64万元，比上年减少31.35万元，下降78.11%。",
    "“培训费支出4.64万元，比上年减少31.35万元，下降78.11%”：增减率写 78.11%，按 31.35 和 35.99 计算为 87.11%",
)
RATE = Kind(
    "audit.rate",
    "完成率、执行率、调整率与金额一致",
    "正文同一段、表里同一行说了预算数和支出数的才核对，预算数只在“三公”经费表里有的作提醒；财政供养人员控制率按在编人数和编制数核对；容差同占比",
    "2023年项目支出全年预算213.18万元，全年实际支出181.18万元，资金执行率100%。",
    "“支出181.18万元，资金执行率100%”：比率写 100%，按 181.18 和 213.18 计算为 84.99%",
)
ZERO = Kind(
    "audit.zero",
    "零没有比率",
    "预算为 0 没有完成率、控制率，合计为 0 没有占比，上年为 0 没有增减率；表里预算为 0、支出为 0 而写完成 0%的，作提醒",
    "2022年公务接待费支出0万元，完成预算100%。",
    "“公务接待费支出0万元，完成预算100%”：金额为 0，却写 完成预算 100%",
)
DIRECTION = Kind(
    "audit.direction",
    "增减的方向一致",
    "增减额与增减率的方向词相反；“决算数小于（大于、等于）预算数”与前面的两个数不符；说减少为某数又说持平；说持平又说增长的原因的，作提醒",
    "2022年会议费支出5万元，比上年增加1万元，下降25%。",
    "“会议费支出5万元，比上年增加1万元，下降25%”：增减额与增减率方向相反",
)
UNIT = Kind(
    "audit.unit",
    "金额单位齐全一致",
    "“万”后漏写“元”；同一句、同一列举里其余以万元为单位而此处是“元”",
    "2022年公务接待费支出0万，因公出国（境）费支出3万元。",
    "“公务接待费支出0万”：写的是“万”，应为“万元”",
)
MEASURE_WORD = Kind(
    "audit.measure",
    "批次和人次分清",
    "相连的两个数用同一个量词",
    "2022年外事接待0次，0次（不包括陪同人员）。",
    "“外事接待0次，0次”：两个数的量词都是“次”，分不清各指什么",
)
NUMBERING = Kind(
    "audit.numbering",
    "编号不重复",
    "相邻的两个同级编号相同；中间隔着没有编号的标题的不计",
    "1.部门主要职责。负责综合协调工作。\n1.部门主要职能：负责文电处理工作。",
    "“1.部门主要职能：负责文电处理工作。”与前面的“1.部门主要职责。负责综合协调工作。”编号相同，都是“1”",
)
COUNT = Kind(
    "audit.count",
    "所说的个数与所列的一致",
    "说“两方面”等，下面用（1）（2）列出；说“3个股室：”等，同一句里用顿号列出，没有“等”的（提醒）",
    "1.预算编制。主要从合理性、规范性两方面进行考核。\n（1）合理性（5分）。\n（2）规范性（5分）。\n（3）科学性（4分）。",
    "“主要从合理性、规范性两方面进行”：说有 2 方面，下面列了 3 项",
)
SCORE = Kind(
    "audit.score",
    "分值相加，得分不超过分值",
    "带分值的标题与下一级各标题的分值之和核对，作提醒；自评得分高于标题、同一句或表里同一行所写的分值，而报告没有说分值调整过",
    "（1）预算编制合理性（5分）。\n自评得分6分，预算编制符合要求。",
    "“自评得分6分”：高于分值 5 分",
)
MISSING = Kind(
    "audit.missing",
    "说有的表都在，空表有说明",
    "写了“附表：某表”而后面没有表；目录列了五张以上的表而缺其中几张；决算公开的表没有数，表中和表后也没有说明；作提醒",
    "自觉接受社会公众监督。\n附表：项目自评汇总表",
    "“附表：项目自评汇总表”：后面没有这张表",
)
LEFTOVER = Kind(
    "audit.leftover",
    "没有表样的残留",
    "以“；”结尾的标题（填写要求）、没有选定的“我部门（单位）”“大于（小于）”、留在文中的“（列明……）”“作下述说明”“（不涉及的不列）”、"
    "图表自带的“销售额”“系列1”",
    "我单位严格执行预算。\n确保我部门（单位）预算资金规范运行。",
    "“我部门（单位）”：备选的称呼没有选定，别处写的是“我单位”",
)
COPIED = Kind(
    "audit.copied",
    "各节写各节的内容",
    "一节只有一句话，又与前面另一节的某一段一字不差；一个科目的“主要用于”写的是另一个科目（提醒）",
    "三、综合评价结论\n2022年度部门整体支出绩效自评得分97分，自评为优秀。\n六、绩效自评结果应用情况\n2022年度部门整体支出绩效自评得分97分，自评为优秀。",
    "“六、绩效自评结果应用情况”下只有一句，与“三、综合评价结论”下的相同，没有写本节的内容",
)
DOUBLED = Kind(
    "audit.doubled",
    "没有重复的词",
    "两个介词连用；一个数前有两个“为”；名称里一个词出现两次而别处只有一次",
    "同时按照根据预决算信息公开工作要求，及时公开。",
    "“按照根据”两个介词连用，删去一个",
)
UNPAIRED = Kind(
    "audit.unpaired",
    "括号、引号成对",
    "一段里左右括号、引号、书名号的个数不同；编号的右半括号（1）不计；作提醒",
    "绩效自评的项目4个（其中，绩效评级为“优”的项目4个；绩效评级为“良”的项目0个。",
    "“（其中，绩效评级为‘优’的项目4个；绩效评级为‘”：这一段的“（”没有后一半",
)
LABEL = Kind(
    "audit.label",
    "同类各项的标签一致",
    "①②③等并列的各项，标签只差一个字",
    "指标①：会议数量，指标值：130场。\n指标②：发文数量，指标值：30份。\n指标③：督办数量，指标数：30件。",
    "“指标数”：同类各项写的是“指标值”",
)
NEARLY = Kind(
    "audit.nearly",
    "同一说法用字一致",
    "两处前十四个字、后两个字都相同，中间只差一个字；作提醒",
    "本办负责机关日常事务，并负责机关党的思想、组织、作风建设和社会主义精神文件建设的各项工作。\n"
    "全年工作完成较好，其中负责机关党的思想、组织、作风建设和社会主义精神文明建设的工作得到肯定。",
    "“织、作风建设和社会主义精神文明建设”与别处的“织、作风建设和社会主义精神文件建设”只差一个字，可能有一处写错",
)
MISPRINT = Kind(
    "audit.misprint",
    "固定名称没有错字漏字",
    "十个字以上的科目、经费、资金名称，中间错一个字或漏一个字，又不是别的名称；“上一年度”写成“上一度”；作提醒",
    "2022年政府性基金预算财政拔款支出为0万元。",
    "“政府性基金预算财政拔款”：应为“政府性基金预算财政拨款”",
)
YEAR = Kind(
    "audit.year",
    "年份是报告年度",
    "标题中的年份与别处同一标题的不同；“截至某年12月31日”的车辆、设备、人员不是报告年度末的；报告年度与自己相比；"
    "别处都与上年相比，一处只与前年相比（提醒）",
    "2022年度部门决算情况说明\n2022年度会议费支出4万元。\n截至2021年12月31日，本单位共有车辆2辆。",
    "“截至2021年12月31日，本单位共有车辆”：报告年度是2022年，此处写的是2021年",
)
OPPOSED = Kind(
    "audit.opposed",
    "前后说法不相反",
    "说没有结转和结余，又说资金结转下年；标题是项目支出，正文是整体支出；同一说法一处是“全部完成”一处是“基本完成”，作提醒",
    "2022年度，本局无结转和结余资金。\n二是个别工作本年度无法完成，导致项目资金结转下年。",
    "“导致项目资金结转下年”：别处说“无结转和结余资金”",
)
CLASS_NAME = Kind(
    "audit.name",
    "科目名称前后一致",
    "款、项相同而类的名称一处带“支出”一处不带；正文说的科目，表里同一类下没有，或正文列出的人员经费、公用经费各款，表里没有支出；"
    "2020年起，项不在所写的款下，表里的编码是别的科目的（提醒）",
    "住房保障支出（类）住房改革支出（款）住房公积金（项）支出决算为50.13万元。\n住房保障（类）住房改革支出（款）住房公积金（项）：指按规定为职工缴纳的住房公积金。",
    "“住房保障（类）”与别处的“住房保障支出（类）”是同一科目，名称不一致",
)

KINDS = {
    kind.code: kind
    for kind in (
        SUM, SAME, ROUNDING, ABOVE, SHARE, RATE, CHANGE, ZERO, DIRECTION, UNIT, MEASURE_WORD, COUNT, SCORE, NUMBERING,
        CLASS_NAME, YEAR, OPPOSED, COPIED, MISSING, LEFTOVER, DOUBLED, UNPAIRED, LABEL, NEARLY, MISPRINT,
    )
}  # fmt: skip
"""All kinds, in the order of the reference page."""


def title_of(code: str) -> str:
    """What must hold, by the code of a kind or of a rule on texts."""
    return KINDS[code].title if code in KINDS else RULES[code].title
