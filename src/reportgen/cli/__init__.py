"""The command line: ``reportgen render | check | new | schema | charts | layout | batch``.

Exit codes: 0 clean, 1 problems that stop the report, 2 input that cannot be read or a command line that is wrong.
"""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line as a process of its own, and exit.

    The process ends before collecting garbage pays, so it is not done, neither while the command runs nor when Python
    exits. `batch`, which runs longer, turns it on again.
    """
    gc.disable()
    from reportgen.cli.running import run

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
