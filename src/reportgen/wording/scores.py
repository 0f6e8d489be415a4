"""Evaluation in words: means, counts by grade, coverage, completion and deviation."""

from __future__ import annotations

from reportgen.errors import Refusal
from reportgen.figures.evaluation import (
    completion,
    count_in_grade,
    coverage,
    deviation,
    grades_given,
    mean_score,
)
from reportgen.wording.arguments import indicator_of, projects_of
from reportgen.wording.numbers import percent
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style


@phrase("平均分", "mean", "项目得分的算术平均", "{{ 项目|平均分 }}")
def mean(style: Style, value: object) -> str:
    average = mean_score(projects_of(value))
    if average is None:
        raise Refusal("没有一个项目填写了得分")
    return style.number(average)


@phrase("等次数", "in_grade", "评为某一等次的项目数", '{{ 项目|等次数("一等") }}')
def in_grade(style: Style, value: object, grade: str) -> int:
    return count_in_grade(projects_of(value), grade)


@phrase(
    "等次分布",
    "grade_distribution",
    "各等次的项目数，从高到低，逗号相连；词写在数目与等次之间",
    '其中有{{ 项目|等次分布("条项目支出绩效自评结果为") }}',
)
def grade_distribution(style: Style, value: object, word: str) -> str:
    projects = projects_of(value)
    return "，".join(f"{count_in_grade(projects, grade)}{word}{grade}" for grade in grades_given(projects))


@phrase("覆盖面", "evaluated_share", "已自评项目占应评项目的百分比", "{{ 项目|覆盖面(应评项目数) }}")
def evaluated_share(style: Style, value: object, due: int | None = None) -> str:
    return percent(style, coverage(projects_of(value), due))


@phrase("完成率", "indicator_completion", "指标完成率，数据中已填则照印", "{{ 指标|完成率 }}")
def indicator_completion(style: Style, value: object) -> str:
    indicator = indicator_of(value)
    return percent(style, completion(indicator) if indicator.completion is None else indicator.completion)


@phrase("偏差率", "indicator_deviation", "指标偏差率（绝对值），数据中已填则照印", "{{ 指标|偏差率 }}")
def indicator_deviation(style: Style, value: object) -> str:
    indicator = indicator_of(value)
    rate = deviation(indicator) if indicator.deviation is None else indicator.deviation
    return percent(style, rate if rate is None else abs(rate))
