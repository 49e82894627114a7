"""Tie records together: one record an id, one address a record, no reference to nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator.content.communication_plan import CommunicationPlan
from generator.content.fields import Part, is_id
from generator.content.kinds import KINDS, VOCABULARIES
from generator.content.record import Entry
from generator.content.section import Section
from generator.content.unit import Unit
from generator.diagnostics import Diagnostic, Place, in_order, problem
from generator.graph.addresses import Addressed, address_problems, addressed
from generator.graph.addresses import slug_of as slug_of
from generator.graph.graph import Graph
from generator.graph.naming import named
from generator.graph.references import references, written_references
from generator.loading.noted import Notes
from generator.loading.record import Library, Record, Unsound
from generator.loading.sound_parts import as_far_as_read
from generator.vietnamese import nearest, slugify

ANY_KIND = ("*",)

Spot = Callable[[], Place]
"""Says where something stands, which is worth finding out only where something is wrong."""
_FALLBACK = Section(
    name="Chuyên trang", body="Cơ quan", address="https://example.invalid/",
    feed_authority="example.invalid", feed_year=2026,
)  # fmt: skip


def resolve(library: Library, notes: Notes | None = None) -> tuple[Graph, tuple[Diagnostic, ...]]:
    """Return the graph and what keeps it from being whole. The first holder of an id keeps it.

    *notes* are those of the library's records, where these take notes.
    """
    problems: list[Diagnostic] = []
    holders: dict[str, Spot] = {}

    def take(identifier: str, spot: Spot) -> bool:
        """Note who holds an id; report whoever claims it later."""
        holder = holders.setdefault(identifier, spot)
        if holder is spot:
            return True
        first = holder()
        where = f"{first.path}:{first.line}"
        problems.append(problem("id.duplicate", spot(), id=identifier, first=where))
        return False

    terms = {term.id: term for term in library.terms if take(term.id, partial(_same, term.place))}
    records = {r.id: r for r in library.records if take(r.id, partial(r.place, "id"))}
    section = library.section or _FALLBACK
    second = tuple(Unsound(r) for r in library.records if records.get(r.id) is not r)
    invalid = (*library.unsound, *second)
    graph = Graph(
        section, records, terms, library.vocabularies, invalid,
        library.unsound_lists, library.section_parts, notes or Notes(),
    )  # fmt: skip
    kinds = {key: term.kind for key, term in terms.items()}
    kinds |= {key: record.kind.key for key, record in records.items()}
    for unsound in library.unsound:
        if (key := unsound.text("id")) and take(key, partial(unsound.record.place, "id")):
            kinds[key] = unsound.kind.key
    for term in library.unsound_terms:
        if take(term.id, partial(_same, term.place)):
            kinds[term.id] = term.kind
    supposed = {key for unsound in library.unsound for key in _supposed_ids(unsound)} - kinds.keys()

    def may_be_there(identifier: str, wanted: tuple[str, ...]) -> bool:
        """Tell whether what is referred to may stand where something could not be read."""
        unread = identifier not in kinds and not library.unread_kinds.isdisjoint(wanted)
        return unread or identifier in supposed

    sound: list[Addressed] = []
    for record in library.records:
        sound.append(addressed(record))
        for path, identifier, wanted in references(record.entry):
            if not may_be_there(identifier, wanted):
                spot = partial(record.place, *path)
                problems += _broken_reference(identifier, wanted, spot, kinds)
        problems += _broken_keys(record, graph)
    for unsound in library.unsound:
        for path, identifier, wanted in written_references(unsound.record.tree, unsound.kind.model):
            spot = partial(unsound.record.place, *path)
            if is_id(identifier) and not may_be_there(identifier, wanted):
                problems += _broken_reference(identifier, wanted, spot, kinds)
            elif not is_id(identifier) and (meant := named(identifier, wanted, graph)):
                problems.append(
                    problem("reference.by-name", spot(), name=identifier[:80], meant=meant)
                )
        problems += as_far_as_read(_broken_keys(unsound.record, graph))
    problems += address_problems(library, sound)
    problems += _circles(graph)
    return graph, in_order(problems)


def _supposed_ids(unsound: Unsound) -> Iterator[str]:
    """Yield the ids others may know a record by whose own is missing or is none."""
    if not is_id(key := unsound.text("id")):
        stem = unsound.record.stem
        yield from (slugify(key), stem, f"{unsound.kind.prefix}-{stem}")


def untold(problems: Iterable[Diagnostic], ties: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the *problems* but those of which *ties* know better: a name where an id is wanted."""
    named_at = {tie.place for tie in ties if tie.code == "reference.by-name"}
    return (p for p in problems if p.code != "id.not-a-key" or p.place not in named_at)


