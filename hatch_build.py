"""Building the wheel: the layouts that come with reportgen are compiled into it; see `reportgen.layout.precompiled`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledLayouts(BuildHookInterface):  # type: ignore[type-arg]
    """Puts a compiled file for every layout into the wheel; an editable installation compiles as it goes."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the layouts before the wheel is put together."""
        self._folder = TemporaryDirectory()
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from reportgen.layout import layout_ids, open_layout

        for layout in layout_ids():
            name, content = open_layout(layout).report_template.for_the_build()
            file = Path(self._folder.name) / name
            file.write_bytes(content)
            build_data["force_include"][str(file)] = f"reportgen/compiled/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the files that the wheel now holds."""
        self._folder.cleanup()
