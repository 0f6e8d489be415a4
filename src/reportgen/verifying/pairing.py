"""Which sentence of the report stands for which sentence of the data: equal ones first, then the most similar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from reportgen.verifying.passages import Sentence

_ALIKE = 0.55
"""The least likeness of two wordings of one sentence."""
_MOST_COMPARED = 60
"""Of so many sentences in a row that differ, no likeness is looked for: another text stands there."""
T = TypeVar("T")


class Pair(NamedTuple):
    """A sentence of the report and one of the data; None where the other side has none.

    Attributes:
        after: the last sentence of the report before it.
    """

    stated: Sentence | None
    expected: Sentence | None
    after: Sentence | None


def pairs_of(
    stated: Sequence[Sentence], expected: Sequence[Sentence], all_stated: str, all_expected: str
) -> Iterator[Pair]:
    """Every sentence that is not the same on both sides.

    What stands elsewhere on the other side was only moved, or is a cell in one file and a paragraph in the other.

    Args:
        stated: the sentences of the report.
        expected: those of the data.
        all_stated: everything that the report says, as `passages.everything` gives it.
        all_expected: everything that the data say.
    """
    matcher = SequenceMatcher(
        None, [one.plain for one in expected], [one.plain for one in stated], autojunk=False
    )
    for kind, from_, to, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        lacking = [one for one in expected[from_:to] if one.plain not in all_stated]
        further = [one for one in stated[start:end] if one.plain not in all_expected]
        after = stated[start - 1] if start else None
        for one, other in _paired(further, lacking):
            yield Pair(one, other, after)
            after = one or after


def _paired(
    further: Sequence[Sentence], lacking: Sequence[Sentence]
) -> Iterator[tuple[Sentence | None, Sentence | None]]:
    """In the order of the report; what the data alone have comes after."""
    left = list(lacking)
    for one in further:
        best = _most_similar(one, left) if len(left) <= _MOST_COMPARED else None
        if best is not None:
            left.remove(best)
        yield one, best
    yield from ((None, one) for one in left)


def _most_similar(sentence: Sentence, among: Sequence[Sentence]) -> Sentence | None:
    best: tuple[float, Sentence] | None = None
    for one in among:
        matcher = SequenceMatcher(None, one.plain, sentence.plain, autojunk=False)
        if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
            continue
        likeness = matcher.ratio()
        if likeness >= _ALIKE and (best is None or likeness > best[0]):
            best = likeness, one
    return None if best is None else best[1]
