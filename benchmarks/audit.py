"""How many changed figures `reportgen audit` finds in a clean report, and how often it is wrong.

Run with ``python -m benchmarks.audit [REPORT…]``; without arguments it renders the reports of ``data_examples/`` and
``tests/reports/data/``. Of each report every figure that stands in a table of amounts is changed alone, then every amount,
share, change and rate that a sentence states, and the changed report is audited in memory. A figure of a sentence is
*stated again* where the same number stands elsewhere in the report. Where the five published reports lie beside the
checkout, a last table counts how many of the contradictions listed in ``contradictions.yaml`` are found in them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

import reportgen
from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.audited import AuditedReport
from reportgen.auditing.causes import contradictions_of
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.entry import audited, relations_of
from reportgen.auditing.tables.ledger import ledgers_of
from reportgen.errors import ReportgenError
from reportgen.finished import FinishedDocument, GridCell, GridTable, ProseParagraph, read_document
from reportgen.statements import Measure

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
LISTED = Path(__file__).with_name("contradictions.yaml")
_ENOUGH = 5
MEASURES = (
    Measure.AMOUNT,
    Measure.SHARE,
    Measure.CHANGE_AMOUNT,
    Measure.CHANGE_RATE,
    Measure.COMPLETION,
)
CHANGE = Decimal("0.90")
"""More than rounding explains, and no larger than a slip of one digit."""


def main(arguments: list[str]) -> int:
    """Print one line for each report."""
    print("| report | relations | false errors | figures | noticed | cell named |")
    print("|---|--:|--:|--:|--:|--:|")
    documents = [(name, read_document(data, name)) for name, data in _reports(arguments)]
    for name, document in documents:
        print(_line(name, document))
    print("\n| report | figures in sentences | noticed | of them stated again | noticed |")
    print("|---|--:|--:|--:|--:|")
    for name, document in documents:
        print(_sentences(name, document))
    if SEEDS.is_dir() and not arguments:
        print("\n| published report | certain contradictions | found | doubtful ones told | not listed |")
        print("|---|--:|--:|--:|--:|")
        for file in sorted(SEEDS.glob("*.txt")):
            print(_recall(file))
    return 0


def _recall(file: Path) -> str:
    """One report against the list: which of the certain contradictions were told, and what else was."""
    listed = [
        entry for entry in yaml.safe_load(LISTED.read_text(encoding="utf-8")) if entry["seed"] == file.stem
    ]
    findings = [
        one for one in reportgen.audit(file).contradictions if one.certainty is not Certainty.ROUNDING
    ]
    certain = [entry for entry in listed if entry["certainty"] == "certain"]
    told = [entry for entry in certain if any(_tells(one, entry) for one in findings)]
    for entry in certain:
        if entry not in told:
            print(f"missed {entry['id']} ({entry['kind']}): {entry['quote_a']}", file=sys.stderr)
    doubtful = [one for one in findings if not any(_tells(one, entry) for entry in certain)]
    true = [entry for entry in listed if entry["certainty"] == "doubtful"]
    false = [one for one in doubtful if not any(_tells(one, entry) for entry in true)]
    for one in false:
        print(f"not listed: {one.problem}", file=sys.stderr)
    return f"| {file.stem} | {len(certain)} | {len(told)} | {len(doubtful) - len(false)} | {len(false)} |"


def _tells(found: Contradiction, entry: dict[str, Any]) -> bool:
    """Whether a finding stands on a line of the entry and quotes, there, a part of what the entry quotes."""
    sides = [(entry["line_a"], entry["quote_a"]), (entry["line_b"], entry["quote_b"])]
    sides += [(other["line"], other["note"]) for other in entry.get("also", ())]
    for side in ("quote_a", "quote_b"):
        sides += [(line, entry[side]) for line in entry.get("quote_repeated", {}).get(side, ())]
    return any(
        found.stated.spot.line == line and _overlap(found.stated.text, str(quote))
        for line, quote in sides
        if line is not None
    )


def _overlap(said: str, quote: str) -> bool:
    """Whether two quotations of one line have a stretch in common that is more than a few characters."""
    one, other = (re.sub(r"[\s*“”]", "", text) for text in (said, quote))
    size = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return size >= min(_ENOUGH, len(one), len(other))


def _reports(arguments: list[str]) -> Iterator[tuple[str, bytes]]:
    if arguments:
        for argument in arguments:
            yield Path(argument).name, Path(argument).read_bytes()
        return
    for file in sorted([*ROOT.glob("data_examples/*.yaml"), *ROOT.glob("tests/reports/data/*.yaml")]):
        try:
            yield file.stem, reportgen.render(file, layout=_layout_of(file))
        except ReportgenError as error:
            print(f"{file.stem}: {error}", file=sys.stderr)


def _layout_of(file: Path) -> str | None:
    own = ROOT / "tests" / "reports" / "layouts"
    return None if file.parent.name == "data_examples" else str(own / file.stem.removesuffix("-small"))


def _line(name: str, document: FinishedDocument) -> str:
    sound = audited(document)
    false = [found for found in sound.contradictions if found.certainty is not Certainty.ROUNDING]
    for one in false:
        print(f"{name}: {one.problem}", file=sys.stderr)
    figures = list(_figures(document))
    noticed = named = 0
    for changed in figures:
        found = [
            one
            for one in contradictions_of(tuple(relations_of(AuditedReport(_with(document, changed)))))
            if one.certainty is not Certainty.ROUNDING
        ]
        noticed += bool(found)
        named += any(one.stated.spot == changed.spot for one in found)
    shares = [f"{count} ({100 * count // len(figures)}%)" if figures else "-" for count in (noticed, named)]
    return f"| {name} | {sound.relations} | {len(false)} | {len(figures)} | {' | '.join(shares)} |"


def _sentences(name: str, document: FinishedDocument) -> str:
    """Every figure of a sentence changed alone: how many are noticed, and how many of those that the report repeats."""
    sound = len(_told(document))
    text = "\n".join(
        block.text if isinstance(block, ProseParagraph) else "\n".join(cell.text for cell in block.cells)
        for block in document.blocks
    )
    numbers = Counter(re.findall(r"\d[\d,]*(?:\.\d+)?", text))
    every = again = noticed = noticed_again = 0
    for section in AuditedReport(document).sections:
        for told in section.told:
            changed = _changed_sentence(section, told)
            if changed is None:
                continue
            found = len(_told(_with_paragraph(document, *changed))) > sound
            is_again = numbers[told.statement.figure.written] > 1
            every, noticed = every + 1, noticed + found
            again, noticed_again = again + is_again, noticed_again + (found and is_again)
    shares = [
        f"{part} ({100 * part // whole}%)" if whole else "-"
        for part, whole in ((noticed, every), (noticed_again, again))
    ]
    return f"| {name} | {every} | {shares[0]} | {again} | {shares[1]} |"


def _told(document: FinishedDocument) -> list[Contradiction]:
    return [one for one in audited(document).contradictions if one.certainty is not Certainty.ROUNDING]


def _changed_sentence(section: Section, told: Told) -> tuple[ProseParagraph, ProseParagraph] | None:
    """A paragraph before and after one of its figures was changed; None for zeros and for what is no figure of a report."""
    statement = told.statement
    written = statement.figure.written
    if statement.measure not in MEASURES or statement.aside is not None or not statement.figure.value:
        return None
    step = CHANGE if statement.figure.decimals else Decimal(1)
    paragraph = section.paragraph_at(statement.figure.span.start)
    start = statement.figure.span.start - section.start_of(paragraph)
    if not paragraph.text.startswith(written, start):
        return None
    text = (
        f"{paragraph.text[:start]}{statement.figure.value + step:f}{paragraph.text[start + len(written) :]}"
    )
    return paragraph, replace(paragraph, text=text)


def _with_paragraph(document: FinishedDocument, old: ProseParagraph, new: ProseParagraph) -> FinishedDocument:
    return FinishedDocument(tuple(new if block is old else block for block in document.blocks))


def _figures(document: FinishedDocument) -> Iterator[GridCell]:
    """Each cell with an amount, with that amount changed."""
    for ledger in ledgers_of(document):
        for side in ledger.sides:
            for row in side.rows:
                for column, figure in row.figures.items():
                    cell = ledger.table.at(row.number, column)
                    if cell is not None and figure.places:
                        yield replace(cell, text=f"{figure.value + CHANGE:f}")


def _with(document: FinishedDocument, changed: GridCell) -> FinishedDocument:
    blocks = [
        GridTable(tuple(changed if cell.spot == changed.spot else cell for cell in block.cells), block.spot)
        if isinstance(block, GridTable) and any(cell.spot == changed.spot for cell in block.cells)
        else block
        for block in document.blocks
    ]
    return FinishedDocument(tuple(blocks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
