"""Data and templates are untrusted; a layout folder that the operator names may name its own files only."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.word.templates import template

from reportgen import Layout, ReportgenError, layout_ids, open_layout, render
from reportgen.data_workbook.entry import workbook_of
from reportgen.layout.manifest import Manifest
from reportgen.model.needed import needed_of
from reportgen.pipeline import Source, load, read_report, rendered

SECRET = "别人的文件"
DATA = "年度: 2023\n单位: {名称: 甲局}\n版式: 别处/秘密.docx\n"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a template that is none of the data's business."""
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "秘密.docx").write_bytes(template(SECRET))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text_of(document: bytes) -> str:
    with ZipFile(io.BytesIO(document)) as archive:
        return archive.read("word/document.xml").decode()


HANDED_OVER: dict[str, Callable[[], tuple[Source, str | None]]] = {
    "bytes": lambda: (DATA.encode(), None),
    "bytes with a name": lambda: (DATA.encode(), "上传.yaml"),
    "bytes with the path of a file": lambda: (DATA.encode(), str(Path.cwd() / "a.yaml")),
    "text": lambda: (DATA, None),
    "text with a name": lambda: (DATA, "上传.yaml"),
    "a dict": lambda: ({"年度": 2023, "单位": {"名称": "甲局"}, "版式": "别处/秘密.docx"}, "上传.yaml"),
}


@pytest.mark.parametrize("given", HANDED_OVER.values(), ids=HANDED_OVER.keys())
def test_data_that_are_handed_over_open_nothing(
    elsewhere: Path, given: Callable[[], tuple[Source, str | None]]
) -> None:
    source, name = given()
    with pytest.raises(ReportgenError, match=r"没有版式“别处/秘密\.docx”"):
        rendered(load(source, name=name))


def test_a_path_in_a_data_file_that_the_operator_named_is_followed_from_its_folder(elsewhere: Path) -> None:
    (elsewhere / "甲.yaml").write_text(DATA)
    assert SECRET in text_of(render(elsewhere / "甲.yaml"))
    assert SECRET in text_of(render("甲.yaml"))


def test_a_workbook_follows_the_same_rule(elsewhere: Path) -> None:
    shipped = open_layout(layout_ids()[0])
    report = read_report({"年度": 2023, "单位": {"名称": "甲局"}}).model_copy(
        update={"layout": "别处/秘密.docx"}
    )
    workbook = workbook_of(needed_of(shipped.wants("别处/秘密.docx")), report)
    with pytest.raises(ReportgenError, match=r"没有版式“别处/秘密\.docx”"):
        render(load(workbook, name=str(elsewhere / "甲.xlsx")))


def a_layout(folder: Path, manifest: str = "名称: 试\n") -> Path:
    (folder / "版式").mkdir()
    (folder / "版式" / "report.docx").write_bytes(template('{%p 引用 "甲" %}'))
    (folder / "版式" / "layout.yaml").write_text(manifest)
    return folder / "版式"


@pytest.mark.parametrize("file", ["report.docx", "layout.yaml", "parts/甲.docx", "词.yaml"])
def test_a_link_out_of_a_layout_folder_is_not_followed(elsewhere: Path, file: str) -> None:
    folder = a_layout(elsewhere, "名称: 试\n名词解释: 词\n")
    (folder / "词.yaml").write_text("名词: []\n")
    (folder / "parts").mkdir()
    (folder / "parts" / "甲.docx").write_bytes(template("甲"))
    (folder / file).rename(elsewhere / "别处" / Path(file).name)
    (folder / file).symlink_to(elsewhere / "别处" / Path(file).name)
    with pytest.raises(ReportgenError) as caught:
        rendered({"年度": 2023, "单位": {"名称": "甲局"}}, folder)
    assert [problem.message for problem in caught.value.problems] == [
        f"“{Path(file).name}”是通向版式文件夹之外的链接，没有读"
    ]


def test_a_linked_layout_folder_may_be_used(elsewhere: Path) -> None:
    folder = a_layout(elsewhere)
    (folder / "report.docx").write_bytes(template(SECRET))
    (elsewhere / "链接").symlink_to(folder)
    assert SECRET in text_of(render({"年度": 2023, "单位": {"名称": "甲局"}}, elsewhere / "链接"))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../甲", "含有文件名里不能有的字符“/”"),
        ("/tmp/甲", "含有文件名里不能有的字符“/”"),
        ("..\\甲", "含有文件名里不能有的字符“\\”"),
        ("C:甲", "含有文件名里不能有的字符“:”"),
        ("..", "是空的，或以空格、句点开头或结尾"),
        (".甲", "不能用作文件名"),
        ("NUL", "不能用作文件名"),
        ("com1.甲", "不能用作文件名"),
        ("长" * 61, "超过 60 个字"),
    ],
)
def test_the_name_of_a_chart_cannot_leave_its_folder(name: str, why: str, tmp_path: Path) -> None:
    chart = {"种类": "饼图", "标题": "甲", "数据": ["财政拨款.支出.按功能"]}
    with pytest.raises(ReportgenError) as caught:
        open_layout(a_layout(tmp_path, json.dumps({"图表": {name: chart}}, ensure_ascii=False)))
    assert any(why in problem.message for problem in caught.value.problems)


@pytest.mark.parametrize("reference", ["长" * 300, "甲\0乙", "/" + "a/" * 3000], ids=["long", "null", "deep"])
def test_a_layout_under_a_name_that_no_file_can_have_is_refused(reference: str, tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text(f"年度: 2023\n版式: '{reference}'\n".replace("\0", ""))
    for attempt in (lambda: open_layout(reference), lambda: render(tmp_path / "甲.yaml")):
        with pytest.raises(ReportgenError) as caught:
            attempt()
        assert len(str(caught.value)) < 500


def test_a_layout_made_in_a_program_names_no_files() -> None:
    layout = Layout("甲", Manifest(), b"", template('{%p 引用 "../甲" %}'), {})
    with pytest.raises(ReportgenError, match="没有这个部件"):
        render({"年度": 2023, "单位": {"名称": "甲局"}}, layout)
