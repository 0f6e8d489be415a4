"""`read`: the one way into a data file, whatever form it comes in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from reportgen.source.building import TreeBuilder
from reportgen.source.characters import refuse_forbidden
from reportgen.source.complaints import Complaints
from reportgen.source.document import Document, Tree
from reportgen.source.encoding import decode
from reportgen.source.files import read_bytes, within_limit
from reportgen.source.json_text import is_json, read_json
from reportgen.source.places import SourceText
from reportgen.source.plain import PlainCopier
from reportgen.source.yaml_mistakes import complain_of_colon
from reportgen.source.yaml_text import read_yaml

_EXAMPLE = "最外层应为一组键值，例如“年度: 2023”"


def read(source: Path | str | bytes | Mapping[str, object], name: str | None = None) -> Document:
    """Read a data file, its content, or a dict.

    Args:
        source: a path; a `str`, which is a path unless it holds a line break or begins with ``{``, and then
            YAML or JSON text; the bytes of a file; or a mapping of plain values.
        name: what messages call the source; a path is called by itself.

    Raises:
        UnreadableError: with every problem that was found, each in Chinese and with its place.
    """
    if isinstance(source, Mapping):
        return _read_mapping(source, name)
    if isinstance(source, str) and ("\n" in source or source.startswith("{")):
        return _read_text(source, name)
    if isinstance(source, bytes):
        complaints = Complaints(name)
        data = within_limit(source, complaints)
    else:
        name = name or str(source)
        complaints = Complaints(name)
        data = read_bytes(Path(source), complaints)
    return _read_text(decode(data, complaints), name)


def _read_mapping(source: Mapping[str, object], name: str | None) -> Document:
    complaints = Complaints(name)
    tree = PlainCopier(complaints).copy(source)
    complaints.settle()
    assert isinstance(tree, dict)
    return Document(tree, name)


def _read_text(text: str, name: str | None) -> Document:
    source = SourceText(text)
    complaints = Complaints(name, source)
    refuse_forbidden(source, complaints)
    if (name or "").lower().endswith(".json") or is_json(text):
        builder = read_json(source, complaints)
    else:
        builder = read_yaml(source, complaints)
    complaints.settle()
    return _document(builder, name, source, complaints)


def _document(builder: TreeBuilder, name: str | None, source: SourceText, complaints: Complaints) -> Document:
    tree = builder.root
    if not isinstance(tree, dict):
        _refuse_top(tree, source, complaints)
    return Document(tree, name, source, builder.offsets)


def _refuse_top(tree: Tree, source: SourceText, complaints: Complaints) -> NoReturn:
    if tree is None:
        complaints.stop("empty", "文件是空的", _EXAMPLE)
    offset = len(source.text) - len(source.text.lstrip())
    if isinstance(tree, str) and complain_of_colon(source, offset, complaints):
        complaints.settle()
    found = "列表" if isinstance(tree, list) else "一段文字"
    complaints.stop("top", f"最外层应为一组键值，实为{found}", _EXAMPLE, offset=offset)
