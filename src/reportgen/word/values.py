"""Values that a program may hand to a template besides text and numbers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Picture:
    """An inline picture, placed by ``{{ x }}`` in body, header or footer.

    Attributes:
        data: the file's bytes: PNG, JPEG, GIF, BMP or TIFF.
        width: in EMU.
        height: in EMU.
        alt: alternative text, read aloud to people who cannot see it.
        link: web address it leads to.
    """

    data: bytes
    width: int
    height: int
    alt: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart that Word draws and lets people edit, placed like a picture.

    Attributes:
        chart_xml: the chart part; refers to its workbook by ``<c:externalData r:id="rId1">``.
        workbook: the .xlsx with its figures.
        width: in EMU.
        height: in EMU.
        alt: alternative text, read aloud to people who cannot see it.
        name: shown in Word's selection pane.
        picture: the same as a picture, for programs that draw no charts; None for none.
    """

    chart_xml: bytes
    workbook: bytes
    width: int
    height: int
    alt: str = ""
    name: str = ""
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one formatting, placed by ``{{r x}}`` or as part of a `Paragraph`.

    Attributes:
        text: may hold line breaks and tabs.
        style: name of a character style as Word shows it; None for the formatting of the tag.
        link: web address it leads to.
    """

    text: str
    style: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        runs: its text; a plain string is one run.
        style: name of a paragraph style as Word shows it (``标题 2``, ``heading 2``, a designer's own); None for the
            formatting of the paragraph that holds the tag.
        runs_in: whether the next paragraph goes on in the same line, as text does after a run-in heading; only with a style.
    """

    runs: str | Sequence[Run]
    style: str | None = None
    runs_in: bool = False


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Whole paragraphs; they replace the paragraph that holds only ``{{p x}}``. Without any, nothing is printed."""

    paragraphs: Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class SubDocument:
    """The paragraphs, tables and pictures of another .docx; they replace the paragraph that holds only ``{{p x}}``.

    Its styles are those of the same name in the template. It is put in as it is: braces in it are no tags.
    """

    content: bytes


@dataclass(frozen=True, slots=True)
class Authorship:
    """Whose document it is, for its properties.

    Attributes:
        creator: who issues it; empty where that is not known.
        day: when; None where that is not known. It stands for the time of writing too, so that bytes stay the same.
    """

    creator: str = ""
    day: date | None = None


class Counting(ABC):
    """A counter that advances each time it is printed, such as the number of a section."""

    @abstractmethod
    def take(self) -> str:
        """Count and return the text to print."""
