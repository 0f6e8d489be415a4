"""A Word template: opened and checked once, rendered many times."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock

from reportgen.errors import Problem, Severity, Spot, UnreadableError
from reportgen.word.compiled import CompiledTemplate
from reportgen.word.errors import told_of_part
from reportgen.word.finishing.assembly import assemble
from reportgen.word.finishing.contents import with_contents
from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.finishing.titles import title_of, with_title
from reportgen.word.rendering import Rehearsed, RunnablePart, new_state
from reportgen.word.shapes import Shape
from reportgen.word.templating.environment import make_environment

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

    def __init__(self, compiled: CompiledTemplate, filters: Mapping[str, Callable[..., object]]) -> None:
        """Make ready to run what was compiled with filters of these names; most callers want `open`."""
        environment = make_environment(filters)
        self._package = compiled.package
        self._parts = [RunnablePart(part, environment) for part in compiled.parts]

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
        key = (
            hashlib.sha256(data).digest(),
            used,
            names,
        )  # what is kept holds its filters, so their ids stay theirs
        return _CACHE.get(key, lambda: cls(compiled(data, filters, names), filters))

    def render(self, context: Mapping[str, object]) -> bytes:
        """The finished .docx: the same bytes for the same template and data.

        Args:
            context: the data by the names that the template uses: numbers, texts, dates, mappings, lists, objects
                that declare ``template_names``, and the values of `reportgen.word`.

        Raises:
            TemplateError: when the data does not fit, saying where in the template.
        """
        state = new_state(self._package)
        contents = {part.name: part.render(context, state) for part in self._parts}
        return assemble(self._package, contents | dict(_completed(self._package, contents)), state)

    def rehearse(self, context: Mapping[str, object]) -> Rehearsed:
        """Everything in the data that would stop `render`, and the text that it would print; nothing is assembled."""
        state = new_state(self._package)
        return _rehearsed(part.rehearse(context, state) for part in self._parts)


def _rehearsed(parts: Iterable[Rehearsed]) -> Rehearsed:
    """What was found in all parts together."""
    found = tuple(parts)
    texts = [part.text for part in found]
    whole = None if None in texts else "".join(text for text in texts if text is not None)
    return Rehearsed(tuple(lack for part in found for lack in part.lacks), whole)


def read_source(source: Path | str | bytes) -> bytes:
    """The bytes of a template given as path or bytes.

    Raises:
        UnreadableError: when the file cannot be read.
    """
    if isinstance(source, bytes):
        return source
    path = Path(source)
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"读不到模板文件（{error.strerror}）"
        problem = Problem(Severity.ERROR, "word.file", Spot(file=str(path)), message)
        raise UnreadableError([problem]) from None


def _completed(package: TemplatePackage, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Parts that depend on the rendered document: its table of contents, and its title in the properties."""
    if package.document not in contents:
        return
    document = contents[package.document]
    if package.contents is not None:
        yield package.document, with_contents(document.decode(), package.contents).encode()
    if package.title is not None and (title := title_of(document, package.title.style)):
        part = package.title.part
        with told_of_part(part):
            yield (
                part,
                with_title(contents[part], title) if part in contents else package.title.filled_in(title),
            )
