from __future__ import annotations

import pytest

from reportgen.word.stylenames import display_name, stored_name


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
