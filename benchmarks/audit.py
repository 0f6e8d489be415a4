"""How many changed figures `reportgen audit` finds in the tables of a clean report, and how often it is wrong.

Run with ``python -m benchmarks.audit [REPORT…]``; without arguments it renders the reports of ``data_examples/`` and
``tests/reports/data/``. Of each report every figure that stands in a table of amounts is changed alone, its last digit but
one by one, and the changed report is audited in memory. Where the five published reports lie beside the checkout, a
last table counts how many of the contradictions listed in ``contradictions.yaml`` are found in them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import yaml

import reportgen
from reportgen.auditing.causes import contradictions_of
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.entry import relations_of
from reportgen.auditing.ledger import ledgers_of
from reportgen.errors import ReportgenError
from reportgen.finished import FinishedDocument, GridCell, GridTable, read_document

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
LISTED = Path(__file__).with_name("contradictions.yaml")
CHANGE = Decimal("0.90")
"""More than rounding explains, and no larger than a slip of one digit."""


def main(arguments: list[str]) -> int:
    """Print one line for each report."""
    print("| report | relations | false errors | figures | noticed | cell named |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, data in _reports(arguments):
        print(_line(name, read_document(data, name)))
    if SEEDS.is_dir() and not arguments:
        print("\n| published report | certain contradictions | found | other findings |")
        print("|---|--:|--:|--:|")
        for file in sorted(SEEDS.glob("*.txt")):
            print(_recall(file))
    return 0


def _recall(file: Path) -> str:
    """One report against the list: a contradiction counts as found where a finding quotes a part of either side."""
    listed = [
        entry
        for entry in yaml.safe_load(LISTED.read_text(encoding="utf-8"))
        if entry["seed"] == file.stem and entry["certainty"] == "certain"
    ]
    findings = [one for one in reportgen.audit(file).contradictions if one.certainty is Certainty.CERTAIN]
    told = [[one for one in findings if _tells(one, entry)] for entry in listed]
    others = [one for one in findings if not any(one in ones for ones in told)]
    return f"| {file.stem} | {len(listed)} | {sum(map(bool, told))} | {len(others)} |"


def _tells(found: Contradiction, entry: dict[str, str | None]) -> bool:
    quotes = [entry[side] for side in ("quote_a", "quote_b") if entry[side]]
    return any(
        said.text and said.text in str(quote) for said in (found.stated, *found.against) for quote in quotes
    )


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
    relations = list(relations_of(document))
    false = sum(found.certainty is not Certainty.ROUNDING for found in contradictions_of(relations))
    figures = list(_figures(document))
    noticed = named = 0
    for changed in figures:
        found = [
            one
            for one in contradictions_of(list(relations_of(_with(document, changed))))
            if one.certainty is not Certainty.ROUNDING
        ]
        noticed += bool(found)
        named += any(one.stated.spot == changed.spot for one in found)
    shares = [f"{count} ({100 * count // len(figures)}%)" if figures else "-" for count in (noticed, named)]
    return f"| {name} | {len(relations)} | {false} | {len(figures)} | {' | '.join(shares)} |"


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
