"""A site after a small change: only what looks into the records that changed is made anew.

That is exact where nothing else can be touched: the same records, public as before and filed as
before, tied as before. Where anything speaks against it, the whole site is gone through as usual.
"""

from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.build.cache.entries import LostEntryError
from generator.build.cache.records import KeptRecords
from generator.build.looked import Numbers
from generator.build.pipeline import Prepared
from generator.build.project import Project
from generator.build.revision.ledger import Amendment, Ledger, amend_ledger, find_ledger
from generator.build.revision.recalled import Shelf, found_at, recalled
from generator.build.revision.renewal import Renewal, WholeError, made_anew
from generator.build.state import unchanged
from generator.build.state.standing import look_after, stands
from generator.build.workers.spread import WorkerDiedError, meanwhile
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.graph.ties import ties
from generator.loading.load import LostFileError
from generator.loading.noted import Notes
from generator.loading.record import Record
from generator.messages.catalogue import remarks_in, severity
from generator.policy.edition import LetThrough
from generator.policy.judged_by import judged_by
from generator.policy.rules import decide
from generator.policy.verdict import Hold, Publish
from generator.views.outlining import outline_of

Check = Callable[[Prepared, str], tuple[Diagnostic, ...]]
"""Returns what is wrong with one record, by the gate and by the checks."""

_MOST = 20
# Of these other records take more than the words: plans by their keys, units by their steps,
# decisions by their rows.
_READ_THROUGH = frozenset({"communication-plan", "unit", "award-decision"})


