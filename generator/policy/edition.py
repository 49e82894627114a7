"""The edition: what may be seen on one day. ``admit`` is the only way to it."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial

from generator.content.award_decision import AwardDecision, Revocation
from generator.content.fields import Part
from generator.content.honouree import Honouree
from generator.content.record import Entry
from generator.content.section import Section
from generator.graph.graph import Graph
from generator.graph.resolve import slug_of
from generator.loading.noted import NotedRecord, Notes, held, itself
from generator.loading.record import Record, Term
from generator.policy.current import current
from generator.policy.days import later
from generator.policy.facts import Facts, gather
from generator.policy.rules import decide
from generator.policy.traces import Traces, traces
from generator.policy.turns import turned, turning_days
from generator.policy.unlisting import Taken, taken_back
from generator.policy.verdict import Gone, Hold, Notice, Publish, Redirect, Verdict
from generator.policy.withholding import withhold


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a record that was public: its id, its kind and the end of its address.

    For an honouree that end is the id: the file's own name may be the person's.
    """

    id: str
    kind: str
    slug: str
    old_slugs: tuple[str, ...]
    day: date
    traces: Traces = field(default=Traces(), kw_only=True)


@dataclass(frozen=True, slots=True)
class LeftNothing(Left):
    """A record that expired, was removed without a word, or whose consent ended."""


@dataclass(frozen=True, slots=True)
class LeftNotice(Left):
    """A record that keeps a nameless page."""

    reason: str
    removed: bool


@dataclass(frozen=True, slots=True)
class LeftRedirect(Left):
    """A record whose address leads on: to a public record's id or to a web address."""

    record: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Edition:
    """What may be seen on *day*. Two editions are equal when the same may be seen."""

    day: date = field(compare=False)
    section: Section
    terms: Mapping[str, Term]
    vocabularies: Mapping[str, Part]
    records: Mapping[str, Record]
    """The published records by id, in the order of kind and path; what is withheld is empty."""
    verdicts: Mapping[str, Verdict]
    """The verdict on every record of the graph, by id."""
    notices: tuple[LeftNotice, ...]
    redirects: tuple[LeftRedirect, ...]
    gone: tuple[Left, ...]
    taken_back: Mapping[str, tuple[Taken, ...]]
    """Revocations in force by decision; ask ``revoked``."""
    turned: Mapping[str, int]
    """For published records, how many of the days lie behind on which their page turns, if any."""
    leaned_on: frozenset[str] = field(default=frozenset(), compare=False)
    """The records that the gate looked into to judge others."""
    later: Callable[[], date | None] = field(default=lambda: None, repr=False, compare=False)
    """Finds ``next_change``, which few ask for and which takes long."""

    @property
    def next_change(self) -> date | None:
        """Return the next day on which an equal edition is no longer what ``admit`` returns."""
        return self.later()

    def of_kind(self, key: str) -> tuple[Record, ...]:
        """Return the published records of a kind, in order of path."""
        return tuple(r for r in self.records.values() if r.kind.key == key)

    def revoked(self, decision: str, number: int | None, name: str | None) -> Revocation | None:
        """Return the revocation that took back what *decision* gave to this recipient, if any.

        *number* is the row's own or its place in the list from 1. Where it is None, *name* decides.
        """
        found = (t for t in self.taken_back.get(decision, ()) if t.concerns(number, name))
        return next((taken.revocation for taken in found), None)


def admit(graph: Graph, day: date) -> Edition:
    """Let through what may be seen on *day*, without what may not."""
    facts = gather(graph)
    edition = _edition(facts, day)

    def later() -> date | None:
        ahead = (d for d in turning_days(graph) if d > day)
        return next((d for d in ahead if _edition(facts, d) != edition), None)

    return replace(edition, later=later)


class _Public(Set[str]):
    """The ids of the public records; on each record is decided when it is first asked for."""

    def __init__(self, graph: Graph, day: date) -> None:
        self._graph = graph
        self._day = day
        self.verdicts: dict[str, Verdict] = {}
        """Those that were made."""
        self._same: dict[Verdict, Verdict] = {}
        self.leaned_on: set[str] = set()
        """The records that were looked into to decide on others."""

    def verdict(self, key: str) -> Verdict:
        """Return the verdict on a record."""
        if key not in self.verdicts:
            judge = partial(decide, itself(self._graph.records[key]), self._graph, self._day)
            found, into = self._graph.notes.apart(judge)
            self.verdicts[key] = self._same.setdefault(found, found)
            self.leaned_on |= into - {key}
        return self.verdicts[key]

    def __contains__(self, key: object) -> bool:
        return key in self._graph.records and isinstance(self.verdict(str(key)), Publish)

    def __iter__(self) -> Iterator[str]:
        return filter(self.__contains__, self._graph.records)

    def __len__(self) -> int:
        return sum(1 for _ in self)


_UNNOTED = Notes()


