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
from reportgen.word.finishing.headings import HeadingStyles
from reportgen.word.finishing.template_package import TemplatePackage
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
        [tuple(field) for field in package.contents],
        package.title and tuple(package.title),
        package.headings and tuple(package.headings),
        [tuple(part) for part in template.parts],
    )
    content = marshal.dumps(plain)
    return hashlib.sha256(content).digest() + content


def restored(data: bytes) -> CompiledTemplate | None:
    """The template that `stored` made these bytes of; None where they are damaged."""
    digest, content = data[:_DIGEST], data[_DIGEST:]
    if hashlib.sha256(content).digest() != digest:
        return None
    entries, document, styles, numbers, contents, title, headings, parts = marshal.loads(content)
    package = TemplatePackage(
        {name: Entry(name, *packed) for name, *packed in entries},
        document,
        styles,
        Numbers(*numbers),
        tuple(ContentsField(*field) for field in contents),
        title and TitleProperty(*title),
        headings and HeadingStyles(*headings),
    )
    return CompiledTemplate(package, tuple(CompiledPart(*part) for part in parts))