def _same(place: Place) -> Place:
    return place


def _broken_reference(
    identifier: str, wanted: tuple[str, ...], spot: Spot, kinds: Mapping[str, str]
) -> list[Diagnostic]:
    """Report a reference to nothing, or to what is of another kind."""

    def fits(key: str) -> bool:
        return wanted == ANY_KIND or kinds.get(key) in wanted

    if identifier in kinds and fits(identifier):
        return []
    names, names_en, where = ", ".join(map(_name, wanted)), ", ".join(wanted), spot()
    if identifier in kinds:
        kind = kinds[identifier]
        return [
            problem(
                "reference.wrong-kind",
                where,
                id=identifier,
                kind=_name(kind),
                kind_en=kind,
                wanted=names,
                wanted_en=names_en,
            )
        ]
    meant = nearest(identifier, filter(fits, kinds))
    code = "reference.missing-did-you-mean" if meant else "reference.missing"
    return [
        problem(code, where, id=identifier, meant=meant or "", wanted=names, wanted_en=names_en)
    ]


def _name(kind: str) -> str:
    """Return what a kind of record or term is called."""
    names = {v.term_kind: v.vi for v in VOCABULARIES} | {k.key: k.vi for k in KINDS}
    names["source"] = "Nguồn tin"
    return names.get(kind, "bản ghi bất kỳ")


def _broken_keys(record: Record, graph: Graph) -> Iterator[Diagnostic]:
    """Yield topics, channels and items that the communication plan meant does not have."""
    entry = record.entry
    if isinstance(entry, CommunicationPlan):
        for index, item in enumerate(entry.items):
            yield from _keys(record, ("items", index), item, entry)
    if isinstance(entry, Entry):
        for index, served in enumerate(entry.serves):
            plan = graph.records.get(served.plan)
            if plan is not None and isinstance(plan.entry, CommunicationPlan):
                yield from _keys(record, ("serves", index), served, plan.entry)


def _keys(
    record: Record, path: tuple[str | int, ...], item: Part, plan: CommunicationPlan
) -> list[Diagnostic]:
    known = {
        "topic": [topic.key for topic in plan.plan_topics],
        "channel": [channel.key for channel in plan.channels],
        "item": [item.key for item in plan.items if item.key],
    }
    return [
        problem(
            "reference.missing-key", record.place(*path, name),
            key=value, plan=plan.id, known=", ".join(keys) or "–",
        )
        for name, keys in known.items()
        if (value := getattr(item, name, None)) is not None and value not in keys
    ]  # fmt: skip


def _circles(graph: Graph) -> list[Diagnostic]:
    """Report a unit that succeeds itself or is its own superior."""
    problems: list[Diagnostic] = []
    for record in graph.of_kind("unit"):
        for name in ("successors", "parents"):
            if record.id in _reachable(record.id, name, graph):
                problems.append(problem("unit.circle", record.place(name), id=record.id))
    return problems


def _reachable(start: str, name: str, graph: Graph) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        record = graph.records.get(ahead.pop())
        if record is None or not isinstance(record.entry, Unit):
            continue
        for step in getattr(record.entry, name):
            if step.unit is not None and step.unit not in seen:
                seen.add(step.unit)
                ahead.append(step.unit)
    return seen
