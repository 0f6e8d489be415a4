"""Nothing gets into a report but what is on the list: everything else is refused by name, and tidying takes it away."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.charts.examples import SEVEN
from tests.tools import missing, require_program
from tests.word.admission.hostile_packages import (
    HOSTILE,
    PNG,
    document,
    field,
    in_story,
    picture,
    relationship,
    simple,
    with_chart,
    workbook,
)
from tests.word.templates import R, W

from reportgen.charts import native
from reportgen.errors import Severity
from reportgen.pipeline import render
from reportgen.word import TemplateError, WordTemplate
from reportgen.word.advice.lint import lint
from reportgen.word.advice.tidy import tidied
from reportgen.word.outline import outlined

DATA = {"年度": 2022}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_is_refused_and_lint_says_the_same(source: bytes) -> None:
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(source)
    assert {problem.code for problem in caught.value.problems} <= {"word.forbidden", "word.package"}
    assert lint(source) == list(caught.value.problems)


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_tidying_takes_it_away_and_says_so_or_says_why_not(source: bytes) -> None:
    """Not taken away are linked pictures, which the designer wants, and parts without which there is no document."""
    try:
        tidy = tidied(source)
    except TemplateError as error:
        assert {problem.code for problem in error.problems} <= {"word.forbidden", "word.package"}
        return
    assert {problem.severity for problem in tidy.dropped} <= {Severity.NOTE}
    assert tidied(tidy.content).content == tidy.content
    try:
        rendered = WordTemplate.open(tidy.content).render(DATA)
    except TemplateError as error:  # what is left of a tag that stood in the code of a field
        assert {problem.code for problem in error.problems} == {"word.forbidden"}
        return
    with ZipFile(io.BytesIO(rendered)) as archive:
        assert "2022" in archive.read("word/document.xml").decode()


def test_most_of_it_can_be_taken_away() -> None:
    kept = [name for name, source in HOSTILE.items() if not _can_be_tidied(source)]
    assert all(
        "picture" in name or "document type" in name or "that are OLE" in name or name in _ODD
        for name in kept
    )


_ODD = ("references in another namespace",)


def _can_be_tidied(source: bytes) -> bool:
    try:
        return bool(tidied(source).content)
    except TemplateError:
        return False


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("part: ActiveX", "有 ActiveX 控件（word/activeX/a.xml）"),
        ("part: macros", "有宏（word/vbaProject.bin）"),
        ("part: picture that is OLE", "“word/media/a.png”的内容与它的类型不符，可能是伪装的文件"),
        ("field DDEAUTO name by QUOTE", "域的名称由另一个域拼成，看不出是哪种域"),
        ("field DDEAUTO in footnotes", "域 DDEAUTO 不许用：它可能引用外部文件或启动程序"),
        (
            "field: HYPERLINK file",
            "域 HYPERLINK 指向“file:///c:/windows/win.ini”，不是 http、https、mailto 或书签",
        ),
        ("settings: empty mail merge", "有邮件合并的数据源"),
        ("SVG with event", "图片“word/media/a.svg”里不许有脚本（onload）"),
        ("workbook with WEBSERVICE", "嵌入的工作簿“word/embeddings/a.xlsx”里的公式用了 WEBSERVICE"),
        ("picture, mode 'EXTERNAL'", "引用了外部文件“http://127.0.0.1:8899/a.png”（image）"),
        ("document type in theme", "XML 里有文档类型或实体声明，可能是攻击文件"),
    ],
)
def test_it_is_called_by_its_name(name: str, message: str) -> None:
    assert message in [problem.message for problem in lint(HOSTILE[name])]


def test_fields_are_told_at_their_paragraph() -> None:
    places = {
        problem.where for name in ("field: DDE", "field DDEAUTO in footer") for problem in lint(HOSTILE[name])
    }
    assert places == {"正文第1段", "页脚1第1段"}


def test_readers_go_past_it_and_note_it() -> None:
    for name in ("part: OLE object", "main part: ms-word.document.macroEnabled", "document type in theme"):
        read = outlined(HOSTILE[name])
        assert "{{ 年度 }}" in read.text
        assert read.passed_over
        assert {(note.severity, note.code) for note in read.passed_over} == {(Severity.NOTE, "word.foreign")}


def _scrambled(font: bytes, key: str) -> bytes:
    mask = bytes.fromhex(key.replace("-", ""))[::-1]
    return bytes(byte ^ mask[index % 16] for index, byte in enumerate(font[:32])) + font[32:]


def _with_font() -> bytes:
    key = "1DDE9A52-2EE6-4C43-A3B1-2A9B1A9C0D3F"
    table = f'<w:fonts {W} xmlns:r="{R}"><w:font w:name="a"><w:embedRegular r:id="rId9" w:fontKey="{{{key}}}"/></w:font></w:fonts>'
    word = "application/vnd.openxmlformats-officedocument"
    parts = {
        "word/fontTable.xml": (f"{word}.wordprocessingml.fontTable+xml", table),
        "word/fonts/font1.odttf": (f"{word}.obfuscatedFont", _scrambled(b"\0\1\0\0" + bytes(100), key)),
    }
    return document("", relationship("fontTable", "fontTable.xml"), parts)


def _marked(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'


_LINK = '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><defs><g id="a"/></defs><use href="#a"/><rect fill="url(#b)"/></svg>'
_BOX = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="a"><v:stroke joinstyle="miter"/><v:path o:connecttype="rect"/></v:shapetype>'
    '<v:shape type="#a" style="width:9pt" href="https://example.org" o:button="t"><v:textbox><w:txbxContent><w:p/>'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
ALLOWED = {
    "a link to the web": document(_LINK, relationship("hyperlink", "https://example.org/a?b=c#d", "External")),
    "a link to a mailbox": document(_LINK, relationship("hyperlink", "mailto:a@example.org", "External")),
    "a link to a bookmark": document(_LINK, relationship("hyperlink", "#a", "External")),
    "fields that compute": document("".join(map(simple, ("PAGE", "DATE \\@ yyyy", "= 1 + 1", 'SEQ 图 \\* ARABIC', " NUMPAGES ")))),
    "fields in a field": document(field(_marked("IF "), simple("PAGE")[5:-6], _marked(' = 1 "甲" "乙"'))),
    "a field to the web": document(simple('HYPERLINK "https://example.org" \\o "c:\\a" \\t "_blank"')),
    "a field to a bookmark": document(simple('HYPERLINK \\l "_Toc1" \\h')),
    "a field in a header": in_story("header", simple("STYLEREF 1")),
    "a picture": document(picture("r:embed"), relationship("image", "media/a.png"), {"word/media/a.png": ("image/png", PNG)}),
    "an SVG": document(picture("r:embed"), relationship("image", "media/a.svg"), {"word/media/a.svg": ("image/svg+xml", _SVG)}),
    "a text box": document(_BOX),
    "an embedded font": _with_font(),
    "a chart with its workbook": with_chart(workbook("<row><c><f>SUM(A1:B2)/COUNT(Table1[[#All],[a]])</f></c></row>")),
    "custom XML": document("", relationship("customXml", "../customXml/item1.xml"), {"customXml/item1.xml": ("application/xml", "<a/>")}),
    "unused capitals": document(_LINK, relationship("hyperlink", "HTTPS://EXAMPLE.ORG", "External")),
}  # fmt: skip


@pytest.mark.parametrize("source", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_reports_need_passes(source: bytes) -> None:
    assert WordTemplate.open(source).render(DATA)
    assert outlined(source).passed_over == []


def test_the_workbook_that_charts_bring_themselves_passes() -> None:
    assert WordTemplate.open(with_chart(native(SEVEN[0]).workbook)).render(DATA)


def test_a_finished_report_has_nothing_else() -> None:
    report = render(Path(__file__).parents[3] / "data_examples/sichuan-panzhihua.yaml")
    assert outlined(report).passed_over == []


def test_oletools_finds_nothing_in_what_is_made_of_hostile_templates() -> None:
    found = _proven("oletools")
    assert found["templates"] > 60, "it must notice the templates themselves"
    assert found["reports"] == {}


def test_libreoffice_fetches_nothing_for_what_is_made_of_hostile_templates() -> None:
    found = _proven("soffice")
    assert found["templates"], "it must fetch something for the templates themselves"
    assert found["reports"] == []
    assert found["printed"] == found["made"]


def _proven(program: str) -> dict[str, object]:
    """What a fixed sample shows; in a process of its own, whose warnings are not ours."""
    if program == "soffice":
        require_program(program)
    command = [sys.executable, "-m", "tests.word.admission.proofs", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    if done.returncode == 3:
        missing(program)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
