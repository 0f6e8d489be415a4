"""Page numbers of sections on turned pages, where an outline does not state their footers.

GB/T 9704-2012, 8: the number of a turned page stands where it does on the others when the sheets lie upright.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.word.document.model import Block, Nested, ParagraphBlock, Section

_Looks = tuple[str, tuple[str, ...]]
"""A style and the options of a paragraph in it."""
_BESIDE: dict[str, _Looks] = {
    "奇数页页码": ("横排奇数页页码", ("横排左下", "文字右转")),
    "偶数页页码": ("横排偶数页页码", ("横排左上", "文字右转")),
}
"""How page numbers look beside the text, by their style below it."""
_BELOW: dict[str, _Looks] = {beside: (below, ()) for below, (beside, _) in _BESIDE.items()}
_Margin = tuple[ParagraphBlock | Nested, ...]


def with_numbers_turned(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, where sections that would take over the footers of pages turned otherwise have their own."""
    inherited: dict[str, _Margin] = {}
    for block in blocks:
        if not isinstance(block, Section):
            yield block
            continue
        looks = _BESIDE if block.geometry.width > block.geometry.height else _BELOW
        moved = {
            kind: footer
            for kind, margin in inherited.items()
            if kind not in block.margins and (footer := tuple(_moved(margin, looks)))
        }
        inherited |= {**moved, **block.margins}
        yield replace(block, margins={**moved, **block.margins})


def _moved(margin: _Margin, looks: dict[str, _Looks]) -> Iterator[ParagraphBlock]:
    """The page numbers of a footer in other styles; nothing where they stand as they should, or there are none."""
    for paragraph in margin:
        if isinstance(paragraph, ParagraphBlock) and paragraph.style in looks:
            style, options = looks[paragraph.style]
            yield replace(paragraph, style=style, options=options)
            if looks is _BESIDE:  # Word anchors what is set beside the text at the paragraph after it
                yield ParagraphBlock("页脚")
