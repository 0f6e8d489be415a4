"""A compiled template as bytes, for programs that bring their templates along.

The bytes hold Python code. Whoever restores them must know that only those who may also change the program itself can
have written them; the digest in front tells a damaged file, not a forged one.
"""

from __future__ import annotations

import hashlib
import marshal
from typing import Any

from reportgen.word.compiled import CompiledPart, CompiledTemplate
from reportgen.word.finishing.contents import ContentsField
from reportgen.word.finishing.figures.styles import FigureStyles
from reportgen.word.finishing.headings import HeadingStyles
from reportgen.word.finishing.tables.styles import CellMargins, TableStyles
from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.finishing.text_sizes import TextSize
from reportgen.word.finishing.titles import TitleProperty
from reportgen.word.writing.state import Numbers
from reportgen.zip_archive import Entry

_DIGEST = hashlib.sha256().digest_size


def stored(template: CompiledTemplate) -> bytes:
    """The template as bytes, for the Python that runs now and the Jinja that compiled it."""
    package = template.package
    plain: Any = (
        [tuple(entry) for entry in package.entries.values()],
        package.document,
        dict(package.styles),
        tuple(package.numbers),
        [_plain_contents(field) for field in package.contents],
        package.title and tuple(package.title),
        package.headings and tuple(package.headings),
        package.tables and _plain_tables(package.tables),
        package.signature,
        package.figures and _plain_figures(package.figures),
        [tuple(part) for part in template.parts],
    )
    content = marshal.dumps(plain)
    return hashlib.sha256(content).digest() + content


def restored(data: bytes) -> CompiledTemplate | None:
    """The template that `stored` made these bytes of; None where they are damaged."""
    digest, content = data[:_DIGEST], data[_DIGEST:]
    if hashlib.sha256(content).digest() != digest:
        return None
    entries, document, styles, numbers, contents, title, headings, tables, signature, figures, parts = (
        marshal.loads(content)
    )
    package = TemplatePackage(
        {name: Entry(name, *packed) for name, *packed in entries},
        document,
        styles,
        Numbers(*numbers),
        tuple(_contents(*field) for field in contents),
        title and TitleProperty(*title),
        headings and HeadingStyles(*headings),
        tables and _tables(*tables),
        signature,
        figures and _figures(*figures),
    )
    return CompiledTemplate(package, tuple(CompiledPart(*part) for part in parts))


def _plain_contents(field: ContentsField) -> Any:
    *stated, _, default = field
    return (*stated, {id: tuple(sizes) for id, sizes in field.texts.items()}, default)


def _contents(*plain: Any) -> ContentsField:
    field = ContentsField(*plain)
    return field._replace(texts={id: TextSize(*sizes) for id, sizes in field.texts.items()})


def _plain_tables(styles: TableStyles) -> Any:
    sizes, names = (
        (styles.texts, styles.ruled, styles.unruled),
        (styles.title, styles.continued, styles.label),
    )
    plain = ({id: tuple(size) for id, size in named.items()} for named in sizes)
    return (*plain, *names, styles.beside)


def _tables(
    texts: dict[str, Any], ruled: dict[str, Any], unruled: dict[str, Any], *names: Any
) -> TableStyles:
    return TableStyles(
        {id: TextSize(*sizes) for id, sizes in texts.items()},
        {id: CellMargins(*sizes) for id, sizes in ruled.items()},
        {id: CellMargins(*sizes) for id, sizes in unruled.items()},
        *names,
    )


def _plain_figures(styles: FigureStyles) -> Any:
    return ({id: tuple(sizes) for id, sizes in styles.texts.items()}, *styles[1:])


def _figures(texts: dict[str, Any], *names: Any) -> FigureStyles:
    return FigureStyles({id: TextSize(*sizes) for id, sizes in texts.items()}, *names)
