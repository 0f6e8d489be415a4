"""The reference pages that are generated: each fact has its one home in the code, and is only shown here.

``python -m tools.docs`` writes them; with ``--check`` it writes nothing and fails where one of them is stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from tools.pages.audit_kinds import audit_kinds_page
from tools.pages.charts import charts_page
from tools.pages.fields import fields_page
from tools.pages.phrases import phrases_page
from tools.pages.problem_examples import problem_examples_page
from tools.pages.problems import problems_page
from tools.pages.rules import rules_page
from tools.pages.security import security_page

from reportgen.model.schema import json_schema

DOCS = Path(__file__).parents[1] / "docs"


def schema_file() -> str:
    """What ``reportgen schema`` prints."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "audit-kinds.zh-CN.md": audit_kinds_page,
    "charts/README.zh-CN.md": charts_page,
    "fields.zh-CN.md": fields_page,
    "phrases.zh-CN.md": phrases_page,
    "problem-examples.md": problem_examples_page,
    "problems.zh-CN.md": problems_page,
    "rules.zh-CN.md": rules_page,
    "security.zh-CN.md": security_page,
    "schema/reportgen.schema.json": schema_file,
}


def main(arguments: list[str]) -> int:
    """Write or check all pages; the exit code."""
    if arguments not in ([], ["--check"]):
        print("usage: python -m tools.docs [--check]", file=sys.stderr)
        return 2
    stale = [name for name, page in PAGES.items() if _text(DOCS / name) != page()]
    if not arguments:
        for name in stale:
            _write(DOCS / name, PAGES[name]())
            print(f"docs/{name}")
        return 0
    for name in stale:
        print(f"docs/{name} 已过时，请运行 / is stale, run: python -m tools.docs", file=sys.stderr)
    return 1 if stale else 0


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