def revise(
    project: Project,
    site: Path,
    snapshot: unchanged.Snapshot,
    day: date,
    check: Check,
    step: Callable[[int, int], None],
    jobs: int = 1,
    *,
    strict: bool = False,
) -> unchanged.Kept | None:
    """Bring a site up to date after an edit of few records; None where that cannot be done so.

    Nothing is touched then. With *strict*, remarks are a reason to go through all.
    """
    before = unchanged.last(project, site)
    if before is None or before.around != snapshot.around:
        return None
    try:
        with (
            meanwhile(partial(stands, site, before.standing), jobs) as still,
            KeptRecords(project.cache) as kept,
        ):
            ledger = find_ledger(project, site)
            if ledger is None or not ledger.is_of(before):
                return None
            numbers = Numbers(ledger.records, Notes())
            revision = _Revision(
                project, site, snapshot, day, check, step, before, ledger, kept, numbers
            )
            return revision.done(strict, still)
    except (WholeError, LostFileError, LostEntryError, WorkerDiedError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class _Revision:
    """One revision; lives as long as it takes."""

    project: Project
    site: Path
    snapshot: unchanged.Snapshot
    day: date
    check: Check
    step: Callable[[int, int], None]
    before: unchanged.Outputs
    ledger: Ledger
    kept: KeptRecords
    numbers: Numbers

    @property
    def notes(self) -> Notes:
        """Return where the records note that they are looked into."""
        return self.numbers.notes

    def done(self, strict: bool, stands: Callable[[], bool]) -> unchanged.Kept:
        """Do all of it, or raise WholeError before anything is touched.

        *stands* tells whether the site is as it was left.
        """
        before, snapshot = self.before, self.snapshot
        changed = dict(self._changed_files())
        found = sorted(self._new_records(changed.values()))
        new = {key: record for key, record, _ in found}
        old, now = self._prepared({}), self._prepared(new)
        leaned_on: set[str] = set()
        for key in new:
            leaned_on |= self._compared(key, old, now) - {key}
        checked_by, more = self._checked(new.keys(), old, now)
        remarks = before.remarks + more
        if strict and remarks:
            raise WholeError("remarks")
        renewal = (
            made_anew(self.project, before, self.ledger, self.numbers, new.keys(), now.edition)
            if new
            else Renewal()
        )
        if not stands():
            raise WholeError("the site was touched")
        unchanged.forget(self.project, self.site)
        written = renewal.put_into(self.site, before, self.step)
        self.kept.settle()
        files = snapshot.files
        amendment = Amendment(
            read=(snapshot.around, snapshot.inputs, dict(snapshot.recent)),
            files={at: files[at] for at in changed},
            records={key: (*self.ledger.note(key)[:2], digest) for key, _, digest in found},
            leaned_on=leaned_on,
            checked_by=checked_by,
            sheets=dict(renewal.sheets),
            entries=dict(renewal.entries),
        )
        amend_ledger(self.project, self.site, self.ledger, amendment)
        unchanged.keep(
            self.project, self.site, snapshot, look_after(self.site, before.standing, written),
            remarks, {**before.keys, **renewal.keys}, before.frame, before.said,
        )  # fmt: skip
        return unchanged.Kept(before.pages, remarks, before.said)

    def _new_records(self, changed: Collection[str]) -> Iterator[tuple[str, Record, bytes]]:
        """Yield the records of which the file is another than the site was built from."""
        if len(changed) > _MOST:
            raise WholeError("many files")
        by_path = {path: key for key, (_, path, _) in self.ledger.records.items() if changed}
        for path in changed:
            if path not in by_path:
                raise WholeError(path)
            key = by_path[path]
            note = self.ledger.note(key)
            # Kept anew only when all is well: what is kept is what the site was built from.
            record, digest = self.kept.read(found_at(self.project.content, note))
            if not isinstance(record, Record) or record.annex or record.id != key:
                raise WholeError(path)
            if digest != note.digest:
                yield key, record, digest

    def _changed_files(self) -> Iterator[tuple[int, str]]:
        """Yield the files with another stamp, or that may have changed all the same: their places
        among all, and their paths."""
        was, now, root = self.ledger.files, self.snapshot.files, self.project.root
        if len(was) != len(now):
            raise WholeError("files came or went")
        for at, ((path, stamp), (same, stamped)) in enumerate(zip(was, now, strict=True)):
            if path != same:
                raise WholeError("files came or went")
            digest = self.ledger.snapshot.recent.get(path)
            if stamp != stamped or (digest and digest != unchanged.digest_of(root / path)):
                yield at, path

    def _prepared(self, new: dict[str, Record]) -> Prepared:
        shelf = Shelf(self.ledger, self.kept, self.project.content, self.notes, new)
        graph, edition = recalled(self.ledger, shelf, self.notes, self.day)
        return Prepared(self.project, graph, edition, ())

    def _compared(self, key: str, old: Prepared, now: Prepared) -> frozenset[str]:
        """Raise WholeError if a change may touch more than those who look into the record.

        Return the records that the gate looked into to let it through.
        """
        ledger = self.ledger
        before, after = old.graph.records[key], now.graph.records[key]
        if before.kind.key in _READ_THROUGH or key in ledger.everywhere:
            raise WholeError(f"{key} is looked into everywhere")
        if ties(before) != ties(after):
            raise WholeError(f"{key} is tied otherwise")
        if key in ledger.leaned_on and judged_by(before.entry) != judged_by(after.entry):
            raise WholeError(f"others are judged by {key}")
        verdicts = [decide(r, p.graph, self.day) for r, p in ((before, old), (after, now))]
        if verdicts[0] != verdicts[1]:
            raise WholeError(f"{key} is judged otherwise")
        match verdicts[1]:
            case Publish():
                edition, records = now.edition, now.edition.records
                assert isinstance(records, LetThrough), "an edition comes from the gate"
                if outline_of(records[key], edition) != ledger.outlines[key]:
                    raise WholeError(f"{key} is filed otherwise")
                return records.without(key)[1]
            case Hold(why) if why != "consent":
                return frozenset()  # a draft, or for a later day: nobody sees it, but the checks do
            case _:
                raise WholeError(f"{key} left something behind")

    def _checked(
        self, new: Set[str], old: Prepared, now: Prepared
    ) -> tuple[dict[str, frozenset[str]], int]:
        """Return who is checked by what otherwise than before, and how many more remarks there are.

        There may be fewer.
        """
        by, changed = self.ledger.checked_by, dict[str, frozenset[str]]()
        touched = set(new).union(*(by.get(key, ()) for key in new))
        more = 0
        for key in sorted(touched):
            told, looked = self.notes.of(partial(self._told, now, key))
            if any(severity(each) is Severity.ERROR for each in told):
                raise WholeError("errors")
            more += remarks_in(told) - remarks_in(self._told(old, key))
            for other in looked - {key}:
                known = changed.get(other, by.get(other, frozenset()))
                if key not in known:
                    changed[other] = known | {key}
        return changed, more

    def _told(self, prepared: Prepared, key: str) -> tuple[Diagnostic, ...]:
        """Return what was told of a record when its file was read, and is by gate and checks."""
        return in_order((*prepared.graph.records[key].slips, *self.check(prepared, key)))
