"""The page of all codes of problems, for those who meet one, and for programs that tell them apart."""

from __future__ import annotations

from tools.pages.markdown import code, page, table

from reportgen.auditing import KINDS
from reportgen.codes_in_english import ENGLISH
from reportgen.problem_codes import CODE_GROUPS, CodeGroup
from reportgen.rules import RULES

_INTRODUCTION = """\
程序提出的每个问题都有一个编码，印在“错误”“提醒”“说明”之后；`--format json` 和 Python 里叫 `code`。
编码说的是哪一类问题；哪里、差多少、怎么改，看每条问题自己的说明。程序交来数据时会遇到的编码另有一句英文：
`problem.english`，或 `problem.as_dict(lang="en")`，每个编码的例子见 [Problems by example](problem-examples.md)。"""

_RULES = """\
数字或文字不合一条规则。每条规则的依据、容差和例子见[勾稽规则](rules.zh-CN.md)；确不适用的规则可以在数据文件里忽略。"""


_KINDS = """\
`reportgen audit` 查出的问题，每条都给出两处的位置、两个数和差额；怎样判断、例子见[成品报告里的矛盾](audit-kinds.zh-CN.md)。"""


def problems_page() -> str:
    """The page, generated from the index of codes and the catalogue of rules."""
    rules = CodeGroup("核对规则", _RULES, {rule.code: rule.title for rule in RULES.values()})
    kinds = CodeGroup("成品报告自相矛盾", _KINDS, {kind.code: kind.title for kind in KINDS.values()})
    return page("问题编码", _INTRODUCTION, *(_section(group) for group in (*CODE_GROUPS, kinds, rules)))


def _section(group: CodeGroup) -> str:
    heads = ("编码", "含义", "English") if group.meanings.keys() <= ENGLISH.keys() else ("编码", "含义")
    rows = (
        (code(name), meaning, ENGLISH.get(name, ""))[: len(heads)] for name, meaning in group.meanings.items()
    )
    return f"## {group.title}\n\n{group.remark}\n\n{table(heads, rows)}"
