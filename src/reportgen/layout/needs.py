"""What a layout says that it needs, held against what its template asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.errors import Problem, Severity, Spot
from reportgen.layout.asked import Asked, AskedOfData, is_total_of
from reportgen.layout.manifest import Manifest
from reportgen.layout.probes import Place, is_of_its_parts
from reportgen.model.base import Record, shape_of
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.steps import FieldStep, KeyStep

_LABELS = ("code", "name")
_MOST_NAMED = 8
"""Places named in one warning; `layout needs` lists them all."""


class Unsaid(NamedTuple):
    """What the lists of a layout leave out, and what they hold without need.

    Attributes:
        needs: places without which the template cannot be rendered, and that are not listed as needed.
        offers: places that it reads and that stand in neither list.
        misplaced: of `needs`, those that are listed as optional, as the layout writes them.
        unread: listed places that the template does not read, as the layout writes them.
    """

    needs: tuple[str, ...]
    offers: tuple[str, ...]
    misplaced: tuple[str, ...]
    unread: tuple[str, ...]


def unsaid(manifest: Manifest, asked: AskedOfData) -> Unsaid:
    """Compare a layout's 需要 and 可选 with what its template asks for."""
    needed, offered = _by_place(manifest.needs), _by_place(manifest.offers)
    listed = {**needed, **offered}
    needs = [found for found in asked.places if found.is_needed and not _is_listed(found.place, needed)]
    offers = [
        found
        for found in asked.places
        if not found.is_needed
        and not _is_listed(found.place, listed)
        and not _is_spared(found, listed, asked)
    ]
    misplaced = [offered[found.place] for found in needs if found.place in offered]
    read = {found.place for found in asked.places}
    holders = {place[:length] for place in read for length in range(len(place) + 1)}
    unread = [address for place, address in listed.items() if place not in holders]
    return Unsaid(_addresses(needs), _addresses(offers), tuple(misplaced), tuple(unread))


def _addresses(places: list[Asked]) -> tuple[str, ...]:
    return tuple(found.address for found in places)


def _is_listed(place: Place, listed: dict[Place, str]) -> bool:
    """Whether a place is listed, or the line whose 决算数 it is."""
    return place in listed or (place[-1] == "actual" and place[:-1] in listed)


def _is_spared(found: Asked, listed: dict[Place, str], asked: AskedOfData) -> bool:
    """Whether no one has to be asked for it: it follows from other figures, or one of them takes its place."""
    if is_total_of(found.place, {*listed, *(other.place for other in asked.places)}):
        return True
    others = (place for group in asked.alternatives if found.place in group for place in group)
    return any(_is_listed(place, listed) for place in others)


def _by_place(addresses: tuple[str, ...]) -> dict[Place, str]:
    return {_place(address): address for address in addresses}


def _place(address: str) -> Place:
    """Where an address leads, whatever the entry or the level of a tree; a label stands for its line."""
    record: type[Record] = Report
    place: list[str] = []
    for step in parse(address, Report, marks=True).steps:
        if isinstance(step, KeyStep):
            place.append(step.name)
        if not isinstance(step, FieldStep):
            continue
        shape = shape_of(record)[step.name]
        if not is_of_its_parts(record, shape):
            place.append(step.name)
        record = shape.record or record
    return tuple(place[:-1] if len(place) > 1 and place[-1] in _LABELS else place)


def _some_of(addresses: tuple[str, ...]) -> str:
    rest = f"等 {len(addresses)} 处" if len(addresses) > _MOST_NAMED else ""
    return "、".join(addresses[:_MOST_NAMED]) + rest


def unsaid_problems(found: Unsaid) -> Iterator[Problem]:
    """Warnings for the designer."""
    lists = (
        ("需要", found.needs, "模板没有这些数据就不能成文，“需要”里没有写"),
        ("可选", found.offers, "模板读取这些数据，“需要”和“可选”里都没有写，新建的数据文件不会列出"),
    )
    for name, addresses, message in lists:
        if addresses:
            yield Problem(
                Severity.WARNING,
                "layout.unlisted",
                Spot(f"layout.yaml › {name}"),
                f"{message}：{_some_of(addresses)}",
                "用 reportgen layout needs 文件夹 --write 补上",
            )
