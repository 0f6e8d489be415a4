"""The state of one render: costs, added files, merged cells. Each render has its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from jinja2.runtime import Context

from reportgen.deadlines import deadline
from reportgen.errors import Refusal
from reportgen.word.limits import (
    MAX_CHARTS,
    MAX_OUTPUT,
    MAX_RECURSION,
    MAX_STEPS,
    STEPS_BETWEEN_LOOKS,
)
from reportgen.word.package.references import Relationship

if TYPE_CHECKING:
    from lxml import etree

STATE = "_word_state"
"""The context name under which templates carry the state; templates cannot use that name."""

_MEDIA_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\x00", "tiff", "image/tiff"),
    (b"MM\x00*", "tiff", "image/tiff"),
)


class Numbers(NamedTuple):
    """First free numbers for what a render adds to the template; a list and its definition have the same."""

    drawing: int = 1
    media: int = 1
    chart: int = 1
    relationship: int = 1
    list: int = 1


@dataclass(slots=True)
class _MergeColumn:
    row: int = -1
    key: object = None


@dataclass(slots=True)
class RenderState:
    """One render in progress.

    Attributes:
        styles: ids of paragraph and character styles, by kind and stored name in lower case.
        numbers: first free numbers for drawings, pictures, charts and relationships.
        part: name of the part being rendered.
        looks: for the part being rendered, what `Structure.looks` holds.
        files: added files by name.
        types: content types of the added files by name.
        relationships: added references by part.
        divides_paragraphs: the part being rendered holds marks for new paragraphs or pages.
        lists: added lists, each with its definition (``w:abstractNum``) and itself (``w:num``).
    """

    styles: Mapping[tuple[str, str], str]
    numbers: Numbers
    part: str = ""
    looks: Sequence[tuple[str, str]] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relationships: dict[str, list[Relationship]] = field(default_factory=dict)
    divides_paragraphs: bool = False
    lists: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)
    depth: int = 0
    ends_at: float = field(default_factory=deadline)
    _steps: int = 0
    _steps_at_next_look: int = STEPS_BETWEEN_LOOKS
    _written: int = 0
    _drawings: int = 0
    _charts: int = 0
    _media: dict[bytes, str] = field(default_factory=dict)
    _rows: dict[tuple[str, int], int] = field(default_factory=dict)
    _columns: dict[tuple[str, int], dict[int, _MergeColumn]] = field(default_factory=dict)

    # --- cost ----------------------------------------------------------------------------------------------

    def charge(self, steps: int, characters: int = 0) -> None:
        """Charge the render for work about to be done.

        Raises:
            Refusal: when the whole render exceeds a limit.
        """
        self._steps += steps
        self._written += characters
        if self._steps > MAX_STEPS:
            raise Refusal(f"循环的总次数超过 {MAX_STEPS}", "减少嵌套循环", "word.limit")
        if self._written > MAX_OUTPUT:
            raise Refusal(
                f"输出超过 {MAX_OUTPUT // 1024 // 1024} 百万字符", "减少循环或缩短内容", "word.limit"
            )
        if self._steps >= self._steps_at_next_look:
            self._steps_at_next_look = self._steps + STEPS_BETWEEN_LOOKS
            self.check_time()

    def check_time(self) -> None:
        """Look at the clock.

        Raises:
            Refusal: when the render has taken longer than it may.
        """
        if monotonic() > self.ends_at:
            raise Refusal("生成报告用时超过限额，没有做完", "减少循环，或放宽 seconds 限额", "word.limit")

    def enter(self) -> None:
        """Count one more nested call of a macro or recursive loop; the caller lowers ``depth`` afterwards."""
        self.depth += 1
        if self.depth > MAX_RECURSION:
            raise Refusal(f"宏或递归循环嵌套超过 {MAX_RECURSION} 层", code="word.limit")

    # --- files and references of values ---------------------------------------------------------------------

    def next_drawing(self) -> int:
        """The next free number for a drawing."""
        self._drawings += 1
        return self.numbers.drawing + self._drawings - 1

    def relate(self, kind: str, target: str, external: bool = False) -> str:
        """Refer from the current part to `target`; an equal reference is added only once."""
        related = self.relationships.setdefault(self.part, [])
        for known in related:
            if (known.kind, known.target, known.external) == (kind, target, external):
                return known.id
        added = Relationship(f"rId{self.numbers.relationship + len(related)}", kind, target, external)
        related.append(added)
        return added.id

    def add_file(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part to the package."""
        self.files[name] = content
        self.types[name] = content_type

    def add_relationships(self, owner: str, relationships: list[Relationship]) -> None:
        """Add the references of a part that was added."""
        self.relationships[owner] = relationships

    def add_media(self, data: bytes) -> str:
        """Add a picture's file, only once for equal bytes, and return its name."""
        if data not in self._media:
            extension, content_type = media_kind(data)
            name = f"word/media/image{self.numbers.media + len(self._media)}.{extension}"
            self.add_file(name, data, content_type)
            self._media[data] = name
        return self._media[data]

    def next_list(self) -> int:
        """The next free number for a list and its definition."""
        return self.numbers.list + len(self.lists)

    def add_chart(self) -> int:
        """The next free number for a chart part.

        Raises:
            Refusal: when there are more charts than any report has.
        """
        self._charts += 1
        if self._charts > MAX_CHARTS:
            raise Refusal(f"图表超过 {MAX_CHARTS} 个", "减少循环里的图表", "word.limit")
        return self.numbers.chart + self._charts - 1

    def style_id(self, kind: str, stored: str) -> str | None:
        """Id of the style of `kind` (``paragraph``, ``character``) with that ``w:name``."""
        return self.styles.get((kind, stored.casefold()))

    # --- merged neighbours ---------------------------------------------------------------------------------

    def next_row(self, table: int) -> None:
        """A row of table `table` begins."""
        key = (self.part, table)
        self._rows[key] = self._rows.get(key, -1) + 1

    def continues(self, table: int, column: int, value: object) -> bool:
        """Whether the cell is merged with the one above: equal values, and equal groups in the columns to its left."""
        place = (self.part, table)
        row, columns = self._rows[place], self._columns.setdefault(place, {})
        mine = columns.setdefault(column, _MergeColumn())
        left = [number for number in columns if number < column and columns[number].row == row]
        key = (value, *(columns[number].key for number in sorted(left)))
        goes_on = mine.row == row - 1 and mine.key == key
        mine.row, mine.key = row, key
        return goes_on


def state_of(context: Context) -> RenderState:
    """The state of the render that `context` belongs to."""
    state = context.parent[STATE]
    assert isinstance(state, RenderState)
    return state


def media_kind(data: bytes) -> tuple[str, str]:
    """The ending of a picture's file and its content type, by its first bytes.

    Raises:
        Refusal: when it is no picture that Word shows.
    """
    for signature, extension, content_type in _MEDIA_KINDS:
        if data.startswith(signature):
            return extension, content_type
    raise Refusal("图片不是 PNG、JPEG、GIF、BMP 或 TIFF 格式", "转换格式后再用", "word.value")
