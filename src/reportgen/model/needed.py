"""What a data file has to say for a layout: a tree of places, some of them known beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reportgen.errors import Spot
from reportgen.model.base import Record, shape_of
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.steps import EVERY, EntryStep, FieldStep, KeyStep, Step


def key_of_entry(record: type[Record], called: str) -> str:
    """The field that holds what a layout calls an entry of a list: digits are its code, anything else its name."""
    return "code" if called.isdecimal() and "code" in shape_of(record) else "name"


@dataclass(slots=True)
class Needed:
    """The needed places below one place: fields and keys; of a list also entries, by their code or name.

    Attributes:
        value: what is known beforehand.
        hint: what to write there.
        choices: the values of which one has to be written there, with their meanings.
        origin: where the value comes from; then it is written in place of the meaning.
        is_stated: whether a value is known here or below.
        is_wanted: whether it has to be filled in; what is only offered is written as a comment among stated values.
    """

    inner: dict[str, Needed] = field(default_factory=dict)
    entries: dict[str, Needed] = field(default_factory=dict)
    value: object = None
    hint: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""
    is_stated: bool = False
    is_wanted: bool = True

    def add(self, steps: Iterable[Step], value: object = None, hint: str = "") -> Needed:
        """Put in a place that has to be filled in; gives what is needed there."""
        place = self
        for step in steps:
            if isinstance(step, EntryStep):
                place = place.entries.setdefault(step.name, Needed())
            elif isinstance(step, FieldStep | KeyStep):
                place = place.inner.setdefault(step.name, Needed())
        place.value = place.value if value is None else value
        place.hint = hint or place.hint
        return place

    def add_choices(self, choices: Mapping[str, Mapping[str, str]]) -> None:
        """Put in what may be written at places that allow only a few values."""
        for address, meanings in choices.items():
            said = "；".join(f"{value}（{meaning}）" for value, meaning in meanings.items())
            self.add(parse(address, Report).steps, hint=f"写其中之一：{said}").choices = meanings

    def stated_at(self, steps: Iterable[Step]) -> Needed:
        """A place at which or below which a value is known."""
        place, place.is_stated = self, True
        for step in steps:
            holder, name = place.entries if isinstance(step, EntryStep) else place.inner, str(step.name)
            below = holder.get(name)
            if below is None:
                below = holder[name] = Needed()
            place = below
            place.is_stated = True
        return place

    def state(self, known: Stated) -> None:
        """Put in the value that is known here, with its origin."""
        self.value, self.origin = known.value, known.origin

    def offer(self, steps: Iterable[Step]) -> None:
        """Add what may be filled in: what is new on the way to it is not wanted."""
        place = self
        for step in steps:
            if isinstance(step, FieldStep | KeyStep):
                place = place.inner.setdefault(step.name, Needed(is_wanted=False))

    def without_values(self) -> Needed:
        """The same places without anything that is known beforehand, and without entries that are named."""
        inner = {name: place.without_values() for name, place in self.inner.items()}
        return replace(self, inner=inner, entries={}, value=None)

    def is_stated_at(self, steps: Iterable[Step]) -> bool:
        """Whether a value is known at a place or below it, whatever the entry of a list."""
        places = [self]
        for step in steps:
            if isinstance(step, FieldStep | KeyStep | EntryStep):
                found = (place.inner.get(step.name) or place.entries.get(step.name) for place in places)
                places = [place for place in found if place is not None]
            elif step is EVERY:
                places = [entry for place in places for entry in place.entries.values()]
        return any(place.is_stated for place in places)


class Stated(NamedTuple):
    """A value that is known, as it is written.

    Attributes:
        value: None for an entry of a list, whose fields are stated beside it.
        origin: where it comes from, in words.
        spot: how to get at where it stands.
    """

    value: object
    origin: str = ""
    spot: Callable[[], Spot] | None = None


class Wants(NamedTuple):
    """What a layout asks of a data file.

    Attributes:
        needs: addresses of values that must not be missing, e.g. ``支出.按功能``, ``项目?.得分`` or ``支出.按功能.208``.
        offers: addresses of values that may be filled in.
        narrative: the texts to write, key → hint.
        project_narrative: the texts to write about each project, key → hint.
        preset: values that are known beforehand, address → value.
        choices: the values that a field may have with their meanings, by its address.
        is_for_every_project: whether every project has such texts, and not only those that went through some stage.
    """

    needs: Iterable[str] = ()
    offers: Iterable[str] = ()
    narrative: Mapping[str, str] = {}
    project_narrative: Mapping[str, str] = {}
    preset: Mapping[str, object] = {}
    choices: Mapping[str, Mapping[str, str]] = {}
    is_for_every_project: bool = True


def needed_of(wants: Wants) -> Needed:
    """The places of a data file that is still empty.

    Raises:
        Refusal: for an address that leads nowhere.
    """
    needed = Needed()
    for place in (*wants.needs, *wants.offers):
        needed.add(parse(place, Report, marks=True).steps)
    for place, value in wants.preset.items():
        needed.add(parse(place, Report).steps, value)
    _add_texts(needed, wants)
    _add_project_texts(needed, wants)
    needed.add_choices(wants.choices)
    return needed


def with_presets(stated: Mapping[tuple[Step, ...], Stated], wants: Wants) -> dict[tuple[Step, ...], Stated]:
    """Values that are known, and those that a layout knows beforehand; what it says of a list, it says of each entry."""
    known = dict(stated)
    for place, value in wants.preset.items():
        steps = parse(place, Report).steps
        if EVERY not in steps:
            known.setdefault(steps, Stated(value))
            continue
        if not wants.is_for_every_project:
            continue
        at = steps.index(EVERY)
        entries = dict.fromkeys(
            other[at]
            for other in stated
            if len(other) > at and other[:at] == steps[:at] and isinstance(other[at], EntryStep)
        )
        for entry in entries:
            known.setdefault((*steps[:at], entry, *steps[at + 1 :]), Stated(value))
    return known


def needed_beside(stated: Mapping[tuple[Step, ...], Stated], wants: Wants) -> Needed:
    """The places of a data file of which values are known; up to the mark ``?`` only where something is stated.

    Args:
        stated: the values by the steps to them, each with its origin.
        wants: what the layout asks for.
    """
    needed = Needed()
    lines: dict[tuple[Step, ...], Needed] = {}
    for steps, known in with_presets(stated, wants).items():
        line = lines.get(steps[:-1])
        if line is None:
            line = lines[steps[:-1]] = needed.stated_at(steps[:-1])
        line.stated_at(steps[-1:]).state(known)
    for need in wants.needs:
        address = parse(need, Report, marks=True)
        if address.optional and not needed.is_stated_at(address.steps[: address.optional]):
            needed.offer(address.steps)
        else:
            needed.add(address.steps)
    for offer in wants.offers:
        needed.offer(parse(offer, Report).steps)
    _add_texts(needed, wants)
    if wants.is_for_every_project and needed.is_stated_at([FieldStep("projects")]):
        _add_project_texts(needed, wants)
    for place in wants.choices:
        needed.offer(parse(place, Report).steps)
    needed.add_choices(wants.choices)
    return needed


def _add_texts(needed: Needed, wants: Wants) -> None:
    for key, hint in wants.narrative.items():
        needed.add((FieldStep("narrative"), KeyStep(key)), hint=hint)


def _add_project_texts(needed: Needed, wants: Wants) -> None:
    for key, hint in wants.project_narrative.items():
        needed.add((FieldStep("projects"), EVERY, FieldStep("narrative"), KeyStep(key)), hint=hint)
