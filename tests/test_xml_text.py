"""Text as XML writes it: what a parser reads back is what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.xml_text import escaped, quoted, unescaped

XML_CHARACTERS = st.characters(
    codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=["Cc", "Cs"]
) | st.sampled_from("\n\t")


@given(st.text(XML_CHARACTERS))
def test_the_content_of_an_element_is_read_back(text):
    assert (etree.fromstring(f"<a>{escaped(text)}</a>".encode()).text or "") == text
    assert unescaped(escaped(text)) == text


@given(st.text(XML_CHARACTERS | st.sampled_from("\r\"'")))
def test_the_value_of_an_attribute_is_read_back(text):
    assert etree.fromstring(f"<a b={quoted(text)}/>".encode()).get("b") == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("甲<乙>&", '"甲&lt;乙&gt;&amp;"'),
        ('"甲"', "'\"甲\"'"),
        ("\"甲'", '"&quot;甲\'"'),
        ("一\n二", '"一&#10;二"'),
    ],
)
def test_attributes_keep_line_breaks_and_either_quote(text, written):
    assert quoted(text) == written
