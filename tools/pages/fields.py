"""The page of all keys of a data file, for those who write such files."""

from __future__ import annotations

from collections.abc import Iterator

from tools.pages.markdown import code, page, table

from reportgen.layout import layout_ids, open_layout
from reportgen.model.base import FieldShape, Record, Sum, shape_of
from reportgen.model.report import Report
from reportgen.model.schema import records_below
from reportgen.model.values import ValueKind

_INTRODUCTION = """\
数据文件用 YAML 或 JSON 写成。每个键都有中文和英文两个名字，任选其一，同一处不能两个都写。
没有的内容不写；写了键就要填值，留空会提示“还没有填写”。金额一律为数字，不带单位。

可以先用 `reportgen new 版式` 生成一份带说明的数据文件，再逐项填写。编辑器借助 JSON Schema 提示中文键及其含义：
用 `reportgen schema -o reportgen.schema.json` 写出（也可取[现成的](schema/reportgen.schema.json)），
再在数据文件的第一行写上 `# yaml-language-server: $schema=reportgen.schema.json`。"""

_OF_CHOICES = """\
有的版式按一个键的值决定怎样印。这样的键只写下列各值之一；写了别的值，检查时会提醒，并指出最接近的一个。
`reportgen new 版式` 把这些值写在新建的数据文件里，`reportgen schema 版式` 使编辑器提示它们。"""

_RECORDS = (Report, *records_below(Report))


def fields_page() -> str:
    """The page, generated from the model."""
    sections = (_section(record) for record in _RECORDS)
    return page("数据文件的键", _INTRODUCTION, _kinds(), *sections, _choices())


def _choices() -> str:
    """The values that the layouts tell apart, which are not told from the model."""
    rows = [
        (code(place), code(value), meaning, layout.manifest.title)
        for layout in map(open_layout, layout_ids())
        for place, meanings in layout.meanings.items()
        for value, meaning in meanings.items()
    ]
    return f"## 版式区分的值\n\n{_OF_CHOICES}\n\n{table(('键', '值', '含义', '版式'), rows)}"


def _kinds() -> str:
    met: dict[str, ValueKind] = {}
    for record in _RECORDS:
        for shape in shape_of(record).values():
            if shape.kind:
                met.setdefault(shape.kind.chinese, shape.kind)
    rows = ((name, kind.writing) for name, kind in met.items())
    return f"## 值的写法\n\n{table(('类型', '写法'), rows)}"


def _section(record: type[Record]) -> str:
    base = record.__mro__[1]
    inherited = shape_of(base) if record is not Report and base in _RECORDS else {}
    own = [shape for name, shape in shape_of(record).items() if name not in inherited]
    rows = (
        (code(shape.chinese), code(shape.name), _type(shape), "是" if shape.required else "", shape.meaning)
        for shape in own
    )
    blocks = [
        f"## {_title(record)}",
        f"除下列各键外，还有{_link(base)}的各键。" if inherited else "",
        table(("键", "英文键", "类型", "必填", "含义"), rows),
        "\n".join(_equations(record)) if record.sums else "",
    ]
    return "\n\n".join(filter(None, blocks))


def _title(record: type[Record]) -> str:
    return str(record.model_config["title"])


def _link(record: type[Record]) -> str:
    return f"[{_title(record)}](#{_title(record)})"


def _type(shape: FieldShape) -> str:
    content = _link(shape.record) if shape.record else shape.kind.chinese if shape.kind else ""
    if shape.many:
        return f"列表，每项为{content}"
    return f"自定的键，值为{content}" if shape.keyed else content


def _equations(record: type[Record]) -> Iterator[str]:
    yield "应当相等（左边可以不填，由右边算出）：\n"
    shapes = shape_of(record)
    for rule in record.sums:
        right = " + ".join(shapes[name].chinese for name in rule.parts)
        right += "".join(f" + {shapes[name].chinese}（有则加）" for name in rule.optional)
        yield f"- {shapes[rule.total].chinese} = {right}{_basis(rule)}"


def _basis(rule: Sum) -> str:
    return f"（{rule.basis}）" if rule.basis else ""
