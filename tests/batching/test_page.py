"""The program on the page about batches does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "batch.zh-CN.md").read_text(encoding="utf-8")
[PROGRAM] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("各单位").mkdir()
    Path("各单位/甲.yaml").write_bytes((ROOT / "data_examples" / "xinjiang-karamay.yaml").read_bytes())
    Path("各单位/乙.yaml").write_text("年度: 2022\n", encoding="utf-8")


def test_the_loop_over_outcomes(capsys: pytest.CaptureFixture[str]) -> None:
    exec(PROGRAM, {})
    assert capsys.readouterr().out == "失败 1\n"
    assert [file.name for file in Path("报告").glob("*.docx")] == ["甲.docx"]
