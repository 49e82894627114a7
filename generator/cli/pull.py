"""``guongsang pull``: take over what other bodies published, to be approved before it is seen."""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from generator.build.pipeline import Prepared, Project, prepare
from generator.cli.display import show
from generator.cli.environment import (
    EnvironmentProblem,
    day_option,
    language_option,
    project_option,
)
from generator.content.kinds import SOURCES_FOLDER
from generator.content.source import FeedSource
from generator.diagnostics import Diagnostic, problem
from generator.federation.fetch import SECONDS, Answer, fetch
from generator.federation.memory import Memory, recall, remember
from generator.federation.take import New, Taken, known_of, take
from generator.federation.trouble import FetchError
from generator.loading.record import Term
from generator.messages.pull import NO_FEED
from generator.messages.system import said
from generator.outputs.feeds.foreign import NoFeedError, read_foreign
from generator.vietnamese import nearest
from generator.writing.file import write_file

_AT_ONCE = 4


@click.command("pull")
@click.argument("ids", nargs=-1, metavar="[MÃ_NGUỒN]…")
@click.option("--dry-run", is_flag=True, help="Chỉ xem sẽ lấy gì, không ghi tệp nào.")
@click.option(
    "--refresh", multiple=True, metavar="MÃ_BÀI",
    help="Lấy lại bản gốc của một bài đã có; bài ấy về lại chờ duyệt. Dùng nhiều lần được.",
)  # fmt: skip
@click.option(
    "--timeout", default=SECONDS, metavar="GIÂY", type=click.FloatRange(0.1, 600),
    help=f"Thời gian cho mỗi nguồn. Mặc định: {SECONDS:.0f}.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Có lưu ý thì mã thoát là 1.")
@day_option
@project_option
@language_option
def command(
    ids: Sequence[str], dry_run: bool, refresh: Sequence[str], timeout: float, strict: bool,
    day: date, project: Project, lang: str,
) -> None:  # fmt: skip
    """Lấy bài mới từ nguồn tin của các cơ quan khác (content/nguon/), ghi thành bản chờ duyệt."""
    prepared = prepare(project, day)
    sources = _chosen(prepared, ids)
    console = Console(highlight=False, soft_wrap=True)
    if not sources:
        console.print(f"Chưa có nguồn nào để lấy trong content/{SOURCES_FOLDER}/.")
        return
    folder = project.cache / "pull"
    anew = bool(refresh)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(lambda term: _ask(term, folder, timeout, anew), sources)
        found = list(zip(sources, answers, strict=True))
    problems: list[Diagnostic] = []
    for term, answer in found:
        if isinstance(answer, Diagnostic):
            problems.append(answer)
            console.print(Text(f"{term.id}: không lấy được, giữ nguyên bài cũ", style="yellow"))
            continue
        taken = _take(term, answer, prepared, day, frozenset(refresh))
        if isinstance(taken, Diagnostic):
            problems.append(taken)
            console.print(Text(f"{term.id}: không đọc được, giữ nguyên bài cũ", style="yellow"))
            continue
        problems += taken.problems
        _tell(console, term.id, taken, answer)
        if not dry_run:
            _write(taken.new, project.content)
            memory = Memory(_source(term).address, day.isoformat(), answer.etag, answer.modified)
            remember(folder, term.id, memory)
            # What this source brought is known to the next one.
            prepared = prepare(project, day) if taken.new else prepared
    if problems:
        console.print()
        show(problems, project.root, lang, "text")
    sys.exit(1 if strict and problems else 0)


def _source(term: Term) -> FeedSource:
    assert isinstance(term.entry, FeedSource), "only sources are chosen"
    return term.entry


def _chosen(prepared: Prepared, ids: Sequence[str]) -> list[Term]:
    """Return the sources named, paused ones too; where none is named, all that are not paused."""
    every = {t.id: t for t in prepared.graph.terms.values() if isinstance(t.entry, FeedSource)}
    for id in ids:
        if id not in every:
            meant = nearest(id, every)
            guess = f" Có phải “{meant}”?" if meant else ""
            raise click.UsageError(f"không có nguồn nào mang mã “{id}”.{guess}")
    wanted = [every[id] for id in dict.fromkeys(ids)]
    return wanted or [term for term in every.values() if not _source(term).paused]


def _ask(term: Term, folder: Path, seconds: float, anew: bool) -> Answer | Diagnostic:
    source = _source(term)
    memory = None if anew else recall(folder, source.id, source.address)
    try:
        return fetch(
            source.address,
            internal=source.internal,
            etag=memory.etag if memory else None,
            modified=memory.modified if memory else None,
            seconds=seconds,
        )
    except FetchError as error:
        return problem(error.code, term.place, **error.particulars)


def _take(
    term: Term, answer: Answer, prepared: Prepared, day: date, refresh: frozenset[str]
) -> Taken | Diagnostic:
    if answer.body is None:
        return Taken((), 0, ())
    try:
        feed = read_foreign(answer.body, answer.address)
    except NoFeedError as error:
        why, why_en = NO_FEED[str(error)]
        return problem("pull.no-feed", term.place, why=why, why_en=why_en)
    known = known_of(prepared.graph, prepared.project.content)
    return take(_source(term), term.place, feed, known, prepared.graph, day, refresh)


def _tell(console: Console, id: str, taken: Taken, answer: Answer) -> None:
    if answer.body is None:
        console.print(f"{id}: không có gì mới từ lần trước")
        return
    console.print(f"{id}: {len(taken.new)} bài mới chờ duyệt, {taken.known} bài đã có")
    for new in taken.new:
        console.print(Text(f"  content/{new.path}", style="bold"))
        console.print(Text(f"    {new.title}"))


def _write(files: Sequence[New], content: Path) -> None:
    for new in files:
        try:
            write_file(content / new.path, new.text.encode())
        except OSError as error:
            raise EnvironmentProblem(
                f"không ghi được content/{new.path}: {said(error)}. "
                "(Could not write what was pulled.)"
            ) from None
