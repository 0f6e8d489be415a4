"""What a layout says that it needs, held against what its template asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.errors import Problem, Severity, Spot
from reportgen.layout.asked import Asked, AskedOfData
from reportgen.layout.manifest import Manifest
from reportgen.layout.places import Place, place_of

_MOST_NAMED = 8
"""Places named in one warning; `layout needs` lists them all."""


class Unsaid(NamedTuple):
    """What the lists of a layout leave out, and what they hold without need.

    Attributes:
        needs: places without which the template cannot be rendered, and that are not listed as needed.
        offers: places that it reads and that stand in neither list.
        misplaced: of `needs`, those that are listed as optional, as the layout writes them.
        unread: listed places that the template does not read, as the layout writes them.
        choices: places whose values the template tells apart, with those of its values that 取值 does not hold.
    """

    needs: tuple[str, ...]
    offers: tuple[str, ...]
    misplaced: tuple[str, ...]
    unread: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]


def unsaid(manifest: Manifest, asked_of_data: AskedOfData) -> Unsaid:
    """Compare a layout's 需要, 可选 and 取值 with what its template asks for."""
    asked = asked_of_data.places
    needed, offered = _by_place(manifest.needs), _by_place(manifest.offers)
    listed = {**needed, **offered}
    needs = [found for found in asked if found.is_needed and found.place not in needed]
    offers = [found for found in asked if not found.is_needed and found.place not in listed]
    misplaced = [offered[found.place] for found in needs if found.place in offered]
    read = {found.place for found in asked}
    holders = {place[:length] for place in read for length in range(len(place) + 1)}
    unread = [address for place, address in listed.items() if place not in holders]
    return Unsaid(
        _addresses(needs),
        _addresses(offers),
        tuple(misplaced),
        tuple(unread),
        _values_unsaid(manifest, asked_of_data.compared),
    )


def _values_unsaid(
    manifest: Manifest, compared: Mapping[Place, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    known = {place_of(address): choices.meanings for address, choices in manifest.choices.items()}
    left_out = {
        Asked(place, is_needed=False).address: tuple(
            value for value in values if value not in known.get(place, ())
        )
        for place, values in compared.items()
    }
    return {address: values for address, values in left_out.items() if values}


def _addresses(places: list[Asked]) -> tuple[str, ...]:
    return tuple(found.address for found in places)


def _by_place(addresses: tuple[str, ...]) -> dict[Place, str]:
    return {place_of(address): address for address in addresses}


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
    for address, values in found.choices.items():
        yield Problem(
            Severity.WARNING,
            "layout.unlisted",
            Spot("layout.yaml › 取值"),
            f"模板按值区别对待“{address}”，“取值”里没有写：{_some_of(values)}",
            "写上各值和含义：新建的数据文件会列出，写了别的值时提醒",
        )
