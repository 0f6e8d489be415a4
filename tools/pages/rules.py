"""The page of all rules that figures must keep, for those who meet a complaint."""

from __future__ import annotations

from textwrap import dedent

from tools.pages.markdown import code, page, table

from reportgen.rules import GROUPS, Rule

_INTRODUCTION = """\
`reportgen check` 按下列规则核对数据。错误必须改正才能成文；提醒多半有问题，请核实；说明知道即可。
某条规则确实不适用时，可以在数据文件里写明编码和理由，例如：

```yaml
忽略规则:
  - {编码: SUM01, 理由: 本年度机构改革，上年数口径不同}
```"""


def rules_page() -> str:
    """The page, generated from the catalogue."""
    sections = [
        block
        for group in GROUPS
        for block in (f"## {group.title}", *(_section(rule) for rule in group.rules))
    ]
    return page("勾稽规则", _INTRODUCTION, _overview(), *sections)


def _overview() -> str:
    rules = [(group, rule) for group in GROUPS for rule in group.rules]
    rows = ((code(rule.code), group.title, rule.title) for group, rule in rules)
    return f"共 {len(rules)} 条：\n\n{table(('编码', '类别', '规则'), rows)}"


def _section(rule: Rule) -> str:
    return "\n\n".join(
        (
            f"### {rule.code} {rule.title}",
            f"- 依据：{rule.basis}\n- 容差：{rule.tolerance}",
            f"例如写成：\n\n```yaml\n{dedent(rule.example).strip()}\n```",
            f"就会提示：{rule.says}",
        )
    )
