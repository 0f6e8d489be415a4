"""Files and dicts with a few things gone wrong: keys, types, values, structure, bytes."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).parents[2] / "data_examples"

_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**11, 10**13, 3.7, float("nan"), float("inf"), Decimal("0.005"), Decimal("-3.70"),
    Decimal("NaN"), Decimal("1e400"), Decimal("1e-400"), "", " ", "0", "-0", "1e400", "１２．５", "1,234.56", "１００％", "12:30",
    "no", "≥", "增加（减少）", "主要原因是", "截止2022年", "{{ 年度 }}", "\u200b", "\ud7ff", "[", "2022年13月45日", "2023-05-21",
    [], {}, [[]], [{}], {"合计": {}}, [None], [1, "2", {"名称": "甲"}], {"名称": "甲", "决算数": "abc"}, b"\xff", object,
    "云溪" * 2000, [{"名称": "甲", "决算数": 1}] * 30,
)  # fmt: skip

_KEYS = (
    "", "合计", "total", "决算数", "actual", "明细", "items", "名称", "编码", "按功能", "项目", "指标", "核对", "分列", "历年决算数",
    "年度", "单位", "金额单位", "忽略规则", "涉密", "文字", "不存在的键", "得分", "分值", "分值调整至", "下级指标", "三公经费", 0, None, 1.5, ("a",),
)  # fmt: skip


@cache
def _texts() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.yaml")))


@cache
def _trees() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.load(text, Loader=yaml.BaseLoader) for text in _texts())


@cache
def _short_trees() -> tuple[dict[str, Any], ...]:
    return tuple(map(_shortened, _trees()))


def _shortened(tree: Any) -> Any:
    """The tree with two items of every list."""
    if isinstance(tree, dict):
        return {key: _shortened(value) for key, value in tree.items()}
    return [_shortened(value) for value in tree[:2]] if isinstance(tree, list) else tree


@cache
def _short_texts() -> tuple[str, ...]:
    return tuple(yaml.dump(tree, allow_unicode=True, sort_keys=False) for tree in _short_trees())


def mutated(chance: random.Random, *, short: bool = False) -> bytes | str | Mapping[str, object]:
    """One damaged input: bytes of a file, its text, or a mapping.

    Args:
        chance: decides everything.
        short: of the examples, two items of every list.
    """
    texts, trees = (_short_texts(), _short_trees()) if short else (_texts(), _trees())
    kind = chance.randrange(5)
    if kind == 0:
        return _damaged_bytes(chance, texts)
    if kind == 1:
        return _damaged_lines(chance, texts)
    tree = _damaged_tree(chance, trees)
    return json.dumps(tree, ensure_ascii=False, default=str, skipkeys=True) if kind == 2 else tree


def _damaged_bytes(chance: random.Random, texts: tuple[str, ...]) -> bytes:
    data = bytearray(chance.choice(texts).encode(chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))))
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(data))
        damage = chance.randrange(4)
        if damage == 0:
            data[place] = chance.randrange(256)
        elif damage == 1:
            del data[place : place + chance.randint(1, 60)]
        elif damage == 2:
            data[place:place] = chance.randbytes(chance.randint(1, 4))
        else:
            data[place:place] = chance.choice(
                ("：", "{", "]", '"', "&a ", "*a", "\t", "- ", "!!x ", "|", "#")
            ).encode()
    return bytes(data)


def _damaged_lines(chance: random.Random, texts: tuple[str, ...]) -> str:
    lines = chance.choice(texts).splitlines()
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(lines))
        damage = chance.randrange(5)
        if damage == 0:
            del lines[place]
        elif damage == 1:
            lines.insert(place, lines[chance.randrange(len(lines))])
        elif damage == 2:
            lines[place] = " " * chance.randint(0, 8) + lines[place].lstrip()
        elif damage == 3:
            lines[place] = lines[place].replace(
                chance.choice(": {},"), chance.choice(("", "：", " ", "#")), 1
            )
        else:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
    return "\n".join(lines) + "\n"


def _damaged_tree(chance: random.Random, trees: tuple[dict[str, Any], ...]) -> Mapping[str, object]:
    tree = copy.deepcopy(chance.choice(trees))
    for _ in range(chance.randint(1, 4)):
        chance.choice(_DAMAGES)(tree, chance)
    return tree


def _some_container(tree: Any, chance: random.Random) -> Any:
    """A list or a mapping somewhere in the tree; deeper ones are as likely as shallow ones."""
    found = [tree]
    for container in found:
        values = container.values() if isinstance(container, dict) else container
        found.extend(value for value in values if isinstance(value, dict | list) and value)
        if len(found) > 2000:
            break
    return chance.choice(found)


def _some_key(container: Any, chance: random.Random) -> Any:
    return chance.choice(list(container)) if isinstance(container, dict) else chance.randrange(len(container))


def _change_value(tree: Any, chance: random.Random) -> None:
    container = _some_container(tree, chance)
    if container:
        container[_some_key(container, chance)] = copy.deepcopy(chance.choice(_VALUES))


def _add_key(tree: Any, chance: random.Random) -> None:
    container, value = _some_container(tree, chance), copy.deepcopy(chance.choice(_VALUES))
    if isinstance(container, dict):
        container[chance.choice(_KEYS)] = value
    else:
        container.insert(chance.randint(0, len(container)), value)


def _remove(tree: Any, chance: random.Random) -> None:
    container = _some_container(tree, chance)
    if container:
        del container[_some_key(container, chance)]


def _graft(tree: Any, chance: random.Random) -> None:
    """Put a copy of one part of the tree in another place."""
    container, part = _some_container(tree, chance), copy.deepcopy(_some_container(tree, chance))
    if container and len(str(part)) < 20_000:
        container[_some_key(container, chance)] = part


_DAMAGES: tuple[Callable[[Any, random.Random], None], ...] = (
    _change_value,
    _change_value,
    _add_key,
    _remove,
    _graft,
)
