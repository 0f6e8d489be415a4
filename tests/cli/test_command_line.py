"""The command line itself: quick, Chinese, helpful when mistyped."""

from __future__ import annotations

import subprocess
import sys

import pytest


def test_help_is_chinese(run):
    result = run("--help")
    assert result.code == 0
    assert result.out.startswith(
        "用法：reportgen [选项] 命令 [参数]…\n\n  把预算绩效与决算的数据文件核对无误"
    )
    assert "显示这页说明。" in result.out
    assert not any(word in result.out for word in ("Usage", "Options", "Commands", "Show this"))


def test_no_arguments_show_the_help(run):
    assert run().out == run("--help").out


def test_help_imports_nothing_heavy():
    heavy = ("pydantic", "matplotlib", "docx", "docxtpl", "lxml", "yaml", "jinja2", "rich", "xlsxwriter")
    program = (
        "import sys\n"
        "from reportgen.cli.running import run\n"
        "run(['render', '--help'])\n"
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_a_check_draws_nothing_although_it_tries_the_template(example):
    program = (
        "import sys\n"
        "from reportgen.cli.running import run\n"
        f"assert run(['check', {str(example)!r}]) == 0\n"
        "print([name for name in ('matplotlib', 'docx', 'docxtpl', 'xlsxwriter') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


MISTYPED = {
    "a command": (["rendr"], "没有命令 rendr，是否应为 render。"),
    "a layout command": (["layout", "lits"], "没有命令 lits，是否应为 list。"),
    "an option": (["render", "x.yaml", "--strct"], "没有选项 --strct，是否应为 --strict。"),
    "a choice": (
        ["render", "x.yaml", "--charts", "3d"],
        "选项 --charts 的值不对，可用：native、image、both。",
    ),
    "a number": (["batch", "x", "-o", "y", "-j", "0"], "选项 --jobs 的值不对。"),
    "nothing to work on": (["render"], "缺少参数 数据文件。"),
    "too much": (["render", "a", "b"], "参数过多。"),
    "an option without its value": (["render", "a", "-o"], "选项 -o 缺少值。"),
}


@pytest.mark.parametrize(("arguments", "message"), MISTYPED.values(), ids=MISTYPED)
def test_mistyped(run, arguments, message):
    result = run(*arguments)
    assert result.code == 2
    assert result.err.splitlines()[0] == message


def test_the_exit_code_of_the_process_is_that_of_the_command():
    program = [sys.executable, "-m", "reportgen"]
    assert subprocess.run([*program, "--version"], capture_output=True).returncode == 0
    assert subprocess.run([*program, "check", "nothing.yaml"], capture_output=True).returncode == 2
