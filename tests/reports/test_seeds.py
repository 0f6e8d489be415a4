"""Faithful to the real reports: their headings and computed sentences stand in ours, corrected where they were wrong.

``tests/reports/seeds/<layout>.txt`` lists them, one a line. ``改：`` marks what we print otherwise than the real report;
all else is compared with it too, where the folder of real reports lies beside the checkout.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import reportgen

ROOT = Path(__file__).parents[2]
REAL_REPORTS = ROOT.parent / "shared" / "seeds"
CORRECTED = "改："
_TYPED_ALIKE = str.maketrans("():;,", "（）：；，", "*")

each_list = pytest.mark.parametrize(
    "file", sorted((Path(__file__).parent / "seeds").glob("*.txt")), ids=lambda file: file.stem
)


def _listed(file: Path) -> list[str]:
    return [_bare(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _bare(text: str) -> str:
    """Text without what its extraction from a Word file adds, and without differences of width."""
    return "".join(text.split()).translate(_TYPED_ALIKE)


def _text_of(document: bytes) -> str:
    """One line for each printed paragraph: what follows a run-in heading stands in its line."""
    body = docx.Document(BytesIO(document)).element.body
    text = ""
    for paragraph in body.iter(qn("w:p")):
        text += _bare("".join(run.text or "" for run in paragraph.iter(qn("w:t"))))
        text += (
            "" if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:specVanish')}") is not None else "\n"
        )
    return text


@each_list
def test_headings_and_computed_sentences_come_out_as_in_the_real_report(file: Path) -> None:
    text = _text_of(reportgen.render(ROOT / "data_examples" / f"{file.stem}.yaml"))
    listed = [line.removeprefix(CORRECTED) for line in _listed(file)]
    missing = [line for line in listed if line not in text]
    assert len(missing) <= 0.03 * len(listed), "\n".join(missing)


@each_list
def test_what_is_not_marked_as_corrected_is_what_the_real_report_says(file: Path) -> None:
    real = [_bare(seed.read_text(encoding="utf-8")) for seed in REAL_REPORTS.glob("*.txt")]
    if not real:
        pytest.skip("the real reports do not lie beside the checkout")
    verbatim = [line for line in _listed(file) if not line.startswith(CORRECTED)]
    missing = min(([line for line in verbatim if line not in text] for text in real), key=len)
    assert missing == []
