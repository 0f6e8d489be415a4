"""A service that makes reports of all data received by night, and can be stopped at any time.

Stopped or killed, it goes on where it ended when it is called again: a journal beside the reports says what is done.
"""

import json
import threading
from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path

import reportgen

CLOSING = threading.Event()
"""Set it when the service ends: what is under way is finished, and nothing more is begun."""


def make_reports(received: Iterable[Path], reports: Path, workers: Executor, log: Path) -> int:
    """Add a line of JSON for each file to a log, and say how many could not be made."""
    failed = 0
    with log.open("a", encoding="utf-8") as lines:
        for outcome in reportgen.batch(received, reports, workers, strict=True, stop=CLOSING.is_set):
            lines.write(json.dumps(outcome.as_dict(), ensure_ascii=False) + "\n")
            failed += outcome.written is None
    return failed
