"""docxtpl's DocxTemplate: the same calls, rendered by `reportgen.word`."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from reportgen.docxtpl.environment import environment_for
from reportgen.docxtpl.errors import DocxTemplateError
from reportgen.errors import Refusal, ReportgenError
from reportgen.word.errors import PACKAGE
from reportgen.word.finishing.replacing import files_equal, with_files, with_pictures
from reportgen.word.package.archive import read_package
from reportgen.word.template import WordTemplate, read_source

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl.subdoc import Subdoc
    from jinja2 import Environment

File = IO[bytes] | str | PathLike[str]

_MEDIA, _EMBEDDED = "word/media/", "word/embeddings/"
_INSIDE = frozenset(
    {
        "build_headers_footers_xml",
        "build_xml",
        "fix_docpr_ids",
        "fix_tables",
        "get_headers_footers",
        "get_part_xml",
        "get_xml",
        "map_headers_footers_xml",
        "map_tree",
        "patch_xml",
        "render_footnotes",
        "render_init",
        "render_properties",
        "render_xml_part",
        "resolve_listing",
        "write_xml",
        "xml_to_string",
    }
)
"""Methods by which docxtpl does its work; there is nothing here that they could stand for."""


class DocxTemplate:
    """A template and, once rendered, its document.

    What Word's own python library offers is reached as with docxtpl: ``template.docx``, ``get_docx()``, or by its names on
    the template itself. A document that was changed in this way is what is rendered or saved.

    Attributes:
        template_file: path or file of the .docx.
        is_rendered: `render` was called.
        is_saved: `save` was called since.
        allow_missing_pics: whether `replace_pic` passes over pictures that the template does not hold.
    """

    takes_subdocuments = True
    """Sub-documents may be printed that were made for an instance; see `reportgen.word.writing.docxtpl_values`."""

    def __init__(self, template_file: File) -> None:
        self.template_file = template_file
        self.is_rendered = False
        self.is_saved = False
        self.allow_missing_pics = False
        self._rendered = b""
        self._document: Document | None = None
        self.reset_replacements()

    def __getattr__(self, name: str) -> Any:
        """What python-docx offers on the document."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _INSIDE:
            raise AttributeError(
                f"reportgen.docxtpl 的 DocxTemplate 没有 {name}：内部步骤不同；改内容用 docx 属性，改模板用 Word"
            )
        return getattr(self.docx, name)

    # --- rendering ------------------------------------------------------------------------------------------

    def render(
        self, context: Mapping[str, Any], jinja_env: Environment | None = None, autoescape: bool = False
    ) -> None:
        """Fill in the template.

        Args:
            context: the data by name.
            jinja_env: whose filters, tests, globals, ``undefined``, ``finalize`` and ``autoescape`` hold.
            autoescape: whether texts are meant as they stand; else ``&amp;`` and the like mean their characters.

        Raises:
            DocxTemplateError: with everything that is wrong, each with its place and what to write instead.
        """
        if self.is_rendered:
            self._document = None
        with _told():
            template = WordTemplate.open_for(environment_for(jinja_env, autoescape), self._template())
            self._rendered = template.render(dict(context))
        self._document = None
        self.is_rendered, self.is_saved = True, False

    def save(self, filename: File, *args: Any, **kwargs: Any) -> None:
        """Write the document, or the template where nothing was rendered, with pictures and files replaced.

        Raises:
            DocxTemplateError: when a picture to be replaced is not there; see ``allow_missing_pics``.
            OSError: when the place cannot be written to.
        """
        with _told():
            content = self._with_replacements(self._current())
        if isinstance(filename, (str, PathLike)):
            Path(filename).write_bytes(content)
        else:
            filename.write(content)
        self.is_saved = True

    def get_undeclared_template_variables(
        self, jinja_env: Environment | None = None, context: Mapping[str, Any] | None = None
    ) -> set[str]:
        """The names that the template takes from its data, without those of `context`.

        Raises:
            DocxTemplateError: with everything that is wrong with the template.
        """
        with _told():
            source = _content_of(self.template_file)
            template = WordTemplate.open_for(environment_for(jinja_env, autoescape=False), source)
        return set(template.data_names - set(context or ()))

    def _template(self) -> bytes:
        return _content_of(self.template_file) if self._document is None else _saved(self._document)

    def _current(self) -> bytes:
        if self._document is None and self.is_rendered:
            return self._rendered
        return self._template()

    # --- the document of python-docx ------------------------------------------------------------------------

    @property
    def docx(self) -> Document:
        """The document as python-docx has it: the template's before `render`, the finished one after."""
        if self._document is None:
            from docx import Document  # most programs do without

            self._document = Document(io.BytesIO(self._current()))
        return self._document

    def init_docx(self, reload: bool = True) -> None:
        """Go back to the template where it was rendered."""
        if self.is_rendered and reload:
            self._document, self.is_rendered = None, False

    def get_docx(self) -> Document:
        """See `docx`."""
        return self.docx

    def new_subdoc(self, docpath: Any = None) -> Subdoc:
        """A sub-document for ``{{p … }}``: empty, to be written with python-docx, or the .docx at `docpath`.

        Raises:
            ImportError: when docxcompose is not installed: ``pip install docxtpl[subdoc]``.
        """
        from docxtpl.subdoc import Subdoc

        self.init_docx()
        return Subdoc(self, docpath)

    def build_url_id(self, url: str) -> str:
        """The ``url_id`` of a `RichText` that leads to a web address."""
        return html.escape(url, quote=True)

    # --- replacing ------------------------------------------------------------------------------------------

    def reset_replacements(self) -> None:
        """Forget all that was to be replaced."""
        self._pictures: dict[str | bytes, bytes] = {}
        self._equal: list[tuple[str, bytes, bytes]] = []
        self._named: dict[str, bytes] = {}

    def replace_pic(self, embedded_file: str, dst_file: File) -> None:
        """Show another picture in place of the one with that name, title or alternative text."""
        self._pictures[embedded_file] = _content_of(dst_file)

    def replace_media(self, src_file: File, dst_file: File) -> None:
        """Put another file in place of every picture or other media file that equals `src_file`."""
        self._equal.append((_MEDIA, _content_of(src_file), _content_of(dst_file)))

    def replace_embedded(self, src_file: File, dst_file: File) -> None:
        """Put another file in place of every embedded one that equals `src_file`."""
        self._equal.append((_EMBEDDED, _content_of(src_file), _content_of(dst_file)))

    def replace_zipname(self, zipname: str, dst_file: File) -> None:
        """Put another file in place of the one with that name inside the .docx."""
        self._named[zipname] = _content_of(dst_file)

    def _with_replacements(self, document: bytes) -> bytes:
        if self._pictures:
            document = with_pictures(document, self._pictures, may_lack=self.allow_missing_pics)
        if not self._equal and not self._named:
            return document
        entries = read_package(document)
        equal = {name: new for folder, old, new in self._equal for name in files_equal(entries, folder, old)}
        return with_files(document, equal | self._named)


def _content_of(file: Any) -> bytes:
    if not hasattr(file, "read"):
        return read_source(Path(file))
    if hasattr(file, "seek"):
        file.seek(0)
    content: bytes = file.read()
    return content


def _saved(document: Document) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@contextmanager
def _told() -> Iterator[None]:
    """Errors as programs for docxtpl expect them."""
    try:
        yield
    except Refusal as refusal:
        raise DocxTemplateError([PACKAGE.refused(refusal)]) from None
    except ReportgenError as error:
        raise DocxTemplateError(error.problems) from error
