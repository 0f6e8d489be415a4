"""What a layout's template asks of the data: every place that it reads, and whether it can do without."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from jinja2 import nodes

from reportgen.errors import Problem
from reportgen.figures.final_accounts import FinalAccounts
from reportgen.layout.chart_mode import REHEARSED
from reportgen.layout.context import context_for, template_filters
from reportgen.layout.drawings import PlacedCharts
from reportgen.layout.manifest import Manifest
from reportgen.layout.places import LABELS, Place, is_of_its_parts
from reportgen.layout.probes import Read, Recorder, probe, recording
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.report import Report
from reportgen.word.advice.every_way import Taken, go_every_way
from reportgen.word.advice.literal_options import misused_options
from reportgen.word.templating.analysis import Analysis

_BY_LAYOUT = ("narrative", "glossary", "layout", "unit", "secret", "silenced")
"""Fields that a layout asks for elsewhere, or none asks for."""


class Asked(NamedTuple):
    """A place that a template reads.

    Attributes:
        place: where the value stands.
        is_needed: whether the template cannot be rendered without it.
        stated: how many steps of the place must be stated before it is asked for at all.
    """

    place: Place
    is_needed: bool
    stated: int = 0

    @property
    def address(self) -> str:
        """As layout.yaml writes it: needed ones with a mark behind what must be stated first."""
        shapes = _shapes(self.place)
        words = [*(shape.chinese for shape in shapes), *self.place[len(shapes) :]]
        if self.is_needed and self.stated:
            words[self.stated - 1] += "?"
        return ".".join(words)


def _shapes(place: Place) -> tuple[FieldShape, ...]:
    """The fields that lead to a place, up to the key that an author chooses."""
    record: type[Record] = Report
    shapes: list[FieldShape] = []
    for name in place:
        if shapes and shapes[-1].keyed:
            break
        shapes.append(shape_of(record)[name])
        record = shapes[-1].record or record
    return tuple(shapes)


class AskedOfData(NamedTuple):
    """All that a template asks of the data.

    Attributes:
        places: what it reads, in the order of the model.
        compared: texts of the data that it compares with values of its own, and these values.
    """

    places: tuple[Asked, ...]
    compared: Mapping[Place, tuple[str, ...]]


def asked_by(template: Analysis, manifest: Manifest) -> AskedOfData:
    """Everything that a template reads of the data.

    Labels of lines and fields that no data file may leave out are left out.

    Args:
        template: with the parts that it includes.
        manifest: of its layout.

    Raises:
        TemplateError: when the template is faulty.
    """
    recorder = Recorder()
    report = probe(recorder)
    watching = _Watching(recorder, report, template_filters(manifest, "native"))
    with recording(recorder):
        go_every_way(template, _everything_of(report, manifest), watching)
    asked = watching.asked
    holders = {place[:length] for place in asked for length in range(len(place))}
    places = (asked[place] for place in sorted(asked, key=_order) if place not in holders)
    worth_saying = tuple(found for found in places if _is_worth_saying(found))
    return AskedOfData(worth_saying, {place: tuple(values) for place, values in watching.values.items()})


def misused_options_in(template: Analysis, manifest: Manifest) -> list[Problem]:
    """What the phrases of a template refuse of the options that it writes out, known without data.

    Args:
        template: with the parts that it includes, in which nothing else is wrong.
        manifest: of its layout.
    """
    recorder = Recorder()
    report = probe(recorder)
    filters = template_filters(manifest, "native")
    with recording(recorder):
        return misused_options(template, filters, _everything_of(report, manifest))


def _everything_of(report: Report, manifest: Manifest) -> dict[str, object]:
    """What a template meets of a report in which everything is stated."""
    context = context_for(manifest, report, PlacedCharts(manifest, report, REHEARSED))
    return {**context, "图": _ChartsOnDemand(manifest, report)}


class _ChartsOnDemand(Mapping[str, object]):
    """The charts of a layout, each made when the template places it."""

    def __init__(self, manifest: Manifest, report: Report) -> None:
        self._manifest = manifest
        self._report = report

    def __getitem__(self, name: str) -> object:
        alone = self._manifest.model_copy(update={"charts": {name: self._manifest.charts[name]}})
        return PlacedCharts(alone, self._report, REHEARSED)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._manifest.charts)

    def __len__(self) -> int:
        return len(self._manifest.charts)


def _is_worth_saying(found: Asked) -> bool:
    shapes = _shapes(found.place)
    holder = next((shape.record for shape in reversed(shapes[:-1]) if shape.record), Report)
    last = shapes[-1]
    if found.place[0] in _BY_LAYOUT or last.name == "narrative" or is_of_its_parts(holder, last):
        return False
    return not last.required and not (last.name in LABELS and len(shapes) > 1)


def _order(place: Place) -> tuple[int, ...]:
    record: type[Record] = Report
    order = []
    for shape in _shapes(place):
        order.append(list(shape_of(record)).index(shape.name))
        record = shape.record or record
    return tuple(order)


class _Watching:
    """Notes what a template does with a probe."""

    def __init__(self, recorder: Recorder, report: Report, filters: Collection[str]) -> None:
        self._recorder = recorder
        self._report = report
        self._filters = filters
        self._conditions: list[tuple[Place, ...] | None] = []
        self.asked: dict[Place, Asked] = {}
        self.values: dict[Place, dict[str, None]] = {}

    def taking(self, owner: object, name: str, take: Callable[[], object]) -> object:
        if owner is None and name in Report.template_names:
            return self._observed(lambda: getattr(self._report, Report.template_names[name]))
        if isinstance(owner, FinalAccounts):  # which keeps a table once made
            return self._observed(lambda: getattr(FinalAccounts(self._report), owner.template_names[name]))
        return self._observed(take)

    def printed(self, what: Taken) -> None:
        place = self._place_of(what)
        if place and _shapes(place)[-1].kind:
            self._note(place, is_needed=True)

    def filtered(
        self, node: nodes.Filter, arguments: Sequence[Taken], run: Callable[[Sequence[object]], object]
    ) -> object:
        values = [argument.value for argument in arguments]
        dispensable: list[Place] = []
        for number, argument in enumerate(arguments):
            if place := self._place_of(argument):
                nothing = () if isinstance(argument.value, tuple | list) else None
                fails = _fails(run, [*values[:number], nothing, *values[number + 1 :]])
                if not isinstance(argument.value, Record | tuple | list):
                    self._note(place, is_needed=fails)
                elif not fails:
                    dispensable.append(place)
        result = self._observed(lambda: run(values), dispensable)
        is_choice = isinstance(result, tuple | list) and isinstance(values[0], tuple | list)
        if (
            is_choice and node.name in self._filters
        ):  # of the language's own, the journey tells what they compare
            constants = [one.value for one in arguments[1:] if isinstance(one.value, str) and not one.name]
            for read in self._recorder.reads if constants else ():
                for place in self._recorder.places_of(read):
                    self._note_values(place, constants)
        return result

    def compared(self, what: Taken, constants: Sequence[str]) -> None:
        if place := self._place_of(what):
            self._note_values(place, constants)

    def _note_values(self, place: Place, constants: Iterable[str]) -> None:
        """Keep the values that a text of the data is compared with; a name tells one thing from all others anyway."""
        last = _shapes(place)[-1]
        if last.kind and last.kind.is_prose and last.name not in LABELS:
            self.values.setdefault(place, {}).update(dict.fromkeys(constants))

    @contextmanager
    def within(self, stated: Sequence[Taken] | None) -> Iterator[None]:
        places = None if stated is None else [self._place_of(taken) for taken in stated]
        is_known = places is not None and None not in places
        self._conditions.append(tuple(filter(None, places or ())) if is_known else None)
        try:
            yield
        finally:
            self._conditions.pop()

    def _observed(self, act: Callable[[], object], dispensable: Iterable[Place] = ()) -> object:
        """The outcome of something; all that it reads is noted, as needed where it fails without.

        Args:
            act: what is done.
            dispensable: places that it can do without as a whole.
        """
        recorder = self._recorder
        recorder.reads.clear()
        try:
            outcome = act()
        except Exception:  # the values of a probe do not suit every tag
            outcome = None
        made = recorder.watched(outcome)
        if made is not outcome:  # what is taken out of it later is what was asked for
            return made
        needed = set() if outcome is None else self._needed_among(act)
        reads = [read for read in recorder.reads if recorder.places_of(read)]
        spare = [read for read in reads if read not in needed]
        without = (*dispensable, *(place for read in spare for place in recorder.places_of(read)))
        for read in reads:
            for place in recorder.places_of(read):
                stated = max(
                    (len(held) for held in without if held == place[: len(held)] != place), default=0
                )
                self._note(place, is_needed=read in needed, stated=stated)
        return outcome

    def _needed_among(self, act: Callable[[], object]) -> set[Read]:
        """Of what is read, that without which it fails; what is read only in place of something else is read too."""
        reads = self._recorder.reads
        needed: set[Read] = set()
        tried = 0
        while tried < len(reads):  # which grow as one after the other is left out
            read = list(reads)[tried]
            if self._recorder.places_of(read) and self._fails_without(act, {read}):
                needed.add(read)
            tried += 1
        return needed

    def _fails_without(self, act: Callable[[], object], reads: set[Read]) -> bool:
        self._recorder.lacking = reads
        try:
            return _fails(act)
        finally:
            self._recorder.lacking = set()

    def _place_of(self, taken: Taken) -> Place | None:
        """Where a value was taken; None where that is no place of the data."""
        if not taken.name:
            return None
        owner = self._report if taken.owner is None else taken.owner
        field = owner.template_names.get(taken.name) if isinstance(owner, Record) else None
        places = self._recorder.places_of(Read(id(owner), field)) if field else ()
        return places[0] if places else None

    def _note(self, place: Place, *, is_needed: bool, stated: int = 0) -> None:
        under = self._stated_before(place)
        is_needed = is_needed and under is not None
        found = Asked(place, is_needed, max(stated, under or 0) if is_needed else 0)
        known = self.asked.get(place)
        if known is None or (found.is_needed, -found.stated) > (known.is_needed, -known.stated):
            self.asked[place] = found

    def _stated_before(self, place: Place) -> int | None:
        """How much of a place the conditions ask to be stated; None where they ask for anything else."""
        stated = 0
        for condition in self._conditions:
            if condition is None or any(
                place[: len(known)] != known or known == place for known in condition
            ):
                return None
            stated = max([stated, *(len(known) for known in condition)])
        return stated


def _fails(act: Callable[..., object], *arguments: object) -> bool:
    try:
        act(*arguments)
    except Exception:  # whatever stops it would stop a render
        return True
    return False
