"""The executor of a Dask cluster that runs already."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, NamedTuple

from reportgen.errors import Problem, ReportgenError, Severity, Spot

_SECONDS = 20
"""How long to wait for the scheduler."""
_BUNDLE = 8
_BUNDLES_PER_THREAD = 4


class Cluster(NamedTuple):
    """A cluster at work.

    Attributes:
        executor: hands over work to it.
        window: how many files it has at a time, so that no worker is idle.
        bundle: how many files it is handed in one piece, as each piece costs the scheduler some milliseconds.
    """

    executor: Executor
    window: int
    bundle: int


@contextmanager
def cluster_at(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler listens at an address such as ``tcp://10.0.0.1:8786``; it goes on running afterwards.

    Raises:
        ReportgenError: when Dask is not installed, or nobody listens there.
    """
    try:
        from distributed import Client
    except ImportError:
        raise _no_cluster(
            address, "没有安装 Dask", 'pip install "reportgen[cluster]"，集群的机器上也要装'
        ) from None
    try:
        client: Any = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        raise _no_cluster(
            address, f"连不上集群（{type(error).__name__}）", "核对调度器的地址和端口"
        ) from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise _no_cluster(address, "集群里没有工作进程", "先启动 dask worker")
        with client.get_executor() as executor:
            yield Cluster(executor, _BUNDLES_PER_THREAD * _BUNDLE * threads, _BUNDLE)


def _no_cluster(address: str, message: str, hint: str) -> ReportgenError:
    return ReportgenError([Problem(Severity.ERROR, "batch.cluster", Spot(address), message, hint)])
