"""Layouts that were compiled when the package was built, so that their first report need not wait for it.

They lie in the installed package as files of Python code, and are read from nowhere else: whoever can write there can
change the program anyway. Each is named after everything that it was made from. Where one of these has changed, it is
not found, and the template is compiled like any other; so it is in a checkout, which has none of these files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from reportgen.version import __version__
from reportgen.word.compiled import CompiledTemplate
from reportgen.word.storing import restored

FOLDER = Path(__file__).parents[1] / "compiled"
"""Where the build puts them."""


def name_of(template: bytes, manifest: bytes, parts: Mapping[str, Callable[[], bytes]]) -> str:
    """The name under which a template is kept: a digest of all that the outcome of compiling it depends on.

    Args:
        template: its .docx.
        manifest: the layout.yaml beside it, which says what data, phrases and charts it may name.
        parts: how to get the .docx of each part that it may include.
    """
    programs = (MAGIC_NUMBER, version("jinja2").encode(), __version__.encode())
    included = [piece for name in sorted(parts) for piece in (name.encode(), parts[name]())]
    digest = hashlib.sha256()
    for piece in (*programs, template, manifest, *included):
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()


def precompiled(
    template: bytes, manifest: bytes, parts: Mapping[str, Callable[[], bytes]]
) -> CompiledTemplate | None:
    """The template as the build has compiled it; None where it has not, or not in this form."""
    if not FOLDER.is_dir():
        return None
    file = FOLDER / name_of(template, manifest, parts)
    return restored(file.read_bytes()) if file.is_file() else None
