"""Running one command line, and saying in Chinese what is wrong with it."""

from __future__ import annotations

import click

from reportgen.cli.app import app
from reportgen.cli.chinese import usage_complaint


def run(arguments: list[str]) -> int:
    """Carry out a command line; gives the exit code."""
    try:
        code: int | None = app.main(arguments, prog_name="reportgen", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        return 0
    except click.UsageError as error:
        click.echo(f"{usage_complaint(error)}。\n用 {_path(error)} --help 查看用法。", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断，没有写入任何文件。", err=True)
        return 130
    return code or 0


def _path(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "reportgen"