class LetThrough(Mapping[str, Record]):
    """The public records by id, each let through the gate when it is looked into; see ``held``.

    What is looked into is noted by those who show it, not here.
    """

    def __init__(self, public: Set[str], facts: Facts, day: date) -> None:
        self._public = public
        self._facts = facts
        self._day = day
        self._as_written: set[str] = set()
        """Those known to be seen as they were written."""
        self.see = self._see
        """Returns a record as it may be seen, given what stands for it."""
        self._seen = lru_cache(maxsize=held(len(facts.graph.records)))(self._let_through)

    def __getitem__(self, key: str) -> Record:
        if key not in self._public:
            raise KeyError(key)
        record = self._facts.graph.records[key]
        return NotedRecord(record.kind, key, record.path, self.see, _UNNOTED)

    def __contains__(self, key: object) -> bool:
        return key in self._public

    def __iter__(self) -> Iterator[str]:
        return iter(self._public)

    def __len__(self) -> int:
        return len(self._public)

    def without(self, key: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """Return the fields a record is seen without, and the records looked into to tell."""
        return self._seen(key)[1:]

    def _see(self, record: Record) -> Record:
        key = record.id
        if key in self._as_written:
            return itself(self._facts.graph.records[key])
        return self._seen(key)[0]

    def _let_through(self, key: str) -> tuple[Record, tuple[str, ...], frozenset[str]]:
        graph = self._facts.graph
        written = itself(graph.records[key])
        judge = partial(withhold, written, self._facts, self._day)
        (seen, without), into = graph.notes.apart(judge)
        shown = current(seen, self._public, self._day)
        if shown is written:
            self._as_written.add(key)
        return shown, without, into


def _edition(facts: Facts, day: date) -> Edition:
    graph = facts.graph
    public, verdicts, turns = _Public(graph, day), dict[str, Verdict](), dict[str, int]()
    records, leaned_on = LetThrough(public, facts, day), set[str]()
    for key in graph.records:  # each is looked into once for all that is asked of it
        verdict = verdicts[key] = public.verdict(key)
        if isinstance(verdict, Publish):
            without, into = records.without(key)
            leaned_on |= into - {key}
            if without:
                verdicts[key] = replace(verdict, without=without)
            if behind := turned(records.see(graph.records[key]).entry, day):
                turns[key] = behind
    public.verdicts = verdicts
    left = tuple(_left(graph, verdicts, day))
    return Edition(
        day=day,
        section=graph.section,
        terms=graph.terms,
        vocabularies=graph.vocabularies,
        records=records,
        verdicts=verdicts,
        notices=tuple(item for item in left if isinstance(item, LeftNotice)),
        redirects=tuple(item for item in left if isinstance(item, LeftRedirect)),
        gone=tuple(item for item in left if isinstance(item, LeftNothing)),
        taken_back=_taken_back(graph, verdicts, day),
        turned=turns,
        leaned_on=frozenset(leaned_on | public.leaned_on),
    )


def _left(graph: Graph, verdicts: Mapping[str, Verdict], today: date) -> Iterator[Left]:
    for key, verdict in verdicts.items():
        record = graph.records[key]
        match verdict:
            case Notice(day, reason, removed):
                yield LeftNotice(*_identity(record), day, reason, removed, traces=_traces(record))
            case Redirect(day, target, url):
                yield LeftRedirect(*_identity(record), day, target, url, traces=_traces(record))
            case Gone(day):
                yield LeftNothing(*_identity(record), day, traces=_traces(record))
            case Hold("consent"):
                lapsed = _lapsed(record, graph, today)
                if lapsed is not None:
                    yield LeftNothing(*_identity(record), lapsed, traces=_traces(record))


def _traces(record: Record) -> Traces:
    assert isinstance(record.entry, Entry), "units are always public"
    return traces(record.entry)


def _lapsed(record: Record, graph: Graph, today: date) -> date | None:
    """Return the first day without consent of a page that was public until then.

    Whoever took it over must be told to drop it, as of one that was removed.
    """
    consent = record.entry.consent if isinstance(record.entry, Honouree) else None
    if consent is None or consent.expires is None or consent.expires >= today:
        return None
    was_public = isinstance(decide(record, graph, consent.expires), Publish)
    return later(consent.expires, 1) if was_public else None


def _identity(record: Record) -> tuple[str, str, str, tuple[str, ...]]:
    """Return id, kind, and the present and earlier ends of the address."""
    entry = record.entry
    assert isinstance(entry, Entry), "units are always public"
    old_slugs = () if isinstance(entry, Honouree) else entry.old_slugs
    return record.id, record.kind.key, slug_of(record), old_slugs


def _taken_back(
    graph: Graph, verdicts: Mapping[str, Verdict], day: date
) -> Mapping[str, tuple[Taken, ...]]:
    """Return the revocations of every decision that is or was public."""
    return {
        key: taken_back(record.entry, graph, day)
        for key, record in graph.records.items()
        if record.kind.key == "award-decision"
        and not isinstance(verdicts[key], Hold)
        and isinstance(record.entry, AwardDecision)
    }
