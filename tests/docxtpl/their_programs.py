"""docxtpl's own test programs, as they are and with another import, side by side.

``python -m tests.docxtpl.their_programs CHECKOUT``, with a checkout of docxtpl's repository: its releases hold no tests,
and none of its files are copied here. Ends with 1 where a program gives another document than with docxtpl, or stops
without a complaint of ours.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from tests.word.structure import document_structure

_NAME = re.compile(r"(?<![\w.])docxtpl(?=\b(?!\.))|(?<=-m )docxtpl")
_ON_PURPOSE = {"word2016": "tabs in a literal of a tag are kept; docxtpl loses them"}
_COMPLAINT = re.compile(r"^reportgen\.docxtpl\.errors\.\w+Error: (.*)", re.MULTILINE)
"""One of our own errors, at the end of a traceback."""
_NO_PROGRAMS = ("runtests.py", "__init__.py")


def results(programs: Path, door: str) -> dict[str, tuple[dict[str, Any], str]]:
    """The documents that each program saves, by file name, and what it said when it stopped.

    Args:
        programs: the folder with the programs and their templates.
        door: the module that they import.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tests"
        shutil.copytree(programs, copy)
        output = copy / "output"
        output.mkdir(exist_ok=True)
        found = {}
        for program in sorted(copy.glob("*.py")):
            if program.name in _NO_PROGRAMS:
                continue
            program.write_text(_NAME.sub(door, program.read_text(encoding="utf-8")), encoding="utf-8")
            done = subprocess.run(
                [sys.executable, program.name],
                cwd=copy,
                env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
                capture_output=True,
                text=True,
                check=False,
            )
            saved = {file.name: _structure(file) for file in output.glob("*.docx")}
            found[program.stem] = saved, done.stderr.strip() if done.returncode else ""
            for file in output.iterdir():
                file.unlink()
    return found


def _structure(file: Path) -> Any:
    """What can be seen of a document: cells that go on a vertical merge show nothing of their own."""
    document = docx.Document(str(file))
    for merge in document.element.body.iter(qn("w:vMerge")):
        if merge.get(qn("w:val")) in (None, "continue"):
            for text in merge.getparent().getparent().iter(qn("w:t")):
                text.text = ""
    return document_structure(document)


def main(checkout: Path) -> int:
    """Run every program twice, and tell of each how the results compare."""
    theirs, ours = (results(checkout / "tests", door) for door in ("docxtpl", "reportgen.docxtpl"))
    counts = {"equal": 0, "refused": 0, "other": 0, "DIFFERS": 0}
    for name, (documents, stopped) in ours.items():
        if documents == theirs[name][0] and bool(stopped) == bool(theirs[name][1]):
            verdict, said = "equal", ""
        elif complaint := _COMPLAINT.search(stopped):
            verdict, said = "refused", complaint[1]
        elif name in _ON_PURPOSE:
            verdict, said = "other", _ON_PURPOSE[name]
        else:
            verdict, said = "DIFFERS", stopped or _first_difference(theirs[name][0], documents)
        counts[verdict] += 1
        print(f"{verdict:8} {name}  {said}")
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    return 1 if counts["DIFFERS"] else 0


def _first_difference(theirs: dict[str, Any], ours: dict[str, Any]) -> str:
    for name in sorted(theirs.keys() | ours.keys()):
        for story, other in zip(theirs.get(name, []), ours.get(name, []), strict=False):
            for one, another in zip_longest(story, other):
                if one != another:
                    return f"{name}: {one!r} with docxtpl, {another!r} here"
    return "other documents"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
