"""Layouts that the build has compiled: used where they fit, and never where anything differs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.layout import Layout, precompiled, shipped_layout
from reportgen.layout.library import library, shared_parts
from reportgen.layout.template import ReportTemplate
from reportgen.word.template import WordTemplate

ID = "guangxi-qinzhou"


def _layout() -> Layout:
    """The layout as a new process opens it."""
    known = shipped_layout(ID)
    return Layout(ID, known.manifest, known.manifest_text, known.template, shared_parts(library() / ID))


def _rendered(example: Path) -> bytes:
    return pipeline.render(example, _layout())


@pytest.fixture
def compiled_file(tmp_path, monkeypatch) -> Path:
    """The file that the build makes of the layout, in the place where an installed package has it."""
    monkeypatch.setattr(precompiled, "FOLDER", tmp_path / "compiled")
    name, content = _layout().report_template.for_the_build()
    file = tmp_path / "compiled" / name
    file.parent.mkdir()
    file.write_bytes(content)
    return file


def _refuse_to_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    def compiles(*_: object, **__: object) -> None:
        raise AssertionError("compiled anew")

    monkeypatch.setattr(WordTemplate, "open", compiles)


def test_a_report_is_the_same_to_the_byte(example, compiled_file, monkeypatch):
    from_file = _rendered(example)
    compiled_file.unlink()
    assert _rendered(example) == from_file


def test_what_is_compiled_is_not_compiled_again(example, compiled_file, monkeypatch):
    _refuse_to_compile(monkeypatch)
    _rendered(example)
    assert _layout().render(pipeline.load(example), "image")


def test_nothing_is_loaded_that_only_compiling_needs(example, compiled_file):
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from reportgen import pipeline\n"
        "from reportgen.layout import precompiled\n"
        f"precompiled.FOLDER = Path({str(compiled_file.parent)!r})\n"
        f"pipeline.render(Path({str(example)!r}))\n"
        "print([name for name in ('lxml', 'reportgen.word.compiling') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_error_in_the_data_is_told_at_the_same_place(example, compiled_file):
    report = pipeline.load(example).model_copy(update={"income": None})
    with pytest.raises(pipeline.ReportgenError) as told:
        _layout().render(report)
    compiled_file.unlink()
    with pytest.raises(pipeline.ReportgenError) as expected:
        _layout().render(report)
    assert told.value.problems == expected.value.problems


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data[:40] + b"\0" + data[41:], lambda _: b""]
)
def test_a_damaged_file_is_passed_over(example, compiled_file, damage):
    whole = _rendered(example)
    compiled_file.write_bytes(damage(compiled_file.read_bytes()))
    assert _rendered(example) == whole


def test_whatever_differs_has_another_name(monkeypatch):
    layout = shipped_layout(ID)
    parts = {"表": lambda: b"1"}

    def name(
        template: bytes = layout.template, manifest: bytes = layout.manifest_text, part: bytes = b"1"
    ) -> str:
        return precompiled.name_of(template, manifest, {"表": lambda: part})

    usual = precompiled.name_of(layout.template, layout.manifest_text, parts)
    others = {
        name(template=b""),
        name(manifest=b""),
        name(part=b"2"),
        precompiled.name_of(layout.template, b"", {}),
    }
    for setting, value in {"__version__": "0", "MAGIC_NUMBER": b"0", "version": lambda _: "0"}.items():
        with monkeypatch.context() as changed:
            changed.setattr(precompiled, setting, value)
            others.add(name())
    assert usual not in others
    assert len(others) == 7


def test_a_changed_layout_is_compiled_as_it_now_is(example, compiled_file, monkeypatch):
    known = shipped_layout(ID)
    _refuse_to_compile(monkeypatch)
    changed = ReportTemplate(
        known.manifest, known.manifest_text + b"\n", known.template, shared_parts(library() / ID)
    )
    with pytest.raises(AssertionError, match="compiled anew"):
        changed.render(pipeline.load(example), "native", ())
