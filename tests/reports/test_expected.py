"""A document that no longer reads as it did: what the failure says, and how the text is written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports.expected import VARIABLE, assert_outline_is_fresh, assert_reads_as
from tests.word.documents import made_of_paragraphs

from reportgen.word.outline import outline


def test_the_failure_names_the_lines_that_differ_and_the_command_that_writes_the_text_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    kept = tmp_path / "report.txt"
    kept.write_text(outline(made_of_paragraphs("收入10.00万元")), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception) as failure:
        assert_reads_as(made_of_paragraphs("收入100.00万元"), kept)
    said = str(failure.value)
    assert "收入10.00万元\n+" in said
    assert "收入100.00万元" in said
    assert "REPORTGEN_WRITE_OUTLINES=1 python -m pytest tests/reports" in said
    assert "收入10.00万元" in kept.read_text(encoding="utf-8")


def test_a_text_that_was_never_kept_differs_in_every_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(pytest.fail.Exception, match=VARIABLE):
        assert_reads_as(made_of_paragraphs("收入100.00万元"), tmp_path / "report.txt")
    assert not (tmp_path / "report.txt").exists()


def test_the_command_writes_the_text_that_then_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "report.docx"
    template.write_bytes(made_of_paragraphs("收入100.00万元"))
    monkeypatch.setenv("REPORTGEN_WRITE_OUTLINES", "1")
    assert_outline_is_fresh(template)
    monkeypatch.delenv("REPORTGEN_WRITE_OUTLINES")
    assert_outline_is_fresh(template)
    assert "收入100.00万元" in (tmp_path / "report.outline.txt").read_text(encoding="utf-8")
