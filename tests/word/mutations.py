"""Templates as Word habits and damaged files change them: the same seed gives the same template."""

from __future__ import annotations

import random
import re

from tests.word.templates import package

HABITS = (
    '<w:ins w:id="1" w:author="甲"><w:r><w:t>加</w:t></w:r></w:ins>', '<w:bookmarkStart w:id="1" w:name="a"/>',
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', '<w:commentReference w:id="0"/>',
    "<w:br/>", "<w:tab/>", "<w:noBreakHyphen/>", "<w:p/>", "<w:tbl/>", "<w:sectPr/>", "“", "’", "　", "\u2028", "&amp;",
    "{{", "}}", "{%", "%}", "{{ 单位.名称 }}", "{%p if 年度 %}", "{%p endif %}", "{%tr for 项 in 项目 %}", "{%- if 年度 -%}",
    "{# 说明 #}", "{% set x %}", "{% raw %}", "{%p 引用 x %}",
)  # fmt: skip
"""What editing puts in: marks of Word's, odd characters, tags that were typed, cut or copied."""
DAMAGE = ("</w:p>", 'w:val="-9e9"', "<!DOCTYPE a>", "\ufdd0", "&#x7;")

_SEAMS = re.compile("</?w:(?:t|r|p|tc|tr)>")
_BLOCKS = re.compile("<w:(p|tc|tr|r)[ >].*?</w:\\1>", re.DOTALL)


def mutated(files: dict[str, bytes], seed: int) -> bytes:
    """The template of these files with one to four changes."""
    chance, changed = random.Random(seed), dict(files)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        names = [name for name in changed if name.endswith((".xml", ".rels")) and changed[name]]
        name = "word/document.xml" if chance.random() < 0.65 else chance.choice(names)
        if chance.random() < 0.05:
            changed.pop(name, None)
        elif name in changed:
            changed[name] = _edited(changed[name].decode(errors="replace"), chance).encode()
    return package(changed)


def _edited(xml: str, chance: random.Random) -> str:
    kind, position = chance.random(), chance.randrange(max(1, len(xml)))
    seams, blocks = list(_SEAMS.finditer(xml)), list(_BLOCKS.finditer(xml))
    if kind < 0.6 and seams:
        seam = chance.choice(seams)
        at = chance.choice((seam.start(), seam.end()))
        return xml[:at] + chance.choice((*HABITS, *DAMAGE)) + xml[at:]
    if kind < 0.8 and blocks:
        block = chance.choice(blocks)
        return xml[: block.start()] + chance.choice(("", block[0] * 2)) + xml[block.end() :]
    if kind < 0.9:
        return xml[:position] + xml[position + chance.randrange(1, 60) :]
    return xml[:position] + chr(chance.randrange(32, 127)) + xml[position + 1 :]
