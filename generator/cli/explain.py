"""``guongsang explain``: why a record is or is not on the portal, and everything made from it."""

from datetime import date

import click
from rich.console import Console
from rich.text import Text

from generator.build.pipeline import Prepared, Project, prepare
from generator.cli.environment import day_option, project_option
from generator.cli.record import record_of
from generator.cli.traces import Traces, traces
from generator.content.fields import Label, Part
from generator.loading.record import Record
from generator.messages.policy import DUES, HOLDS, RULES
from generator.policy.consult import consult
from generator.policy.days import later
from generator.policy.due import due
from generator.policy.verdict import Gone, Hold, Notice, Publish, Redirect, Verdict
from generator.policy.withholding import BODY
from generator.vietnamese import print_day
from generator.views.address import FEEDS, address_of
from generator.views.arrange import arrange
from generator.views.naming import title_of

_AHEAD = 3660
# Rules that ask whether something was done; the others ask for a condition.
_ACTS = {"always-public", "removed", "withdrawn"}
_MOST_LINES = 12


@click.command("explain")
@click.argument("id", metavar="MÃ")
@day_option
@project_option
def command(id: str, day: date, project: Project) -> None:
    """Vì sao một bản ghi được hoặc chưa được đăng, và những gì được làm ra từ nó."""
    prepared = prepare(project, day)
    record = record_of(prepared, id)
    console = Console(highlight=False, soft_wrap=True)
    said = consult(record, prepared.graph, day)
    verdict = said[-1][1]
    assert verdict is not None, "the last rule always decides"
    console.print(Text(title_of(record, day), style="bold"))
    console.print(Text(f"{record.kind.vi} · {record.id} · {record.path}", style="dim"))
    console.print(Text(f"\nNgày {print_day(day)}: {_worded(verdict)}", style=_style(verdict)))
    _rules(console, said)
    if isinstance(verdict, Publish):
        _without(console, record.entry, verdict)
    _made(console, record, prepared)
    _ahead(console, record, prepared)


def _worded(verdict: Verdict) -> str:
    match verdict:
        case Publish(until, _):
            last = f" đến hết ngày {print_day(later(until, -1))}" if until else ""
            return f"công khai{last}"
        case Hold(why, until):
            when = f" (từ {print_day(until)})" if until else ""
            return f"chưa công khai: {HOLDS[why][0]}{when}"
        case Notice(since, reason, removed):
            return (
                f"đã {'gỡ' if removed else 'rút'} từ {print_day(since)}, để lại thông báo: {reason}"
            )
        case Redirect(since, target, url):
            return f"đã gỡ từ {print_day(since)}, địa chỉ cũ chuyển đến {target or url}"
        case Gone(since):
            return f"không còn trên trang từ {print_day(since)}"


def _style(verdict: Verdict) -> str:
    return "bold green" if isinstance(verdict, Publish) else "bold yellow"


def _rules(console: Console, said: tuple[tuple[str, Verdict | None], ...]) -> None:
    """Print the rules in the order asked; the last one decided."""
    console.print(Text("\nCác quy tắc đã xét, theo thứ tự", style="bold"))
    for name, verdict in said:
        if verdict is None:
            console.print(f"  · {RULES[name][0]}: {'không' if name in _ACTS else 'đạt'}")
        else:
            console.print(Text(f"  → {RULES[name][0]}: {_worded(verdict)}", style=_style(verdict)))


def _without(console: Console, entry: Part, verdict: Publish) -> None:
    if verdict.without:
        console.print(Text("\nPhần không hiện trên trang", style="bold"))
        for name in verdict.without:
            console.print(f"  · {_label(entry, name)}")


def _label(entry: Part, name: str) -> str:
    if name == BODY:
        return "Bài viết, hoặc ảnh trong bài viết"
    field = type(entry).model_fields[name]
    return next((mark.vi for mark in field.metadata if isinstance(mark, Label)), name)


def _made(console: Console, record: Record, prepared: Prepared) -> None:
    """Print what the site has of the record on the day."""
    address = address_of(record)
    found: Traces = traces(arrange(prepared.edition), record.id, address)
    calendars = tuple(f"lich/{key}.ics" for key in found.calendars)
    sections = (
        ("Trang", found.pages),
        ("Địa chỉ chuyển tiếp", found.redirects),
        ("Hiện ở các trang", found.shown_on),
        ("Nguồn tin (.rss, .atom, .json)", tuple(f"{FEEDS}{key}" for key in found.feeds)),
        ("Nguồn tin báo đã gỡ", tuple(f"{FEEDS}{key}.atom" for key in found.deleted_from)),
        ("Lịch", calendars),
        ("Ảnh (mỗi ảnh nhiều cỡ)", found.pictures),
        ("Tệp đính kèm", found.files),
    )
    console.print(Text("\nLàm ra từ bản ghi này", style="bold"))
    if not any(lines for _, lines in sections):
        console.print("  Không có gì.")
    for heading, lines in sections:
        if lines:
            console.print(f"  {heading} ({len(lines)})")
        for line in lines[:_MOST_LINES]:
            console.print(f"    {line or '(trang chủ)'}")
        if len(lines) > _MOST_LINES:
            console.print(f"    … và {len(lines) - _MOST_LINES} nơi khác")


def _ahead(console: Console, record: Record, prepared: Prepared) -> None:
    items = [
        item for item in due(prepared.graph, prepared.edition.day, _AHEAD) if item.id == record.id
    ]
    if items:
        console.print(Text("\nSắp tới", style="bold"))
        for item in items:
            detail = HOLDS[item.detail][0] if item.detail in HOLDS else item.detail
            more = f" ({detail})" if detail else ""
            console.print(f"  {print_day(item.day)}  {DUES[item.what][0]}{more}")
