"""The example data files as workbooks, which `reportgen new LAYOUT --data` writes of them.

``python -m tools.example_workbooks`` writes them; a test fails where one of them is stale.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import reportgen
from reportgen.data_workbook.entry import workbook_of
from reportgen.model.needed import needed_of
from reportgen.pipeline import read_report

DATA = Path(__file__).parents[1] / "data_examples"
EXAMPLES = sorted(DATA.glob("*.yaml"))


def workbook_path(example: Path) -> Path:
    """Where the workbook of an example lies."""
    return DATA / "workbooks" / f"{example.stem}.xlsx"


def workbook_for(example: Path) -> bytes:
    """The workbook of an example."""
    layout = reportgen.open_layout(example.stem)
    return workbook_of(needed_of(layout.wants()), read_report(example), layout.manifest.title)


def parts(workbook: bytes) -> dict[str, bytes]:
    """What a workbook holds, however it was packed."""
    with ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main() -> None:
    """Write those that are missing or stale."""
    for example in EXAMPLES:
        path, content = workbook_path(example), workbook_for(example)
        if not path.exists() or parts(path.read_bytes()) != parts(content):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            print(path.relative_to(DATA.parent))


if __name__ == "__main__":
    main()
