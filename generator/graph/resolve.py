"""Tie records together: one record an id, one address a record, no reference to nothing."""

from generator.content.communication_plan import CommunicationPlan
from generator.content.fields import Part
from generator.content.record import Entry
from generator.content.section import Section
from generator.content.unit import Unit
from generator.diagnostics import Diagnostic, in_order, problem
from generator.graph.graph import Graph
from generator.graph.references import references
from generator.loading.record import Library, Record, Term
from generator.vietnamese import nearest

ANY_KIND = ("*",)
_FALLBACK = Section(
    name="Chuyên trang", body="Cơ quan", address="https://example.invalid/",
    feed_authority="example.invalid", feed_year=2026,
)  # fmt: skip


def resolve(library: Library) -> tuple[Graph, tuple[Diagnostic, ...]]:
    """Return the graph and what keeps it from being whole. The first holder of an id keeps it."""
    problems: list[Diagnostic] = []
    terms: dict[str, Term] = {}
    for term in library.terms:
        if term.id in terms:
            first = terms[term.id].place
            problems.append(
                problem("id.duplicate", term.place, id=term.id, first=f"{first.path}:{first.line}")
            )
        terms.setdefault(term.id, term)
    records: dict[str, Record] = {}
    for record in library.records:
        holder = records[record.id].place("id") if record.id in records else None
        holder = holder or (terms[record.id].place if record.id in terms else None)
        if holder:
            problems.append(
                problem(
                    "id.duplicate", record.place("id"),
                    id=record.id, first=f"{holder.path}:{holder.line}",
                )
            )  # fmt: skip
        records.setdefault(record.id, record)
    graph = Graph(library.section or _FALLBACK, records, terms, library.vocabularies)
    for record in library.records:
        problems += _broken_references(record, graph)
        problems += _broken_keys(record, graph)
    problems += _shared_addresses(library.records)
    problems += _circles(graph)
    return graph, in_order(problems)


def slug_of(record: Record) -> str:
    """Return the last segment of a record's address. A person's or unit's name is never in it."""
    if record.kind.key in ("honouree", "unit"):
        return record.id
    return getattr(record.entry, "slug", None) or record.stem


def kind_of(identifier: str, graph: Graph) -> str | None:
    """Return the kind an id belongs to, or None."""
    if identifier in graph.records:
        return graph.records[identifier].kind.key
    return graph.terms[identifier].kind if identifier in graph.terms else None


def _broken_references(record: Record, graph: Graph) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    for path, identifier, kinds in references(record.entry):
        kind = kind_of(identifier, graph)
        if kind is not None and (kinds == ANY_KIND or kind in kinds):
            continue
        where = record.place(*path)
        if kind is not None:
            problems.append(
                problem("reference.wrong-kind", where, id=identifier, kind=kind, wanted=", ".join(kinds))
            )
            continue
        known = [i for i in (*graph.records, *graph.terms) if _fits(i, kinds, graph)]
        meant = nearest(identifier, known)
        code = "reference.missing-did-you-mean" if meant else "reference.missing"
        problems.append(
            problem(code, where, id=identifier, meant=meant or "", wanted=", ".join(kinds))
        )
    return problems


def _fits(identifier: str, kinds: tuple[str, ...], graph: Graph) -> bool:
    return kinds == ANY_KIND or kind_of(identifier, graph) in kinds


def _broken_keys(record: Record, graph: Graph) -> list[Diagnostic]:
    """Report topics and channels that the communication plan meant does not have."""
    problems: list[Diagnostic] = []
    entry = record.entry
    if isinstance(entry, CommunicationPlan):
        for index, item in enumerate(entry.items):
            problems += _keys(record, ("items", index), item, entry)
    if isinstance(entry, Entry):
        for index, served in enumerate(entry.serves):
            plan = graph.records.get(served.plan)
            if plan is not None and isinstance(plan.entry, CommunicationPlan):
                problems += _keys(record, ("serves", index), served, plan.entry)
    return problems


def _keys(
    record: Record, path: tuple[str | int, ...], item: Part, plan: CommunicationPlan
) -> list[Diagnostic]:
    known = {"topic": [t.key for t in plan.plan_topics], "channel": [c.key for c in plan.channels]}
    return [
        problem(
            "reference.missing-key", record.place(*path, name),
            key=value, plan=plan.id, known=", ".join(keys),
        )
        for name, keys in known.items()
        if (value := getattr(item, name)) is not None and value not in keys
    ]  # fmt: skip


def _shared_addresses(records: tuple[Record, ...]) -> list[Diagnostic]:
    taken: dict[tuple[str, str], Record] = {}
    problems: list[Diagnostic] = []
    for record in records:
        address = (record.kind.folder, slug_of(record))
        first = taken.setdefault(address, record)
        if first is not record:
            problems.append(
                problem(
                    "address.shared", record.place("slug"),
                    address="/".join(address), first=first.source.path,
                )
            )  # fmt: skip
    for record in records:
        for index, old in enumerate(getattr(record.entry, "old_slugs", ())):
            holder = taken.get((record.kind.folder, old))
            if holder is not None:
                problems.append(
                    problem(
                        "address.shared", record.place("old_slugs", index),
                        address=f"{record.kind.folder}/{old}", first=holder.source.path,
                    )
                )  # fmt: skip
    return problems


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
