"""Fetching the bytes of a data file, with a useful answer when there are none."""

from __future__ import annotations

from pathlib import Path
from typing import AnyStr

from reportgen.errors import nearest, quoted
from reportgen.source.complaints import Complaints
from reportgen.source.limits import MAX_BYTES


def read_bytes(path: Path, complaints: Complaints) -> bytes:
    """The content of the file at `path`, which may also be a pipe."""
    try:
        if path.is_dir():
            complaints.stop("source.folder", "这是文件夹，不是数据文件", "请写明文件夹里的哪一个文件")
        with path.open("rb") as file:
            return within_limit(file.read(MAX_BYTES + 1), complaints)
    except FileNotFoundError:
        complaints.stop("source.missing", "找不到这个文件", _nearest(path))
    except PermissionError:
        complaints.stop(
            "source.permission", "没有权限读取这个文件", "请检查文件的权限，或是否正被其他软件占用"
        )
    except OSError as error:
        complaints.stop("source.unreadable", "无法读取这个文件", f"系统的说明：{error.strerror}")
    except ValueError as error:
        complaints.stop("source.unreadable", "无法读取这个文件", f"系统的说明：{error}")


def within_limit(data: AnyStr, complaints: Complaints) -> AnyStr:
    """`data`, unless it is larger than any real report."""
    if len(data) > MAX_BYTES:
        complaints.stop(
            "source.size", f"文件过大，超过{MAX_BYTES // 1024 // 1024} MB", "请检查是否选错了文件"
        )
    return data


def _nearest(path: Path) -> str:
    try:
        neighbours = [neighbour.name for neighbour in path.parent.iterdir()]
    except OSError:
        return f"文件夹“{path.parent}”不存在或打不开"
    near = nearest(path.name, neighbours)
    return f"同一文件夹里有{quoted(near[0])}" if near else "请检查文件名和所在的文件夹"
