"""How many: indicators on each level of their tree, projects of each kind, projects completed."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.evaluation import Indicator, ProblemsFound, Project


def indicators_by_level(indicators: Sequence[Indicator]) -> list[int]:
    """The number of indicators on each level that the tree has, outermost first."""
    counts = []
    while indicators:
        counts.append(len(indicators))
        indicators = [part for indicator in indicators for part in indicator.items]
    return counts


def projects_by_kind(projects: Sequence[Project], kinds: Sequence[str]) -> dict[str, int]:
    """The number of projects of each kind: first of `kinds`, even where there is none, then of the others that occur."""
    counts = dict.fromkeys(kinds, 0)
    for project in projects:
        if project.kind:
            counts[project.kind] = counts.get(project.kind, 0) + 1
    return counts


def completed_projects(projects: Sequence[Project]) -> int:
    """The number of projects that are completed."""
    return sum(project.completed is True for project in projects)


def problems_being_mended(problems: ProblemsFound) -> int:
    """The number of problems that were found and are not mended yet; negative where more are mended than were found."""
    return problems.found - problems.mended
