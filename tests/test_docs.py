"""The generated reference pages are fresh, and a stale one is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.pages.phrases import SAMPLE

from reportgen.figures.totals import completed
from reportgen.model.base import shape_of
from reportgen.model.report import Report
from reportgen.model.schema import records_below
from reportgen.model.validation import report_from
from reportgen.problem_codes import MEANINGS
from reportgen.rules import RULES, check
from reportgen.source import read
from reportgen.wording import PHRASES
from tools import docs


@pytest.mark.parametrize("name", docs.PAGES)
def test_the_page_is_what_the_code_says(name: str) -> None:
    assert (docs.DOCS / name).read_text(encoding="utf-8") == docs.PAGES[name](), "run: python -m tools.docs"


def test_stale_pages_are_named_and_then_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "DOCS", tmp_path)
    pages = ("fields.zh-CN.md", "charts/README.zh-CN.md")
    monkeypatch.setattr(docs, "PAGES", {name: docs.PAGES[name] for name in pages})
    assert docs.main(["--check"]) == 1
    assert not list(tmp_path.iterdir())
    complaint = capsys.readouterr().err
    assert "docs/fields.zh-CN.md 已过时，请运行 / is stale, run: python -m tools.docs\n" in complaint
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0


def test_an_unknown_argument_is_refused() -> None:
    assert docs.main(["--chekc"]) == 2


def test_every_key_phrase_rule_and_code_has_its_place() -> None:
    names = ("fields", "phrases", "rules", "problems")
    fields, phrases, rules, problems = (docs.PAGES[f"{name}.zh-CN.md"]() for name in names)
    shapes = [shape for record in (Report, *records_below(Report)) for shape in shape_of(record).values()]
    assert all(f"| `{shape.chinese}` | `{shape.name}` |" in fields for shape in shapes)
    assert all(f"## {phrase.chinese}\n" in phrases for phrase in PHRASES)
    assert all(f"### {code} " in rules for code in RULES)
    assert all(f"| `{code}` | {meaning} |" in problems for code, meaning in MEANINGS.items())
    assert all(f"| `{code}` | {rule.title} |" in problems for code, rule in RULES.items())


def test_links_lead_to_sections_that_exist() -> None:
    fields = docs.PAGES["fields.zh-CN.md"]()
    headings = set(re.findall(r"^## (.+)$", fields, re.MULTILINE))
    assert set(re.findall(r"\(#(.+?)\)", fields)) <= headings


def test_the_data_of_the_examples_keep_all_rules() -> None:
    assert check(completed(report_from(read(SAMPLE)))) == []
