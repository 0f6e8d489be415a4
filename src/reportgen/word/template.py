"""A Word template: opened and checked once, rendered many times."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reportgen.deadlines import time_limit
from reportgen.errors import Problem, Severity, Spot, UnreadableError
from reportgen.punctuation import PLAIN, Punctuation
from reportgen.word.compiled import CompiledTemplate
from reportgen.word.errors import TemplateError, told_of_part
from reportgen.word.finishing.assembly import assemble
from reportgen.word.finishing.contents import with_contents
from reportgen.word.finishing.cross_references import with_references
from reportgen.word.finishing.empty_sections import without_empty_sections
from reportgen.word.finishing.figures.placing import with_figures_moved
from reportgen.word.finishing.headings import nested
from reportgen.word.finishing.punctuation import punctuated
from reportgen.word.finishing.signatures import with_signatures_kept
from reportgen.word.finishing.tables.paging import laid_out
from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.finishing.titles import title_of, with_title
from reportgen.word.limits import MAX_FILE
from reportgen.word.rendering import Lack, Rehearsed, RunnablePart, new_state
from reportgen.word.shapes import Shape
from reportgen.word.tagging.reference_marks import REFERENCE_MARK
from reportgen.word.templating.environment import make_environment
from reportgen.word.templating.sandbox import WordEnvironment
from reportgen.word.values import Authorship
from reportgen.word.writing.state import RenderState

NOBODY = Authorship()
_KEPT = 16
"""Templates kept compiled in the process."""


class _Cache:
    """The templates opened last, by content, filters and names."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[object, WordTemplate] = OrderedDict()

    def get(self, key: object, make: Callable[[], WordTemplate]) -> WordTemplate:
        """The template under `key`; threads that ask for a new one at the same time may each make it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            kept = self._kept.setdefault(key, made)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return kept


_CACHE = _Cache()


class WordTemplate:
    """A compiled template. Get one from `open`; it is immutable, and renders in any number of threads at once."""

    def __init__(self, compiled: CompiledTemplate, environment: WordEnvironment) -> None:
        """Make ready to run what was compiled for such an environment; most callers want `open`."""
        self._package = compiled.package
        self._parts = [RunnablePart(part, environment) for part in compiled.parts]
        self._data_names = frozenset[str]().union(*(part.data_names for part in compiled.parts))
        self._references = {
            (part.name, bookmark): place
            for part in compiled.parts
            for bookmark, place in part.references.items()
        }

    @classmethod
    def open(
        cls,
        source: Path | str | bytes,
        *,
        filters: Mapping[str, Callable[..., object]] | None = None,
        names: Shape | None = None,
    ) -> WordTemplate:
        """Read, check and compile a template; the same content is compiled once per process.

        Args:
            source: path of a .docx, or its bytes.
            filters: functions that templates may use as filters, besides the language's own.
            names: what the data offers; when given, unknown names are reported on opening rather than on rendering.

        Raises:
            TemplateError: listing all problems that can be found without data.
            UnreadableError: when there is no such file.
        """
        from reportgen.word.compiling import compiled  # a template that was compiled before does without

        data, filters = read_source(source), filters or {}
        used = frozenset((name, id(function)) for name, function in filters.items())
        # what is kept holds its filters, so their ids stay theirs
        key = (hashlib.sha256(data).digest(), used, names)

        def make() -> WordTemplate:
            environment = make_environment(filters)
            return cls(compiled(data, environment, names), environment)

        return _CACHE.get(key, make)

    @classmethod
    def open_for(cls, environment: WordEnvironment, data: bytes) -> WordTemplate:
        """What `open` does, for an environment that the caller keeps and does not change."""
        from reportgen.word.compiling import compiled

        key = (hashlib.sha256(data).digest(), environment)
        return _CACHE.get(key, lambda: cls(compiled(data, environment), environment))

    def render(
        self,
        context: Mapping[str, object],
        *,
        pictures: Mapping[str | bytes, bytes] | None = None,
        seconds: float | None = None,
        authorship: Authorship = NOBODY,
        punctuation: Punctuation = PLAIN,
    ) -> bytes:
        """The finished .docx: the same bytes for the same template and data.

        Args:
            context: the data by the names that the template uses: numbers, texts, dates, mappings, lists, objects
                that declare ``template_names``, and the values of `reportgen.word`.
            pictures: files to show instead of pictures that stand in the template, by their name, title or alternative
                text there, or by their very bytes; place and size stay.
            seconds: how long it may take; two minutes where left out.
            authorship: for the document's properties, where the template leaves them empty.
            punctuation: how the parts that hold tags write it.

        Raises:
            TemplateError: when the data does not fit, saying where in the template, or the template has no such picture.
        """
        with time_limit(seconds):
            state = new_state(self._package)
        contents = {part.name: part.render(context, state) for part in self._parts}
        document = self._assembled(self._referred(contents), state, authorship, punctuation)
        if not pictures:
            return document
        from reportgen.word.finishing.replacing import with_pictures  # few templates hold pictures

        return with_pictures(document, pictures)

    @property
    def data_names(self) -> frozenset[str]:
        """The names that the template takes from its data, in all its parts; those that it binds itself are not among them."""
        return self._data_names

    def rehearse(self, context: Mapping[str, object]) -> Rehearsed:
        """Everything in the data that would stop `render`, and the text that it would print; nothing is assembled."""
        return self.try_out(context).rehearsed

    def try_out(
        self,
        context: Mapping[str, object],
        authorship: Authorship = NOBODY,
        punctuation: Punctuation = PLAIN,
    ) -> Trial:
        """Rehearse and render in one run."""
        state = new_state(self._package)
        tried = {part: part.try_out(context, state) for part in self._parts}
        lacks = tuple(lack for found in tried.values() for lack in found.lacks)
        texts = [found.text for found in tried.values()]
        whole = None if None in texts else "".join(text for text in texts if text is not None)
        if whole is not None and self._references:
            whole = REFERENCE_MARK.sub("", whole)
            lacks += tuple(self._unprinted({part.name: found.xml or "" for part, found in tried.items()}))

        def document() -> bytes:
            contents = {
                part.name: part.finished(found.xml or "", divides_paragraphs=found.divides_paragraphs)
                for part, found in tried.items()
            }
            return self._assembled(self._referred(contents), state, authorship, punctuation)

        return Trial(Rehearsed(lacks, whole), None if lacks or whole is None else document)

    def _referred(self, contents: dict[str, bytes]) -> dict[str, bytes]:
        return with_references(contents, self._references) if self._references else contents

    def _unprinted(self, printed: Mapping[str, str]) -> Iterator[Lack]:
        """The cross references to what was not printed."""
        try:
            with_references({name: xml.encode() for name, xml in printed.items()}, self._references)
        except TemplateError as error:
            yield from map(Lack, error.problems)

    def _assembled(
        self,
        contents: dict[str, bytes],
        state: RenderState,
        authorship: Authorship,
        punctuation: Punctuation,
    ) -> bytes:
        if not punctuation.changes_nothing:
            contents = {name: punctuated(part, punctuation) for name, part in contents.items()}
        completed = dict(_completed(self._package, contents, authorship))
        return assemble(self._package, contents | completed, state)


class Trial(NamedTuple):
    """What came of a run of a template.

    Attributes:
        rehearsed: what would stop its render, and its text.
        document: makes the finished .docx of the same run, as `WordTemplate.render` would; None where something stops it.
    """

    rehearsed: Rehearsed
    document: Callable[[], bytes] | None


def read_source(source: Path | str | bytes) -> bytes:
    """The bytes of a template given as path or bytes.

    Raises:
        UnreadableError: when the file cannot be read, or is larger than any template.
    """
    if isinstance(source, bytes):
        return source
    path = Path(source)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, f"读不到模板文件（{getattr(error, 'strerror', None) or error}）") from None
    if len(content) > MAX_FILE:
        raise _unreadable(path, f"模板文件超过 {MAX_FILE // 1024 // 1024} MB")
    return content


def _unreadable(path: Path, message: str) -> UnreadableError:
    return UnreadableError([Problem(Severity.ERROR, "word.file", Spot(file=str(path)), message)])


def _completed(
    package: TemplatePackage, contents: Mapping[str, bytes], authorship: Authorship
) -> Iterator[tuple[str, bytes]]:
    """Parts that depend on the rendered document: its headings and tables of contents, and its title in the properties."""
    if package.document not in contents:
        return
    document = contents[package.document]
    if package.contents or package.headings or package.tables or package.signature or package.figures:
        xml = document.decode()
        xml = laid_out(without_empty_sections(xml), package.tables) if package.tables else xml
        xml = with_figures_moved(xml, package.figures) if package.figures else xml
        xml = nested(xml, package.headings) if package.headings else xml
        xml = with_signatures_kept(xml, package.signature) if package.signature else xml
        yield package.document, with_contents(xml, package.contents).encode()
    if package.title is not None and (title := title_of(document, package.title.style)):
        part = package.title.part
        with told_of_part(part):
            yield (
                part,
                with_title(contents[part], title)
                if part in contents
                else package.title.filled_in(title, authorship),
            )
