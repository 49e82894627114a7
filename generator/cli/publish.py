"""``guongsang publish``: show what would change on a target, then deliver ``site/`` to it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from generator.build.project import Project
from generator.cli.environment import EnvironmentProblem, project_option
from generator.cli.sending import (
    Office,
    allow_option,
    commit_of,
    guard_output,
    guard_production,
    open_office,
    person_of,
    send,
    sending_options,
    todays_answers,
    told,
)
from generator.cli.sending_report import show_approvals, show_guards, show_plan
from generator.cli.words import confirmed
from generator.delivery.answers import Answers
from generator.delivery.built import Built, read_built, sources_digest
from generator.delivery.deliver import prepared as prepared_for
from generator.delivery.deliver import standing
from generator.delivery.digests import read_manifest
from generator.delivery.guards import Guard, guard_build, guard_losses, held_back
from generator.delivery.history import Delivery
from generator.delivery.manifest import Manifest, manifest_digest
from generator.delivery.plan import Plan, plan


@click.command("publish")
@click.argument("target", metavar="NƠI_NHẬN")
@click.option("--plan", "only_plan", is_flag=True, help="Chỉ xem sẽ thay đổi gì, không gửi.")
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
@allow_option
@click.option(
    "--site", default="site", metavar="THƯ_MỤC", type=click.Path(path_type=Path),
    help="Trang đã dựng. Mặc định: site.",
)  # fmt: skip
@sending_options
@project_option
@told
def command(
    target: str,
    only_plan: bool,
    yes: bool,
    allow: tuple[str, ...],
    site: Path,
    names: Path | None,
    person: str | None,
    take_over: bool,
    full: bool,
    project: Project,
) -> None:
    """Đưa chuyên trang đã dựng lên NƠI_NHẬN ghi trong guongsang.toml."""
    office = open_office(project, target)
    folder = site_of(office, site)
    console = Console(highlight=False, soft_wrap=True)
    with prepared_for(office.target, folder, project.cache) as (sent, files, scratch):
        there = standing(office.target, office.history)
        planned = plan(office.target, sent, files, scratch, there, project.cache)
        show_plan(console, target, planned)
        sources = sources_digest(office.root, project.cache)
        answers = todays_answers(office, sources, names)
        show_approvals(console, planned, answers.approvals)
        own = files if sent == folder else read_manifest(folder, project.cache)
        built = read_built(office.root, manifest_digest(own))
        guards = tuple(_guards(office, answers, folder, own, planned, built, sources))
        held = held_back(guards, allow)
        show_guards(console, held)
        if only_plan or held:
            sys.exit(1 if held else 0)
        if nothing_to_do(office, planned) and not full:
            _note_same(office, built)
            console.print("Nơi nhận đã giống trang vừa dựng; không phải gửi gì.")
            return
        if not yes and not confirmed("Đưa lên?"):
            console.print("Chưa gửi gì.")
            return
        done = send(
            office,
            delivery_of(office, own, built, person, guards, allow),
            folder, sent, planned, take_over=take_over, full=full,
        )  # fmt: skip
        console.print(f"Xong lần {done.number}: {len(files)} tệp, đã đọc lại và khớp.")


def site_of(office: Office, site: Path) -> Path:
    """Return the folder of the built site."""
    folder = site if site.is_absolute() else office.root / site
    if not (folder / "index.html").is_file():
        raise EnvironmentProblem(
            f"không thấy trang đã dựng trong {site}. Chạy “guongsang build” trước. "
            "(No built site there: run “guongsang build” first.)"
        )
    return folder


def nothing_to_do(office: Office, planned: Plan) -> bool:
    """Tell whether the target has all of it, and no delivery there was left half done."""
    latest = next(office.history.newest(), None)
    whole = latest is None or latest.done
    return not planned.todo and planned.published.facts is not None and whole


def _note_same(office: Office, built: Built | None) -> None:
    """Note that the last delivery is what is built now: new drafts alone are no reason to send."""
    last = office.history.last()
    if last and built and last.back_to is None and last.digest == built.site:
        with office.history.in_use():
            office.history.write(replace(last, built=built))


def delivery_of(
    office: Office,
    files: Manifest,
    built: Built | None,
    person: str | None,
    guards: Iterable[Guard],
    allow: Iterable[str],
) -> Delivery:
    """Return what is to be written down of a delivery."""
    lifted = {guard.name for guard in guards if not guard.firm} & set(allow)
    return Delivery(
        0, office.name, office.now, person_of(person, office.root), commit_of(office.root),
        files, built, allowed=tuple(sorted(lifted)),
    )  # fmt: skip


def _guards(
    office: Office,
    answers: Answers,
    site: Path,
    files: Manifest,
    planned: Plan,
    built: Built | None,
    sources: str,
) -> Iterator[Guard]:
    yield from guard_build(built, sources, office.today)
    yield from guard_losses(planned, office.target_settings.deletions)
    yield from guard_output(answers, site, files, office.project.cache)
    if office.target_settings.production:
        yield from guard_production(answers, files)
