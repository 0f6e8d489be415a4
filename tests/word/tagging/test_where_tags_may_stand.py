"""Tags are carried out in every story of a document, and in values that macros make."""

from __future__ import annotations

import io

import docx
from tests.tools import validate
from tests.word.documents import read_part
from tests.word.templates import R, W, files_of, package, paragraphs, problems_of, template, text_of

from reportgen.word import WordTemplate


def with_notes(*texts: str) -> bytes:
    """A document with those footnotes, numbered from 1."""
    references = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(1, len(texts) + 1))
    files = files_of(
        f"<w:p>{references}</w:p>", f'<Relationship Id="rId7" Type="{R}/footnotes" Target="footnotes.xml"/>'
    )
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraphs(text)}</w:footnote>' for n, text in enumerate(texts, 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    files["[Content_Types].xml"] = str(files["[Content_Types].xml"]).replace("</Types>", override)
    files["word/footnotes.xml"] = f"<w:footnotes {W}>{notes}</w:footnotes>"
    return package(files)


def test_footnotes() -> None:
    result = WordTemplate.open(with_notes("甲", "来源：{{ x }}")).render({"x": "A&B"})
    assert "来源：A&amp;B" in read_part(result, "word/footnotes.xml")
    assert validate(result) == []
    (problem,) = problems_of(with_notes("甲", "{{ x }}"))
    assert problem.where == "脚注2第1段"


def test_text_boxes_in_both_forms_that_word_saves() -> None:
    box = f"<w:txbxContent>{paragraphs('{{ x }}', '{%p if no %}', '无', '{%p endif %}')}</w:txbxContent>"
    drawing = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )
    body = f"<w:p><w:r><w:t>前{{{{ x }}}}</w:t>{drawing}</w:r></w:p>"
    result = WordTemplate.open(package(files_of(body))).render({"x": "甲", "no": False})
    xml = read_part(result, "word/document.xml")
    assert (xml.count("甲"), xml.count("无")) == (3, 0)


def test_content_controls_and_links() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraphs('{{ x }}')}</w:sdtContent></w:sdt>"
    link = '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{{ x</w:t></w:r></w:hyperlink><w:r><w:t> }}后</w:t></w:r></w:p>'
    result = WordTemplate.open(package(files_of(control + link))).render({"x": "甲"})
    assert read_part(result, "word/document.xml").count("甲") == 2


def test_what_a_macro_writes_is_escaped_once() -> None:
    macro = "{% macro m(x) %}《{{ x }}》{% endmacro %}"
    assert text_of(
        f"{macro}{{{{ m(x) }}}}{{{{ m(x) ~ y }}}}{{{{ [m(x), y]|join(y) }}}}", x="A&B", y="<c>"
    ) == ["《A&B》《A&B》<c>《A&B》<c><c>"]
    (problem,) = problems_of(template(f"{macro}{{{{ m('x')|upper }}}}"))
    assert problem.message.startswith("宏写出的内容不能再用过滤器")


def test_a_template_without_tags_is_returned_as_it_is() -> None:
    result = WordTemplate.open(template("甲{_{ x }_}")).render({})
    assert docx.Document(io.BytesIO(result)).paragraphs[0].text == "甲{{ x }}"
