from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from reportgen.zip_archive import cut_out, pack, store, write_archive

files_by_name = st.dictionaries(
    st.text("ab/中.", min_size=1).filter(lambda name: name[-1] != "/"), st.binary(), max_size=5
)


@given(files_by_name)
def test_what_is_written_is_read_back_by_others(files: dict[str, bytes]) -> None:
    written = write_archive([pack(name, content) for name, content in files.items()])
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


@given(files_by_name)
def test_what_is_cut_out_is_put_back_as_it_stood(files: dict[str, bytes]) -> None:
    entries = [(pack, store)[len(content) % 2](name, content) for name, content in files.items()]
    written = write_archive(entries)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert [cut_out(written, listed) for listed in archive.infolist()] == entries
    assert [entry.unpack() for entry in entries] == list(files.values())
