"""What Word has put into fields is no text of the template: tags in it neither count nor print."""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn
from tests.tools import validate
from tests.word.templates import files_of, package, paragraphs, problems_of

from reportgen.word import WordTemplate
from reportgen.word.compiling import compiled
from reportgen.word.numbering import SectionNumbers
from reportgen.word.storing import restored, stored
from reportgen.word.templating.environment import make_environment

TOC, OTHER_TOC, REF = 'TOC \\h \\t "heading 2,1"', 'TOC \\t "公文正文,1"', "REF _Ref1 \\h"


def run(xml: str) -> str:
    return f"<w:r>{xml}</w:r>"


def text(words: str) -> str:
    return run(f'<w:t xml:space="preserve">{words}</w:t>')


def char(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def begin(instruction: str) -> str:
    written = run(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>')
    return f"{char('begin')}{written}{char('separate')}"


def field(instruction: str, words: str) -> str:
    return f"{begin(instruction)}{text(words)}{char('end')}"


def heading(words: str, style: str = "2") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text(words)}</w:p>'


def bookmarked(words: str) -> str:
    return f'<w:p>{text("见")}<w:bookmarkStart w:id="7" w:name="_Ref1"/>{text(words)}<w:bookmarkEnd w:id="7"/></w:p>'


def as_refreshed(*entries: str, last: str = "") -> str:
    """A table of contents as Word leaves it: an entry with its page number in each paragraph."""
    lines = [
        f'<w:hyperlink w:anchor="_Toc{n}">{text(entry)}{run("<w:tab/>")}{field(f"PAGEREF _Toc{n}", "3")}</w:hyperlink>'
        for n, entry in enumerate(entries)
    ]
    lines[0] = begin(TOC) + lines[0]
    return "".join(f"<w:p>{line}</w:p>" for line in (*lines, f"{char('end')}{last}"))


def printed(body: str, **context: object) -> list[str]:
    result = WordTemplate.open(package(files_of(body))).render({**SectionNumbers().names(), **context})
    assert validate(result) == []
    return texts_of(result)


def texts_of(document: bytes) -> list[str]:
    root = docx.Document(io.BytesIO(document)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]


def test_a_contents_list_as_word_leaves_it_is_made_anew_from_the_headings() -> None:
    body = (
        as_refreshed("{{ 一级 }}旧名", "{{ 一级 }}删去的")
        + heading("{{ 一级 }}概况")
        + heading("{{ 一级 }}结果")
    )
    assert printed(body) == ["一、概况", "二、结果", "一、概况", "二、结果"]


def test_so_is_one_without_tags_in_a_part_without_tags() -> None:
    assert printed(as_refreshed("旧名", "删去的") + heading("概况")) == ["概况", "概况"]


def test_what_follows_it_in_its_last_paragraph_stays() -> None:
    body = as_refreshed("{{ 一级 }}甲", last=text("附注")) + heading("{{ 一级 }}甲")
    assert printed(body) == ["一、甲", "附注", "一、甲"]


def test_several_contents_lists_are_made_each_by_its_own_switches() -> None:
    second = f"<w:p>{field(OTHER_TOC, '{{ x }}')}</w:p>"
    body = as_refreshed("甲") + second + heading("{{ 一级 }}甲") + heading("乙{{ x }}", "a5")
    assert printed(body, x="丙") == ["一、甲", "乙丙", "一、甲", "乙丙"]


def test_a_cross_reference_says_what_its_bookmark_holds() -> None:
    body = f"<w:p>{text('如')}{field(REF, '图{{ 图号 }}')}{text('所示。')}</w:p>" + bookmarked(
        "图{{ 图号 }}A&amp;B"
    )
    assert printed(body) == ["如图1A&B所示。", "见图1A&B"]


def test_a_cross_reference_without_tags_stays_as_word_left_it() -> None:
    body = f"<w:p>{field(REF, '第3页')}</w:p>" + bookmarked("图{{ 图号 }}")
    assert printed(body) == ["第3页", "见图1"]


def test_fields_with_a_result_of_their_author_are_text() -> None:
    assert printed(f"<w:p>{field('HYPERLINK &quot;https://example.org&quot;', '{{ x }}')}</w:p>", x="甲") == [
        "甲"
    ]


def test_a_reference_to_what_is_left_out_stops_the_report() -> None:
    body = f"<w:p>{text('如')}{field(REF, '{{ x }}')}</w:p>" + "".join(
        (paragraphs("{%p if 有 %}"), bookmarked("{{ x }}"), paragraphs("{%p endif %}"))
    )
    (problem,) = problems_of(package(files_of(body)), x=1, 有=False)
    assert (problem.code, problem.where) == ("word.reference", "正文第1段")
    assert problem.message == "交叉引用所指的内容没有印出（书签 _Ref1）"
    rehearsed = WordTemplate.open(package(files_of(body))).rehearse({"x": 1, "有": False})
    assert [lack.problem for lack in rehearsed.lacks] == [problem]


def test_places_count_what_the_designer_sees() -> None:
    body = as_refreshed("{{ 一级 }}甲", "{{ 一级 }}乙") + heading("{{ 错 }}")
    (problem,) = problems_of(package(files_of(body)))
    assert problem.where == "正文第4段"


def simple(instruction: str, words: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{text(words)}</w:fldSimple>'


def test_fields_that_are_one_element_count_no_more_than_others() -> None:
    body = (
        f"<w:p>{text('如')}{simple(REF, '图{{ 图号 }}')}{text('所示')}</w:p>"
        f"<w:p>{simple(TOC.replace(chr(34), '&quot;'), '{{ 一级 }}旧名')}</w:p>"
        + heading("{{ 一级 }}概况")
        + bookmarked("图{{ 图号 }}")
    )
    assert printed(body) == ["如图1所示", "一、概况", "一、概况", "见图1"]


def test_a_stored_template_fills_them_in_too() -> None:
    body = (
        f"<w:p>{field(REF, '{{ x }}')}</w:p>"
        + as_refreshed("旧")
        + heading("{{ x }}")
        + bookmarked("{{ x }}乙")
    )
    environment = make_environment({})
    kept = restored(stored(compiled(package(files_of(body)), environment)))
    assert kept is not None
    assert texts_of(WordTemplate(kept, environment).render({"x": "甲"})) == ["甲乙", "甲", "甲", "见甲乙"]
