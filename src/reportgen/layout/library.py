"""Finding layouts: the ones that come with reportgen by their id, anybody's by folder or file."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

from reportgen.errors import Problem, ReportgenError, Severity, Spot, quoted, suggestion
from reportgen.layout.files import content_of
from reportgen.layout.layout import MANIFEST, TEMPLATE, Layout
from reportgen.layout.manifest import Manifest, glossary_problems, manifest_problems
from reportgen.model.glossary import Glossary
from reportgen.model.validation import record_from
from reportgen.source import bytes_of, read

SHARED = "shared"
"""Folder of what layouts have in common besides table parts: terms and their definitions."""

PARTS = "parts"
"""Folder of the parts that templates include: one for all layouts in the library, one beside a layout."""


def library() -> Path:
    """The folder of the layouts that come with reportgen, in a wheel or in a checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "templates"
    return packaged if packaged.is_dir() else package.parents[1] / "templates"


def layout_ids() -> list[str]:
    """The ids of the layouts that come with reportgen."""
    return sorted(folder.parent.name for folder in library().glob(f"*/{TEMPLATE}"))


def shared_parts(folder: Path) -> dict[str, Callable[[], bytes]]:
    """How to get the parts that a layout in `folder` may include: its own come before those of the library."""
    return {name: partial(_read_part, file, folder) for name, file in _part_files(folder).items()}


def _part_files(folder: Path) -> dict[str, Path]:
    return {
        file.stem: file for source in (library() / PARTS, folder / PARTS) for file in source.glob("*.docx")
    }


def _read_part(file: Path, folder: Path) -> bytes:
    home = library() / PARTS if file.parent == library() / PARTS else folder
    return content_of(file, home)


def open_layout(reference: str | Path) -> Layout:
    """The layout with that id, in that folder, or made of that .docx alone.

    Raises:
        ReportgenError: when there is no such layout, or its manifest or template is faulty or cannot be read.
    """
    try:
        return _open(Path(reference), reference)
    except (OSError, ValueError) as error:  # names that no file can have, folders that may not be looked into
        reason = getattr(error, "strerror", None) or error
        raise _refused("layout.unreadable", f"打不开{quoted(str(reference))}（{reason}）", None) from None


def _open(path: Path, reference: str | Path) -> Layout:
    if path.is_file() and path.suffix.lower() != ".docx":
        raise _not_docx(path)
    if path.is_dir():
        return _from(path, path / TEMPLATE)
    return _from(path.parent, path) if path.suffix.lower() == ".docx" else shipped_layout(str(reference))


def shipped_layout(id: str) -> Layout:
    """The layout that comes with reportgen under that id.

    Raises:
        ReportgenError: when there is none.
    """
    if id not in layout_ids():
        raise _unknown(id)
    return _from(library() / id, library() / id / TEMPLATE)


def _from(folder: Path, template: Path) -> Layout:
    if not template.is_file():
        raise _missing(template)
    sources = (template, folder / MANIFEST, *_glossaries(folder).values(), *_part_files(folder).values())
    home = folder.resolve()
    named = home / template.name if template.name == TEMPLATE else template.resolve()
    return _opened(home, named, *(_state(file) for file in sources))


def _state(file: Path) -> tuple[str, int, int, int] | None:
    """What differs when a file has changed, though its date were set back; None where there is no such file."""
    try:
        found = file.stat()
    except OSError:
        return None
    return file.name, found.st_mtime_ns, found.st_ctime_ns, found.st_size


@lru_cache(maxsize=64)
def _opened(folder: Path, template: Path, *_states: object) -> Layout:
    manifest_file = folder / MANIFEST
    files = (template, manifest_file, *_part_files(folder).values(), *_glossaries(folder).values())
    if not (manifest_file.is_file() and template.name == TEMPLATE):
        return Layout(template.stem, Manifest(), b"", bytes_of(template), shared_parts(folder), files=files)
    text = content_of(manifest_file, folder)
    manifest = record_from(Manifest, read(text, str(manifest_file)))
    if problems := manifest_problems(manifest):
        raise ReportgenError(problem.moved(file=str(manifest_file)) for problem in problems)
    glossary = _glossary(folder, manifest.glossary) if manifest.glossary else Glossary(entries=())
    return Layout(
        folder.name, manifest, text, content_of(template, folder), shared_parts(folder), glossary, files
    )


def _glossaries(folder: Path) -> dict[str, Path]:
    """Files of terms by name: a layout's own come before those that all layouts share."""
    files = (file for source in (library() / SHARED, folder) for file in sorted(source.glob("*.yaml")))
    return {file.stem: file for file in files if file.name != MANIFEST}


def _glossary(folder: Path, name: str) -> Glossary:
    files = _glossaries(folder)
    if name not in files:
        problem = Problem(
            Severity.ERROR, "layout.glossary", Spot("版式 › 名词解释"), f"找不到名词解释文件“{name}.yaml”"
        )
        raise ReportgenError([problem])
    glossary = record_from(Glossary, read(_read_terms(files[name], folder), str(files[name])))
    if problems := glossary_problems(glossary):
        raise ReportgenError(problem.moved(file=str(files[name])) for problem in problems)
    return glossary


def _read_terms(file: Path, folder: Path) -> bytes:
    return content_of(file, library() if file.is_relative_to(library()) else folder)


def _unknown(name: str) -> ReportgenError:
    existing = f"现有版式：{'、'.join(layout_ids())}；也可写版式文件夹或 .docx 文件"
    return _refused(
        "layout.unknown", f"没有版式{quoted(name)}", suggestion(name, layout_ids(), otherwise=existing)
    )


def _not_docx(file: Path) -> ReportgenError:
    message, hint = f"“{file.name}”不是 .docx 文件", "在 Word 或 WPS 里打开，另存为 .docx"
    return _refused("layout.type", message, hint)


def _missing(template: Path) -> ReportgenError:
    message = f"找不到版式的 Word 模板“{template.name}”"
    hint = f"应在文件夹“{template.parent}”中"
    if others := sorted(file.name for file in template.parent.glob(f"{template.stem}.do*")):
        hint += f"；那里的“{others[0]}”要在 Word 或 WPS 里打开，另存为 {template.name}"
    return _refused("layout.missing", message, hint)


def _refused(code: str, message: str, hint: str | None) -> ReportgenError:
    return ReportgenError([Problem(Severity.ERROR, code, Spot("版式"), message, hint)])
