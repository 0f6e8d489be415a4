r"""The text of one paragraph in an outline: template tags unchanged, everything else in a simple markup.

``{楷体字|（一）总体情况。}`` is a run in a character style, ``{域 PAGE}`` a field, ``{换行}`` a line break. Braces, bars
and backslashes that belong to the text carry a backslash, except inside template tags, which are never touched.
"""

from __future__ import annotations

import re

from reportgen.errors import Refusal
from reportgen.lengths import EMU_PER_MM
from reportgen.word.document.model import Drawing, Inline, Mark, TextRun
from reportgen.word.limits import MAX_TAG_LENGTH

DIRECT_FORMAT = "格式"
_DRAWINGS = {"chart": "图表", "picture": "图片", "wordprocessingShape": "形状", "diagram": "示意图"}
_INSIDE = rf"(?:(?!\{{[{{%#]).){{0,{MAX_TAG_LENGTH}}}?"
"""What stands in a tag: no other tag begins in it. Without bounds, a text of opening braces would take minutes."""
_TAG = rf"\{{\{{{_INSIDE}\}}\}}|\{{%{_INSIDE}%\}}|\{{#{_INSIDE}#\}}"
_TEXT_PIECES = re.compile(rf"(?P<tag>{_TAG})|(?P<special>[\\{{}}|¶])", re.DOTALL)
_TOKENS = re.compile(
    rf"(?P<literal>{_TAG}|\\.)|\{{(?P<head>(?:{_TAG}|[^{{}}|])+)(?P<end>[|}}])|(?P<lone>[{{}}])",
    re.DOTALL,
)
_SPLITS = re.compile(rf"{_TAG}|\\.|(?P<bar>\|)|(?P<pilcrow>¶)", re.DOTALL)


def write_inline(content: tuple[Inline, ...]) -> str:
    """Runs, marks and drawings as outline text; spaces at its ends become marks, as editors remove them."""
    text = "".join(map(_write_piece, content))
    kept = text.strip(" ")
    leading = len(text) - len(text.lstrip(" "))
    trailing = len(text) - leading - len(kept)
    return "{空格}" * leading + kept + "{空格}" * trailing


def _write_piece(piece: Inline) -> str:
    if isinstance(piece, TextRun):
        return _write_run(piece)
    return _write_mark(piece if isinstance(piece, Mark) else _mark_of(piece))


def _mark_of(drawing: Drawing) -> Mark:
    """The mark that stands for a drawing: ``图 图片 100×60mm 替代文字``."""
    size = "" if drawing.size is None else "×".join(f"{emu / EMU_PER_MM:.0f}" for emu in drawing.size) + "mm"
    return Mark("图", " ".join(part for part in (_DRAWINGS.get(drawing.kind, ""), size, drawing.alt) if part))


def _write_run(run: TextRun) -> str:
    text = _TEXT_PIECES.sub(lambda m: m["tag"] or "\\" + m["special"], run.text)
    head = "，".join(part for part in (run.style, _formats(run)) if part)
    return f"{{{head}|{text}}}" if head else text


def _formats(run: TextRun) -> str:
    return f"{DIRECT_FORMAT} {' '.join(run.formats)}" if run.formats else ""


def _write_mark(mark: Mark) -> str:
    detail = re.sub(rf"({_TAG})|[{{}}|]", lambda m: m[1] or "¦", mark.detail, flags=re.DOTALL)
    return f"{{{mark.kind} {detail}}}" if detail else f"{{{mark.kind}}}"


def read_inline(text: str) -> tuple[TextRun | Mark, ...]:
    """Runs and marks of outline text; neighbours in one style are one run.

    Raises:
        Refusal: braces that do not pair, or a run inside a run.
    """
    pieces: list[TextRun | Mark] = []
    style = ""
    position = 0
    for token in _TOKENS.finditer(text):
        _add_text(pieces, text[position : token.start()], style)
        position = token.end()
        if token["literal"]:
            _add_text(pieces, token["literal"].removeprefix("\\"), style)
        elif token["end"] == "}" and not style:
            pieces.append(_mark(token["head"]))
        else:
            style = _opened_or_closed(token, style)
    if style:
        raise Refusal(f"“{{{style}|”之后缺少“}}”")
    _add_text(pieces, text[position:], style)
    return tuple(pieces)


def _opened_or_closed(brace: re.Match[str], style: str) -> str:
    if brace["head"] is not None and style:
        raise Refusal("“{样式|文字}”里面不能再套花括号")
    if brace["head"] is not None:
        return brace["head"].strip()
    if brace["lone"] == "}" and style:
        return ""
    raise Refusal(f"花括号“{brace['lone']}”没有配对：文字里的花括号要写成“\\{brace['lone']}”")


def _add_text(pieces: list[TextRun | Mark], text: str, style: str) -> None:
    last = pieces[-1] if pieces else None
    if isinstance(last, TextRun) and last.style == style:
        pieces[-1] = TextRun(last.text + text, style)
    elif text:
        pieces.append(TextRun(text, style))


def _mark(head: str) -> Mark:
    kind, _, detail = head.strip().partition(" ")
    return Mark(kind, detail.strip())


def split_outside_tags(text: str, separator: str) -> list[str]:
    """`text` cut at every bar (``bar``) or pilcrow (``pilcrow``) that is neither escaped nor in a tag or a run."""
    parts: list[str] = []
    start = depth = position = 0
    while position < len(text):
        found = _SPLITS.match(text, position)
        if found and found[separator] and depth == 0:
            parts.append(text[start:position])
            start = found.end()
        if not found:
            depth += {"{": 1, "}": -1}.get(text[position], 0)
        position = found.end() if found else position + 1
    parts.append(text[start:])
    return parts
