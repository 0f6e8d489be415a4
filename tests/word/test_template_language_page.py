"""The page that explains the template language says nothing that the engine refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.word.templates import files_of, package, table

from reportgen.word.advice.lint import lint

PAGE = Path(__file__).parents[2] / "docs" / "template-language.zh-CN.md"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
BLOCK = re.compile(r"\{%(p|tr|tc|r)? *(if|for|endif|endfor) ")
PARTNERS = {"if": "endif", "for": "endfor", "endif": "if 1", "endfor": "for x in y"}


def examples() -> list[str]:
    """Every tag on the page that is written out and makes sense by itself."""
    text = PAGE.read_text(encoding="utf-8").split("## 不能写的")[0].replace("\\|", "|")
    partial = re.compile(
        r"…|else|elif|%_\}|-%\}|\{%-|macro|with|书名|loop\(|名称\(|raw|set 句子 %|endset|不是标签"
    )
    return [tag for tag in dict.fromkeys(TAG.findall(text)) if not partial.search(tag)]


def with_partner(tag: str) -> list[str]:
    """The tag and the one that opens or closes it."""
    block = BLOCK.match(tag)
    if block is None:
        return [tag]
    partner = f"{{%{block[1] or ''} {PARTNERS[block[2]]} %}}"
    return [partner, tag] if block[2].startswith("end") else [tag, partner]


@pytest.mark.parametrize("tag", examples())
def test_every_tag_on_the_page_is_legal(tag: str) -> None:
    cells = with_partner(tag)
    body = table(tuple(cells)) if tag.startswith("{%tc") else table(*[(cell,) for cell in cells])
    problems = lint(package(files_of(body)), filters={"万元": str, "构成": str})
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_the_page_is_looked_through() -> None:
    assert len(examples()) > 35
