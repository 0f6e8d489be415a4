"""click in Chinese: help pages and the complaints about a mistyped command line."""

from __future__ import annotations

from typing import Any

import click

from reportgen.errors import nearest


class Misuse(click.UsageError):
    """A wrong command line whose message is already Chinese."""


class ChineseCommand(click.Command):
    """A command with a Chinese help page."""

    def __init__(self, name: str | None = None, **settings: Any) -> None:
        super().__init__(name, **{"options_metavar": "[选项]", **settings})

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这页说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group of commands with a Chinese help page."""

    command_class = ChineseCommand
    group_class = type

    def __init__(self, name: str | None = None, **settings: Any) -> None:
        super().__init__(name, **{"subcommand_metavar": "命令 [参数]…", **settings})

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = nearest(args[0], self.commands)
            raise Misuse(f"没有命令 {args[0]}" + (f"，是否应为 {near[0]}" if near else ""), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, command.get_short_help_str(60)) for name, command in self.commands.items()]
        with formatter.section("命令"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def usage_complaint(error: click.UsageError) -> str:
    """What is wrong with the command line, in Chinese."""
    if isinstance(error, Misuse):
        return error.message
    if isinstance(error, click.NoSuchOption):
        near = f"，是否应为 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_named(error.param)}"
    if isinstance(error, click.BadParameter):
        choices = getattr(error.param and error.param.type, "choices", ())
        allowed = f"，可用：{'、'.join(map(str, choices))}" if choices else ""
        return f"{_named(error.param)} 的值不对{allowed}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 缺少值"
    return "参数过多"


def _named(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    if isinstance(param, click.Option):
        return f"选项 {param.opts[-1]}"
    return f"参数 {param.human_readable_name}"
