"""Three hundred templates as Word habits and damage leave them: a document or a clear complaint, through every door."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.word.mutations import mutated

import reportgen

OUTLINE = """\
节：纵向 210×297，上37 下35 左28.01 右26，页眉15 页脚23，行网格28.95，奇偶页不同
[标题] {{ 年度 }}年度{{ 单位.名称 }}报告
[标题 1] {{ 一级 }}支出{# 说明 #}
[正文] 全年支出{{ 支出.合计|万元 }}{%if 支出.合计.上年决算数 %}，{{ 支出.合计|较上年 }}{%endif%}。
[正文] {%p for 项 in 支出.按功能 %}
[正文] {{ 二级 }}{{ 项.名称 }}{%- if 项.决算数 -%}（{{ 项|金额 }}万元）{%- endif -%}。
[正文] {%p endfor %}
[表题] 表{{ 表号 }}：支出
表：公文表格，列宽 60 60，表头1行
| 科目 | 决算数 |
| {%tr for 项 in 支出.按功能 %} | |
| {% 合并 项.编码 %}{{ 项.名称 }} | [表格数字] {{ 项|金额 }} |
| {%tr endfor %} | |
"""
DATA = """\
年度: 2023
单位: {名称: 某市某局}
支出:
  合计: {决算数: 12.5, 上年决算数: 10}
  按功能:
    - {编码: 201, 名称: 一般公共服务支出, 决算数: 12.5}
"""
BATCH = 30
SAMPLES = BATCH if os.environ.get("REPORTGEN_TESTS") == "quick" else 300


@pytest.fixture
def template(run):
    """The files of the sound template, in a layout folder called ``mine``; ``data.yaml`` beside it."""
    Path("outline.txt").write_text(OUTLINE)
    Path("data.yaml").write_text(DATA)
    assert run("layout", "new", "mine", "--outline", "outline.txt").code == 0
    assert run("render", "data.yaml", "--layout", "mine", "-o", "sound.docx").code == 0
    with ZipFile("mine/report.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("first", range(0, SAMPLES, BATCH))
def test_each_gives_a_document_or_a_complaint(run, template, first):
    for seed in range(first, first + BATCH):
        Path("mine/report.docx").write_bytes(mutated(template, seed))
        for name in ("out.docx", "marked.docx", "tidy.docx"):
            Path(name).unlink(missing_ok=True)
        lint = reportgen.open_layout(Path("mine")).lint()
        assert all(problem.where and problem.message for problem in lint), seed
        _expect(
            run("layout", "lint", "mine", "--mark", "marked.docx"), "marked.docx", seed, may_be_written=True
        )
        _expect(run("layout", "outline", "mine/report.docx"), None, seed)
        _expect(run("layout", "tidy", "mine/report.docx", "-o", "tidy.docx"), "tidy.docx", seed)
        _expect(run("render", "data.yaml", "--layout", "mine", "-o", "out.docx"), "out.docx", seed)


def _expect(result, output, seed, may_be_written=False):
    """Exit code and output agree, and whoever is refused is told why."""
    assert result.code in (0, 1, 2), seed
    if output and not may_be_written:
        assert Path(output).exists() == (result.code == 0), seed
    if result.code:
        assert result.err.strip(), seed
        assert "Traceback" not in result.err, seed


def test_the_sample_holds_sound_and_faulty_templates(run, template):
    codes = []
    for seed in range(BATCH):
        Path("mine/report.docx").write_bytes(mutated(template, seed))
        codes.append(run("render", "data.yaml", "--layout", "mine", "-o", f"{seed}.docx").code)
    assert codes.count(0) > BATCH / 5
    assert codes.count(1) + codes.count(2) > BATCH / 5
