"""A final account of another place, built of phrases alone: no if, macro or arithmetic in its sentences."""

from __future__ import annotations

import re
from pathlib import Path

from tests.reports.expected import assert_outline_is_fresh, assert_reads_as
from tests.word.documents import read_part, with_parts

import reportgen
from reportgen.errors import Severity

HERE = Path(__file__).parent
LAYOUT = HERE / "layouts" / "shanghai"
DATA = HERE / "data" / "shanghai.yaml"
OWN_CODE = re.compile(
    r"\{%-?\s*(?:if|elif|else|set|macro|for)\b|\{\{[^}|]*[^}|\w.\"'（）%]\s*[-+*/]\s*[^}]*\}\}"
)
"""A condition, a macro or a calculation within a paragraph."""


def computed_sentences() -> list[str]:
    """The sentences of the template that print figures of the data."""
    lines = (LAYOUT / "report.outline.txt").read_text(encoding="utf-8").splitlines()
    paragraphs = [line for line in lines if line.startswith("[正文] ") and "{{" in line and "{{p" not in line]
    sentences = (part for line in paragraphs for part in re.split(r"(?<=。)(?![\"'])", line))
    return [sentence for sentence in sentences if "{{" in sentence]


def test_at_least_97_percent_of_its_sentences_are_phrases_alone() -> None:
    sentences = computed_sentences()
    with_code = [sentence for sentence in sentences if OWN_CODE.search(sentence)]
    assert len(sentences) >= 30
    assert len(with_code) <= 0.03 * len(sentences), with_code


def test_the_report_reads_as_expected() -> None:
    assert_outline_is_fresh(LAYOUT / "report.docx")
    assert_reads_as(reportgen.render(DATA, LAYOUT), DATA.with_suffix(".txt"))


def test_its_data_hold_and_what_it_says_follows_from_them() -> None:
    problems = reportgen.check(DATA, LAYOUT)
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []
    assert reportgen.verify(reportgen.render(DATA, LAYOUT), DATA, LAYOUT).deviations == ()


def test_another_figure_in_any_of_its_sentences_is_noticed() -> None:
    """The sentences are read back: what they say is held against the data, phrase by phrase."""
    report = reportgen.render(DATA, LAYOUT)
    text = read_part(report, "word/document.xml")
    figures = list(re.finditer(r"\d[\d,]*\.\d(?=万元|%)", text))
    assert len(figures) > 60
    for figure in figures[::7]:
        changed = f"{text[: figure.start()]}9{text[figure.start() :]}"
        edited = with_parts(report, document=lambda _, changed=changed: changed)
        assert reportgen.verify(edited, DATA, LAYOUT).deviations, figure[0]
