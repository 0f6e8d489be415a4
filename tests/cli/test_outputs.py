"""An output appears whole, keeps mode and link, leaves nothing behind, and is never what the command has read."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from tests.word.templates import template

from reportgen import output_files as files
from reportgen.errors import ReportgenError
from reportgen.layout import library
from reportgen.output_files import write_whole

KILLS = 5
"""``python -m tests.cli.kills 50`` is the whole run."""


@pytest.fixture(autouse=True)
def _every_test_is_a_run_of_its_own() -> Iterator[None]:
    files._remove_leftovers.cache_clear()
    yield


def complaint(action: Callable[[], object]) -> str:
    with pytest.raises(ReportgenError) as caught:
        action()
    (problem,) = caught.value.problems
    return f"{problem.message}（{problem.hint}）" if problem.hint else problem.message


# --- what a file is stays as it was -------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_of_an_older_file_is_kept(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "甲.docx"
    file.write_bytes(b"old")
    file.chmod(mode)
    write_whole(file, b"new")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", mode)


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    file, link, chain = tmp_path / "别处" / "甲.docx", tmp_path / "乙.docx", tmp_path / "丙.docx"
    link.symlink_to(file)
    chain.symlink_to(link)
    for content in (b"first", b"second"):  # the first time the file is not there yet
        write_whole(chain, content)
        assert (file.read_bytes(), link.is_symlink(), chain.is_symlink()) == (content, True, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["丙.docx", "乙.docx", "别处"]


def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    null = tmp_path / "null"
    null.symlink_to("/dev/null")
    write_whole(null, b"content")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("name", ["长" * 83 + ".docx", "a" * 250 + ".docx"])
def test_names_up_to_the_limit_of_the_file_system_work(tmp_path: Path, name: str) -> None:
    name = name.encode()[-255:].decode(errors="ignore")
    write_whole(tmp_path / name, b"content")
    assert [path.name for path in tmp_path.iterdir()] == [name]


# --- what can go wrong has its own message -------------------------------------------------------------------------


def test_places_that_cannot_be_written_to_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    (tmp_path / "圈").symlink_to(tmp_path / "圈")
    said = {
        name: complaint(lambda name=name: write_whole(tmp_path / name, b""))
        for name in ("没有/甲.docx", "文件/甲.docx", ".", "长" * 100, "甲\0乙")
    }
    assert [message.partition("：")[2] for message in said.values()] == [
        f"文件夹“{tmp_path / '没有'}”不存在",
        f"“{tmp_path / '文件'}”不是文件夹",
        "它是一个文件夹",
        "文件名太长（请换一个短一些的文件名）",
        "文件名里有不能用的字符",
    ]


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, error: OSError) -> Iterator[None]:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fail)
        yield


@pytest.mark.parametrize(
    ("where", "error", "message"),
    [
        ((os, "write"), OSError(errno.ENOSPC, ""), "磁盘已满（清出空间后再试；原来的文件没有动）"),
        ((os, "fsync"), OSError(errno.ENOSPC, ""), "磁盘已满（清出空间后再试；原来的文件没有动）"),
        ((os, "write"), OSError(errno.EDQUOT, ""), "磁盘配额已满（清出空间后再试；原来的文件没有动）"),
        ((os, "open"), OSError(errno.EROFS, ""), "磁盘是只读的"),
        ((os, "fsync"), OSError(errno.EIO, ""), "系统拒绝写入"),
        (
            (Path, "replace"),
            PermissionError(errno.EACCES, ""),
            "文件正被占用，可能正在 Word、WPS 或 Excel 中打开（关闭后再试，或换一个文件名）",
        ),
    ],
)
def test_a_full_disk_and_an_open_file_leave_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: tuple[object, str], error: OSError, message: str
) -> None:
    file = tmp_path / "甲.docx"
    file.write_bytes(b"old")
    with failing(monkeypatch, *where, error):
        assert complaint(lambda: write_whole(file, b"new")) == f"无法写入：{message}"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("甲.docx", b"old")]


def test_a_file_that_is_for_reading_only_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "甲.docx"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # the administrator may write everything
    assert (
        complaint(lambda: write_whole(file, b"new")) == "无法写入：文件是只读的（去掉只读，或换一个文件名）"
    )
    assert file.read_bytes() == b"old"


def test_a_truly_full_disk_leaves_the_older_file(tmp_path: Path) -> None:
    file = tmp_path / "甲.docx"
    file.write_bytes(b"old")
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom reportgen.output_files import write_whole\n"
        "from reportgen.errors import ReportgenError\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_whole(Path(sys.argv[1]), bytes(5000))\nexcept ReportgenError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", script, file], capture_output=True, text=True, check=True)
    assert "无法写入" in done.stdout
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("甲.docx", b"old")]


# --- nothing is left behind ---------------------------------------------------------------------------------------


def test_the_new_file_is_synced_before_it_takes_the_place_of_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("sync"), sync(handle)))
    monkeypatch.setattr(Path, "replace", lambda path, target: (done.append("replace"), replace(path, target)))
    write_whole(tmp_path / "甲.docx", b"new")
    assert done == ["sync", "replace", "sync"]


def test_what_a_killed_run_leaves_goes_with_the_next_one_but_not_what_a_living_one_writes(
    tmp_path: Path,
) -> None:
    with files._unfinished(tmp_path) as (living, _):
        (tmp_path / ".reportgen-0123456789abcdef.part").write_bytes(b"half")
        (tmp_path / ".别的.part").write_bytes(b"")
        write_whole(tmp_path / "甲.docx", b"new")
        assert {path.name for path in tmp_path.iterdir()} == {living.name, ".别的.part", "甲.docx"}
        living.unlink()


def test_a_killed_render_leaves_the_older_file_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    from tests.cli.kills import killed

    found = killed(tmp_path, KILLS, Random(1))
    assert (found.partial, found.lost, found.left_over) == (0, 0, 0)


# --- an output is never an input -----------------------------------------------------------------------------------

DATA = "年度: 2023\n单位: {名称: 甲局}\n版式: 版式\n"
MANIFEST = "名称: 试\n名词解释: 词\n"


@pytest.fixture
def laid_out(tmp_path: Path) -> Path:
    """A data file and a layout folder with all kinds of files."""
    folder = tmp_path / "版式"
    (folder / "parts").mkdir(parents=True)
    (folder / "report.docx").write_bytes(template("{{ 年度 }}", '{%p 引用 "甲" %}'))
    (folder / "parts" / "甲.docx").write_bytes(template("甲"))
    (folder / "layout.yaml").write_text(MANIFEST)
    (folder / "词.yaml").write_text("名词: []\n")
    (tmp_path / "甲.yaml").write_text(DATA)
    (tmp_path / "链接.docx").symlink_to(folder / "report.docx")
    os.link(folder / "report.docx", tmp_path / "同一个.docx")
    return tmp_path


OVERWRITING = {
    "render onto its template": ("render", "甲.yaml", "-o", "版式/report.docx"),
    "render onto a link to it": ("render", "甲.yaml", "-o", "链接.docx"),
    "render onto its other name": ("render", "甲.yaml", "-o", "同一个.docx"),
    "render onto a part": ("render", "甲.yaml", "-o", "版式/parts/甲.docx"),
    "render another layout onto its template": ("render", "甲.yaml", "--layout", "版式/parts/甲.docx", "-o", "版式/parts/甲.docx"),
    "schema onto the manifest": ("schema", "版式", "-o", "版式/layout.yaml"),
    "schema onto the terms": ("schema", "版式", "-o", "版式/词.yaml"),
    "schema onto a data file": ("schema", "-o", "甲.yaml"),
    "schema onto a template": ("schema", "-o", "版式/report.docx"),
    "outline onto its template": ("layout", "outline", "版式/report.docx", "-o", "版式/report.docx"),
    "outline onto the manifest": ("layout", "outline", "版式/report.docx", "-o", "版式/layout.yaml"),
    "tidy onto a part": ("layout", "tidy", "版式/report.docx", "-o", "版式/parts/甲.docx"),
    "new onto a data file": ("new", "版式", "-o", "甲.yaml"),
    "lint marking the template": ("layout", "lint", "版式", "--mark", "版式/report.docx"),
    "audit marking the report": ("audit", "链接.docx", "--mark", "版式/report.docx"),
    "batch into the layout": ("batch", "版式/report.yaml", "-o", "版式"),
    "export into the layout": ("layout", "export", "版式", "版式"),
    "new layout over the old one": ("layout", "new", "版式"),
}  # fmt: skip


@pytest.mark.parametrize("command", OVERWRITING.values(), ids=OVERWRITING.keys())
def test_no_command_overwrites_what_it_reads(
    laid_out: Path, run: Callable[..., object], command: tuple[str, ...]
) -> None:
    if "版式/report.yaml" in command:
        (laid_out / "版式" / "report.yaml").write_text(DATA.replace("版式: 版式", "版式: ."))
    before = {path: path.read_bytes() for path in laid_out.rglob("*") if path.is_file()}
    result = run(*command)
    assert result.code != 0
    assert "Traceback" not in result.err
    assert {path: path.read_bytes() for path in laid_out.rglob("*") if path.is_file()} == before


def test_a_schema_is_written_again_over_the_older_one(laid_out: Path, run: Callable[..., object]) -> None:
    assert [run("schema", *layout, "-o", "a.json").code for layout in ((), ("版式",))] == [0, 0]


def test_tidying_in_place_keeps_a_copy(run: Callable[..., object]) -> None:
    shutil.copy(next(library().glob("*/report.docx")), "a.docx")
    source = Path("a.docx").read_bytes()
    assert "已经是整洁的，没有改动" in run("layout", "tidy", "a.docx").err
    assert not Path("a.docx.bak").exists()
    messy = template("甲", "乙")
    Path("a.docx").write_bytes(messy)
    assert "原来的文件存为 a.docx.bak" in run("layout", "tidy", "a.docx").err
    assert Path("a.docx.bak").read_bytes() == messy
    assert Path("a.docx").read_bytes() not in (messy, source)


@pytest.mark.parametrize(
    "command",
    [
        ("render", "甲.yaml", "-o", "a.docx"), ("check", "甲.yaml"), ("batch", "甲.yaml", "-o", "a"), ("import", "甲.yaml"),
        ("audit", "甲.yaml"), ("layout", "outline", "甲.yaml"), ("layout", "tidy", "甲.yaml"), ("charts", "甲.yaml", "-o", "a"),
    ],
)  # fmt: skip
def test_a_file_that_may_not_be_read_is_told_as_such(
    laid_out: Path, run: Callable[..., object], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    opened = Path.open

    def denied(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "甲.yaml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", denied)
    result = run(*command)
    assert result.code != 0
    assert "没有权限读取这个文件" in result.err or "读不到模板文件" in result.err
