"""The filters and methods that users of Jinja and docxtpl rely on: what they write, and what they refuse."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate
from tests.word.templates import problems_of, template, text_of

ROWS = [
    {"类": "甲", "名": "a", "数": 3},
    {"类": "乙", "名": "B", "数": 1},
    {"类": "甲", "名": "c", "数": 2},
]
DATA: dict[str, Any] = {
    "x": 1234.567, "n": -7, "t": "hello world", "d": datetime.date(2024, 5, 1), "rows": ROWS,
    "m": {"甲": 1, "乙": 2}, "l": [3, 1, 2], "s": "12",
}  # fmt: skip

ALIKE = [
    "{{ x|round(2) }} {{ x|round }} {{ n|round }}",
    "{{ x|int }} {{ s|int }} {{ 'y'|int(5) }} {{ n|abs }}",
    "{{ t|title }} {{ t|capitalize }} {{ t|upper }} {{ n|string }} {{ t|replace('o', '0') }}",
    "{{ l|sum }} {{ rows|sum('数') }} {{ rows|sum(attribute='数') }} {{ l|min }} {{ l|max }}",
    "{% for i in l|sort %}{{ i }}{% endfor %} {% for i in rows|sort(attribute='数', reverse=true) %}{{ i.名 }}{% endfor %}",
    "{% for g in rows|groupby('类') %}{{ g.grouper }}{% for i in g.list %}{{ i.名 }}{% endfor %}{% endfor %}",
    "{% for k, g in rows|groupby('类') %}{{ k }}{{ g|length }}{% endfor %}",
    "{% for g in l|batch(2, 0) %}{% for i in g %}{{ i }}{% endfor %};{% endfor %}",
    "{{ '%s-%d-%.2f-%05d-%%'|format(t, n, x, 42) }} {{ '%(a)s'|format(a=t) }}",
    "{{ '{:.2f} {:,} {:>5} {a}'.format(x, 1234567, 'a', a=n) }} {{ '{0}{1}{0}'.format(1, 2) }}",
    "{% for k, v in m.items() %}{{ k }}{{ v }}{% endfor %} {{ m.keys()|join('、') }} {{ m.values()|sum }} {{ m.get('甲') }}",
    "{{ d.strftime('%Y年%m月%d日') }} {{ d.isoformat() }}",
    "{{ t.upper() }} {{ t.title() }} {{ ' a '.strip() }} {{ t.split(' ')[1] }} {{ '、'.join(['a', 'b']) }}",
    "{% if t.startswith('he') %}{{ t.replace('l', 'L') }}{% endif %}",
    "{% set ns = namespace(total=0) %}{% for i in rows %}{% set ns.total = ns.total + i.数 %}{% endfor %}{{ ns.total }}",
]


@pytest.mark.parametrize("text", ALIKE)
def test_they_write_what_docxtpl_writes(text: str) -> None:
    theirs = DocxTemplate(io.BytesIO(template(text)))
    theirs.render(DATA)
    saved = io.BytesIO()
    theirs.save(saved)
    assert text_of(text, **DATA) == [paragraph.text for paragraph in Document(saved).paragraphs]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("{{ x|round(1) }}", Decimal("42.25"), "42.3"),
        ("{{ x|round(1) }}", 2.675, "2.7"),
        ("{{ x|round(2) }}", 2.675, "2.68"),
        ("{{ '%.2f'|format(x) }}", Decimal("0.125"), "0.13"),
        ("{{ '{:,.1f}'.format(x) }}", Decimal("1234567890123456789.25"), "1,234,567,890,123,456,789.3"),
        ("{{ '{:.1%}'.format(x) }}", Decimal("0.8765"), "87.7%"),
        ("{{ x|sum }}", [Decimal("0.1"), Decimal("0.2")], "0.3"),
        ("{{ x|sum }}", [0.1, 0.2], "0.3"),
    ],
)
def test_figures_are_exact_and_rounded_half_up(text: str, value: object, expected: str) -> None:
    assert text_of(text, x=value) == [expected]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("{{ '甲'|int }}", "'甲' 不是整数", "写成 |int(0) 之类，给出不是整数时用的数"),
        ("{{ '甲'|round }}", "“round”只能用于数字，不能用于文字", None),
        ("{{ ['甲']|sum }}", "“sum”只能用于数字，不能用于文字", None),
        ("{{ [1, 'a']|sort|length }}", "“sort”要比较的各项不是同一种值，或有空值", "先用 |selectattr 或 |select 筛掉"),
        ("{{ x|batch(0)|list }}", "batch 的个数不对", "写 1 到 100000 的整数"),
        ("{{ '%s%s'|format(1) }}", "格式“%s%s”比所给的值多", None),
        ("{{ '%s'|format(1, 2) }}", "格式“%s”比所给的值少", None),
        ("{{ '%999999d'|format(1) }}", "格式“%999999d”写法不对", "可以写 %s、%d、%.2f、%%"),
        ("{{ '{0.real}'.format(1) }}", "格式“{0.real}”里的“{0.real}”没有相应的值", None),
        ("{{ '{:99999999}'.format(1) }}", "不支持格式“99999999”", "可以写 .2f、,.2f、.1%、>10 这样的格式"),
        ("{{ '{}'.format() }}", "格式“{}”里的“{}”没有相应的值", None),
        ("{{ x.items()|list }}", "“items()”只能用于一组数据，不能用于列表", None),
        ("{{ '甲'.strftime('%Y') }}", "“strftime”只能用于日期，不能用于文字", None),
        ("{{ x.append(1) }}", "模板里不能调用函数或方法“append()”", None),
        ("{{ x|safe }}", "不支持 Jinja 的过滤器“safe”", "值总是按文字写出；带格式的内容由程序给 Run、Paragraphs"),
        ("{{ x|pprint }}", "不支持 Jinja 的过滤器“pprint”", "在数据里算好，或由程序提供这个过滤器"),
        ("{{ '%s' % x }}", "“%”只能用于数字，不能用于文字或列表", '代入文字用过滤器：{{ "%.2f"|format(值) }}'),
        ("{% set n = namespace(a=1) %}{{ n.b }}", "没有名为“b”的数据", None),
        ("{% set n = namespace(a=1) %}{% set n._a = 1 %}", "不能取以下划线开头的“_a”", None),
        ("{{ x.get.__self__ }}", "不能取以下划线开头的“__self__”", None),
    ],
)  # fmt: skip
def test_what_they_cannot_do_is_refused_by_name(text: str, message: str, hint: str | None) -> None:
    (problem,) = problems_of(template(text), x=[1, 2])
    assert problem.message.partition("。原文")[0] == message
    assert hint is None or problem.hint == hint
