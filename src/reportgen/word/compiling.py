"""From the bytes of a .docx to a compiled template, or to a list of all its problems."""

from __future__ import annotations

import re

from reportgen.errors import Refusal
from reportgen.word.compiled import CompiledPart, CompiledTemplate
from reportgen.word.errors import TemplateError
from reportgen.word.finishing.contents import contents_fields
from reportgen.word.finishing.figures.styles import figure_styles
from reportgen.word.finishing.headings import heading_styles
from reportgen.word.finishing.tables.styles import table_styles
from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.finishing.titles import title_property
from reportgen.word.package.fields import refresh_fields
from reportgen.word.package.parts import Parts
from reportgen.word.package.quotes import with_wide_quotes
from reportgen.word.package.references import CONTENT_TYPES_NAME
from reportgen.word.package.styles import SIGNATURE
from reportgen.word.shapes import Shape
from reportgen.word.templating.analysis import Analysis, analyse
from reportgen.word.templating.compile import compile_tree
from reportgen.word.templating.sandbox import WordEnvironment
from reportgen.zip_archive import Entry

_DATA = re.compile(r"(?:(?:el)?if (?:not )?|for \w+ in |set \w+ = )?\(?([^\W\d]\w*(?:\.[^\W\d]\w*)*)")


def compiled(data: bytes, environment: WordEnvironment, names: Shape | None = None) -> CompiledTemplate:
    """Read, check and compile a template for the environment in which it will run; see `WordTemplate.open`.

    Raises:
        TemplateError: listing all problems that can be found without data.
    """
    analysis = analyse(data, environment, names)
    if analysis.problems:
        raise TemplateError(analysis.problems)
    parts = tuple(_compiled_part(analysis, name) for name in analysis.trees)
    return CompiledTemplate(package_of(analysis), parts)


def package_of(analysis: Analysis) -> TemplatePackage:
    """The files of a template that has been analysed.

    Raises:
        TemplateError: when its settings or styles cannot be read.
    """
    parts, styles = analysis.parts, analysis.styles
    return TemplatePackage(
        _ordered(parts),
        parts.document,
        styles.ids(),
        analysis.numbers,
        contents_fields(parts, styles),
        title_property(parts, styles),
        heading_styles(styles),
        table_styles(styles),
        styles.ids().get(("paragraph", SIGNATURE), ""),
        figure_styles(styles),
    )


def _ordered(parts: Parts) -> dict[str, Entry]:
    first = {CONTENT_TYPES_NAME: parts.entries[CONTENT_TYPES_NAME]}
    return {**first, **refresh_fields(parts), **with_wide_quotes(parts)}


def _named_first(body: str) -> str:
    found = _DATA.match(body.strip())
    return found[1] if found else ""


def _compiled_part(analysis: Analysis, name: str) -> CompiledPart:
    source, structure = analysis.sources[name], analysis.structures[name]
    try:
        code, data_names = compile_tree(analysis.environment, analysis.trees[name], source.tags)
    except Refusal as refusal:
        raise TemplateError([source.tags[0].spot.refused(refusal)]) from None
    return CompiledPart(
        name,
        code,
        spots=tuple((tag.spot.words, tag.spot.excerpt) for tag in source.tags),
        named=tuple(_named_first(tag.body) for tag in source.tags),
        looks=tuple(structure.looks),
        levels=frozenset(structure.levels),
        ragged=bool(structure.ragged),
        repeats_bookmarks=structure.repeats_bookmarks,
        references=structure.references,
        data_names=data_names,
    )
