"""One shape for every complaint: a `Problem` at its `Spot`, and the exceptions that carry what to tell the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import nlargest
from typing import Any, Literal


class Severity(StrEnum):
    """How far a problem reaches: an error stops rendering, a warning and a note travel along."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def chinese(self) -> str:
        """What messages call it."""
        return _CALLED[self]


_CALLED = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in something that a user gave us; what is not known of it, or does not apply, is None.

    Attributes:
        words: the place as its owner calls it, e.g. ``支出 › 按功能 › 第2项 › 决算数``, ``正文第12段`` or ``表3第2行第4格``.
        file: name of the file it stands in.
        line: 1-based line in that file.
        column: 1-based column in that line.
        sheet: name of the worksheet.
        cell: the cell in that worksheet, e.g. ``D12``.
        page: 1-based page of a document whose pages are fixed.
        path: the caller's own keys and 0-based indices down to the value, in a dict or data file.
    """

    words: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    path: tuple[str | int, ...] | None = None

    @property
    def position(self) -> str:
        """``data.yaml:12:7``, ``决算.xlsx › GK03 支出决算表!D12`` or ``报告.pdf › 第3页``, as far as it is known."""
        within = "!".join(part for part in (self.sheet, self.cell) if part)
        page = "" if self.page is None else f"第{self.page}页"
        text = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return " › ".join(part for part in (text, within, page) if part)

    @property
    def pointer(self) -> str | None:
        """`path` as a JSON pointer (RFC 6901)."""
        if self.path is None:
            return None
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in self.path)

    def __str__(self) -> str:
        return " ".join(part for part in (self.position, self.words) if part)


LONGEST_TEXT = 2_000
"""Characters of one text of a problem."""
LONGEST_PLACE = 400
"""Characters of the words that name its place."""
MOST_OF_A_KIND = 200
"""Problems with the same code and severity that are listed one by one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint, as shown to the person who can mend it.

    Attributes:
        severity: whether it stops the report.
        code: stable short name such as ``SUM01`` or ``source.yaml``; rules can be silenced by it.
        spot: where it stands.
        message: what is wrong, in Chinese, with both figures and their difference where there are figures.
        hint: what to do about it, in Chinese.
        expected: the value that would have been right, as text.
        actual: the value that was found, as text.
    """

    severity: Severity
    code: str
    spot: Spot
    message: str
    hint: str | None = None
    expected: str | None = None
    actual: str | None = None

    @property
    def where(self) -> str:
        """The place in the user's own words."""
        return self.spot.words

    @property
    def file(self) -> str | None:
        """Name of the file it stands in."""
        return self.spot.file

    @property
    def line(self) -> int | None:
        """1-based line in that file."""
        return self.spot.line

    @property
    def column(self) -> int | None:
        """1-based column in that line."""
        return self.spot.column

    def moved(self, **known: Any) -> Problem:
        """The same problem where more is known of its place: fields of `Spot` by name."""
        return replace(self, spot=replace(self.spot, **known))

    @property
    def english(self) -> str | None:
        """What its code means, in English: for codes of reading data and of layouts, None for all others."""
        from reportgen.codes_in_english import ENGLISH  # few ask

        return ENGLISH.get(self.code)

    def as_dict(self, lang: Literal["zh", "en"] = "zh") -> dict[str, object]:
        """The problem as plain JSON values: its own fields, those of its spot, and ``where`` and ``pointer``.

        Args:
            lang: ``en`` adds ``english``; the Chinese message is always there.
        """
        spot = self.spot
        known = {"english": self.english} if lang == "en" else {}
        return known | {
            "severity": str(self.severity),
            "code": self.code,
            "where": spot.words,
            "file": spot.file,
            "line": spot.line,
            "column": spot.column,
            "sheet": spot.sheet,
            "cell": spot.cell,
            "page": spot.page,
            "path": None if spot.path is None else list(spot.path),
            "pointer": spot.pointer,
            "message": self.message,
            "hint": self.hint,
            "expected": self.expected,
            "actual": self.actual,
        }

    def __post_init__(self) -> None:
        """Cut what is too long to be read, such as the quotation of a name of a hundred thousand characters."""
        for field in ("message", "hint", "expected", "actual"):
            text = getattr(self, field)
            if text is not None and len(text) > LONGEST_TEXT:
                object.__setattr__(self, field, f"{text[:LONGEST_TEXT]}…（太长，略）")
        if len(self.spot.words) > LONGEST_PLACE:
            object.__setattr__(self, "spot", replace(self.spot, words=f"{self.spot.words[:LONGEST_PLACE]}…"))

    def __str__(self) -> str:
        text = f"{self.spot}：{self.message}" if str(self.spot) else self.message
        return f"{text}（{self.hint}）" if self.hint else text


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by line and column; those without a line come first."""
    return sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))


def capped(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, of each kind so many as anybody reads, and how many more there are, at the place of the next."""
    listed = list(problems)
    counts = Counter((problem.code, problem.severity) for problem in listed)
    if all(count <= MOST_OF_A_KIND + 1 for count in counts.values()):
        return listed
    seen: Counter[tuple[str, Severity]] = Counter()
    kept = []
    for problem in listed:
        kind = problem.code, problem.severity
        seen[kind] += 1
        if seen[kind] <= MOST_OF_A_KIND or counts[kind] == MOST_OF_A_KIND + 1:
            kept.append(problem)
        elif seen[kind] == MOST_OF_A_KIND + 1:
            more = counts[kind] - MOST_OF_A_KIND
            kept.append(
                replace(problem, message=f"这一类至少还有 {more} 处，从这里起没有一一列出", hint=None)
            )
    return kept


