"""What loading a report costs, reading and validation together, as a ratio to PyYAML's own C loader.

Run with `python -m benchmarks.load`.
"""

from __future__ import annotations

import yaml
from benchmarks.source import LINES, alternating, data_file

from reportgen.model.reading import report_from
from reportgen.source import read

LIMIT = 3


def main() -> None:
    text = data_file(LINES)
    ours, plain = alternating(lambda: report_from(read(text)), lambda: yaml.load(text, yaml.CSafeLoader))
    print(f"{LINES} lines: load {ours * 1000:.1f} ms, yaml.load(CSafeLoader) {plain * 1000:.1f} ms")
    print(f"ratio {ours / plain:.2f} (at most {LIMIT})")


if __name__ == "__main__":
    main()
