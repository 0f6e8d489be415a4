"""The vocabulary of templates is complete in both languages."""

from __future__ import annotations

import inspect
import re

import pytest

from reportgen.wording import PHRASES, Phrase, Style, filters_for
from reportgen.wording.registry import KEYWORDS


def test_every_phrase_has_two_names_of_its_own() -> None:
    names = [name for phrase in PHRASES for name in (phrase.chinese, phrase.english)]
    assert len(names) == len(set(names))
    assert set(filters_for(Style())) == set(names)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.english)
def test_every_option_has_a_chinese_name(phrase: Phrase) -> None:
    options = list(inspect.signature(phrase.make).parameters)[2:]
    assert set(options) <= set(KEYWORDS.values())


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.english)
def test_every_phrase_explains_itself_with_an_example_of_its_own(phrase: Phrase) -> None:
    assert re.search("[一-鿿]", phrase.meaning)
    assert re.search(rf"\|\s*{phrase.chinese}\b", phrase.example)


def test_no_chinese_option_name_is_idle() -> None:
    used = {name for phrase in PHRASES for name in inspect.signature(phrase.make).parameters}
    assert set(KEYWORDS.values()) <= used
