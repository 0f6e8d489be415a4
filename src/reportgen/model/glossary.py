"""名词解释: the terms that a report explains."""

from reportgen.model.base import Record, named, required
from reportgen.model.values import Text, Verbatim


class GlossaryEntry(Record, title="名词"):
    """One term with its definition; a line of the functional classification is meant by its code."""

    term: Text | None = named("词", "被解释的名词；写了编码的可以不填，名词由科目名称组成")
    code: Verbatim | None = named("编码", "功能分类科目编码；报告的支出中有这个科目时才解释")
    places: tuple[Text, ...] = named(
        "位置", "数据的位置，如 三公经费.合计；其中有一处不为零时才解释。不填则看有没有同名的收支项目", ()
    )
    definition: Text = required("释义", "“指……”")


class Glossary(Record, title="名词解释"):
    """A file of terms that layouts share."""

    entries: tuple[GlossaryEntry, ...] = required("名词", "按印出的先后排列；有编码的各项按编码排列")
