"""Name and date at the end of a report are never alone on a page."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from reportgen.word import WordTemplate
from reportgen.word.gbt9704 import from_outline

SIGNATURE = ["[落款] {{ 名 }}", "[落款] 2024年4月12日"]


def kept(*lines: str) -> list[str]:
    """The paragraphs that are kept with the next one."""
    document = WordTemplate.open(from_outline("\n".join(lines))).render({"名": "某局"})
    return [p.text for p in docx.Document(BytesIO(document)).paragraphs if p.paragraph_format.keep_with_next]


@pytest.mark.parametrize("blank", [[], ["[正文]"], ["[正文]", "[正文]"]])
def test_the_last_words_stay_with_the_signature(blank: list[str]) -> None:
    lines = ["[正文] 甲", "[正文，居中] 乙", *blank, *SIGNATURE]
    assert kept(*lines) == ["乙", *[""] * len(blank), "某局"]


def test_every_signature_of_a_document_is_kept() -> None:
    assert kept("[正文] 甲", *SIGNATURE, "[正文] 乙", *SIGNATURE) == ["甲", "某局", "乙", "某局"]


def test_a_table_before_it_stays_as_it_is() -> None:
    table = ["表：公文表格，列宽 20", "| {{ 名 }} |"]
    assert kept("[正文] 甲", *table, *SIGNATURE) == ["某局"]
