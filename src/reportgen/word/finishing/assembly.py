"""Assembling the finished package: rendered parts, added parts, and all other files as they were packed."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.package.references import (
    CONTENT_TYPES_NAME,
    NO_RELATIONSHIPS,
    extend_xml,
    relationships_name,
    typed,
)
from reportgen.word.writing.state import RenderState
from reportgen.zip_archive import Entry, pack, store, write_archive


def assemble(package: TemplatePackage, contents: Mapping[str, bytes], state: RenderState) -> bytes:
    """The finished file.

    Args:
        package: the template's files.
        contents: the parts that were rendered.
        state: what rendering has added.
    """
    changed = dict(contents)
    if state.lists:  # only documents that are put in have any
        from reportgen.word.finishing.added_lists import with_added_lists

        changed |= with_added_lists(package.entries, package.document, state)
    changed |= _relationship_files(package, state)
    if state.types:
        changed[CONTENT_TYPES_NAME] = _content_types(package, state)
    entries: dict[str, Entry] = {
        **package.entries,
        **{name: pack(name, content) for name, content in changed.items()},
        **{name: _added(name, content) for name, content in state.files.items()},
    }
    return write_archive(entries.values())


def _added(name: str, content: bytes) -> Entry:
    return (pack if name.endswith((".xml", ".bmp", ".tiff")) else store)(name, content)


def _relationship_files(package: TemplatePackage, state: RenderState) -> dict[str, bytes]:
    files = {}
    for owner, added in state.relationships.items():
        name = relationships_name(owner)
        original = package.entries[name].unpack() if name in package.entries else NO_RELATIONSHIPS
        addition = "".join(relationship.as_xml(owner) for relationship in added)
        files[name] = extend_xml(original, addition)
    return files


def _content_types(package: TemplatePackage, state: RenderState) -> bytes:
    overrides = "".join(typed(name, content_type) for name, content_type in state.types.items())
    return extend_xml(package.entries[CONTENT_TYPES_NAME].unpack(), overrides)
