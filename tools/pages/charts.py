"""The page of all kinds of chart, for those who design layouts; pictures of its gallery: ``python -m docs.charts.gallery``."""

from __future__ import annotations

from decimal import Decimal

from tests.charts.examples import GALLERY, SPENDING
from tools.pages.markdown import code, page, table

from reportgen.charts import Kind
from reportgen.charts.alt_text import alt_text
from reportgen.charts.pictures.fonts import PACKAGE, VARIABLE
from reportgen.charts.spec import LONGEST_NAME
from reportgen.layout.chart_tags import OPTIONS
from reportgen.layout.manifest import ChartDeclaration
from reportgen.model.base import shape_of

_INTRODUCTION = """\
报告里的图是 Word 自己的图表：点开就能改颜色、改文字，右键“编辑数据”会打开附在文档里的工作簿，
数字与正文一致。需要图片时（`--charts image`，或 `reportgen charts 数据文件 -o 目录 --format png|svg`），
同一份声明画成 PNG 或 SVG。两种画法用同一套配色、同一套标签和同一套排布。
报告要给画不了 Word 图表的软件看的，用 `--charts both`：每张图旁边另放一张图片，这些软件显示图片，Word 显示图表；成文慢些。

下面每种图左边是 Word 图表（由 LibreOffice 打印），右边是图片。"""

_DECLARING = """\
## 怎样声明

在版式的 `layout.yaml` 里写 `图表`，模板里用 `{{ 图.名字 }}` 放图，`{{ 图题.名字 }}` 放图题：

```yaml
图表:
  支出结构:
    种类: 饼图
    标题: "{年度}年支出决算结构图"
    题注: 支出决算结构图
    数据: [支出.按性质.基本支出, 支出.按性质.项目支出]
    总计: 支出.合计
    无数据时: 支出
```"""

_IN_TAGS = """\
`数据` 和 `总计` 写[数据的位置](../data-file.zh-CN.md#数据的位置)。

只用一次的图，也可以不写进 `layout.yaml`，直接在模板里声明；种类就是短语，图题自己写，可用的设置是{options}：

```
{{{{ 支出.按功能|饼图("支出结构", 总计=支出.合计) }}}}
{{{{ 收入.按来源|柱形图("收入对比", 列=["上年决算数", "决算数"], 系列=["上年", "本年"]) }}}}
```

数字写法（`2.40` 还是 `2.4`）、零项是否列出，跟随版式的 `数字` 设置；占比总是两位小数。"""

_NOT_DRAWN = f"""\
## 什么时候不画图

- 各项全为零：在图的位置印一句“本年度无……，故不绘制图表。”，没有图题，也不占图号。
- 数据不合适（饼图里有负数、名称为空或超过 {LONGEST_NAME} 字、数值不是有限的十进制数、尺寸放不下标签……）：
  一次列出全部问题，不出半张图。"""

_FONTS = f"""\
## 字体

Word 图表用宋体和 Times New Roman，由打开文档的电脑提供。图片需要一个真正的中文字体文件，依次找：

1. 环境变量 `{VARIABLE}` 指定的文件；
2. 随程序安装的 `{PACKAGE}`（思源宋体）；
3. 系统字体目录里的思源宋体、宋体、思源黑体、微软雅黑等。

都没有时，运行 `pip install {PACKAGE}`。字体里没有的字（如表情符号）会报错并指出是哪几个字，
不会印成方框。"""

_ALTERNATIVE_TEXT = f"""\
## 替代文字

每张图都带一句替代文字，供读屏软件和纯文字版本使用，例如：

> {alt_text(SPENDING)}

LibreOffice 转成 PDF 时会丢掉 Word 图表的这句话，图片的不丢：要供读屏软件使用的 PDF，用 `--charts image` 成文。"""

_FOR_DEVELOPERS = """\
## 给开发者

```python
from decimal import Decimal
from reportgen.charts import ChartSpec, Kind, Series, native, png, svg
from reportgen.charts.alt_text import alt_text

spec = ChartSpec(
    Kind.PIE,
    "2022年支出决算结构图",
    ("基本支出", "项目支出"),
    (Series("支出", (Decimal("560.63"), Decimal("268.13"))),),
)
if spec.empty_note is None:
    parts = native(spec)  # parts.chart_xml、parts.workbook：Word 图表的两个部件
    width, height = spec.extent  # EMU
    picture = png(spec, dpi=200)
    drawing = svg(spec)
    text = alt_text(spec)
```

同样的数据总是得到同样的字节。本页的图由 `python -m docs.charts.gallery` 生成，
耗时由 `python -m benchmarks.charts` 测量。"""


def charts_page() -> str:
    """The page, generated from the kinds, the settings of a layout's charts, and the charts of the gallery."""
    return page(
        "图表",
        _INTRODUCTION,
        _DECLARING,
        _settings(),
        _IN_TAGS.format(options="、".join(map(code, OPTIONS))),
        *map(_section, Kind),
        _NOT_DRAWN,
        _FONTS,
        _ALTERNATIVE_TEXT,
        _FOR_DEVELOPERS,
    )


def _settings() -> str:
    rows = (
        (code(shape.chinese), shape.meaning, "必填" if shape.required else _default(name))
        for name, shape in shape_of(ChartDeclaration).items()
    )
    return table(("键", "含义", "不填时"), rows)


def _default(name: str) -> str:
    """What stands in place of a setting that is left out; nothing where its meaning says it."""
    match ChartDeclaration.model_fields[name].default:
        case bool(chosen):
            return "是" if chosen else "否"
        case Decimal() as number:
            return f"{number:f}"
        case str(text):
            return text
        case _:
            return ""


def _section(kind: Kind) -> str:
    pictures = ((_picture(name, "native"), _picture(name, "image")) for name in _shown(kind))
    notes = "\n".join(f"- {note}" for note in (*kind.traits.notes, *_limits(kind)))
    head = f"## {kind.all_names}：{kind.traits.purpose}"
    return "\n\n".join((head, table(("Word 图表", "图片"), pictures), notes))


def _shown(kind: Kind) -> list[str]:
    return [name for name, spec in GALLERY.items() if spec.kind is kind]


def _picture(name: str, renderer: str) -> str:
    return f"![]({name}-{renderer}.png)"


def _limits(kind: Kind) -> list[str]:
    traits = kind.traits
    signs = [] if traits.negatives else ["不接受负数。"]
    if traits.whole_and_parts:
        return signs
    columns = f"，合起来最多 {traits.most_marks} 根柱" if traits.most_marks else ""
    return [f"最多 {traits.most_categories} 项、{traits.most_series} 个系列{columns}。", *signs]
