"""Files: found or not, readable or not, in whatever encoding offices still use."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.source.places import place

from reportgen.source import read

TEXT = "年度: 2023\n单位: 某市教育局\n"
TREE = {"年度": "2023", "单位": "某市教育局"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_the_encodings_of_chinese_offices_are_detected(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "数据.yaml"
    file.write_bytes(TEXT.encode(encoding))
    document = read(file)
    assert document.tree == TREE
    assert place(document.spot(["年度"])) == (1, 5)


def test_big_endian_utf_16_is_read() -> None:
    assert read(f"\ufeff{TEXT}".encode("utf-16-be")).tree == TREE


def test_a_text_may_open_with_a_byte_order_mark() -> None:
    assert place(read(f"\ufeff{TEXT}").spot(["年度"])) == (1, 5)


def test_a_single_line_longer_than_any_path_is_content() -> None:
    text = "很长的文字" * 1000
    assert read(f"文字: {text}").tree == {"文字": text}


@pytest.mark.parametrize("as_path", [Path, str])
def test_a_path_names_the_document(as_path: type, tmp_path: Path) -> None:
    file = tmp_path / "data.json"
    file.write_text('{"年度": 2023}', encoding="utf-8")
    assert read(as_path(file)).name == str(file)
    assert read(as_path(file), name="甲.json").name == "甲.json"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"PK\x03\x04\x14\0", "这是 Word/Excel 文件（或压缩包），不是数据文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "这是旧版 Word/Excel/WPS 文件，不是数据文件"),
        (b"%PDF-1.7\n", "这是 PDF 文件，不是数据文件"),
        (b"{\\rtf1\\ansi", "这是 RTF 文件，不是数据文件"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "这不是文本文件（含有二进制内容）"),
    ],
)
def test_other_kinds_of_files_are_named(data: bytes, complaint: str, complaints_of) -> None:
    hint = "数据文件是纯文本；用 reportgen new 新建一份，把数字和文字填进去"
    assert complaints_of(data, "数据.yaml") == [f"数据.yaml：{complaint}（{hint}）"]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"a: \x81\xff\xff\n", "无法识别文字编码（请用记事本等软件打开检查，并另存为 UTF-8 编码）"),
        (b"\xff\xfea", "UTF-16 编码的文字已损坏（请用记事本等软件打开检查，并另存为 UTF-8 编码）"),
        (
            TEXT.encode().replace("育".encode(), "育".encode()[:2]),
            "2:8：此处的文字已损坏（请重新输入，并另存为 UTF-8 编码）",
        ),
    ],
)
def test_damaged_text_is_refused_rather_than_guessed(data: bytes, complaint: str, complaints_of) -> None:
    assert complaints_of(data) == [complaint]


def test_a_missing_file_is_answered_with_the_nearest_name(tmp_path: Path, complaints_of) -> None:
    (tmp_path / "某市教育局2023.yaml").write_text(TEXT, encoding="utf-8")
    missing = tmp_path / "某市教育局2022.yaml"
    assert complaints_of(missing) == [f"{missing}：找不到这个文件（同一文件夹里有“某市教育局2023.yaml”）"]


def test_a_missing_file_without_a_likely_neighbour(tmp_path: Path, complaints_of) -> None:
    assert complaints_of(tmp_path / "x.yaml") == [
        f"{tmp_path / 'x.yaml'}：找不到这个文件（请检查文件名和所在的文件夹）"
    ]


def test_a_missing_folder_is_named(tmp_path: Path, complaints_of) -> None:
    missing = tmp_path / "无" / "x.yaml"
    assert complaints_of(str(missing)) == [
        f"{missing}：找不到这个文件（文件夹“{missing.parent}”不存在或打不开）"
    ]


def test_a_folder_is_refused(tmp_path: Path, complaints_of) -> None:
    assert complaints_of(tmp_path) == [f"{tmp_path}：这是文件夹，不是数据文件（请写明文件夹里的哪一个文件）"]


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder of somebody who may not read everything; the test runs as that person even when root runs it."""
    if not hasattr(os, "geteuid"):
        pytest.skip("a file cannot be closed to its owner on this system")
    with TemporaryDirectory() as folder:
        user = os.geteuid()
        nobody = 65534
        if user == 0:
            os.chown(folder, nobody, -1)
            os.seteuid(nobody)
        try:
            yield Path(folder)
        finally:
            os.seteuid(user)


def test_a_file_that_may_not_be_read_is_refused(ordinary_folder: Path, complaints_of) -> None:
    file = ordinary_folder / "x.yaml"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0)
    assert complaints_of(file) == [
        f"{file}：没有权限读取这个文件（请检查文件的权限，或是否正被其他软件占用）"
    ]


@pytest.mark.parametrize("path", ["a\0b", "x" * 4000, "\udc80.yaml"])
def test_an_impossible_path_is_refused(path: str, complaints_of) -> None:
    [complaint] = complaints_of(path)
    assert "这个文件" in complaint
    complaint.encode()
