"""One report as a task of a Dask cluster; Celery's tasks look the same.

A task takes bytes and gives bytes or problems as plain values: both travel, and a faulty file fails no worker. A folder of
files is better handed to ``reportgen batch --scheduler ADDRESS``, which also resumes where it was stopped.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from distributed import Client, as_completed

import reportgen


def report_or_problems(data: bytes, layout: str) -> bytes | list[dict[str, object]]:
    """The .docx, or what is wrong with the data."""
    try:
        return reportgen.render(data, layout, seconds=60)
    except reportgen.ReportgenError as error:
        return [problem.as_dict() for problem in error.problems]


def reports(client: Client, files: Iterable[tuple[str, bytes]], layout: str) -> Iterator[tuple[str, Any]]:
    """The outcome of every file by its name, as they come."""
    names = {}
    for name, data in files:
        names[client.submit(report_or_problems, data, layout, pure=False)] = name
    for done, outcome in as_completed(names, with_results=True):
        yield names[done], outcome
