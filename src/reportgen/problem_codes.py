"""What each code of a `Problem` means, for those who meet one; rules have theirs in `rules.register`, the
kinds of contradictions in finished reports in `auditing.kinds`.

A code is written out in full where it is raised, so that a search for it finds both the place and its meaning here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """Codes that have to do with one thing.

    Attributes:
        title: what they have to do with, in Chinese.
        remark: who meets them and what follows, in Chinese.
        meanings: one Chinese sentence by code.
    """

    title: str
    remark: str
    meanings: Mapping[str, str]


CODE_GROUPS = (
    CodeGroup(
        "读取数据文件",
        "文件打不开，或不合 YAML、JSON 的写法；内容还没有核对，命令的退出码为 2。",
        {
            "source.missing": "找不到这个文件",
            "source.folder": "给的是文件夹，要的是文件",
            "source.permission": "没有权限读取，或文件正被其他软件占用",
            "source.unreadable": "系统读不出这个文件",
            "source.size": "文件过大",
            "source.empty": "文件里什么也没有",
            "source.format": "是 Word、Excel、WPS、PDF、RTF 文件或压缩包，不是文本",
            "source.binary": "不是文本文件",
            "source.encoding": "文字编码无法识别，或有文字已损坏",
            "source.character": "含有看不见的控制字符或换行符",
            "source.comment": "“ #”起的文字当作注释略去了",
            "source.yaml": "不合 YAML 的写法",
            "source.json": "不合 JSON 的写法",
            "source.indent": "同一层的键没有左对齐",
            "source.tab": "缩进里有制表符（Tab）",
            "source.colon": "键后面用了全角冒号，或冒号后面不是半角空格",
            "source.dash": "列表的“-”之后缺少空格",
            "source.alias": "用了 YAML 的锚点或引用（以 & 或 * 开头）",
            "source.tag": "用了 YAML 的标签（以 ! 开头）",
            "source.documents": "一个文件里有不止一份数据",
            "source.top": "最外层不是一组“键: 值”",
            "source.key": "键不是文字，或带有看不见的字符",
            "source.duplicate": "同一层里同一个键写了不止一次",
            "source.depth": "层次过深",
            "source.nodes": "内容过多",
            "source.type": "程序交来的数据里有不能用的类型",
            "source.float": "程序交来的数据里有浮点数，不能精确表示金额",
            "source.number": "程序交来的数不是有限的数，或位数过多",
            "source.cycle": "程序交来的数据包含了自身",
        },
    ),
    CodeGroup(
        "读取工作簿",
        "Excel、WPS 工作簿打不开或认不出，命令的退出码为 2；单元格里的数有问题，数据文件照样写出。",
        {
            "intake.damaged": "文件不完整、已损坏或是空的",
            "intake.password": "工作簿加了打开密码",
            "intake.html": "是网页格式的文件，只是起了工作簿的名字",
            "intake.kind": "不是工作簿",
            "intake.size": "工作簿解开后过大",
            "intake.macros": "工作簿带有宏；宏不运行",
            "intake.extension": "扩展名与内容不符，按内容读取",
            "intake.long": "表太长，后面的行没有读",
            "intake.none": "没有认出任何决算表或自评表",
            "intake.year": "没有一张表写明年度",
            "intake.year_of_name": "表上没有写年度，按文件名取",
            "intake.odd_year": "一张表写的年度与同一本工作簿里别的表不同",
            "intake.other_year": "表既不是本年的，也不是上年的，没有用",
            "intake.sheet": "有的表认不出，或数据文件用不到，没有读",
            "intake.unit": "表上没有写金额单位",
            "intake.budget": "表头只写“预算数”，没有说明是哪一种",
            "intake.column": "有一栏认不出，没有读",
            "intake.row": "有一行认不出，没有读",
            "intake.code": "科目编码的位数不对，这一行没有读",
            "intake.number": "单元格里应是数字，却是别的",
            "intake.formula": "单元格里的公式没有存结果，或出错",
            "intake.decimals": "以万元为单位的数，小数多于四位",
            "intake.measure": "完成值的单位与指标值不同",
            "intake.contradiction": "同一个数在两个单元格里不同",
        },
    ),
    CodeGroup(
        "填写的工作簿",
        "用 reportgen new 新建的工作簿，填写以后读不懂的地方；改好再读。",
        {
            "filled.sheet": "有一张表里没有以【】开头的段，没有读",
            "filled.section": "【】里写的不是数据的位置",
            "filled.heads": "一段的下面缺少表头",
            "filled.cell": "这一格在这一行不适用",
            "filled.row": "一行有数，却没有写是哪一项",
            "filled.name": "一段文字没有写名称",
            "filled.owner": "没有写，或写错了属于哪一项",
            "filled.level": "级次不对，或前面没有上一级",
        },
    ),
    CodeGroup(
        "数据文件的键和值",
        "文件读得出来，但有的键不认识，或值不合要求；改正后才核对数字。",
        {
            "data.unknown_key": "没有这个键，或写错了地方",
            "data.duplicate_key": "同一项用中文键和英文键各写了一次",
            "data.missing": "缺少必填项",
            "data.empty": "写了键，没有填值",
            "data.type": "应为一组“键: 值”或列表，写的是别的",
            "data.value": "值不合要求，如金额不是数字、没有这一天",
        },
    ),
    CodeGroup(
        "忽略规则",
        "关于数据文件中“忽略规则”这一项。",
        {
            "rules.silenced": "按数据文件所写忽略了一条规则，列出规则和理由",
            "rules.unknown": "要忽略的编码不是任何规则的编码",
        },
    ),
    CodeGroup(
        "版式与数据",
        "数据本身没有错，但版式用不上，或版式要的没有；也包括版式文件夹自己的问题。",
        {
            "layout.none": "没有说明用哪个版式",
            "layout.unknown": "没有这个版式",
            "layout.type": "给的模板不是 .docx 文件",
            "layout.missing": "版式文件夹里没有 Word 模板",
            "layout.unreadable": "版式的文件夹或文件打不开",
            "layout.outside": "版式文件夹里的链接通向文件夹之外",
            "layout.manifest": "layout.yaml 或名词解释文件写了数据中不可能有的位置、没有的图表种类或列",
            "layout.needs": "版式需要的数据或文字没有填写",
            "layout.unlisted": "模板读取的数据，在 layout.yaml 的“需要”和“可选”里没有写",
            "layout.columns": "决算公开表里有空白的格：数据没有说明金额各属哪一栏",
            "layout.table": "决算公开表的一行，各栏之和与合计不等",
            "layout.text": "版式不印所写的这段文字",
            "layout.default": "没有填写的文字，报告里照版式的说法印出",
            "layout.unprinted": "所写的文字在这份报告里没有印出，并说明为什么",
            "layout.unread": "数据文件写了、版式不印的数，只用来核对",
            "layout.choice": "填的不是版式区分的值，报告不会按它归类",
            "text.placeholder": "作者的文字里，花括号所引的数取不到",
            "layout.glossary": "名词解释里没有所用的科目，或找不到名词解释文件",
            "layout.chart": "图表所取的数据没有填写，或不能作图",
        },
    ),
    CodeGroup(
        "用时",
        "核对和生成报告都有时间的限额（seconds），真实的报告只用其中很小一部分。",
        {"limit.time": "用时超过限额：数据或模板大得不像一份报告"},
    ),
    CodeGroup(
        "图表",
        "图表按所给的数字画不出来。",
        {
            "chart.kind": "没有这种图",
            "chart.name": "标题、类别或系列的名称为空、过长，或含有不可打印的字符",
            "chart.series": "没有数据系列",
            "chart.length": "数值的个数与类别的个数不等",
            "chart.number": "数值不是有限的十进制数，或过大",
            "chart.negative": "这种图不能表示负数",
            "chart.crowded": "类别、系列或柱形过多，放不下",
            "chart.size": "宽或高超出范围",
            "chart.share": "占比的总额或小项归并的阈值不合要求",
            "chart.empty": "数据全部为零，没有可画的内容",
            "chart.font": "找不到能写中文的字体，画不成图片",
            "chart.glyph": "字体里没有图中要写的字",
        },
    ),
    CodeGroup(
        "Word 模板",
        "做版式的人检查模板、把模板和数据合成文件时遇到。",
        {
            "word.file": "读不到模板文件",
            "word.package": "模板文件已损坏，或不是通常的 .docx",
            "word.syntax": "标签的写法或位置不对，或没有配对",
            "word.undefined": "标签里的名称在数据中没有",
            "word.filter": "没有这个过滤器或判断，或它不能用于这里的值",
            "word.picture": "模板里没有要换的图片",
            "word.value": "值不能写在这里，如空值、一组数据、不是图片的文件",
            "word.forbidden": "模板里不许有的内容或写法，如对象、宏、引用外部文件、调用函数",
            "word.limit": "模板或成文过大、嵌套过深、循环过多",
            "word.part": "“引用”所指的部件没有，或与模板不合",
            "word.style": "所用的样式模板里没有",
            "word.drawing": "图表没有放进模板，或放了不止一次",
            "word.clipped": "图所在的段落是固定行距，或表格行是固定行高，图会被裁掉",
            "word.tracked": "有没有定稿的修订",
            "word.comment": "有批注",
            "word.foreign": "文档里有报告不该有的内容（对象、宏、外部链接等），读的时候跳过了",
            "word.dropped": "清理时去掉了报告里不许有的内容",
            "word.reference": "交叉引用所指的内容没有印出",
            "word.gap": "标签独占一段，印出时会留下空段",
            "word.braces": "单个的花括号会原样印出",
            "word.quotes": "标签里用了弯引号",
            "word.numbering": "用了 Word 的自动编号，或在数出的编号之间手写编号",
            "word.field": "邮件合并域会原样印出",
            "word.arithmetic": "标签里有算式，应改用短语",
            "outline": "大纲文本有一行不合写法",
        },
    ),
    CodeGroup(
        "读成品报告",
        "读已经成文的报告（.docx、.pdf、网页、文本）时遇到；标为提醒的，其余内容照常核对。",
        {
            "finished.empty": "文档里没有文字",
            "finished.format": "不是能读的文件种类，如旧格式的 .doc、图片",
            "finished.password": "PDF 要密码才能打开",
            "finished.damaged": "PDF 文件已损坏",
            "finished.limit": "PDF 页数过多",
            "finished.scan": "整份或其中几页是图片，没有文字可核",
            "finished.columns": "文本里的表没有分栏的记号，各栏连在一起",
            "finished.glyphs": "PDF 的字体没有说明一些字是什么字",
            "finished.tracked": "Word 文档里有没有定稿的修订",
        },
    ),
    CodeGroup(
        "成品报告与数据不符",
        "reportgen verify 查出的问题；每条给出报告里的位置，报告写的和数据给出的。",
        {
            "verify.figure": "报告里的数与数据给出的不同",
            "verify.words": "数相同而文字改过",
            "verify.missing": "数据给出的一句话或表中的一行，报告里没有",
            "verify.extra": "报告里的一句话或表中的一行，不是数据给出的",
            "verify.unknown": "报告里另加的话，说的数不是数据给出的，也推不出来",
            "verify.said": "报告里另加的话，与数据不符",
        },
    ),
    CodeGroup(
        "核对成品报告的命令",
        "reportgen audit 做不了要求的事；没有写任何文件。",
        {
            "audit.mark": "不是 Word 文件，加不了批注",
            "audit.empty": "文件夹里没有成品报告",
        },
    ),
    CodeGroup(
        "排版成页",
        "只有要求目录页码（--contents-pages）或 PDF 时才用 LibreOffice；没有它，报告照样生成，目录的页码由 Word 填写。",
        {
            "office.missing": "没有安装 LibreOffice",
            "office.failed": "LibreOffice 没有排出各页",
        },
    ),
    CodeGroup(
        "写出文件",
        "文件写不到所说的地方；已有的文件不会损坏。",
        {
            "output": "不能写到这里，或不应覆盖这个文件",
            "batch.folder": "批量的文件夹打不开",
            "batch.empty": "没有找到数据文件",
            "batch.collision": "两份数据会写到同一个文件",
            "batch.failed": "这一份没有做完：进程被终止、内存不够或程序出错；其余照常",
            "batch.cluster": "集群用不了",
        },
    ),
)
"""All codes but those of rules and of the kinds of contradictions, in the order of the reference page."""

MEANINGS: Mapping[str, str] = MappingProxyType(
    {code: meaning for group in CODE_GROUPS for code, meaning in group.meanings.items()}
)
"""The Chinese meaning of each of them."""
