"""`read`: the one way into a data file, whatever form it comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from reportgen.errors import UnreadableError
from reportgen.source.building import TreeBuilder
from reportgen.source.characters import refuse_forbidden, without_hidden_breaks
from reportgen.source.complaints import Complaints
from reportgen.source.document import Document
from reportgen.source.encoding import decode
from reportgen.source.files import read_bytes, within_limit
from reportgen.source.json_text import is_json, read_json
from reportgen.source.plain import Floats, PlainCopier
from reportgen.source.positions import SourceText
from reportgen.source.text_places import TextPlaces
from reportgen.source.yaml_slips import complain_of_text
from reportgen.source.yaml_text import read_yaml

_LONGEST_PATH = 4096
_EMPTY = ("source.empty", "文件是空的", "最外层应为一组键值，例如“年度: 2023”")


def read(
    source: Path | str | bytes | Mapping[str, object], name: str | None = None, floats: Floats = "refused"
) -> Document:
    """Read a data file, its content, or a dict.

    Args:
        source: a path; a `str`, which is a path unless it holds a line break, begins with ``{`` or is longer
            than any path, and then YAML or JSON text; the bytes of a file; or a mapping of plain values.
        name: what messages call the source; a path is called by itself.
        floats: whether floats in a mapping are refused, or the shortest number that stands for each is taken.

    Raises:
        UnreadableError: with every problem that was found, each in Chinese and with its place.
    """
    match source:
        case Mapping():
            return _read_mapping(source, name, floats)
        case str() if _is_content(source):
            return _read_text(within_limit(source, Complaints(name)), name)
        case bytes():
            data = within_limit(source, Complaints(name))
        case str() | Path():
            name = name or _shown(source)
            data = read_bytes(Path(source), Complaints(name))
        case _:
            Complaints(name).stop("source.type", f"应为文件、文本或字典，实为 {type(source).__name__}")
    return _read_text(decode(data, name), name)


def file_given(source: object, name: str | None = None) -> tuple[bytes, str | None] | None:
    """The content of a source that is a file or its bytes, and what messages call it; None for text and for dicts.

    Raises:
        UnreadableError: when there is no such file, or it cannot be read.
    """
    if isinstance(source, bytes):
        return source, name
    path = path_given(source)
    return None if path is None else (bytes_of(path), name or _shown(path))


def path_given(source: object) -> Path | None:
    """The path by which a source is named; None where the data themselves are handed over."""
    is_path = isinstance(source, Path) or (isinstance(source, str) and not _is_content(source))
    return Path(str(source)) if is_path else None


def text_of(path: Path) -> str:
    """The text of a file in any encoding that `read` understands, whatever it says.

    Raises:
        UnreadableError: when there is no such file, or it is no text.
    """
    return text_from(bytes_of(path), _shown(path))


def bytes_of(path: Path) -> bytes:
    """The content of any file that a user names, up to the limit for inputs.

    Raises:
        UnreadableError: when there is no such file, or it cannot be read.
    """
    return read_bytes(path, Complaints(_shown(path)))


def text_from(data: bytes, name: str | None) -> str:
    """The text of bytes in any encoding that `read` understands.

    Raises:
        UnreadableError: when they are no text; `name` is what messages call them.
    """
    return decode(data, name).removeprefix("\ufeff")


def lines_of(path: Path) -> Callable[[int], str]:
    """How to get at the lines of a file by their 1-based number; empty ones where it cannot be read."""
    try:
        return SourceText(text_of(path)).line
    except UnreadableError:
        return SourceText("").line


def _is_content(text: str) -> bool:
    is_no_path = len(text) > _LONGEST_PATH or not text.strip()
    return is_no_path or "\n" in text or "\r" in text or text.startswith("{")


def _shown(path: str | Path) -> str:
    # A file name may hold bytes that are no text, which could not be printed.
    return str(path).encode("utf-8", errors="replace").decode()


def _read_mapping(source: Mapping[str, object], name: str | None, floats: Floats) -> Document:
    complaints = Complaints(name)
    tree = PlainCopier(complaints, floats).copy(source)
    complaints.settle()
    return Document(tree, name, null_leaves_out=True)


def _read_text(text: str, name: str | None) -> Document:
    source = SourceText(text.removeprefix("\ufeff"))
    complaints = Complaints(name, source)
    refuse_forbidden(source, complaints)
    if not source.text.strip():
        complaints.stop(*_EMPTY)
    of_program = (name or "").lower().endswith(".json") or is_json(source.text)
    if of_program:
        builder = read_json(source, complaints)
    else:
        builder = read_yaml(without_hidden_breaks(source, complaints), complaints)
    complaints.settle()
    tree = builder.root
    if not isinstance(tree, dict):
        _refuse_top(builder, source, complaints)
    places = TextPlaces(name, source, builder.offsets)
    return Document(tree, name, places, complaints.told, null_leaves_out=of_program)


def _refuse_top(builder: TreeBuilder, source: SourceText, complaints: Complaints) -> NoReturn:
    tree, offset = builder.root, builder.root_offset
    if tree is None:
        complaints.stop(*_EMPTY)
    if isinstance(tree, str) and complain_of_text(offset, source, complaints):
        complaints.settle()
    found = "列表" if isinstance(tree, list) else "一段文字"
    complaints.stop("source.top", f"最外层应为一组键值，实为{found}", "例如“年度: 2023”", offset=offset)
