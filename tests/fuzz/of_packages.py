"""Damaged templates, documents, layouts and workbooks through every door: ``python -m tests.fuzz.of_packages --count 5000``."""

from __future__ import annotations

import io
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cache
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree
from tests.fuzz.trials import exit_with
from tests.word.admission.hostile_packages import HOSTILE
from tests.word.including import with_parts
from tests.word.templates import files_of, package, paragraphs, table

import reportgen
from reportgen.cli.running import run as run_command_line
from reportgen.data_workbook.entry import workbook_of
from reportgen.layout import library, open_layout
from reportgen.model.needed import needed_of
from reportgen.pipeline import read_report
from reportgen.word import WordTemplate
from reportgen.word.advice.lint import lint
from reportgen.word.advice.tidy import tidied
from reportgen.word.commenting import Comment, commented
from reportgen.word.outline import outlined
from reportgen.word.tagging.inclusion import included_parts

_EXAMPLES = Path(__file__).parents[2] / "data_examples"
_SMALL = {"年度": 2023, "单位": {"名称": "甲局"}}
Door = tuple[str, Callable[[], object]]


@cache
def _templates() -> tuple[bytes, ...]:
    """Whole documents: small ones often, the shipped templates, and hostile ones."""
    body = paragraphs("{{ 年度 }}", "{%p for 项 in 表 %}", "{{ 项 }}", "{%p endfor %}") + table(
        ("甲", "乙"), ("{%tr for 项 in 表 %}",), ("{{ 项 }}", "{{ loop.index }}"), ("{%tr endfor %}",)
    )
    small = package(files_of(body))
    shipped = [path.read_bytes() for path in sorted(library().glob("*/report.docx"))]
    parts = [path.read_bytes() for path in sorted(library().glob("parts/*.docx"))]
    return (*[small] * 12, *parts[:6], *shipped[:2], *list(HOSTILE.values())[::20])


@cache
def _workbooks() -> tuple[bytes, ...]:
    layout = open_layout(sorted(library().glob("*/report.docx"))[0].parent)
    return (workbook_of(needed_of(layout.wants()), read_report(_SMALL)),)


@cache
def _report() -> bytes:
    return reportgen.render(next(iter(sorted(_EXAMPLES.glob("guangxi*.yaml")))))


# --- damage ------------------------------------------------------------------------------------------------------


def damaged(source: bytes, chance: Random) -> bytes:
    """The archive with bytes, files or elements changed."""
    kind = chance.randrange(10)
    if kind == 0:
        return _with_other_bytes(source, chance)
    if kind == 1:
        return source[: chance.randrange(len(source))]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _with_other_files(source, chance)


def _with_other_bytes(source: bytes, chance: Random) -> bytes:
    data = bytearray(source)
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _with_other_files(source: bytes, chance: Random) -> bytes:
    with ZipFile(io.BytesIO(source)) as archive:
        files = [(info.filename, archive.read(info)) for info in archive.infolist()]
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(files))
        name, content = files[place]
        what = chance.randrange(8)
        if what == 0:
            del files[place]
        elif what == 1:
            files[place] = (chance.choice(_NAMES), content)
        elif what == 2:
            files.append((chance.choice(_NAMES), content))
        elif what == 3:
            files[place] = (name, files[chance.randrange(len(files))][1])
        else:
            files[place] = (name, _changed_content(content, chance))
        if not files:
            break
    saved = io.BytesIO()
    with ZipFile(saved, "w", ZIP_DEFLATED if chance.randrange(4) else ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name or "a"), content)
    return saved.getvalue()


_NAMES = (
    "a", "word/document.xml", "WORD/DOCUMENT.XML", "word/_rels/document.xml.rels", "[Content_Types].xml", "../a", "/a", "a/",
    "word/styles.xml", "甲\u202e.xml", "a" * 300, "word\\a.xml", "xl/workbook.xml", "word/_rels/.rels", "_rels/.rels",
)  # fmt: skip


