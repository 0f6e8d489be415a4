"""The command line: ``reportgen render | check | new | schema | charts | layout | batch``.

Exit codes: 0 clean, 1 problems that stop the report, 2 input that cannot be read or a command line that is wrong.
"""

from __future__ import annotations

import sys

import click

from reportgen.cli.app import app
from reportgen.cli.chinese import usage_complaint


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    try:
        code = app.main(arguments, prog_name="reportgen", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        code = 0
    except click.UsageError as error:
        click.echo(f"{usage_complaint(error)}。\n用 {_path(error)} --help 查看用法。", err=True)
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断，没有写入任何文件。", err=True)
        code = 130
    sys.exit(code or 0)


def _path(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "reportgen"
