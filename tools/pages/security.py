"""The page on security: what is promised, with the lists and limits that the code holds."""

from __future__ import annotations

from tools.pages.markdown import code, page, table

from reportgen import deadlines, errors
from reportgen.source import limits as data_limits
from reportgen.word import limits
from reportgen.word.admission import allowed

_INTRODUCTION = """\
这一页说明 reportgen 对不可信的数据和模板承诺什么，怎样验证。名单和限额由代码生成，与程序一致。"""

_TRUST = """\
## 信任的边界

| 什么 | 信任到哪一步 |
|---|---|
| 数据（文件、字节、文本、字典、工作簿） | 不可信。数据里的话只是文字和数；它不能让程序打开文件、运行程序、访问网络 |
| 模板（.docx）和它引用的部件 | 不可信。只能用数据里声明的名称、列出的过滤器和有限的循环；能进入成品的内容见下面的名单 |
| 操作者指定的版式文件夹 | 只可用它自己的文件：layout.yaml、模板、parts、名词解释；通向文件夹之外的链接不读 |
| 操作者在命令行、在 Python 里写的路径 | 可信 |

- **路径只听操作者的。** 以字节、文本、字典交来的数据（不论有没有 `name=`），`版式` 只能写自带版式的编号；只有操作者自己用
  路径打开的数据文件，其中 `版式` 写的路径才按那个文件的位置去找。
- **从外面收到的数据，请以字节交来**：`reportgen.load(body)`，`body` 为 `bytes`。字符串没有换行、也不以 `{` 开头时，是当作路径的，
  不要把收到的文本不加分辨地当字符串交来。
- 图表的名字、批量输出的文件名都不能离开输出的文件夹。
- 报告里的文字不会变成公式、域或标签：写进 Word 的是文字，写进工作簿的是值。
- `reportgen.docxtpl` 沿用 docxtpl 的约定：模板可以读、可以调用程序放进数据的对象的公开属性。模板不可信时，不要把有副作用的对象
  放进去，或改用 `reportgen.word`。"""

_PASSING = """\
## 什么可以进入成品

只有名单上的可以，其余一律按名称拒绝（`word.forbidden`、`word.package`），一次列全。每个 XML 部件都读一遍，有文档类型声明（DTD）的不收。
部件名按 OPC 的规则比较：不分大小写，前后空白不计。`reportgen layout tidy` 去掉不许有的内容并逐条说明（原文件另存 .bak）；
`layout outline`、`audit`、`verify` 只读文字，跳过它们并说明（`word.foreign`）。

不许有的，例如：OLE 对象和嵌入的文件，ActiveX 控件，宏（带宏的文档、工作簿、VBA 部件），DDE 和其他会引用文件、启动程序、提问、打印的域（嵌套的也算，
由别的域拼成名称的也算），邮件合并的数据源，Web 加载项，自定义功能区和工具栏，外来文档（altChunk、子文档），链接的图片，指向文件、共享目录、
脚本的链接，带脚本或引用外部的 SVG 和 VML，内容与类型不符的文件，压缩炸弹和实体炸弹。"""

_FILES = """\
## 文件

- 成品要么完整，要么没有：先写在旁边的临时文件里，同步到磁盘，再换上去；中途被杀、断电、磁盘写满，原来的文件都不动。
  留下的临时文件由下一次运行清掉。
- 任何命令都不会写进它读过的文件：数据、工作簿、模板、部件、layout.yaml、名词解释、成品报告，换个名字、经过链接也不行。
  `layout tidy` 就地改写模板，先留一份 `.bak`。
- 已有文件的权限不变，链接仍是链接；只读的文件不写。"""

