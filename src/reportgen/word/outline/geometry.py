"""Paper and margins of a section in the words of an outline: ``纵向 210×297，上37 下35 左28.01 右26，页眉15 页脚23，行网格28.95``."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from reportgen.lengths import millimetres, twips_of
from reportgen.word.document.model import LANDSCAPE, PORTRAIT, Geometry

_MEASURES = {
    "上": "top",
    "下": "bottom",
    "左": "left",
    "右": "right",
    "页眉": "header",
    "页脚": "footer",
}
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_PAPER = re.compile(rf"({_NUMBER})[×xX]({_NUMBER})")
_MEASURE = re.compile(rf"({'|'.join(_MEASURES)})(-?{_NUMBER})")
_GRID = re.compile(rf"行网格({_NUMBER})")
_NO_GRID = "无网格"


def write_geometry(geometry: Geometry) -> str:
    """The words for `geometry`; lengths in millimetres, the line grid in points."""
    turned = "横向" if geometry.width > geometry.height else "纵向"
    paper = f"{turned} {millimetres(geometry.width)}×{millimetres(geometry.height)}"
    lengths = [f"{word}{millimetres(getattr(geometry, name))}" for word, name in _MEASURES.items()]
    pitch = geometry.line_pitch
    grid = _NO_GRID if pitch is None else f"行网格{pitch / 20:.2f}".rstrip("0").rstrip(".")
    return "，".join((paper, " ".join(lengths[:4]), " ".join(lengths[4:]), grid))


def read_geometry(words: list[str]) -> tuple[Geometry, list[str]]:
    """The geometry stated by `words`, with the values of GB/T 9704 for what is not stated, and the other words."""
    stated = dict[str, Any](asdict(LANDSCAPE if "横向" in words else PORTRAIT))
    others: list[str] = []
    for word in words:
        changes = _changes(word)
        stated |= changes
        if not changes and word not in ("纵向", "横向"):
            others.append(word)
    return Geometry(**stated), others


def _changes(word: str) -> dict[str, int | None]:
    if word == _NO_GRID:
        return {"line_pitch": None}
    if found := _PAPER.fullmatch(word):
        return {"width": twips_of(found[1]), "height": twips_of(found[2])}
    if found := _MEASURE.fullmatch(word):
        return {_MEASURES[found[1]]: twips_of(found[2])}
    if found := _GRID.fullmatch(word):
        return {"line_pitch": round(float(found[1]) * 20)}
    return {}
