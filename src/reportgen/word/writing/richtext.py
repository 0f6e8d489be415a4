"""Writing the runs and paragraphs that a program hands over as XML."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.errors import Refusal, suggestion
from reportgen.word.package.styles import display_name, stored_name
from reportgen.word.package.xmlns import STYLE_SEPARATOR, R
from reportgen.word.values import Paragraph, Paragraphs, Run
from reportgen.word.writing.drawings import link_id
from reportgen.word.writing.state import RenderState
from reportgen.word.writing.text import in_run
from reportgen.xml_text import quoted

_KINDS = {"paragraph": "段落", "character": "字符"}


def paragraphs_xml(paragraphs: Paragraphs, looks: tuple[str, str], state: RenderState) -> str:
    """The ``w:p`` elements; `looks` are the paragraph and run properties, as XML, of the tag that they replace."""
    return "".join(_paragraph_xml(paragraph, looks, state) for paragraph in paragraphs.paragraphs)


def _paragraph_xml(paragraph: Paragraph, looks: tuple[str, str], state: RenderState) -> str:
    properties, run_look = looks
    if paragraph.style is not None:
        style = quoted(_style_id("paragraph", paragraph.style, state))
        end = STYLE_SEPARATOR if paragraph.runs_in else ""
        properties, run_look = f"<w:pPr><w:pStyle w:val={style}/>{end}</w:pPr>", ""
    runs = [Run(paragraph.runs)] if isinstance(paragraph.runs, str) else paragraph.runs
    return f"<w:p>{properties}{runs_xml(runs, run_look, state)}</w:p>"


def runs_xml(runs: Iterable[Run], look: str, state: RenderState) -> str:
    """The ``w:r`` elements; `look` is the ``w:rPr`` of runs that have no style of their own."""
    return "".join(_run_xml(run, look, state) for run in runs)


def _run_xml(run: Run, look: str, state: RenderState) -> str:
    if run.style is not None:
        look = f"<w:rPr><w:rStyle w:val={quoted(_style_id('character', run.style, state))}/></w:rPr>"
    text = f'<w:r>{look}<w:t xml:space="preserve">{in_run(run.text)}</w:t></w:r>'
    if run.link is None:
        return text
    return f'<w:hyperlink xmlns:r="{R}" r:id="{link_id(run.link, state)}">{text}</w:hyperlink>'


def _style_id(kind: str, shown: str, state: RenderState) -> str:
    found = state.style_id(kind, stored_name(shown)) or state.style_id(kind, shown)
    if found is None:
        known = [display_name(name) for other, name in state.styles if other == kind]
        raise Refusal(f"模板里没有{_KINDS[kind]}样式“{shown}”", suggestion(shown, known), "word.value")
    return found