_TESTED = """\
## 怎样验证

| 承诺 | 怎样试 |
|---|---|
| 不许有的进不了成品 | 二百八十多个敌意模板，每种几个写法，逐个拒绝；清理之后做成报告，由独立的工具再看：oletools（oleid、msodde、oleobj）查不出东西，LibreOffice 打开时不访问本机监听的服务器。`python -m tests.word.admission.proofs` |
| 沙箱 | 一百多个企图越界或耗尽资源的标签和文件，在限定内存的进程里逐个拒绝。`python -m tests.word.attack` |
| 只有 `ReportgenError` | 改坏的数据十万份、改坏的模板、报告、工作簿、版式五千份，走遍各个入口和命令；每份不超过 5 秒、500 MB。`python -m tests.fuzz.of_data`、`python -m tests.fuzz.of_packages`；其中固定的一部分每次测试都跑 |
| 不留半个文件 | 写到已有的报告上时 `kill -9` 五十次。`python -m tests.cli.kills 50`；批量时杀主进程或工作进程五十次，接着做完的字节相同，没有孤儿进程。`python -m tests.cli.kills_of_batch 50` |
| 依赖 | 版本和哈希锁定在 requirements-test.txt；运行时用到的都已声明，声明的都用到；CI 查已知漏洞。发布的做法见 CONTRIBUTING.md |"""


def security_page() -> str:
    """The page."""
    passing = f"{_PASSING}\n\n{_lists()}"
    return page("安全", _INTRODUCTION, _TRUST, passing, _limits(), _FILES, _TESTED)


def _lists() -> str:
    rows = (
        (
            "链接",
            "、".join(code(f"{scheme}:") for scheme in sorted(allowed.WEB_SCHEMES)) + "，和文档里的书签",
        ),
        ("域", "、".join(map(code, sorted(allowed.FIELDS)))),
        ("引用的部件", "、".join(map(code, sorted(allowed.PARTS_REFERRED_TO, key=str.lower)))),
        ("图片", "PNG、JPEG、GIF、BMP、TIFF、JPEG XR、EMF、WMF（按内容认），和只有图形的 SVG"),
        ("嵌入的字体", "能用字体表里的密钥还原成字体的"),
        ("图表的工作簿", "只有单元格和表格；公式只用 " + "、".join(map(code, sorted(allowed.FUNCTIONS)))),
        ("VML 图形的元素", "、".join(map(code, sorted(allowed.VML)))),
        ("SVG 的元素", "、".join(map(code, sorted(allowed.SVG)))),
    )
    return table(("可以有的", "名单"), rows)


def _limits() -> str:
    megabyte = 1024 * 1024
    data = (
        f"{data_limits.MAX_BYTES // megabyte} MB，{data_limits.MAX_NODES:,} 个值，{data_limits.MAX_DEPTH} 层"
    )
    package = f"{limits.MAX_UNPACKED // megabyte} MB，{limits.MAX_ENTRIES:,} 个文件，XML 嵌套 {limits.MAX_XML_DEPTH} 层"
    tags = f"一个部件 {limits.MAX_TAGS:,} 个，一段 {limits.MAX_TAGS_IN_PARAGRAPH} 个，一个 {limits.MAX_TAG_LENGTH:,} 字"
    rows = (
        ("一份数据", data),
        ("一个模板", f"解开后 {package}"),
        ("标签", tags),
        ("引用部件", f"{limits.MAX_INCLUSIONS} 处"),
        ("循环和运算", f"一次成文 {limits.MAX_STEPS:,} 步：循环里每次运算按它走过的长度计"),
        ("写出的内容", f"{limits.MAX_OUTPUT // megabyte} 百万字符；一处文字 {limits.MAX_TEXT:,} 字"),
        ("图表", f"{limits.MAX_CHARTS} 个"),
        (
            "时间",
            f"一次核对或成文 {deadlines.SECONDS:.0f} 秒，可用 `check(…, seconds=…)`、`render(…, seconds=…)` 改",
        ),
        ("问题", f"同一类列 {errors.MOST_OF_A_KIND} 条，再说还有多少；一条不超过 {errors.LONGEST_TEXT:,} 字"),
    )
    return f"## 限额\n\n远大于任何真实的报告，远小于会拖垮服务器的。\n\n{table(('什么', '限额'), rows)}"
