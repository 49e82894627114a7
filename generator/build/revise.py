"""A site after a small change: only what looks into the records that changed is made anew.

That is exact where nothing else can be touched: the same records, public as before and filed as
before, tied as before. Where anything speaks against it, the whole site is gone through as usual.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.build import unchanged
from generator.build.enter import besides_words
from generator.build.fragments import Fragments, Material
from generator.build.frame import Frame, find_frame
from generator.build.kept_entries import LostEntryError
from generator.build.keys import Keys, content_key
from generator.build.ledger import Amendment, Ledger, amend_ledger, find_ledger
from generator.build.looked import Numbers, holding
from generator.build.pipeline import Made, Prepared, entries_of
from generator.build.project import Project
from generator.build.recalled import Shelf, found_at, recalled
from generator.build.remembered import KeptRecords, LostRecordError
from generator.build.standing import look_after, stands
from generator.build.update import covers, renew
from generator.build.workers import WorkerDiedError, meanwhile
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.graph.ties import ties
from generator.loading.noted import Notes
from generator.loading.record import Record
from generator.messages.catalogue import remarks_in, severity
from generator.outputs.cards import social_cards
from generator.outputs.feeds import ARCHIVE, LIST, plan_feeds
from generator.outputs.images import derive
from generator.outputs.lists import decision_lists
from generator.outputs.pending import Content
from generator.policy.edition import LetThrough
from generator.policy.judged_by import judged_by
from generator.policy.rules import decide
from generator.policy.verdict import Hold, Publish
from generator.views.arrange import lay_out
from generator.views.book import Book
from generator.views.known_page import KnownPage, known, shown_anywhere
from generator.views.outlining import outline_of
from generator.views.page import Page

Check = Callable[[Prepared, str], tuple[Diagnostic, ...]]
"""Returns what is wrong with one record, by the gate and by the checks."""

_MOST = 20
# Of these other records take more than the words: plans by their keys, units by their steps,
# decisions by their rows.
_READ_THROUGH = frozenset({"communication-plan", "unit", "award-decision"})


@dataclass(frozen=True, slots=True)
class Revised:
    """What is known of a site that was revised: how many pages it has, how many remarks."""

    pages: int
    remarks: int


class _WholeError(Exception):
    """Why the whole site must be gone through."""


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
) -> Revised | None:
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
    except (_WholeError, LostRecordError, LostEntryError, WorkerDiedError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class _Renewal:
    """What is made anew: pages and feeds with their keys, and what the ledger holds of them."""

    keys: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    entries: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    made: tuple[Made, Frame] | None = None


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

    def done(self, strict: bool, stands: Callable[[], bool]) -> Revised:
        """Do all of it, or raise _WholeError before anything is touched.

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
            raise _WholeError("remarks")
        renewal = self._renewal(new, now) if new else _Renewal()
        if not stands():
            raise _WholeError("the site was touched")
        unchanged.forget(self.project, self.site)
        written = self._renew(renewal)
        self.kept.settle()
        amendment = Amendment(
            read=(snapshot.around, snapshot.inputs, dict(snapshot.recent)),
            files={at: snapshot.files[at] for at in changed},
            records={key: (*self.ledger.note(key)[:2], digest) for key, _, digest in found},
            leaned_on=leaned_on,
            checked_by=checked_by,
            sheets=dict(renewal.sheets),
            entries=dict(renewal.entries),
        )
        amend_ledger(self.project, self.site, self.ledger, amendment)
        unchanged.keep(
            self.project, self.site, snapshot, look_after(self.site, before.standing, written),
            remarks, {**before.keys, **renewal.keys}, before.frame,
        )  # fmt: skip
        return Revised(before.pages, remarks)

    def _new_records(self, changed: Collection[str]) -> Iterator[tuple[str, Record, bytes]]:
        """Yield the records of which the file is another than the site was built from."""
        if len(changed) > _MOST:
            raise _WholeError("many files")
        by_path = {path: key for key, (_, path, _) in self.ledger.records.items() if changed}
        for path in changed:
            if path not in by_path:
                raise _WholeError(path)
            key = by_path[path]
            note = self.ledger.note(key)
            # Kept anew only when all is well: what is kept is what the site was built from.
            record, digest = self.kept.read(found_at(self.project.content, note))
            if not isinstance(record, Record) or record.annex:
                raise _WholeError(path)
            if digest != note.digest:
                yield key, record, digest

    def _changed_files(self) -> Iterator[tuple[int, str]]:
        """Yield the files with another stamp, or that may have changed all the same: their places
        among all, and their paths."""
        was, now, root = self.ledger.snapshot.files, self.snapshot.files, self.project.root
        if len(was) != len(now):
            raise _WholeError("files came or went")
        for at, ((path, stamp), (same, stamped)) in enumerate(zip(was, now, strict=True)):
            if path != same:
                raise _WholeError("files came or went")
            digest = self.ledger.snapshot.recent.get(path)
            if stamp != stamped or (digest and digest != unchanged.digest_of(root / path)):
                yield at, path

    def _prepared(self, new: dict[str, Record]) -> Prepared:
        shelf = Shelf(self.ledger, self.kept, self.project.content, self.notes, new)
        graph, edition = recalled(self.ledger, shelf, self.notes, self.day)
        return Prepared(self.project, graph, edition, ())

    def _compared(self, key: str, old: Prepared, now: Prepared) -> frozenset[str]:
        """Raise _WholeError if a change may touch more than those who look into the record.

        Return the records that the gate looked into to let it through.
        """
        ledger = self.ledger
        before, after = old.graph.records[key], now.graph.records[key]
        if before.kind.key in _READ_THROUGH or key in ledger.everywhere:
            raise _WholeError(f"{key} is looked into everywhere")
        if ties(before) != ties(after):
            raise _WholeError(f"{key} is tied otherwise")
        if key in ledger.leaned_on and judged_by(before.entry) != judged_by(after.entry):
            raise _WholeError(f"others are judged by {key}")
        verdicts = [decide(r, p.graph, self.day) for r, p in ((before, old), (after, now))]
        if verdicts[0] != verdicts[1]:
            raise _WholeError(f"{key} is judged otherwise")
        match verdicts[1]:
            case Publish():
                edition, records = now.edition, now.edition.records
                assert isinstance(records, LetThrough), "an edition comes from the gate"
                if outline_of(records[key], edition) != ledger.outlines[key]:
                    raise _WholeError(f"{key} is filed otherwise")
                return records.without(key)[1]
            case Hold(why) if why != "consent":
                return frozenset()  # a draft, or for a later day: nobody sees it, but the checks do
            case _:
                raise _WholeError(f"{key} left something behind")

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
                raise _WholeError("errors")
            more += remarks_in(told) - remarks_in(self._told(old, key))
            for other in looked - {key}:
                known = changed.get(other, by.get(other, frozenset()))
                if key not in known:
                    changed[other] = known | {key}
        return changed, more

    def _told(self, prepared: Prepared, key: str) -> tuple[Diagnostic, ...]:
        """Return what was told of a record when its file was read, and is by gate and checks."""
        return in_order((*prepared.graph.records[key].slips, *self.check(prepared, key)))

    def _renewal(self, new: Mapping[str, Record], now: Prepared) -> _Renewal:
        """Make every sheet and plan every feed that looked into what is new."""
        project, ledger = self.project, self.ledger
        frame = find_frame(project.cache, self.before.frame)
        if frame is None:
            raise _WholeError("no frame")
        marks = self.numbers.marks(new)
        anew = holding(ledger.entries, marks)
        kept = {key: entry for key, (_, entry) in ledger.entries.items() if key not in anew}
        book = Book(now.edition, ledger.outlines, self.notes)
        layout = lay_out(book, kept, anew)
        wanted = holding(ledger.sheets, marks)
        laid = layout.some(wanted)
        if laid.keys() != wanted:
            raise _WholeError("other sheets")
        notes: dict[str, tuple[bytes, str]] = {}
        pages: dict[str, Page] = {}
        found: list[KnownPage] = []
        for key, sheet in laid.items():
            made, into = layout.pages(sheet)
            of_sheet = tuple(map(known, made))
            notes[key] = self.numbers.pack(into), besides_words(of_sheet)
            if notes[key][1] != ledger.sheets[key][1]:
                raise _WholeError(f"{key} shows other files, or has another day")
            pages |= {page.address: page for page in made}
            found += of_sheet
        site = replace(layout.site, pages=tuple(found), page=pages.__getitem__)
        # The same pictures as before, so each is what it was on whichever page.
        pictures = []
        for picture in shown_anywhere(found)[0]:
            address, focus = ledger.pictures[picture.source]
            pictures.append(replace(picture, address=address, focus=focus))
        derived = derive(pictures, project.content, project.cache)
        material = Material(derived.markup, project.content)
        cards, _ = social_cards(site, derived.markup, project.cache, own=False)
        entries = entries_of(site.section, derived, project, 1, self.numbers.of)
        files: dict[str, Content] = dict(plan_feeds(site, entries))
        del files[LIST]  # it says of all feeds what outlines say
        files |= decision_lists(site)
        fragments = Fragments(project.templates, site, material, project.cache)
        renewed = Made(site, fragments, files, cards, ())
        if not covers(frame, renewed):
            raise _WholeError("no frame of that shape")
        of = Keys(site, material, cards, self.before.frame).of
        keys = {path: content_key(content) for path, content in files.items()}
        keys |= {f"{page.address}index.html": of(page) for page in found}
        archives = {path for path in self.before.keys if path.startswith(ARCHIVE)}
        if not archives <= files.keys() or not keys.keys() <= self.before.keys.keys():
            raise _WholeError("other files")
        return _Renewal(keys, notes, entries.noted, (renewed, frame))

    def _renew(self, renewal: _Renewal) -> Set[str]:
        """Write what has another key; return the paths."""
        before = self.before.keys
        changed = frozenset(path for path, key in renewal.keys.items() if before[path] != key)
        if renewal.made:
            made, frame = renewal.made
            renew(self.site, made, frame, changed, frozenset(), 1, self.step)
        return changed
