"""A line at the bottom of the terminal that says how far a long run is; nothing where the output goes elsewhere."""

from __future__ import annotations

import sys
import time

_WIDTH = 24
_EVERY = 0.1
"""Seconds between two changes of the line."""


class Progress:
    """How far a run over a known number of files is."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._started = time.monotonic()
        self._last = 0.0
        self._is_shown = False
        self._shows = sys.stderr.isatty()

    def show(self, done: int, failed: int) -> None:
        """Write the line, unless it was written a moment ago."""
        now = time.monotonic()
        if not self._shows or (now - self._last < _EVERY and done < self._total):
            return
        self._last = now
        sys.stderr.write(f"\r\x1b[2K{line(done, failed, self._total, now - self._started)}")
        sys.stderr.flush()
        self._is_shown = True

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._is_shown = False


def line(done: int, failed: int, total: int, seconds: float) -> str:
    """``██████░░░░  120/2000  失败 1  24.3 份/秒  剩余 01:17``."""
    full = _WIDTH * done // total if total else _WIDTH
    speed = done / seconds if seconds > 0 else 0.0
    left = f"剩余 {_clock((total - done) / speed)}" if speed else ""
    bar = "█" * full + "░" * (_WIDTH - full)
    return f"{bar}  {done}/{total}  失败 {failed}  {speed:.1f} 份/秒  {left}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
