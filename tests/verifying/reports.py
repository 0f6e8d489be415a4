"""Reports that were made of data and then edited, for tests of verification."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import reportgen

EXAMPLES = Path(__file__).parents[2] / "data_examples"
DATA = EXAMPLES / "guangxi-qinzhou.yaml"


@cache
def made(name: str = DATA.stem) -> bytes:
    """The report of an example."""
    return reportgen.render(EXAMPLES / f"{name}.yaml")


def edited(old: str, new: str, document: bytes | None = None) -> bytes:
    """The report with one stretch of its XML replaced, once."""
    source = zipfile.ZipFile(io.BytesIO(document or made()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                text = content.decode()
                assert old in text, f"{old} stands nowhere in the document"
                content = text.replace(old, new, 1).encode()
            archive.writestr(name, content)
    return out.getvalue()


def told(report: bytes) -> list[str]:
    """What is said of an edited report, a line for each deviation."""
    found = reportgen.verify(report, DATA)
    return [f"{one.severity} {one.code} {one.message}" for one in found.deviations]
