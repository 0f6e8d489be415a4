"""The page of examples, for integrators: for every code that a program meets, how one comes to it, and what comes out.

Each example is run when the page is made, in a folder of its own that holds the files of ``data_examples``.
"""

from __future__ import annotations

import ast
import json
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import chdir
from decimal import Decimal
from pathlib import Path

import docx
from tools.pages.markdown import page

import reportgen
from reportgen.codes_in_english import ENGLISH

_DATA = Path(__file__).parents[2] / "data_examples"
_MINIMAL = 'data = {"版式": "guangxi-qinzhou", "年度": 2023, "单位": {"名称": "示例局"}}\n'
_SICHUAN = 'text = Path("sichuan-panzhihua.yaml").read_text(encoding="utf-8")\n'
_LAYOUT = """Path("layout").mkdir()
document = docx.Document()
document.add_paragraph("{{ 支出.合计|万元 }}")
document.save("layout/report.docx")
"""
_NOT_SHOWN = {
    "source.permission": "No example: it depends on the system who may read a file.",
    "source.unreadable": "No example: it takes a disk that fails.",
}
_EXAMPLES = {
    "source.missing": 'reportgen.load(Path("no-such-file.yaml"))',
    "source.folder": 'reportgen.load(Path("."))',
    "source.size": 'reportgen.load("年度: 2023\\n" + "#" * 21_000_000)',
    "source.empty": 'reportgen.load("\\n")',
    "source.format": 'reportgen.load(b"%PDF-1.7 ...")',
    "source.binary": 'reportgen.load(b"\\x00\\x01\\x02\\x03")',
    "source.encoding": 'reportgen.load("单位: 示例局".encode() + b"\\xff")',
    "source.character": 'reportgen.load("单位:\\n  名称: 示例\\u2028局\\n")',
    "source.comment": 'reportgen.check("版式: guangxi-qinzhou\\n年度: 2023\\n单位:\\n  名称: 示例局 #2\\n")',
    "source.yaml": 'reportgen.load("年度: 2023\\n单位: {名称: 示例局\\n")',
    "source.json": """Path("data.json").write_text('{"年度": 2023 "单位": {}}', encoding="utf-8")
reportgen.load(Path("data.json"))""",
    "source.indent": 'reportgen.load("单位:\\n  名称: 示例局\\n    自称: 我局\\n")',
    "source.tab": 'reportgen.load("单位:\\n\\t名称: 示例局\\n")',
    "source.colon": 'reportgen.load("年度：2023\\n")',
    "source.dash": 'reportgen.load("项目:\\n  - 名称: 甲\\n  -名称: 乙\\n")',
    "source.alias": 'reportgen.load("单位: &a {名称: 示例局}\\n")',
    "source.tag": 'reportgen.load("年度: !!int 2023\\n")',
    "source.documents": 'reportgen.load("年度: 2023\\n---\\n年度: 2024\\n")',
    "source.top": 'reportgen.load("- 年度: 2023\\n")',
    "source.key": 'reportgen.load("[年度]: 2023\\n")',
    "source.duplicate": 'reportgen.load("年度: 2023\\n年度: 2024\\n")',
    "source.depth": 'reportgen.load("附件: " + "[" * 50 + "]" * 50 + "\\n")',
    "source.nodes": 'reportgen.load({"附件": ["甲"] * 500_001})',
    "source.type": 'reportgen.load({"年度": {2023}})',
    "source.float": 'reportgen.load({"会议费": {"决算数": 1.1}})',
    "source.number": 'reportgen.load({"会议费": {"决算数": Decimal("Infinity")}})',
    "source.cycle": 'data = {"年度": 2023}\ndata["单位"] = data\nreportgen.load(data)',
    "data.unknown_key": 'reportgen.load({"年度": 2023, "单位": {"名称": "示例局", "简写": "示例"}})',
    "data.duplicate_key": 'reportgen.load({"年度": 2023, "year": 2023, "单位": {"名称": "示例局"}})',
    "data.missing": 'reportgen.load({"年度": 2023, "单位": {}})',
    "data.empty": 'reportgen.load("年度: 2023\\n单位:\\n  名称:\\n")',
    "data.type": 'reportgen.load({"年度": 2023, "单位": "示例局"})',
    "data.value": 'reportgen.load({"年度": 2023, "单位": {"名称": "示例局"}, "会议费": {"决算数": "若干"}})',
    "rules.silenced": _MINIMAL
    + 'reportgen.check({**data, "忽略规则": [{"编码": "SUM01", "理由": "口径不同"}]})',
    "rules.unknown": _MINIMAL
    + 'reportgen.check({**data, "忽略规则": [{"编码": "SUM99", "理由": "口径不同"}]})',
    "layout.none": 'reportgen.render({"年度": 2023, "单位": {"名称": "示例局"}})',
    "layout.unknown": 'reportgen.render({"版式": "guangxi-qinzou", "年度": 2023, "单位": {"名称": "示例局"}})',
    "layout.type": 'Path("report.pdf").touch()\nreportgen.open_layout("report.pdf")',
    "layout.missing": 'Path("layout").mkdir()\nreportgen.open_layout("layout")',
    "layout.unreadable": 'reportgen.open_layout("x" * 300)',
    "layout.outside": """Path("layout").mkdir()
Path("layout/layout.yaml").write_text("名称: 示例", encoding="utf-8")
Path("elsewhere.docx").touch()
Path("layout/report.docx").symlink_to(Path("elsewhere.docx").resolve())
reportgen.open_layout("layout")""",
    "layout.manifest": _LAYOUT
    + """Path("layout/layout.yaml").write_text("需要: [支出.合记]", encoding="utf-8")
reportgen.open_layout("layout")""",
    "layout.needs": _MINIMAL + "reportgen.check(data)",
    "layout.unlisted": _LAYOUT
    + """Path("layout/layout.yaml").write_text("名称: 示例", encoding="utf-8")
reportgen.open_layout("layout").lint()""",
    "layout.columns": _SICHUAN + 'reportgen.check(text.replace(", 分列: {项目支出: 0.38}", ""))',
    "layout.table": _SICHUAN
    + 'reportgen.check(text.replace("分列: {项目支出: 0.38}", "分列: {基本支出: 0.1, 项目支出: 0.38}"))',
    "layout.text": _MINIMAL + 'reportgen.check({**data, "文字": {"没有的一段": "甲"}})',
    "layout.default": 'reportgen.check(Path("guangxi-qinzhou.yaml"))',
    "layout.unprinted": 'reportgen.check(Path("xinjiang-karamay.yaml"))',
    "layout.unread": 'reportgen.check(Path("xinjiang-karamay.yaml"))',
    "layout.choice": _SICHUAN + 'reportgen.check(text.replace("类别: 特定目标类", "类别: 特定类"))',
    "layout.glossary": _SICHUAN + 'reportgen.check(text.replace("2013102", "2013105"))',
    "layout.chart": _LAYOUT.replace("支出.合计|万元", "图.结构")
    + """chart = "图表: {结构: {种类: 饼图, 标题: 结构, 数据: [三公经费]}}"
Path("layout/layout.yaml").write_text(chart, encoding="utf-8")
reportgen.render({"年度": 2023, "单位": {"名称": "示例局"}}, "layout")""",
    "text.placeholder": _MINIMAL
    + 'reportgen.check({**data, "文字": {"主要职能": "全年支出{支出.合记}万元。"}})',
    "limit.time": 'reportgen.render(Path("guangxi-qinzhou.yaml"), seconds=0)',
}
_INTRODUCTION = """\
What a program meets when it hands data over, with one example for each code. `problem.as_dict(lang="en")` gives what is
shown here; entries that are null are left out. Each example was run to make this page, in a folder with the files of
`data_examples`, after `import docx, reportgen`, `from decimal import Decimal` and `from pathlib import Path`. Errors come as
`ReportgenError.problems`, warnings and notes as what `check` and `lint` return, or as `load(…).problems`. All codes, with
those of rules and audits, are listed in [问题编码](problems.zh-CN.md)."""


