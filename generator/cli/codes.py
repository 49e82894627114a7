"""``guongsang codes``: every diagnostic code as a Markdown table."""

import click

from generator.messages.catalogue import MESSAGES


@click.command("codes")
def command() -> None:
    """Liệt kê mọi mã lỗi, tiếng Việt và tiếng Anh."""
    click.echo("| Code | Severity | Tiếng Việt | Cách sửa | English |")
    click.echo("| --- | --- | --- | --- | --- |")
    for code, message in sorted(MESSAGES.items()):
        cells = (code, message.severity.value, message.vi, message.vi_cure, message.en)
        click.echo("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
