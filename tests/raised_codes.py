"""Which codes of problems the package raises, as its source text says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import reportgen
from reportgen import problem_codes
from reportgen.layout.layout import MANIFEST
from reportgen.problem_codes import MEANINGS

FAMILIES = {code.partition(".")[0] for code in MEANINGS if "." in code}
_LIKE_A_CODE = re.compile(rf"({'|'.join(sorted(FAMILIES))})\.[a-z_]+")


def raised() -> set[str]:
    """Every code that is written out in the source text."""
    finders = (_texts_like_codes, _codes_handed_over)
    return {code for module in _modules().values() for find in finders for code in find(module)}


def put_together() -> list[str]:
    """Where a code is put together from its family and the rest, so that neither a search nor `raised` finds it."""
    return [
        f"{path}:{node.lineno}"
        for path, module in _modules().items()
        for node in ast.walk(module)
        if isinstance(node, ast.JoinedStr)
        and isinstance(node.values[0], ast.Constant)
        and str(node.values[0].value).removesuffix(".") in FAMILIES
    ]


@cache
def _modules() -> dict[str, ast.Module]:
    """Every module of the package but the index itself, by its path."""
    package = Path(reportgen.__file__).parent
    return {
        str(path.relative_to(package)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("*.py"))
        if path != Path(problem_codes.__file__)
    }


def _texts_like_codes(module: ast.Module) -> Iterator[str]:
    """Texts of a family that the index knows, wherever they stand."""
    texts = (node.value for node in ast.walk(module) if isinstance(node, ast.Constant))
    return (
        text for text in texts if isinstance(text, str) and _LIKE_A_CODE.fullmatch(text) and text != MANIFEST
    )


def _codes_handed_over(module: ast.Module) -> Iterator[str]:
    """Codes of whatever family, where they are handed to what takes the code and the message of a problem."""
    takers = _public_takers() | dict(_takers_in(module))
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and (place := takers.get(_called(node))) is not None:
            by_name = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            for argument in (*node.args[place : place + 1], *by_name):
                if isinstance(argument, ast.Constant) and argument.value:
                    yield str(argument.value)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@cache
def _public_takers() -> dict[str, int]:
    """Functions, methods and classes that take a code and a message, with the place of the code among the arguments."""
    found = [taker for module in _modules().values() for taker in _takers_in(module)]
    return {"Problem": 1} | {name: place for name, place in found if not name.startswith("_")}


def _takers_in(module: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            yield from _place_of_code(node, node.name)
        elif isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                    yield from _place_of_code(method, node.name)


def _place_of_code(function: ast.FunctionDef, name: str) -> Iterator[tuple[str, int]]:
    arguments = [argument.arg for argument in function.args.args if argument.arg != "self"]
    if {"code", "message"} <= set(arguments):
        yield name, arguments.index("code")
