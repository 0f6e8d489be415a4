"""Workbooks of an invented unit that lie beside the project: every value that is expected of them, and none that is wrong."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

import reportgen
from reportgen.intake.cells import read_book
from reportgen.intake.importing import Taken, taken
from reportgen.intake.places import address_of

SPECIMENS = Path(__file__).parents[3] / "shared" / "workbooks"
EXPECTED = sorted(SPECIMENS.glob("*.expected.json"))
pytestmark = pytest.mark.skipif(not EXPECTED, reason="the specimens lie outside the project")


def read(*names: str) -> Taken:
    return taken([read_book((SPECIMENS / name).read_bytes(), name) for name in names])


def same(one: object, other: object) -> bool:
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return str(one) == str(other)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name)
def test_every_expected_value_is_read_from_the_expected_cells(expected: Path) -> None:
    about = json.loads(expected.read_text(encoding="utf-8"))
    found = read(*about.get("files", [about.get("file")]))
    values = {address_of(steps): value for steps, value in found.values.items()}
    wrong = {}
    for address, entry in about["values"].items():
        if address == "年度":
            assert found.year == int(entry["value"])
        elif address not in values or not same(values[address].value, entry["value"]):
            wrong[address] = values.get(address)
        elif cells := entry["cells"]:
            read_from = {f"{one.sheet.name}!{one.place}" for one in values[address].readings}
            assert read_from >= set(cells), address
    assert wrong == {}
    for address in about.get("absent_or_zero", {}):
        assert address not in values or values[address].value == 0


def test_what_last_year_had_stands_beside_this_year() -> None:
    books = [
        path
        for path in SPECIMENS.iterdir()
        if path.suffix in (".xls", ".xlsx") and "2023年度部门" not in path.name
    ]
    imported = reportgen.import_workbooks(books, layout="sichuan-panzhihua")
    assert reportgen.load(imported.data).year == 2023
    needs = reportgen.open_layout("sichuan-panzhihua").manifest.needs
    left = [place for place in imported.missing if not place.startswith("文字.")]
    assert len(needs) - len(left) >= 74
