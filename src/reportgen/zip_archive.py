"""Zip archives (.docx, .xlsx) written from packed files: what is unchanged is not packed again, and dates are fixed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_FIRST_DAY = (1 << 5) | 1  # 1980-01-01, the earliest date an archive can hold
_NEEDS_VERSION = 20
_NAMES_ARE_UTF8 = 0x800


class Entry(NamedTuple):
    """One file of an archive in packed form.

    Attributes:
        name: its path in the archive.
        method: 0 stored, 8 deflated.
        crc: CRC-32 of the unpacked bytes.
        size: unpacked size in bytes.
        packed: the bytes as they stand in the archive.
    """

    name: str
    method: int
    crc: int
    size: int
    packed: bytes

    def unpack(self) -> bytes:
        """The file's bytes."""
        return (
            self.packed
            if self.method == zipfile.ZIP_STORED
            else zlib.decompress(self.packed, -zlib.MAX_WBITS)
        )


def pack(name: str, content: bytes) -> Entry:
    """Deflate `content` into an entry."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    return Entry(name, zipfile.ZIP_DEFLATED, zlib.crc32(content), len(content), packed)


def store(name: str, content: bytes) -> Entry:
    """An entry of content that is compressed already."""
    return Entry(name, zipfile.ZIP_STORED, zlib.crc32(content), len(content), content)


def cut_out(archive: bytes, listed: zipfile.ZipInfo) -> Entry:
    """The entry as it stands in `archive`, where its directory has it `listed`; nothing is checked."""
    header = _LOCAL.unpack_from(archive, listed.header_offset)
    start = listed.header_offset + _LOCAL.size + header[-2] + header[-1]
    packed = archive[start : start + listed.compress_size]
    return Entry(listed.filename, listed.compress_type, listed.CRC, listed.file_size, packed)


def write_archive(entries: Iterable[Entry]) -> bytes:
    """Write an archive with fixed dates: the same entries give the same bytes."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = count = 0
    for entry in entries:
        name = entry.name.encode()
        flags = 0 if entry.name.isascii() else _NAMES_ARE_UTF8
        common = (flags, entry.method, 0, _FIRST_DAY, entry.crc, len(entry.packed), entry.size, len(name), 0)
        header = _LOCAL.pack(b"PK\x03\x04", _NEEDS_VERSION, *common)
        body += (header, name, entry.packed)
        central = (_NEEDS_VERSION, _NEEDS_VERSION, *common, 0, 0, 0, 0, offset)
        directory += (_CENTRAL.pack(b"PK\x01\x02", *central), name)
        offset += len(header) + len(name) + len(entry.packed)
        count += 1
    catalogue = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(catalogue), offset, 0)
    return b"".join((*body, catalogue, end))
