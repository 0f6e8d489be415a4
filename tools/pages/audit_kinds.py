"""The page of all kinds of contradictions that an audit finds in a finished report."""

from __future__ import annotations

from tools.pages.markdown import code, page, table

from reportgen.auditing import APPLIED, KINDS, ON_NAMES, Kind
from reportgen.rules import RULES

_INTRODUCTION = """\
`reportgen audit` 拿成品报告自己说的话、自己的数互相核对，不需要数据文件。每一类怎样判断、报什么，如下。
**错误**：怎么读都不对。**提醒**：多半有问题，请核实。相差在四舍五入之内的是**尾差**，不算错，加 `--rounding` 列出。"""

_RULES = """\
下列勾稽规则说的是文字本身，对成品报告的段落同样适用，编码、例子见[勾稽规则](rules.zh-CN.md)："""


def audit_kinds_page() -> str:
    """The page, generated from the declaration of the kinds."""
    rows = ((code(name), RULES[name].title) for name in (*APPLIED, *ON_NAMES))
    rules = f"## 文字的规则\n\n{_RULES}\n\n{table(('编码', '规则'), rows)}"
    return page("成品报告里的矛盾", _INTRODUCTION, _overview(), *map(_section, KINDS.values()), rules)


def _overview() -> str:
    rows = ((code(kind.code), kind.title) for kind in KINDS.values())
    return f"共 {len(KINDS)} 类：\n\n{table(('编码', '应当怎样'), rows)}"


def _section(kind: Kind) -> str:
    return "\n\n".join(
        (
            f"## {kind.code} {kind.title}",
            f"{kind.remark}。",
            f"例如报告里写着：\n\n```text\n{kind.example}\n```",
            f"就会指出：{kind.says}",
        )
    )
