"""The wheel: what users install holds more than the checkout."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from reportgen.layout import layout_ids, open_layout
from reportgen.layout.library import library, shared_parts
from reportgen.layout.precompiled import FOLDER, name_of

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_every_layout_compiled(tmp_path):
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        held = {Path(name).name for name in archive.namelist() if name.startswith("reportgen/compiled/")}
    layouts = map(open_layout, layout_ids())
    assert held == {
        name_of(layout.template, layout.manifest_text, shared_parts(library() / layout.id))
        for layout in layouts
    }


def test_a_checkout_has_none_of_them():
    assert not FOLDER.exists()
