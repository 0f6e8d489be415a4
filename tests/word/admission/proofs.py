"""Independent proofs that nothing harmful gets into a report: oletools looks for it, LibreOffice opens what there is.

``python -m tests.word.admission.proofs`` makes a report of every hostile template that can be tidied, and of those that are
not refused; then it counts what oletools finds in them, and what LibreOffice fetches from a server on this computer. The
templates themselves are looked at in the same way, to show that both would notice.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.word.admission.hostile_packages import HOSTILE, SERVER

from reportgen.word import TemplateError, WordTemplate
from reportgen.word.advice.tidy import tidy

_HARMLESS = frozenset(
    ("Container format", "Application name", "Properties code page", "Encrypted", "File format")
)


def reports() -> dict[str, bytes]:
    """What can be made of the hostile templates: of each as it is, and tidied."""
    made: dict[str, bytes] = {}
    for name, source in HOSTILE.items():
        with suppress(TemplateError):
            made[name] = WordTemplate.open(source).render({"年度": 2022})
        with suppress(TemplateError):
            made[f"{name}, tidied"] = WordTemplate.open(tidy(source)).render({"年度": 2022})
    return made


def found_by_oletools(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What oleid, msodde and oleobj find in documents, by name; documents in which they find nothing are left out."""
    found = {name: list(_findings(content)) for name, content in documents.items()}
    return {name: each for name, each in found.items() if each}


def _findings(content: bytes) -> Iterator[str]:
    from oletools import msodde, oleid, oleobj

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(content)
        with suppress(Exception):  # it stops at what is no document at all
            for indicator in oleid.OleID(filename=str(path)).check():
                if indicator.name not in _HARMLESS and indicator.value not in (0, False, None, "", "No", "0"):
                    yield f"oleid: {indicator.name} {indicator.value}"
        with suppress(Exception):
            if text := msodde.process_file(str(path), msodde.FIELD_FILTER_DDE):
                yield f"msodde: {text}"
        with suppress(Exception):
            for kind, target in oleobj.find_external_relationships(_xml_of(path)):
                yield f"oleobj: {kind} {target}"
        with suppress(Exception):
            for ole in oleobj.find_ole(str(path), content):
                if ole is not None:
                    yield "oleobj: an OLE file"


def _xml_of(path: Path) -> object:
    from oletools.ooxml import XmlParser

    return XmlParser(str(path))


@contextmanager
def listening() -> Iterator[list[str]]:
    """What is asked of a server at `SERVER` meanwhile."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            asked.append(f"{self.command} {self.path}")
            self.send_response(404)
            self.end_headers()

        do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = do_POST = _answer  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((urlsplit(SERVER).hostname or "", urlsplit(SERVER).port or 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Opened(NamedTuple):
    """What came of opening documents: how many were printed, and what was asked for on the web."""

    printed: int
    asked: list[str]


def opened_by_libreoffice(documents: Iterable[bytes]) -> Opened:
    """Have LibreOffice open and print documents while a server listens."""
    program, printed = shutil.which("soffice") or "soffice", 0
    with listening() as asked:
        for some in batched(list(documents), 50):
            with tempfile.TemporaryDirectory() as folder:
                for number, content in enumerate(some):
                    (Path(folder) / f"{number}.docx").write_bytes(content)
                profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
                command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
                files = [str(path) for path in Path(folder).glob("*.docx")]
                subprocess.run([*command, *files], capture_output=True, check=False, timeout=300)
                printed += len(list(Path(folder).glob("*.pdf")))
    return Opened(printed, asked)


def batched(documents: list[bytes], size: int) -> Iterator[list[bytes]]:
    """The documents, so many at a time."""
    yield from (documents[start : start + size] for start in range(0, len(documents), size))


_SAMPLE = 5
"""For the tests, every so manieth."""


def sampled(program: str) -> int:
    """Print as JSON what a sample shows by one of both proofs; 3 where the program is missing."""
    fetching = {name: content for name, content in HOSTILE.items() if name.startswith("picture, mode")}
    made = dict(list(reports().items())[::_SAMPLE])
    if program == "soffice":
        before, after = opened_by_libreoffice(fetching.values()), opened_by_libreoffice(made.values())
        told = {
            "templates": before.asked,
            "reports": after.asked,
            "made": len(made),
            "printed": after.printed,
        }
    elif find_spec("oletools") is None:
        return 3
    else:
        told = {"templates": len(found_by_oletools(HOSTILE)), "reports": found_by_oletools(reports())}
    print(json.dumps(told, ensure_ascii=False))
    return 0


def main() -> int:
    """Prove and tell."""
    if sys.argv[1:]:
        return sampled(sys.argv[1])
    made = reports()
    print(f"{len(HOSTILE)} hostile templates, {len(made)} reports made of them")
    print("oletools finds something in", len(found_by_oletools(HOSTILE)), "templates", flush=True)
    found = found_by_oletools(made)
    print("oletools finds something in", len(found), "reports", found, flush=True)
    fetching = [content for name, content in HOSTILE.items() if "picture" in name.lower()]
    before = opened_by_libreoffice(fetching)
    print(
        "LibreOffice fetches",
        len(before.asked),
        "times for",
        len(fetching),
        "templates with pictures",
        flush=True,
    )
    after = opened_by_libreoffice(made.values())
    print("LibreOffice fetches", len(after.asked), "times for", after.printed, "reports", after.asked)
    return len(found) + len(after.asked) + len(made) - after.printed


if __name__ == "__main__":
    sys.exit(main())
