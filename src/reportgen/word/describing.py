"""What a designer calls the values that a template meets."""

from __future__ import annotations

from decimal import Decimal

_NAMES = {
    str: "文字",
    int: "整数",
    Decimal: "数字",
    float: "数字",
    list: "列表",
    tuple: "列表",
    dict: "一组数据",
    bool: "真假值",
}


def described(value: object) -> str:
    """The kind of a value, for messages."""
    if value is None:
        return "空值"
    if hasattr(type(value), "template_names"):
        return "一组数据"
    return _NAMES.get(type(value), f"“{type(value).__name__}”类的值")
