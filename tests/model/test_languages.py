"""Both languages, everywhere: one declaration gives the Chinese and the English key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.base import Record, shape_of
from reportgen.model.report import Report
from reportgen.model.schema import records_below
from reportgen.model.validation import report_from
from reportgen.source import read

RECORDS = (Report, *records_below(Report))
EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))

TREE = read(EXAMPLES[0]).tree


def in_language(value: Any, record: type[Record] | None, chinese: Any) -> Any:
    """The tree with its keys in the language that `chinese()` chooses, key by key."""
    if isinstance(value, list):
        return [in_language(element, record, chinese) for element in value]
    if not isinstance(value, dict) or record is None:
        return value
    translated = {}
    for key, inner in value.items():
        shape = shape_of(record)[record.template_names[key]]
        translated[shape.chinese if chinese() else shape.name] = in_language(inner, shape.record, chinese)
    return translated


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_english_keys_make_the_same_report_as_chinese_ones(example: Path) -> None:
    tree = read(example).tree
    english = in_language(tree, Report, lambda: False)
    assert not re.search("[一-鿿]", "".join(english))
    assert report_from(read(english)).model_dump() == report_from(read(tree)).model_dump()


@given(st.randoms(use_true_random=False))
def test_the_languages_may_be_mixed(random: Any) -> None:
    mixed = in_language(TREE, Report, lambda: random.random() < 0.5)
    assert report_from(read(mixed)).model_dump() == report_from(read(TREE)).model_dump()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_says_in_chinese_what_it_is(record: type[Record]) -> None:
    for shape in shape_of(record).values():
        assert re.search("[一-鿿]", shape.chinese)
        assert re.search("[一-鿿]", shape.meaning)
        assert shape.kind or shape.record


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_has_a_chinese_title(record: type[Record]) -> None:
    assert re.search("[一-鿿]", record.model_config["title"] or "")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_two_fields_of_a_record_share_a_key(record: type[Record]) -> None:
    names = [name for shape in shape_of(record).values() for name in (shape.name, shape.chinese)]
    assert len(names) == len(set(names))


def test_titles_are_distinct() -> None:
    titles = [record.model_config["title"] for record in RECORDS]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_sums_name_fields_that_exist(record: type[Record]) -> None:
    names = {name for rule in record.sums for name in (rule.total, *rule.parts, *rule.optional)}
    assert names | set(record.summands) <= set(shape_of(record))
