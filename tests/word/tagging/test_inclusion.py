"""Parts: what gives way to them, what they may hold, and parts within parts."""

from __future__ import annotations

import pytest
from tests.word.documents import with_parts as with_document_parts
from tests.word.including import with_parts

from reportgen.word import TemplateError
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline

NAMELESS = '<w:style w:type="paragraph" w:styleId="nameless"/>'


def included(template: str, **parts: str) -> list[str]:
    """The body lines of a template that may include these parts, all given as outlines."""
    documents = {name: from_outline(text) for name, text in parts.items()}
    made = with_parts(from_outline(template), {name: lambda name=name: documents[name] for name in documents})
    return [
        line for line in outline(made).splitlines() if not line.startswith(("节：纵向", "页脚", "偶数页"))
    ]


def test_a_part_takes_the_place_of_its_paragraph() -> None:
    assert included('[正文] 前\n[正文] {%p 引用 "甲" %}\n[正文] 后\n', 甲="[标题 1] 一\n[正文] 二\n") == [
        "[正文] 前",
        "[标题 1] 一",
        "[正文] 二",
        "[正文] 后",
    ]


def test_a_paragraph_that_ends_a_section_stays_behind_emptied() -> None:
    lines = included("[表后] {%p 引用 “甲” %}\n节：横向\n[正文] 后\n", 甲="[正文] 内\n")
    assert [line.split("，")[0].rstrip("]") for line in lines] == [
        "[正文] 内",
        "[表后",
        "节：横向 297×210",
        "[正文] 后",
    ]


def test_parts_include_parts() -> None:
    assert included(
        '[正文] {%p 引用 "甲" %}\n[正文] 后\n', 甲='[正文] {%p 引用 "乙" %}\n[正文] 甲\n', 乙="[正文] 乙\n"
    ) == [
        "[正文] 乙",
        "[正文] 甲",
        "[正文] 后",
    ]


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ('[正文] {%p 引用 "甲" %}\n[正文] 后\n', "引用的部件“甲”：没有这个部件"),
        ("[正文] 一\n节：横向\n[正文] 二\n", "引用的部件“甲”：部件里有图片、链接或分节，不能引用"),
    ],
)
def test_a_part_that_holds_itself_or_a_section_is_refused(part: str, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        included('[正文] {%p 引用 "甲" %}\n[正文] 后\n', 甲=part)
    assert message in str(caught.value)


def test_a_style_without_a_name_is_no_hindrance() -> None:
    part = with_document_parts(
        from_outline("[正文] 内"), styles=lambda text: text.replace("</w:styles>", f"{NAMELESS}</w:styles>")
    )
    made = with_parts(from_outline('[正文] {%p 引用 "甲" %}\n[正文] 后'), {"甲": lambda: part})
    assert "[正文] 内\n[正文] 后" in outline(made)
