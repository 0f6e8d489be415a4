"""What an audit of a long report costs: seconds for fifty pages, against one warm render of it, and memory of its own process.

Run with ``python -m benchmarks.audit_cost``; the PDF needs LibreOffice.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
from benchmarks.table import Row, print_table
from benchmarks.timing import by_turns
from tests.tools import to_pdf

import reportgen

EXAMPLE = Path(__file__).parents[1] / "data_examples" / "sichuan-panzhihua.yaml"
PAGES = 50
ROUNDS = 5
_ALONE = """
import resource, sys, reportgen
reportgen.audit(sys.argv[1])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def measurements() -> Iterator[Row]:
    """The longest example as Word and as PDF."""
    data = reportgen.load(EXAMPLE)
    word = reportgen.render(data)
    pdf = to_pdf(word)
    pages = len(pypdfium2.PdfDocument(pdf))
    for name, report, limit in (("报告.docx", word, "≤ 2 s"), ("报告.pdf", pdf, "≤ 4 s")):
        form = name.rpartition(".")[2]
        audited, rendered = by_turns(
            partial(reportgen.audit, report, name), partial(reportgen.render, data), ROUNDS
        )
        yield f"audit of {PAGES} pages of .{form}, seconds", f"{audited * PAGES / pages:.2f}", limit
        yield f"audit of a .{form} / a warm render of it", f"{audited / rendered:.1f}", ""
        yield f"peak memory of auditing {pages} pages of .{form}, MB", str(_peak(report, name)), "≤ 300"


def _peak(report: bytes, name: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(report)
        done = subprocess.run(
            [sys.executable, "-c", _ALONE, str(file)], capture_output=True, text=True, check=True
        )
    return int(done.stdout)


if __name__ == "__main__":
    print_table(measurements())
