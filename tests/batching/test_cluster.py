"""The same work on a Dask cluster: one within this process, and one whose scheduler and workers are programs of their own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reportgen
from reportgen.batching.cluster import cluster_at
from reportgen.cli.running import run
from reportgen.errors import ReportgenError

distributed: Any = pytest.importorskip("distributed")

DATA = Path(__file__).parents[2] / "data_examples" / "xinjiang-karamay.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "数据"
    folder.mkdir()
    text = DATA.read_text(encoding="utf-8")
    for number in range(6):
        (folder / f"{number}.yaml").write_text(f"# {number}\n{text}", encoding="utf-8")
    (folder / "坏.yaml").write_text("年度: 2022\n", encoding="utf-8")
    return folder


def expected(data: Path) -> dict[str, bytes]:
    return {file.stem: reportgen.render(file) for file in data.iterdir() if file.stem != "坏"}


def written(folder: Path) -> dict[str, bytes]:
    return {file.stem: file.read_bytes() for file in folder.glob("*.docx")}


def test_a_local_cluster_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        outcomes = list(reportgen.batch(data, tmp_path / "报告", client.get_executor()))
    assert sorted(outcome.result for outcome in outcomes) == ["已生成"] * 6 + ["未生成"]
    assert written(tmp_path / "报告") == expected(data)


def started(program: str, *options: str) -> subprocess.Popen[bytes]:
    """One of Dask's programs."""
    command = [sys.executable, "-m", f"distributed.cli.{program}", *options, "--no-dashboard"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def address_in(file: Path) -> str:
    """The address that a scheduler has written there."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            return str(json.loads(file.read_text(encoding="utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.05)
    pytest.fail("the scheduler did not start")


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler that runs as its own process, with a worker that is another."""
    file = tmp_path / "scheduler.json"
    programs = [
        started("dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(file))
    ]
    try:
        address = address_in(file)
        programs.append(started("dask_worker", address, "--nthreads", "1", "--no-nanny"))
        with distributed.Client(address, timeout=30, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=30)
        yield address
    finally:
        for program in programs:
            program.kill()
            program.wait()


def test_the_command_hands_the_work_to_a_scheduler(
    data: Path, scheduler: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = data.parent / "报告"
    command = ["batch", str(data), "-o", str(folder), "--scheduler", scheduler]
    assert run(command) == 1
    assert "共 7 份：生成 6 份，未生成 1 份。" in capsys.readouterr().err
    assert written(folder) == expected(data)
    run(command)
    assert "共 7 份：生成 0 份，跳过 6 份（未变），未生成 1 份。" in capsys.readouterr().err


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as cluster,
        pytest.raises(ReportgenError, match="集群里没有工作进程"),
        cluster_at(cluster.scheduler_address),
    ):
        pass


def test_without_dask_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    started = time.monotonic()
    with (
        pytest.raises(ReportgenError, match=r'没有安装 Dask（pip install "reportgen\[cluster\]"'),
        cluster_at("tcp://x:1"),
    ):
        pass
    assert time.monotonic() - started < 60
