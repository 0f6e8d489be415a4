"""The styles of a document: their names, and what they go on from."""

from __future__ import annotations

from tests.word.templates import W, files_of, package

from reportgen.word.package import read_package
from reportgen.word.parts import read_parts
from reportgen.word.styles import Styles, styles_of


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
