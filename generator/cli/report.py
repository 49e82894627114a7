"""``guongsang report``: what the office tells its leaders, files, and sends round each week."""

import importlib
from typing import cast

import click

REPORTS = {
    "coverage": ("generator.cli.report_coverage", "Kế hoạch tuyên truyền thực hiện đến đâu."),
    "editorial": ("generator.cli.report_editorial", "Lịch biên tập: việc quá hạn, sắp đến hạn."),
    "digest": ("generator.cli.report_digest", "Bản tin tuần: trang HTML, thư .eml, chữ thường."),
}


class Reports(click.Group):
    """A group that imports the module of the one report it makes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the reports."""
        return list(REPORTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a report and return its command."""
        if cmd_name not in REPORTS:
            return None
        module = importlib.import_module(REPORTS[cmd_name][0])
        return cast(click.Command, module.command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the reports without importing them."""
        with formatter.section("Báo cáo"):
            formatter.write_dl([(name, text) for name, (_, text) in REPORTS.items()])


@click.command("report", cls=Reports)
def command() -> None:
    """Báo cáo nội bộ: in ra cửa sổ lệnh, hoặc ghi thành trang HTML, CSV, Excel."""
