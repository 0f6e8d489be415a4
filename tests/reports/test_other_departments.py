"""The same layouts with quite different data read as naturally: nothing left over, nothing contradictory, no gaps."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from tests.reports.other_departments import (
    LONG_NAME,
    SHORT_NAME,
    VARIANTS,
    YEARS_LATER,
    Tree,
    nothing_but_needed,
    read_example,
    varied,
)
from tests.tools import validate

from reportgen.errors import Severity
from reportgen.layout import open_layout
from reportgen.pipeline import load
from reportgen.word.outline import outline

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))

BRIEF = "no texts but those needed"

FAULTS = {
    "a value that is none": r"None|\bnan\b|undefined",
    "a tag": r"\{[{%]|[%}]\}",
    "empty brackets or quotes": r"（）|“”|《》|〔〕",
    "marks that meet": r"[，；：、][，；。、]|。[。，；、]|：：",
    "an enumeration of nothing": r"其中[：，]?。|[：，]等。",
    "a sign in place of a word": r"(?<=[一-鿿（])[-−+]\d",
    "a cause that is not named": r"主要(?:变动)?原因(?:是|为)?：?[。，；]",
    "a word said twice": r"其中：?其中|主要原因：?主要原因|(?:万元){2}",
    "a rate of a zero base": r"增长100(?:\.00)?%",
}
_STYLED = re.compile(r"\[(?P<style>[^\]]*)\] ?(?P<text>.*)")
_OPENINGS = (
    re.compile(r"([一二三四五六七八九十百]+)、"),
    re.compile(r"（([一二三四五六七八九十百]+)）"),
    re.compile(r"(\d+)\. ?(?!\d)"),
    re.compile(r"（(\d+)）"),
)
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
each_variant = pytest.mark.parametrize("variant", [*VARIANTS, BRIEF])


@cache
def tree_of(example: Path) -> Tree:
    return read_example(example)


@cache
def rendered(example: Path, variant: str) -> bytes | None:
    """The report of a variant; None where its layout, or a text of its author, cannot do without what is left out."""
    layout = open_layout(example.stem)
    optional = {name for name, part in layout.manifest.narrative.items() if not part.needed}
    change = nothing_but_needed(optional) if variant == BRIEF else VARIANTS[variant]
    report = layout.prepared(load(varied(tree_of(example), change)))
    problems = report.problems + layout.check(report)
    is_lacking = any(problem.severity is Severity.ERROR for problem in problems)
    return None if is_lacking else layout.render(report)


@cache
def paragraphs(example: Path, variant: str) -> list[tuple[str, str]]:
    """Style and text of every paragraph outside tables; charts apart."""
    lines = [_STYLED.match(line) for line in outline(document(example, variant)).splitlines()]
    return [
        (line["style"], _plain(line["text"])) for line in lines if line and not line["text"].startswith("{图")
    ]


def document(example: Path, variant: str) -> bytes:
    """The report of a variant, for tests that have nothing to say where there is none."""
    report = rendered(example, variant)
    return report if report is not None else pytest.skip("the layout needs what this variant leaves out")


def _plain(text: str) -> str:
    """The words alone, without the marks of type faces and of the lines of a title."""
    return re.sub(r"\{[^|{}]*字\|([^{}]*)\}", r"\1", text).replace("{换行}", "")


@each_example
@each_variant
def test_nothing_reads_like_a_machine(example: Path, variant: str) -> None:
    found = [
        (fault, text)
        for _, text in paragraphs(example, variant)
        for fault, pattern in FAULTS.items()
        if re.search(pattern, text)
    ]
    assert found == []


@each_example
@each_variant
def test_what_is_announced_follows(example: Path, variant: str) -> None:
    """A paragraph that ends in a colon is not the last one of its section."""
    open_level, announced = 0, ""
    for style, text in [*paragraphs(example, variant), ("标题 1", "")]:
        level = int(style[3]) if style.startswith("标题 ") else 0
        assert not (announced and 0 < level <= open_level), announced
        open_level, announced = level or open_level, text if text.endswith("：") and not level else ""


@each_example
@each_variant
def test_no_blank_lines_are_left_where_something_is_left_out(example: Path, variant: str) -> None:
    usual = [text for _, text in paragraphs(example, "growth")]
    texts = [text for _, text in paragraphs(example, variant)]
    assert _longest_gap(texts) <= _longest_gap(usual)


def _longest_gap(texts: list[str]) -> int:
    return max((len(list(run)) for blank, run in groupby(texts, lambda text: not text) if blank), default=0)


@each_example
@each_variant
def test_numbers_count_without_gaps(example: Path, variant: str) -> None:
    counts = [0] * len(_OPENINGS)
    for _, text in paragraphs(example, variant):
        for level, opening in enumerate(_OPENINGS):
            match = opening.match(text)
            if match is None:
                continue
            number = _value(match[1])
            assert number in (1, counts[level] + 1), text
            counts[level:] = [number] + [0] * (len(counts) - level - 1)


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


@each_example
def test_a_flat_year_is_flat_without_amounts_rates_or_reasons(example: Path) -> None:
    text = "\n".join(text for _, text in paragraphs(example, "flat"))
    assert changes_on_prior_year(text) == []
    assert not re.search(r"持平[^。；]{0,4}(?:\d|主要原因)", text)
    assert [
        reason for reason in _reasons(tree_of(example)) if re.search(rf"(?:因[是：]|主要是){reason}", text)
    ] == []


@each_example
def test_growth_and_decline_are_told_apart(example: Path) -> None:
    grown = "\n".join(text for _, text in paragraphs(example, "growth"))
    shrunk = "\n".join(text for _, text in paragraphs(example, "decline"))
    assert set(changes_on_prior_year(grown)) <= {"增加", "增长"}
    assert set(changes_on_prior_year(shrunk)) <= {"减少", "下降"}


def changes_on_prior_year(text: str) -> list[str]:
    """The verbs of all changes of money on the prior year."""
    amounts = re.findall(r"[较比与](?:上|去|\d{4})年(?:相比)?，?[^，。；]{0,20}?(增加|减少)[\d.]+万元", text)
    rates = re.findall(r"(?:[较比]上年|同比|[较比]上年(?:增加|减少)[\d.]+万元，)(增长|下降)[\d.]+%", text)
    return amounts + rates


def _reasons(tree: object) -> set[str]:
    """The reasons given for changes on the prior year."""
    if isinstance(tree, list):
        return {reason for inner in tree for reason in _reasons(inner)}
    if not isinstance(tree, dict):
        return set()
    own = {tree["变动原因"]} if {"变动原因", "上年决算数"} <= tree.keys() else set()
    return own | {reason for inner in tree.values() for reason in _reasons(inner)}


@each_example
@pytest.mark.parametrize("variant", ["nothing at all", "nothing spent"])
def test_nothing_spent_has_no_shares(example: Path, variant: str) -> None:
    assert not [text for _, text in paragraphs(example, variant) if re.search(r"占[^，。；]{0,20}—", text)]


@each_example
@pytest.mark.parametrize(("variant", "name"), [("short name", SHORT_NAME), ("long name", LONG_NAME)])
def test_another_name_is_used_throughout(example: Path, variant: str, name: str) -> None:
    text = "\n".join(text for _, text in paragraphs(example, variant))
    assert name in text
    assert tree_of(example)["单位"]["名称"] not in text


@each_example
def test_no_year_is_fixed_in_a_layout(example: Path) -> None:
    year = int(tree_of(example)["年度"])
    text = "\n".join(text for _, text in paragraphs(example, "years later"))
    assert f"{year + YEARS_LATER}年" in text
    assert not re.search(rf"(?<!\d)(?:{year - 1}|{year}|{year + 1})年", text)


@each_example
@pytest.mark.parametrize(
    "variant", ["nothing at all", "no projects", "eighty projects", "sixty function lines"]
)
def test_word_accepts_the_variant(example: Path, variant: str) -> None:
    assert validate(document(example, variant)) == []
