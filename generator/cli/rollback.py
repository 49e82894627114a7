"""``guongsang rollback``: deliver an earlier site again, as far as the gate lets it."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from generator.build.pipeline import Project, prepare
from generator.cli.environment import project_option
from generator.cli.publish import delivery_of
from generator.cli.sending import (
    allow_option,
    further,
    guard_output,
    open_office,
    send,
    sending_options,
    told,
)
from generator.cli.sending_report import show_guards, show_plan
from generator.cli.shown import answers_of, shown_of
from generator.delivery.deliver import prepared as prepared_for
from generator.delivery.deliver import standing
from generator.delivery.guards import guard_losses, guard_return, held_back
from generator.delivery.plan import plan


@click.command("rollback")
@click.argument("target", metavar="NƠI_NHẬN")
@click.argument("number", metavar="SỐ", type=click.IntRange(min=1))
@click.option("--plan", "only_plan", is_flag=True, help="Chỉ xem sẽ thay đổi gì, không gửi.")
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
@allow_option
@sending_options
@project_option
@told
def command(
    target: str,
    number: int,
    only_plan: bool,
    yes: bool,
    allow: tuple[str, ...],
    names: Path | None,
    person: str | None,
    take_over: bool,
    full: bool,
    project: Project,
) -> None:
    """Đưa lại bản của lần SỐ. Ai đã rút, đã gỡ từ đó đến nay thì không bao giờ được đăng lại."""
    office = open_office(project, target)
    earlier = office.history.find(number)
    console = Console(highlight=False, soft_wrap=True)
    content = prepare(project, office.today)
    answers = answers_of(content, further(names))
    with tempfile.TemporaryDirectory(prefix="guongsang-") as holder:
        site = Path(holder) / "site"
        site.mkdir()
        office.history.restore(earlier, site)
        with prepared_for(office.target, site) as (sent, files, scratch):
            there = standing(office.target, office.history)
            planned = plan(office.target, sent, files, scratch, there)
            show_plan(console, target, planned)
            then = earlier.built.shown if earlier.built else None
            guards = (
                *guard_return(then, shown_of(content.edition)),
                *guard_output(answers, site, earlier.files, Path(holder), firm=True),
                *guard_losses(planned, office.target_settings.deletions),
            )
            held = held_back(guards, allow)
            show_guards(console, held)
            if only_plan or held:
                sys.exit(1 if held else 0)
            if not yes and not click.confirm(f"Quay lại bản của lần {number}?"):
                console.print("Chưa gửi gì.")
                return
            delivery = replace(
                delivery_of(office, earlier.files, earlier.built, person, guards, allow),
                back_to=number,
                commit=earlier.commit,
            )
            done = send(office, delivery, site, sent, planned, take_over=take_over, full=full)
    console.print(f"Xong lần {done.number}: nơi nhận nay giống lần {number}.")
    console.print("“guongsang run --next” sẽ chờ đến khi nội dung được sửa.")
