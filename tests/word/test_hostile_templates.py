"""Templates written to do harm: each is refused, quickly and without eating memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.word.hostile import DATA, HOSTILE_FILES, HOSTILE_TAGS
from tests.word.templates import files_of, package, problems_of, template

from reportgen.word import TemplateError, WordTemplate


@pytest.mark.parametrize("text", HOSTILE_TAGS, ids=lambda text: text[:60])
def test_a_hostile_tag_is_refused(text: str) -> None:
    problems = problems_of(template(text), **DATA)
    assert problems
    assert all(problem.where.startswith("正文第1段") for problem in problems)


@pytest.mark.parametrize("text", ["{{ cycler.__init__ }}", "{{ ''.__class__ }}"])
def test_a_hostile_tag_in_the_properties_is_refused(text: str) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{text}</dc:title></cp:coreProperties>'
    )
    files = files_of("")
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    link = f'<Relationship Id="rId2" Type="{kind}" Target="docProps/core.xml"/></Relationships>'
    files["_rels/.rels"] = str(files["_rels/.rels"]).replace("</Relationships>", link)
    files["docProps/core.xml"] = core
    (problem,) = problems_of(package(files))
    assert problem.where == "文档属性“标题”"


@pytest.mark.parametrize("make", HOSTILE_FILES.values(), ids=HOSTILE_FILES.keys())
def test_a_hostile_file_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(TemplateError):
        WordTemplate.open(make())


def test_every_file_that_is_no_document_is_refused() -> None:
    for content in (b"", b"PK", b"PK\x03\x04" + b"\0" * 100, b"{{ x }}", package({"a.txt": "a"})):
        with pytest.raises(TemplateError):
            WordTemplate.open(content)


def test_no_attack_takes_more_than_200_megabytes() -> None:
    """Each runs in a process whose memory is capped there; running out of it is no `TemplateError`."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.word.attack"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_harmless_stays_allowed() -> None:
    text = "{{ 甲.名称 }}{% for x in range(3) %}{{ loop.cycle('一', '二') }}{% endfor %}{{ 表['键'] }}{{ 列表[0] }}"
    assert problems_of(template(text), **DATA) == ()
