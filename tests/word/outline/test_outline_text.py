"""The light syntax of outline text, and that nothing is lost on the way through it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportgen.word.document.model import Geometry, TextRun
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline
from reportgen.word.outline.geometry import read_geometry, write_geometry
from reportgen.word.outline.inline import read_inline, split_outside_tags, write_inline

WRITABLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1
)
TEXTS = WRITABLE | st.lists(st.sampled_from([*"{}|\\¶%# 甲", "{{ 甲|乙 }}", "{%p 丙 %}"]), min_size=1).map(
    "".join
)
RUNS = st.builds(TextRun, TEXTS.map(lambda text: f"甲{text}乙"), st.sampled_from(["", "楷体字", "黑体字"]))


def plain(content: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(run.style, run.text) for run in content if isinstance(run, TextRun)]


@given(st.lists(RUNS, min_size=1).filter(lambda runs: all(a.style != b.style for a, b in pairwise(runs))))
def test_any_text_in_any_style_comes_back_from_outline_text(runs: list[TextRun]) -> None:
    assert plain(read_inline(write_inline(tuple(runs)))) == [(run.style, run.text) for run in runs]


@given(st.lists(RUNS, min_size=1, max_size=4))
def test_cells_are_never_cut_inside_their_text(runs: list[TextRun]) -> None:
    cells = [write_inline((run,)) for run in runs]
    assert split_outside_tags("|".join(cells), "bar") == cells
    assert split_outside_tags("¶".join(cells), "pilcrow") == cells


TWIPS = st.integers(0, 31680)


@given(
    st.builds(
        Geometry, TWIPS, TWIPS, TWIPS, TWIPS, TWIPS, TWIPS, TWIPS, TWIPS, st.none() | st.integers(1, 2000)
    )
)
def test_every_twip_of_a_page_survives_in_millimetres(geometry: Geometry) -> None:
    words = write_geometry(geometry).replace("，", " ").split()
    assert read_geometry(words) == (geometry, [])


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_rebuilt_document_has_the_same_outline(texts: list[str]) -> None:
    paragraphs = "".join(f"[正文] {write_inline((TextRun(text),))}\n" for text in texts)
    cells = "".join(f" [表格文字] {write_inline((TextRun(text),))} |" for text in texts)
    first = outline(from_outline(f"{paragraphs}表：公文表格，列宽{' 20' * len(texts)}\n| 甲 |\n|{cells}\n"))
    assert outline(from_outline(first)) == first
