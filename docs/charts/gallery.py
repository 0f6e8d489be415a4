"""Draws the pictures of this folder: every kind natively (as LibreOffice prints it) and by matplotlib.

Run with `python -m docs.charts.gallery`.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops
from tests.charts.examples import GALLERY
from tests.charts.minimal_docx import docx_of
from tests.tools import page_images, to_pdfs

from reportgen.charts import png

DPI = 100
COLOURS = 96
MARGIN = 10


def main() -> None:
    """Write two pictures of every chart."""
    folder = Path(__file__).parent
    printed = to_pdfs([docx_of([spec]) for spec in GALLERY.values()])
    for (name, spec), pdf in zip(GALLERY.items(), printed, strict=True):
        _save(_trimmed(page_images(pdf, DPI)[0]), folder / f"{name}-native.png")
        _save(Image.open(io.BytesIO(png(spec, DPI))), folder / f"{name}-image.png")


def _trimmed(page: Image.Image) -> Image.Image:
    """What is printed on a page, with a little of the paper around it."""
    sheet = page.convert("RGB")
    left, top, right, bottom = ImageChops.difference(sheet, Image.new("RGB", sheet.size, "white")).getbbox()
    return sheet.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))


def _save(picture: Image.Image, path: Path) -> None:
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
