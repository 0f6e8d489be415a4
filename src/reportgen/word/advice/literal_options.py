"""Options of filters that a template writes out, tried without data: what is wrong with them is known before any report is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from jinja2 import nodes

from reportgen.errors import Problem, Refusal
from reportgen.word.advice.every_way import Journey, Taken
from reportgen.word.tagging.tags import Tag
from reportgen.word.templating.analysis import Analysis
from reportgen.word.templating.checks import tag_at
from reportgen.word.templating.sandbox import WordEnvironment


def misused_options(
    analysis: Analysis, filters: Collection[str], context: Mapping[str, object]
) -> list[Problem]:
    """A problem for each option written out in a template that its filter refuses, although it takes the value without.

    Args:
        analysis: of the template, in which nothing else is wrong.
        filters: names of those that are looked at.
        context: as for `go_every_way`.
    """
    found: dict[Problem, None] = {}
    for part, tree in analysis.trees.items():
        trial = _Trial(analysis.environment, context, analysis.sources[part].tags, filters)
        trial.statements(tree.body, {})
        found |= dict.fromkeys(trial.problems)
    return list(found)


def _or_nothing(act: Callable[[], object]) -> object:
    try:
        return act()
    except Exception:  # the values of a probe do not suit every tag
        return None


class _Trial(Journey):
    """A way through one part on which every written option is tried by itself; it watches itself."""

    def __init__(
        self,
        environment: WordEnvironment,
        context: Mapping[str, object],
        tags: Sequence[Tag],
        filters: Collection[str],
    ) -> None:
        super().__init__(environment, context, self)
        self._tags = tags
        self._filters = filters
        self.problems: list[Problem] = []

    def taking(self, owner: object, name: str, take: Callable[[], object]) -> object:
        """Take it, or nothing."""
        return _or_nothing(take)

    def printed(self, what: Taken) -> None:
        """Of no concern here."""

    def filtered(
        self, node: nodes.Filter, arguments: Sequence[Taken], run: Callable[[Sequence[object]], object]
    ) -> object:
        """Try its options, then go on with what it gives."""
        value = arguments[0].value
        if node.name in self._filters and self._refused(node, value, [], {}) is None:
            self._try_options(node, value)
        return _or_nothing(lambda: run([argument.value for argument in arguments]))

    def compared(self, what: Taken, constants: Sequence[str]) -> None:
        """Of no concern here."""

    def within(self, stated: Sequence[Taken] | None) -> AbstractContextManager[object]:
        """All ways are gone alike."""
        return nullcontext()

    def _try_options(self, node: nodes.Filter, value: object) -> None:
        written: list[Any] = []
        for argument in node.args:
            if not isinstance(argument, nodes.Const):
                break
            written.append(argument.value)
            if self._tell_refused(node, value, written, {}):
                break
        options: list[Any] = list(node.kwargs)  # Jinja declares them as pairs, and makes keywords of them
        for option in options:
            if isinstance(option.value, nodes.Const):
                self._tell_refused(node, value, [], {option.key: option.value.value})

    def _tell_refused(
        self, node: nodes.Filter, value: object, arguments: list[Any], options: dict[str, Any]
    ) -> bool:
        refusal = self._refused(node, value, arguments, options)
        if refusal is not None:
            self.problems.append(tag_at(self._tags, node).spot.refused(refusal))
        return refusal is not None

    def _refused(
        self, node: nodes.Filter, value: object, arguments: list[Any], options: dict[str, Any]
    ) -> Refusal | None:
        evaluation = nodes.EvalContext(self._environment)
        try:
            self._environment.call_filter(node.name, value, arguments, options, self._context, evaluation)
        except Refusal as refusal:
            return refusal
        except Exception as error:  # whatever it is, the option by itself is no cause for it
            return None if arguments or options else Refusal(str(error))
        return None