def _changed_content(content: bytes, chance: Random) -> bytes:
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return _with_other_bytes(content, chance) if content else b"a"
    if chance.randrange(6) == 0:
        return _with_other_bytes(content, chance)
    for _ in range(chance.randint(1, 4)):
        _change_element(root, chance)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


_VALUES = (
    "", " ", "0", "-1", "1", "99999999999999999999", "1.5", "1e9", "NaN", "甲", "rId1", "rId999", "true", "{{ x }}", "{% for %}",
    "../../a", "http://example.org", "FFFFFF", "a" * 5_000, "\u202e", "none", "left", "heading 1", "%1.%2.%3", "x" * 70_000,
)  # fmt: skip
_ODD = [
    "{{",
    "{%",
    "%}",
    "}}",
    "{%p",
    "{%tr",
    "endfor",
    "%}",
    "{%",
    "for",
    "a",
    "in",
    "表",
    "%}",
    "{{",
    "年度|",
    "}}",
    "{#",
    "‘",
    "“",
    "1",
    "万元",
    "增长",
    "%",
    "——",
    "合计",
]


def _change_element(root: etree._Element, chance: Random) -> None:
    elements = list(root.iter(etree.Element))
    with suppress(etree.LxmlError, ValueError):  # what no XML can hold
        chance.choice(_CHANGES)(chance.choice(elements), elements, chance)


def _leave_out(element: etree._Element, _elements: list[etree._Element], _chance: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _repeat(element: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    if element.getparent() is not None and len(elements) < 20_000:
        for _ in range(chance.choice((1, 1, 2, 50))):
            element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))


def _change_attribute(element: etree._Element, _elements: list[etree._Element], chance: Random) -> None:
    if element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(_VALUES))


