"""Analysing a template without data: its parts, their tags, and all problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import nodes
from lxml import etree

from reportgen.errors import Problem
from reportgen.word.admission.inspection import inspected
from reportgen.word.errors import spot_of_part
from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import Parts, read_parts
from reportgen.word.package.spots import areas_of
from reportgen.word.package.styles import Styles, styles_of
from reportgen.word.package.unsettled import unsettled
from reportgen.word.package.xmlns import WP, W, whole_number
from reportgen.word.shapes import Shape
from reportgen.word.tagging.prepare import prepare, prepare_properties
from reportgen.word.tagging.structure import Structure
from reportgen.word.templating.compile import Source, read_tree, to_source, trees_alone
from reportgen.word.templating.names import check_names, check_names_alone
from reportgen.word.templating.sandbox import WordEnvironment
from reportgen.word.writing.lists import first_free_list
from reportgen.word.writing.state import Numbers
from reportgen.zip_archive import Entry

_UNRENDERED = ("chart", "diagramData", "comments", "custom-properties", "glossaryDocument")
_NUMBER = re.compile(r"-?[0-9]{1,10}")
_BRACES = re.compile(rb"\{[{%#]")


@dataclass(slots=True)
class Analysis:
    """The result of `analyse`; parts without tags are not listed.

    Attributes:
        parts: the template's files.
        styles: its styles.
        numbers: first free numbers for drawings, pictures, charts and relationships.
        environment: the Jinja environment of its expressions.
        structures: by part.
        sources: by part.
        trees: by part, for parts whose syntax is right.
        problems: everything that is wrong.
    """

    parts: Parts
    styles: Styles
    numbers: Numbers
    environment: WordEnvironment
    structures: dict[str, Structure] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    trees: dict[str, nodes.Template] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, name: str, root: etree._Element, structure: Structure, names: Shape | None) -> None:
        """Check one prepared part."""
        self.problems += structure.problems
        if not structure.tags and not structure.rewritten:
            return
        source = to_source(root, structure.tags)
        tree, problems = read_tree(self.environment, source)
        self.problems += problems
        self.structures[name], self.sources[name] = structure, source
        if tree is not None:
            self.trees[name] = tree
        if names is not None:
            self.problems += (
                check_names_alone(trees_alone(self.environment, source), names)
                if tree is None
                else check_names(tree, source.tags, names)
            )


def analyse(data: bytes, environment: WordEnvironment, names: Shape | None = None) -> Analysis:
    """Analyse a template.

    Args:
        data: the .docx.
        environment: of its expressions, see `make_environment`.
        names: as in `WordTemplate.open`.

    Raises:
        TemplateError: when the file cannot be read.
    """
    parts = read_parts(read_package(data))
    inspection = inspected(parts)
    areas = areas_of(parts)
    roots = {name: inspection.roots[name] for name in areas if name in inspection.roots}
    foreign = inspection.problems()  # before preparation changes the trees
    changing = {*areas, *parts.related("core-properties", "")}
    parts.trees = {name: root for name, root in inspection.roots.items() if name not in changing}
    analysis = Analysis(parts, styles_of(parts), _numbers(parts, roots), environment)
    analysis.problems += [*unsettled(parts), *_unrendered(parts), *_unnumbered(roots)]
    for name, root in roots.items():
        if problem := _wrong_namespace(root, name):
            analysis.problems.append(problem)
        else:
            structure = prepare(root, areas[name], forgiving=environment.trusts_program)
            analysis.add(name, root, structure, names)
    for name in parts.related("core-properties", ""):
        if name in inspection.roots:
            root = inspection.roots[name]
            analysis.add(name, root, prepare_properties(root), names)
    analysis.problems += foreign
    return analysis


def _wrong_namespace(root: etree._Element, name: str) -> Problem | None:
    if root.nsmap.get("w") == W and etree.QName(root).namespace == W:
        return None
    return spot_of_part(name).problem(
        "word.package", "不是常见的 .docx 写法（可能是“严格”格式）", "用 Word 另存为普通的 .docx"
    )


def _unrendered(parts: Parts) -> list[Problem]:
    """Problems with tags in parts that are not rendered."""
    related = [relationship for owned in parts.relationships.values() for relationship in owned]
    suspects = {relationship.target for relationship in related if relationship.kind in _UNRENDERED}
    return [
        spot_of_part(name).problem("word.forbidden", "图表、图示、批注和自定义属性里不能写标签")
        for name in sorted(suspects & parts.entries.keys())
        if _BRACES.search(parts.entries[name].unpack())
    ]


def _unnumbered(roots: Mapping[str, etree._Element]) -> list[Problem]:
    """Problems with drawings whose number is none: Word would call the report damaged."""
    return [
        spot_of_part(name).problem(
            "word.package", "有图形的编号（docPr id）不是数字", "用 Word 打开并重新保存"
        )
        for name, root in roots.items()
        if any(not _NUMBER.fullmatch(e.get("id", "")) for e in root.iter(f"{{{WP}}}docPr"))
    ]


def _numbers(parts: Parts, roots: Mapping[str, etree._Element]) -> Numbers:
    drawings = [whole_number(e.get("id")) for root in roots.values() for e in root.iter(f"{{{WP}}}docPr")]
    ids = [relationship.id for related in parts.relationships.values() for relationship in related]
    return Numbers(
        drawing=max(drawings, default=0) + 1,
        media=_next(r"word/media/image(\d+)\.", parts.entries),
        chart=_next(r"word/(?:charts|embeddings)/chart(\d+)\.", parts.entries),
        relationship=_next(r"rId(\d+)$", ids),
        list=first_free_list(parts),
    )


def _next(pattern: str, names: Mapping[str, Entry] | list[str]) -> int:
    found = (re.match(pattern, name) for name in names)
    return max((int(match[1]) for match in found if match), default=0) + 1