def own_words(error: BaseException) -> str:
    """What an exception of other code says, with its kind in front."""
    kind = type(error).__name__
    return f"{kind}：{error}" if str(error) else kind


def shortened(text: str, longest: int = 40) -> str:
    """What a user wrote, cut so that a message that quotes it stays readable."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def quoted(text: str) -> str:
    """What a user wrote, shortened, in quotation marks that it does not hold itself."""
    short = shortened(text)
    return f"「{short}」" if "“" in short or "”" in short else f"“{short}”"


_MOST_LISTED = 12


_LONGEST_NAME = 80
"""Characters of a name for which a similar one is looked for."""
_MOST_COMPARED = 30
"""Names that are compared closely; of more, those that share the most characters."""


def nearest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Of the known names those that `word` was probably meant to be, the likeliest first."""
    from difflib import get_close_matches  # needed only where something is wrong

    names = [name for name in known if len(name) <= _LONGEST_NAME] if len(word) <= _LONGEST_NAME else []
    if len(names) > _MOST_COMPARED:  # a close comparison of thousands of names takes seconds
        characters = set(word)
        names = nlargest(
            _MOST_COMPARED,
            names,
            key=lambda name: len(characters.intersection(name)) / (len(word) + len(name) + 1),
        )
    return get_close_matches(word, names, n=most, cutoff=0.4)


def suggestion(word: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """The hint for a name that is none: ``是否应为“…”？``, else `otherwise`, else the names that there are.

    Names that begin with an underscore are nobody's to write; of names in both languages the Chinese ones are listed.
    """
    names = [name for name in known if not name.startswith("_")]
    if near := nearest(word, names):
        return f"是否应为{quoted(near[0])}？"
    listed = [name for name in names if not name.isascii()] or names
    if otherwise or not listed:
        return otherwise
    return f"可用的有：{'、'.join(listed[:_MOST_LISTED])}{'等' if len(listed) > _MOST_LISTED else ''}"


class ReportgenError(Exception):
    """Something the user has to mend; `problems` lists all that is wrong, never only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(capped(problems))
        super().__init__(self.problems)  # what pickling passes on, so that worker processes can raise it

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UnreadableError(ReportgenError):
    """The input could not be read at all (missing file, broken YAML, binary data): there is nothing to check."""


class Refusal(Exception):  # noqa: N818 - no fault of the program: words for the user, on their way to a place
    """Something to tell the user, raised where the place is not known; whoever knows it makes a `Problem` of it.

    Attributes:
        message: what is wrong, in Chinese.
        hint: what to do about it, in Chinese.
        code: the code of the later problem, where it is not up to whoever knows the place.
    """

    def __init__(self, message: str, hint: str | None = None, code: str = "") -> None:
        super().__init__(message, hint, code)  # what pickling passes on
        self.message = message
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        return self.message
