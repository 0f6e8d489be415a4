from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.charts.examples import SPENDING

from reportgen.charts import ChartError, png
from reportgen.charts.pictures import fonts


@pytest.fixture
def own_font(tmp_path: Path) -> Path:
    return Path(shutil.copy(fonts.find_font(), tmp_path / "own.otf"))


def test_the_bundled_font_is_used_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTGEN_FONT", raising=False)
    assert fonts.find_font().name == "NotoSerifSC-Regular.otf"


def test_a_font_named_in_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch, own_font: Path) -> None:
    monkeypatch.setenv("REPORTGEN_FONT", str(own_font))
    assert fonts.find_font() == own_font


def test_a_given_font_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch, own_font: Path) -> None:
    monkeypatch.setenv("REPORTGEN_FONT", "elsewhere.otf")
    assert fonts.find_font(own_font) == own_font


@pytest.mark.parametrize("content", [None, b"no font"])
def test_a_named_file_that_is_no_font_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "missing.otf"
    if content:
        path.write_bytes(content)
    with pytest.raises(ChartError) as caught:
        png(SPENDING, font=path)
    assert str(caught.value) == (
        f"图表字体：指定的字体文件“{path}”不存在或不是字体文件"
        "（运行 pip install pylopdf-fonts-zh-cn，或用环境变量 REPORTGEN_FONT 指定一个中文字体文件）"
    )


def test_system_fonts_are_found_where_the_package_is_missing(
    monkeypatch: pytest.MonkeyPatch, own_font: Path
) -> None:
    monkeypatch.setattr(fonts, "PACKAGE", "no-such-package")
    monkeypatch.setattr(fonts, "_FOLDERS", (str(own_font.parent.parent),))
    installed = own_font.rename(own_font.with_name("simsun.ttc"))
    assert fonts.find_font() == installed


def test_without_any_font_the_error_lists_what_was_tried_and_what_helps(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "PACKAGE", "no-such-package")
    monkeypatch.setattr(fonts, "_FOLDERS", (str(tmp_path),))
    with pytest.raises(ChartError) as caught:
        fonts.find_font()
    assert str(caught.value) == (
        f"图表字体：没有找到中文字体，已查找：环境变量 REPORTGEN_FONT、Python 包 no-such-package、{tmp_path}"
        "（运行 pip install no-such-package，或用环境变量 REPORTGEN_FONT 指定一个中文字体文件）"
    )
