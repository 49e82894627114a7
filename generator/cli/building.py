"""From content that was checked to the site: what stands is brought up to date where it can be."""

import gc
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.build.arranged import Arranged
from generator.build.keys import frame_key
from generator.build.pages.frame import Frame, find_frame, keep_frame
from generator.build.pipeline import Made, Prepared, make
from generator.build.project import Project
from generator.build.revision.enter import ledger_of
from generator.build.revision.ledger import forget_ledger, keep_ledger
from generator.build.revision.revise import revise
from generator.build.state import unchanged
from generator.build.state.standing import Standing, look, look_again
from generator.build.update import covers, keys_of, update
from generator.checks.check import Checked, check_one
from generator.cli.progress_line import Line, progress
from generator.messages.system import naming


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, where, by how many processes.

    *snapshot* is what the build reads; None where that cannot be told, so that nothing is kept.
    """

    prepared: Prepared
    sources: str
    """The digest of all that the office wrote, for deliveries."""
    config: Path
    site: Path
    jobs: int
    snapshot: unchanged.Snapshot | None
    checked: Checked | None
    """What checking found, to be noted for the next build."""
    preview: bool = False
    """Without search and cards, and not to be delivered."""


@dataclass(frozen=True, slots=True)
class _Built:
    """What came of a build: the keys of its files, none where they cannot be told, and of its
    frame; what the host said; what stood there before, if that was brought up to date."""

    keys: dict[str, str]
    frame: str
    said: tuple[str, ...]
    before: Standing | None = None


def build_site_of(order: Order) -> int:
    """Build, note for which day and from what; return the number of pages."""
    project, site = order.prepared.project, order.site
    built = _built(order)
    outputs = look_again(site, built.before) if built.before else look(site)
    if not order.preview:
        from generator.cli.shown import note_build  # a preview needs nothing of deliveries

        note_build(order.prepared, site, outputs, order.sources)
    if order.snapshot:
        remarks = order.checked.remarks if order.checked else 0
        unchanged.keep(
            project, site, order.snapshot, outputs, remarks, built.keys, built.frame, built.said
        )
    return unchanged.pages_in(outputs)


def _built(order: Order) -> _Built:
    """Build, and enter the site into its ledger."""
    project, site = order.prepared.project, order.site
    with progress("Dựng trang") as line:
        made = make(order.prepared, order.jobs, preview=order.preview)
        frame = _frame_key(order, made)
        before = unchanged.last(project, site) if order.snapshot else None
        unchanged.forget(project, site)
        built = _updated(order, made, before, frame, line)
        if built is None:
            before = None  # much, and of no use any more
            built = _made_anew(order, made, frame, line)
    if _frame_key(order, made) != frame:
        # A template changed meanwhile: which pages have it cannot be told.
        built = replace(built, keys={})
    if order.snapshot and order.preview and built.keys and made.arranged:
        _enter(order, made, made.arranged, order.snapshot)
    else:
        forget_ledger(project, site)  # that of another build
    return built


def revise_site(
    project: Project,
    site: Path,
    snapshot: unchanged.Snapshot,
    day: date,
    jobs: int,
    *,
    strict: bool,
) -> unchanged.Kept | None:
    """Bring a preview up to date after an edit of few records; None where all is gone through."""
    with progress("Dựng trang") as line:
        made = revise(project, site, snapshot, day, check_one, line.step, jobs, strict=strict)
    if made is None:
        gc.collect()  # the ledger, which refers to itself, before all the rest is loaded
    return made


def _frame_key(order: Order, made: Made) -> str:
    addresses = [*made.files, *(page.address for page in made.site.pages)]
    return frame_key(order.prepared.project, made.site, made.cards[""], addresses)


def _enter(order: Order, made: Made, arranged: Arranged, snapshot: unchanged.Snapshot) -> None:
    if order.checked:
        looked, everywhere = order.checked.looked, order.checked.looked_by_all
        ledger = ledger_of(order.prepared, made, arranged, snapshot, looked, everywhere)
        keep_ledger(order.prepared.project, order.site, ledger)


def _updated(
    order: Order,
    made: Made,
    before: unchanged.Outputs | None,
    frame_key: str,
    line: Line,
) -> _Built | None:
    """Bring the site up to date; return None where that cannot be."""
    if before is None or not before.keys or before.frame != frame_key:
        return None
    frame = find_frame(order.prepared.project.cache, frame_key)
    if frame is None or not covers(frame, made):
        return None
    keys = keys_of(made, frame.standing, frame_key)
    if not update(order.site, before, made, frame, keys, order.jobs, line.step):
        return None
    for text in before.said:
        line.warn(text)
    return _Built(keys, frame_key, before.said, before.standing)


def _made_anew(order: Order, made: Made, frame_key: str, line: Line) -> _Built:
    """Have the host build the site; the keys are of our files, none if it made our pages too."""
    from generator.plugin.run import build_site

    keys: dict[str, str] = {}
    said: list[str] = []

    def learnt(frame: Frame) -> None:
        keep_frame(order.prepared.project.cache, frame_key, frame)
        keys.update(keys_of(made, frame.standing, frame_key))

    def warn(text: str) -> None:
        said.append(text)
        line.warn(text)

    with naming(order.site):
        build_site(
            order.config, order.site, order.prepared, line.step, warn,
            jobs=order.jobs, made=made, learnt=learnt if order.snapshot else lambda _: None,
        )  # fmt: skip
    return _Built(keys, frame_key, tuple(said))
