"""The styles of a document: their names, and what they go on from."""

from __future__ import annotations

import pytest
from tests.word.templates import W, files_of, package

from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import read_parts
from reportgen.word.package.styles import Styles, display_name, stored_name, styles_of


def styles(*definitions: str) -> Styles:
    files = files_of("") | {"word/styles.xml": f"<w:styles {W}>{''.join(definitions)}</w:styles>"}
    return styles_of(read_parts(read_package(package(files))))


def defined(id: str, name: str = "", parent: str = "") -> str:
    named = f'<w:name w:val="{name}"/>' if name else ""
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return f'<w:style w:type="paragraph" w:styleId="{id}">{named}{based}</w:style>'


def test_a_style_is_found_by_its_name_in_any_case_and_the_first_of_two_counts() -> None:
    found = styles(defined("1", "Heading 1"), defined("2", "heading 1"), defined("3"))
    assert found.ids() == {("paragraph", "heading 1"): "1"}


def test_styles_go_on_from_others_to_the_last_that_is_there() -> None:
    found = styles(defined("a", "甲", "b"), defined("b", "乙", "gone"))
    assert [style.name for style in found.lineage("a")] == ["甲", "乙"]
    assert list(found.lineage("gone")) == []


def test_styles_that_go_on_from_each_other_end_somewhere() -> None:
    found = styles(defined("a", "甲", "b"), defined("b", "乙", "a"))
    assert [style.name for style in found.lineage("a")] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Normal", "正文"),
        ("heading 3", "标题 3"),
        ("toc 1", "目录 1"),
        ("caption", "题注"),
        ("Title", "标题"),
    ],
)
def test_built_in_styles_are_called_as_in_a_chinese_word(stored: str, shown: str) -> None:
    assert display_name(stored) == shown
    assert stored_name(shown) == stored


def test_either_name_and_any_case_of_the_english_one_is_accepted() -> None:
    assert display_name("Heading 1") == "标题 1"
    assert stored_name("HEADING 1") == stored_name("标题 1") == "heading 1"


def test_the_designers_own_styles_keep_their_names() -> None:
    assert display_name("附件标签") == stored_name("附件标签") == "附件标签"
