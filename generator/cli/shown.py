"""What a build shows, noted for deliveries: for plans, and lest one bring back who was taken."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.build.pipeline import Prepared
from generator.build.state.standing import Standing
from generator.checks.withheld_names import sought
from generator.content.record import Entry
from generator.delivery.answers import Answers, keep_answers
from generator.delivery.built import Built, Shown, write_built
from generator.delivery.digests import digests
from generator.delivery.manifest import manifest_digest
from generator.delivery.settings import NAME
from generator.diagnostics import Diagnostic
from generator.messages.catalogue import word
from generator.messages.policy import HOLDS
from generator.policy.consent import is_personal
from generator.policy.days import day_of
from generator.policy.edition import Edition
from generator.policy.rules import unapproved
from generator.policy.verdict import Hold, Publish
from generator.vietnamese import print_day
from generator.views.address import address_of


def shown_of(edition: Edition) -> Mapping[str, Shown]:
    """Return what the edition lets be seen, by id."""
    found: dict[str, Shown] = {}
    for key, record in edition.records.items():
        verdict = edition.verdicts[key]
        without = verdict.without if isinstance(verdict, Publish) else ()
        found[key] = Shown(record.kind.key, is_personal(record.entry), without)
    return found


def answers_of(prepared: Prepared, more: Iterable[tuple[str, str]] = ()) -> Answers:
    """Return what a delivery asks of the content; *more* are further names to look for."""
    graph, edition = prepared.graph, prepared.edition
    approvals: dict[str, str] = {}
    samples: dict[str, str] = {}
    open_: dict[str, str] = {}
    for record in edition.records.values():
        if isinstance(record.entry, Entry):
            approvals[address_of(record)] = _approval(record.entry)
    for key, record in graph.records.items():
        if not isinstance(record.entry, Entry):
            continue
        if record.entry.sample:
            samples[address_of(record)] = record.path
        # The gate lets nothing through that nobody approved.
        if not isinstance(edition.verdicts[key], Publish):
            verdict = unapproved(record, graph, edition.day)
            if isinstance(verdict, Hold):
                open_[address_of(record)] = f"{record.path}: {HOLDS[verdict.why][0]}"
    errors = tuple(worded(error) for error in prepared.errors)
    return Answers(errors, approvals, samples, open_, sought(prepared, more))


def worded(problem: Diagnostic) -> str:
    """Return a problem in one line."""
    place = problem.place
    return f"{place.path}:{place.line}  {problem.code}  {word(problem, 'vi').what}"


def _approval(entry: Entry) -> str:
    by = entry.publication
    on = f", {print_day(day_of(by.approved_on))}" if by.approved_on else ""
    return f"{by.approved_by or '?'} duyệt{on} ({by.author or '?'} soạn)"


def note_build(prepared: Prepared, site: Path, outputs: Standing, sources: str) -> None:
    """Note what was built for which day, from which sources."""
    digest = manifest_digest(digests(site, outputs.files().items(), prepared.project.cache))
    built = Built(prepared.edition.day, digest, sources, shown_of(prepared.edition))
    write_built(prepared.project.root, built)
    if (prepared.project.root / NAME).is_file():  # else nothing is delivered from here
        answers = answers_of(prepared)
        keep_answers(prepared.project.cache, sources, prepared.edition.day, answers)
