"""Draws the pictures of the README and of the guide for designers: pages of a report, as LibreOffice prints them.

Run with `python -m docs.images.pictures`.
"""

from __future__ import annotations

from pathlib import Path

from docs.from_workbooks.pictures import HOME, beside, save
from tests.tools import page_images, to_pdfs

import reportgen
from reportgen.publish.for_libreoffice import for_libreoffice

LAYOUT = "guangxi-qinzhou"
DPI = 60


def main() -> None:
    """Write both pictures."""
    folder = Path(__file__).parent
    template = (HOME / "templates" / LAYOUT / "report.docx").read_bytes()
    report = reportgen.render(HOME / "data_examples" / f"{LAYOUT}.yaml")
    before, after = (
        page_images(pdf, DPI) for pdf in to_pdfs([for_libreoffice(template), for_libreoffice(report)])
    )
    save(beside([after[at] for at in (0, 1, -1)]), folder / "report.png")
    save(beside([before[0], after[0]]), folder / "template-and-report.png")


if __name__ == "__main__":
    main()
