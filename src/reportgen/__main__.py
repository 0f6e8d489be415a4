"""``python -m reportgen``: the command line, for where the scripts of an environment are not on the path."""

from __future__ import annotations

from reportgen.cli import main

if __name__ == "__main__":
    main()
