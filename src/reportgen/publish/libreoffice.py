"""LibreOffice, run for one conversion at a time with a profile of its own, beside whatever else the user has open."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reportgen.errors import Problem, ReportgenError, Severity, Spot
from reportgen.publish.for_libreoffice import for_libreoffice

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
"""Where its installers for macOS and Windows put it, which is on nobody's search path."""
_SECONDS = 300


def find_libreoffice() -> Path | None:
    """The program; None where it is not installed."""
    found = (shutil.which(program) for program in (*_PROGRAMS, *_USUAL_PLACES))
    return next((Path(program) for program in found if program), None)


def pdfs(documents: Sequence[bytes]) -> list[bytes]:
    """The .docx as LibreOffice prints them; one start of the program for all.

    Raises:
        ReportgenError: when LibreOffice is not installed, or does not print them.
    """
    program = find_libreoffice()
    if program is None:
        raise _failed(
            "office.missing",
            "没有找到 LibreOffice，不能排版成页",
            "安装 LibreOffice（其中的 Writer），或不要求页码和 PDF：目录的页码由 Word 打开时填写",
        )
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        sources = [Path(folder) / f"{number}.docx" for number in range(len(documents))]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(for_libreoffice(document))
        _run(program, sources, Path(folder))
        printed = [source.with_suffix(".pdf") for source in sources]
        if not all(pdf.is_file() for pdf in printed):
            raise _failed(
                "office.failed", "LibreOffice 没有排出 PDF", "用 LibreOffice 打开报告，看它能否导出"
            )
        return [pdf.read_bytes() for pdf in printed]


def _run(program: Path, sources: Sequence[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--norestore", "--convert-to", "pdf"]
    try:
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, sources)],
            capture_output=True,
            check=True,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise _failed(
            "office.failed", f"LibreOffice 在 {_SECONDS} 秒内没有排完", "关闭其他程序后再试"
        ) from None
    except (OSError, subprocess.CalledProcessError) as error:
        raise _failed(
            "office.failed", f"LibreOffice 没有运行成功（{error}）", "直接打开它一次，看能否启动"
        ) from None


def _failed(code: str, message: str, hint: str) -> ReportgenError:
    return ReportgenError([Problem(Severity.ERROR, code, Spot("排版"), message, hint)])
