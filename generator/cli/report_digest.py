"""``guongsang report digest``: a week's news as a page, as a letter to send, and as plain text."""

import re
from datetime import date
from pathlib import Path

import click

from generator.build.pipeline import Project, prepare
from generator.cli.environment import day_option, project_option
from generator.cli.report_files import folder_of, write_report
from generator.reports.digest import Week, as_html, as_mail, as_text, digest, week_of
from generator.views.arrange import arrange

_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})|(?:tuần\s+)?(\d{1,2})/(\d{4})", re.IGNORECASE)
_MAILBOX = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")


def _read_week(ctx: click.Context, param: click.Parameter, value: str | None) -> Week | None:
    if value is None:
        return None
    found = _WEEK.fullmatch(value.strip())
    try:
        if found:
            return week_of(
                date.fromisocalendar(int(found[1] or found[4]), int(found[2] or found[3]), 1)
            )
        return week_of(date.fromisoformat(value))
    except ValueError:
        raise click.BadParameter(
            "viết tuần như 2026-W47, 47/2026, hoặc một ngày 2026-11-21 "
            "(Write the week as 2026-W47, 47/2026, or a day of it.)"
        ) from None


def _read_to(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    for address in value:
        if not _MAILBOX.fullmatch(address) or not address.isascii():
            raise click.BadParameter(
                f"“{address}” không phải địa chỉ thư điện tử (This is no e-mail address.)"
            )
    return value


@click.command("digest")
@click.option(
    "--week", callback=_read_week, metavar="TUẦN",
    help="2026-W47, 47/2026 hoặc một ngày trong tuần. Mặc định: tuần của --day.",
)  # fmt: skip
@click.option(
    "--to", multiple=True, callback=_read_to, metavar="ĐỊA_CHỈ",
    help="Người nhận ghi sẵn trong thư; dùng nhiều lần được.",
)  # fmt: skip
@click.option(
    "--output", metavar="THƯ_MỤC", type=click.Path(file_okay=False, path_type=Path),
    help="Ghi vào thư mục này. Mặc định: .cache/bao-cao.",
)  # fmt: skip
@click.option("--text", "only_text", is_flag=True, help="Chỉ in chữ thường ra màn hình để chép.")
@day_option
@project_option
def command(
    week: Week | None, to: tuple[str, ...], output: Path | None, only_text: bool,
    day: date, project: Project,
) -> None:  # fmt: skip
    """Bản tin tuần từ những gì đã lên trang: trang HTML, thư .eml mở bằng Outlook hay Thunderbird,
    và chữ thường để dán vào Zalo, Facebook. Không gửi thư nào."""
    found = digest(arrange(prepare(project, day).edition), week or week_of(day))
    if only_text:
        click.echo(as_text(found), nl=False)
        return
    folder = output or folder_of(project)
    forms = {
        "html": as_html(found).encode(),
        "eml": as_mail(found, day, to),
        "txt": as_text(found).encode(),
    }
    for ending, data in forms.items():
        write_report(folder / f"ban-tin-{found.week}.{ending}", data, project)
    click.echo(f"{found.count} tin, bài trong tuần {found.week.number} năm {found.week.year}.")
