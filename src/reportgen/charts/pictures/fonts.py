"""The Chinese font of pictures: where it is looked for, and whether it can write the chart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from matplotlib.font_manager import get_font

from reportgen.charts.errors import ChartError
from reportgen.errors import Problem, Severity, Spot

VARIABLE = "REPORTGEN_FONT"
PACKAGE = "pylopdf-fonts-zh-cn"

_BUNDLED = "NotoSerifSC-Regular.otf"
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
_FILES = (
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifSC-Regular.otf",
    "SourceHanSerifSC-Regular.otf",
    "simsun.ttc",
    "Songti.ttc",
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "msyh.ttc",
    "wqy-microhei.ttc",
)


def find_font(given: Path | None = None) -> Path:
    """The font file to draw with: the `given` one, else what `VARIABLE` names, the package's, the system's.

    Raises:
        ChartError: when a named file is not a font, or none is found; it lists all places that were tried.
    """
    named = given or _from_environment()
    if named:
        return _checked(named)
    tried = [f"环境变量 {VARIABLE}", _bundled(), *_FOLDERS]
    font = next(filter(Path.is_file, _candidates()), None)
    if font is None:
        raise ChartError([_missing(f"没有找到中文字体，已查找：{'、'.join(map(str, tried))}")])
    return font


def missing_glyphs(font: Path, texts: Iterator[str]) -> list[str]:
    """The characters of `texts` that `font` cannot write, each once, in order of appearance."""
    face = get_font(font)
    characters = dict.fromkeys(char for text in texts for char in text if not char.isspace())
    return [char for char in characters if not face.get_char_index(ord(char))]


def _from_environment() -> Path | None:
    return Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None


def _checked(font: Path) -> Path:
    try:
        get_font(font)
    except (OSError, RuntimeError):
        raise ChartError([_missing(f"指定的字体文件“{font}”不存在或不是字体文件")]) from None
    return font


def _bundled() -> Path | str:
    """The bundled font's place, or the package's name where it is not installed."""
    spec = find_spec(PACKAGE.replace("-", "_"))
    return Path(spec.origin).with_name(_BUNDLED) if spec and spec.origin else f"Python 包 {PACKAGE}"


def _candidates() -> Iterator[Path]:
    yield Path(_bundled())
    for name in _FILES:
        for folder in _FOLDERS:
            yield from sorted(Path(folder).expanduser().glob(f"**/{name}"))


def _missing(message: str) -> Problem:
    hint = f"运行 pip install {PACKAGE}，或用环境变量 {VARIABLE} 指定一个中文字体文件"
    return Problem(Severity.ERROR, "chart.font", Spot("图表字体"), message, hint)