def problem_examples_page() -> str:
    """The page."""
    return page("Problems by example", _INTRODUCTION, *map(_section, ENGLISH))


def _section(code: str) -> str:
    head = f"## `{code}`\n\n{ENGLISH[code]}\n\n"
    if code in _NOT_SHOWN:
        return f"{head}{_NOT_SHOWN[code]}"
    shown = json.dumps(_problem(code), ensure_ascii=False, indent=2)
    return f"{head}```python\n{_EXAMPLES[code]}\n```\n\n```json\n{shown}\n```"


def _problem(code: str) -> dict[str, object]:
    """The first problem with this code that its example has, without what is null."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        shutil.copytree(_DATA, folder, dirs_exist_ok=True)
        with chdir(folder):
            found = [problem for problem in _problems(_EXAMPLES[code]) if problem.code == code]
    assert found, f"the example of {code} does not lead to it"
    said = found[0].as_dict(lang="en")
    return {
        name: value.replace(f"{folder}/", "") if isinstance(value, str) else value
        for name, value in said.items()
        if value is not None
    }


def _problems(example: str) -> Iterable[reportgen.Problem]:
    """What is raised by an example, or what its last line comes to."""
    lines = ast.parse(example)
    names = {"docx": docx, "reportgen": reportgen, "Path": Path, "Decimal": Decimal}
    last = lines.body.pop()
    assert isinstance(last, ast.Expr)
    try:
        exec(compile(lines, "example", "exec"), names)
        result = eval(compile(ast.Expression(last.value), "example", "eval"), names)
    except reportgen.ReportgenError as error:
        return error.problems
    return getattr(result, "problems", result)
