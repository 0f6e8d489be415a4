"""A .docx from an untrusted source: checked before anything in it is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from reportgen.word.errors import TemplateError, package_error
from reportgen.word.limits import MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_MATTERS_FROM
from reportgen.zip_archive import Entry, cut_out

_ENCRYPTED = 0x1
_OTHER_FILES = {
    b"\xd0\xcf\x11\xe0": "旧格式（.doc、.wps）或加了打开密码的文件",
    b"{\\rtf": " RTF 文件",
    b"%PDF": " PDF 文件",
    b"<": " XML 或网页文件",
}
"""First bytes of other kinds of file, with what messages call them."""


def read_package(data: bytes) -> dict[str, Entry]:
    """Read an untrusted archive: names, counts, sizes and ratios are checked before anything is unpacked.

    Returns:
        The entries by name, in the order of the archive.

    Raises:
        TemplateError: when it is no archive, is damaged, or would unpack to too much.
    """
    if kind := next((kind for start, kind in _OTHER_FILES.items() if data.startswith(start)), None):
        raise package_error(f"这是{kind}，不是 .docx 文件", "用 Word 或 WPS 打开后另存为 .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listing = archive.infolist()
            _check_listing(listing, len(data))
            return {info.filename: _read_entry(data, info) for info in listing if not info.is_dir()}
    except TemplateError:
        raise
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError, EOFError):
        raise package_error("不是完好的 .docx 文件", "用 Word 打开后另存为 .docx") from None


def _check_listing(listing: list[zipfile.ZipInfo], archive_size: int) -> None:
    complaints = list(_listing_complaints(listing, archive_size))
    if complaints:
        raise TemplateError([problem for error in complaints for problem in error.problems])


def _listing_complaints(listing: list[zipfile.ZipInfo], archive_size: int) -> Iterator[TemplateError]:
    if len(listing) > MAX_ENTRIES:
        yield package_error(f"压缩包里有 {len(listing)} 个文件，超过 {MAX_ENTRIES} 个")
        return
    if len({info.filename.casefold() for info in listing}) < len(listing):
        yield package_error("压缩包里有重名的文件")
    if sum(info.compress_size for info in listing) > archive_size:
        yield package_error("压缩包里的文件互相重叠，可能是攻击文件")
    total = sum(info.file_size for info in listing)
    if total > MAX_UNPACKED:
        yield package_error(
            f"解压后共 {total // 1024 // 1024} MB，超过 {MAX_UNPACKED // 1024 // 1024} MB", "压缩图片后再试"
        )
    for info in listing:
        yield from _entry_complaints(info)


def _entry_complaints(info: zipfile.ZipInfo) -> Iterator[TemplateError]:
    name = info.filename
    if not name or name.startswith("/") or "\\" in name or ".." in name.split("/"):
        yield package_error(f"压缩包里的文件名“{name}”不合规")
    if info.flag_bits & _ENCRYPTED:
        yield package_error(f"“{name}”已加密", "去掉打开密码后另存")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield package_error(f"“{name}”的压缩方式 {info.compress_type} 不受支持")
    if info.file_size > RATIO_MATTERS_FROM and info.file_size > MAX_RATIO * info.compress_size:
        yield package_error(f"“{name}”的压缩比超过 {MAX_RATIO}，可能是攻击文件")


def _read_entry(data: bytes, info: zipfile.ZipInfo) -> Entry:
    entry = cut_out(data, info)
    if not _holds_what_it_declares(entry):
        raise package_error(f"“{info.filename}”的内容与压缩包的目录不符", "用 Word 打开后另存为 .docx")
    return entry


def _holds_what_it_declares(entry: Entry) -> bool:
    """Unpack at most one byte more than declared: the declared sizes are what the limits were checked against."""
    if entry.method == zipfile.ZIP_STORED:
        content = entry.packed
    else:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(entry.packed, entry.size + 1)
    return len(content) == entry.size and zlib.crc32(content) == entry.crc
