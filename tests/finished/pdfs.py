"""The smallest PDF files that can be written: Latin text and ruled lines, placed by hand."""

from __future__ import annotations

from collections.abc import Sequence


def text(x: float, y: float, said: str, size: int = 12) -> str:
    """Text at a place, in points from the lower left corner."""
    return f"BT /F {size} Tf {x} {y} Td ({said}) Tj ET"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A drawn line."""
    return f"{x1} {y1} m {x2} {y2} l S"


def pdf(*pages: Sequence[str], rotate: int = 0, trailer: str = "") -> bytes:
    """A PDF whose pages of A4 hold these drawings."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for index, drawings in enumerate(pages):
        content = "\n".join(drawings)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    file, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    file += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{file.index('xref')}\n%%EOF\n"
    return file.encode("ascii")


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """All lines of a table: verticals at `xs`, horizontals at `ys`."""
    upright = [line(x, ys[0], x, ys[-1]) for x in xs]
    return [*upright, *(line(xs[0], y, xs[-1], y) for y in ys)]
