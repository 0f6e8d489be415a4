"""What the library tells the logs of a program: under ``reportgen``, at level INFO, so that nothing is said unless asked for."""

from __future__ import annotations

import sys


def log(message: str, *arguments: object) -> None:
    """Tell the log, where the program has one: a command line that never loads the module `logging` saves the time."""
    if logging := sys.modules.get("logging"):
        logging.getLogger("reportgen").info(message, *arguments)
