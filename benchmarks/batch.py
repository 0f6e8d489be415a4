"""Many reports in one run: ``python -m benchmarks.batch [FILES]`` (2,000 for the figures in the docs).

Every data file is another one: copies of one file would hide what reading and rendering it the first time costs. Times are
those of the processor besides those of the clock, since other programs share the machine.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Row, print_table

_DATA = Path(__file__).parents[1] / "data_examples" / "guangxi-qinzhou.yaml"
FILES = 200
_EARLY = 500
"""Outcomes after which the memory of the parent must not grow."""


def data_files(folder: Path, count: int) -> None:
    """So many data files, no two alike: names and sentences differ."""
    text = _DATA.read_text(encoding="utf-8")
    for number in range(count):
        own = text.replace("钦州市人民政府办公室", f"钦州市第{number}局").replace("政务", f"第{number}号政务")
        own = own.replace("加强", f"第{number}次加强")
        (folder / f"单位{number:05d}.yaml").write_text(own, encoding="utf-8")


def run(folder: Path, jobs: int, scheduler: str = "") -> dict[str, float]:
    """One batch in a process of its own, and what it took."""
    command = [sys.executable, "-m", "benchmarks.batch", "--one", str(folder), str(jobs), scheduler]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def one(folder: Path, jobs: int, scheduler: str) -> None:
    """Print what one batch in this process took."""
    import time
    from contextlib import ExitStack

    from reportgen.batching import batch
    from reportgen.batching.cluster import cluster_at

    early = done = 0
    with tempfile.TemporaryDirectory() as output, ExitStack() as kept:
        cluster = kept.enter_context(cluster_at(scheduler)) if scheduler else None
        started = time.perf_counter()
        outcomes = batch(
            folder,
            output,
            cluster.executor if cluster else None,
            jobs=cluster.window if cluster else jobs,
            bundle=cluster.bundle if cluster else 1,
        )
        for outcome in outcomes:
            done += outcome.written is not None
            if done == _EARLY:
                early = _memory()
        took = time.perf_counter() - started
    own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    measured = {
        "files": done,
        "seconds": took,
        "parent": own.ru_utime + own.ru_stime,
        "workers": workers.ru_utime + workers.ru_stime,
        "growth": _memory() / early if early else 1.0,
    }
    print(json.dumps(measured))


def _memory() -> int:
    """Pages that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1])


def measurements(count: int = FILES) -> Iterator[Row]:
    """One process, two, and two workers of a cluster."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        data_files(folder, count)
        alone, two = run(folder, 1), run(folder, 2)
        assert alone["files"] == two["files"] == count
        yield f"{count} reports, one process: reports per second", f"{count / alone['seconds']:.1f}", "≥ 20"
        yield "processor time of a report, milliseconds", f"{alone['parent'] / count * 1000:.1f}", "≤ 50"
        yield "two workers / one process, by the clock", f"{alone['seconds'] / two['seconds']:.2f}", "≥ 1.9"
        spent = (two["parent"] + two["workers"]) / alone["parent"]
        yield "processor time of two workers and their parent / of one process", f"{spent:.2f}", ""
        yield (
            "of it the parent, milliseconds for each report",
            f"{two['parent'] / count * 1000:.2f}",
            "",
        )
        if count > _EARLY:
            yield f"memory of the parent at the end / after {_EARLY}", f"{two['growth']:.3f}", "≤ 1.05"
        yield from _on_a_cluster(folder, count, two["seconds"])


def _on_a_cluster(folder: Path, count: int, pool: float) -> Iterator[Row]:
    try:
        from distributed import LocalCluster
    except ImportError:
        return
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:  # type: ignore[no-untyped-call]
        run(folder, 0, cluster.scheduler_address)  # its workers load everything
        seconds = run(folder, 0, cluster.scheduler_address)["seconds"]
    yield "two workers of a Dask cluster / of the pool, by the clock", f"{seconds / pool:.2f}", "≤ 1.15"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    else:
        os.environ.pop("PYTHONWARNINGS", None)
        print_table(measurements(int(sys.argv[1]) if len(sys.argv) > 1 else FILES))