def _drop_attribute(element: etree._Element, _elements: list[etree._Element], chance: Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _add_text(element: etree._Element, _elements: list[etree._Element], chance: Random) -> None:
    element.text = (element.text or "") + chance.choice(_ODD)


def _move(element: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    other = chance.choice(elements)
    if element not in other.iter() and other not in element.iter():
        element.append(other)


def _rename(element: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    element.tag = chance.choice(elements).tag


def _nest(element: etree._Element, _elements: list[etree._Element], chance: Random) -> None:
    for _ in range(chance.choice((1, 5, 300))):
        element = etree.SubElement(element, element.tag)


_CHANGES = (_leave_out, _repeat, _change_attribute, _drop_attribute, _add_text, _move, _rename, _nest)


# --- doors -------------------------------------------------------------------------------------------------------


def package_trial(chance: Random) -> Iterator[Door]:
    """One damaged package, brought to the doors of the kind of file that it was."""
    kind = chance.randrange(10)
    if kind < 6:
        yield from _doors_of_templates(damaged(chance.choice(_templates()), chance), chance)
    elif kind < 8:
        document = damaged(_report(), chance)
        yield "audit", lambda: reportgen.audit(document)
        if chance.randrange(4) == 0:
            yield "verify", lambda: reportgen.verify(document, _EXAMPLES / "guangxi-qinzhou.yaml")
        yield "outline", lambda: outlined(document)
    elif kind == 8:
        yield from _doors_of_workbooks(damaged(chance.choice(_workbooks()), chance), chance)
    else:
        yield from _doors_of_layouts(chance)


def _doors_of_templates(source: bytes, chance: Random) -> Iterator[Door]:
    including = package(files_of(paragraphs('{%p 引用 "部件" %}')))
    yield "render", lambda: WordTemplate.open(source).render({"年度": 2023, "表": [1, 2], "x": 1})
    yield "lint", lambda: lint(source)
    yield "tidy", lambda: WordTemplate.open(tidied(source).content)
    yield "outline", lambda: outlined(source)
    yield "include", lambda: with_parts(source, {"部件": lambda: including})
    yield "be included", lambda: with_parts(including, {"部件": lambda: source})
    yield "list parts", lambda: included_parts(source, {})
    yield "comment", lambda: commented(source, [Comment("正文第1段", "甲\n乙")], "甲")
    if chance.randrange(4) == 0:
        yield "audit", lambda: reportgen.audit(source)
    if chance.randrange(10) == 0:
        yield from _commands({"a.docx": source}, chance.choice(_COMMANDS_OF_TEMPLATES))


def _doors_of_workbooks(source: bytes, chance: Random) -> Iterator[Door]:
    yield "check", lambda: reportgen.check(source)
    yield "load", lambda: reportgen.load(source, name="甲.xlsx")
    if chance.randrange(4) == 0:
        yield from _commands({"a.xlsx": source}, chance.choice(_COMMANDS_OF_WORKBOOKS))


def _doors_of_layouts(chance: Random) -> Iterator[Door]:
    """A layout folder with one file damaged."""
    folder = Path(tempfile.mkdtemp())
    try:
        own = folder / "版式"
        shutil.copytree(sorted(library().glob("*/report.docx"))[0].parent, own)
        files = [path for path in sorted(own.rglob("*")) if path.is_file()]
        file = chance.choice(files)
        content = file.read_bytes()
        file.write_bytes(
            damaged(content, chance) if file.suffix == ".docx" else _damaged_text(content, chance)
        )
        yield "layout", lambda: open_layout(own)
        yield "render", lambda: reportgen.render(_SMALL, own)
        yield "check", lambda: reportgen.check(_EXAMPLES / "guangxi-qinzhou.yaml", own)
        if chance.randrange(3) == 0:
            yield "layout lint", lambda: open_layout(own).lint()
    finally:
        shutil.rmtree(folder)


def _damaged_text(content: bytes, chance: Random) -> bytes:
    lines = content.decode(errors="ignore").splitlines()
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(max(1, len(lines)))
        lines[place : place + 1] = chance.choice(
            (
                [],
                ["  甲: 乙"],
                ["- 1"],
                [" " * chance.randint(0, 9) + chance.choice(lines or [""]).strip()],
                ["\t"],
                ["{"],
            )
        )
    return (
        _with_other_bytes("\n".join(lines).encode() or b"a", chance)
        if chance.randrange(3) == 0
        else "\n".join(lines).encode()
    )


_COMMANDS_OF_TEMPLATES = (
    ("layout", "outline", "a.docx"), ("layout", "tidy", "a.docx", "-o", "b.docx"), ("layout", "lint", "a.docx"),
    ("layout", "lint", "a.docx", "--mark", "b.docx"), ("layout", "needs", "a.docx"), ("layout", "show", "a.docx"),
    ("layout", "export", "a.docx", "b", "--parts"), ("schema", "a.docx"), ("new", "a.docx"), ("audit", "a.docx"),
    ("audit", "a.docx", "--mark", "b.docx"), ("verify", "a.docx", str(_EXAMPLES / "guangxi-qinzhou.yaml")),
    ("render", str(_EXAMPLES / "guangxi-qinzhou.yaml"), "--layout", "a.docx", "-o", "b.docx"),
    ("check", str(_EXAMPLES / "guangxi-qinzhou.yaml"), "--layout", "a.docx"),
)  # fmt: skip
_COMMANDS_OF_WORKBOOKS = (
    ("check", "a.xlsx"), ("check", "a.xlsx", "--mark", "b.xlsx"), ("render", "a.xlsx", "-o", "b.docx"), ("import", "a.xlsx"),
)  # fmt: skip


def _commands(files: dict[str, bytes], command: tuple[str, ...]) -> Iterator[Door]:
    """A command in a folder with these files; it tells in words what is wrong, and ends."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        placed = [str(Path(folder) / word) if word[:2] in ("a.", "b.", "b") else word for word in command]

        def carry_out() -> None:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                assert run_command_line(placed) in (0, 1, 2)

        yield " ".join(command[:2]), carry_out


if __name__ == "__main__":
    exit_with(package_trial, 5_000)
