"""What a template may cost is bounded by size, steps and time, whatever it does inside loops."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from tests.word.including import with_parts
from tests.word.templates import problems_of, template

from reportgen.word import TemplateError, WordTemplate

DOUBLED = "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40
COSTLY = {
    "lists made in a loop": "{% for i in range(99999) %}{% if range(99999)|list|length %}{% endif %}{% endfor %}",
    "lists searched in a loop": "{% set a = range(99999)|list %}{% for i in a %}{% if 'x' in a %}{% endif %}{% endfor %}",
    "ranges searched in a loop": "{% for i in range(99999) %}{% if 'x' in range(99999) %}{% endif %}{% endfor %}",
    "lists compared in a loop": "{% set a = range(99999)|list %}{% set b = range(99999)|list %}"
    "{% for i in a %}{% if a == b %}{% endif %}{% endfor %}",
    "lists compared by a test": "{% set a = range(99999)|list %}{% set b = range(99999)|list %}"
    "{% for i in a %}{% if a is eq(b) %}{% endif %}{% endfor %}",
    "lists sorted in a loop": "{% set a = range(99999)|list %}{% for i in a %}{% if a|sort %}{% endif %}{% endfor %}",
    "lists added up in a loop": "{% set a = range(99999)|list %}{% for i in a %}{% if a|sum %}{% endif %}{% endfor %}",
    "lists turned round in a loop": "{% set a = range(99999)|list %}{% for i in a %}{% if a|reverse %}{% endif %}{% endfor %}",
    "lists that are filled up": "{% for i in range(99999) %}{% if range(9)|batch(99999, 0) %}{% endif %}{% endfor %}",
    "texts joined in a loop": "{% for i in range(99999) %}{% set a = range(9999)|join(文字) %}{% endfor %}",
    "texts put together in a loop": "{% set a = 文字 ~ 文字 ~ 文字 ~ 文字 %}{% set a = a ~ a ~ a ~ a ~ a ~ a ~ a ~ a %}"
    "{% for i in range(99999) %}{% set b = a ~ a ~ a ~ a ~ a ~ a %}{% endfor %}",
    "texts replaced in a loop": "{% set a = 文字|replace('字', 文字) %}{% for i in range(99999) %}{% if a|upper %}{% endif %}{% endfor %}",
    "doubled lists": DOUBLED,
    "doubled lists compared": DOUBLED.replace("a", "b") + DOUBLED + "{% if a == b %}{% endif %}",
    "doubled tuples": DOUBLED.replace("[a, a]", "(a, a)"),
    "doubled mappings": "{% set a = {'x': 1} %}" + "{% set a = {'x': a, 'y': a} %}" * 40,
    "lists filled up with lists": "{% set a = [1] %}"
    + "{% set a = [1]|batch(9999, a) %}" * 9
    + "{% if a == a|list %}{% endif %}",
    "macros that make lists": "{% macro m(a) %}{{ a|length }}{% endmacro %}{% for i in range(9999) %}{{ m(range(99999)|list) }}{% endfor %}",
}


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY.keys())
def test_what_costs_too_much_is_refused(text: str) -> None:
    (problem,) = problems_of(template(text), 文字="字" * 1000)
    assert problem.code == "word.limit"


def test_none_of_it_takes_long_or_eats_memory() -> None:
    """Each in a process that may use 500 MB and 20 seconds of the processor, far more than any of it takes."""
    script = (
        "import resource, sys\nfrom tests.word.test_costs import COSTLY\nfrom tests.word.templates import problems_of, template\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)); resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        "for text in COSTLY.values(): assert problems_of(template(text), 文字='字' * 1000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr


def test_a_render_ends_when_its_time_is_up() -> None:
    def slow(value: object) -> str:
        time.sleep(0.001)
        return str(value)

    opened = WordTemplate.open(
        template("{% for i in range(90000) %}{{ i|慢 }}{% endfor %}"), filters={"慢": slow}
    )
    with pytest.raises(TemplateError) as caught:
        opened.render({}, seconds=0.2)
    assert [(p.code, p.message.partition("。")[0]) for p in caught.value.problems] == [
        ("word.limit", "生成报告用时超过限额，没有做完")
    ]
    assert WordTemplate.open(template("{{ 1 }}")).render({}, seconds=5)


def test_parts_that_include_one_another_twice_do_not_double_at_every_level() -> None:
    names = [f"部件{number}" for number in range(30)]
    parts = {
        name: (lambda inner=inner: template(*[f'{{%p 引用 "{inner}" %}}'] * 2))
        for name, inner in pairwise(names)
    }
    with pytest.raises(TemplateError) as caught:
        with_parts(template(f'{{%p 引用 "{names[0]}" %}}'), {**parts, names[-1]: lambda: template("甲")})
    assert [problem.message for problem in caught.value.problems] == [
        "引用部件超过 200 处（部件里的引用也算）"
    ]


def test_what_reports_do_costs_nothing_worth_mentioning() -> None:
    text = "{% for i in 表 %}{% if i.名 == 别 or i.名 in 名单 %}{{ i.名 ~ '、' ~ loop.index }}{% endif %}{% endfor %}"
    rows = [{"名": f"项目{number}"} for number in range(5_000)]
    assert problems_of(template(text), 表=rows, 别="项目1", 名单=["项目2", "项目3"]) == ()
