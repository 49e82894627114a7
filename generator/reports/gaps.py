"""What never got its turn: campaigns without an exemplar, units never named; who is honoured."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.award_decision import AwardDecision
from generator.content.campaign import Campaign
from generator.content.exemplar import Exemplar
from generator.content.honouree import Honouree, HonoureeKind
from generator.content.unit import Unit
from generator.graph.graph import Graph
from generator.policy.edition import Edition
from generator.vietnamese import fold
from generator.views.naming import name_on, title_of


@dataclass(frozen=True, slots=True)
class CampaignGap:
    """A campaign, how many exemplars of it are public, and how many are being written."""

    id: str
    title: str
    public: bool
    exemplars: int
    waiting: int


def campaigns(graph: Graph, edition: Edition) -> tuple[CampaignGap, ...]:
    """Return every campaign, those without a public exemplar first."""
    told: dict[str, list[bool]] = {}
    for record in graph.of_kind("exemplar"):
        if isinstance(record.entry, Exemplar) and record.entry.campaign:
            told.setdefault(record.entry.campaign, []).append(record.id in edition.records)
    found = [
        CampaignGap(
            record.id,
            title_of(record, edition.day),
            record.id in edition.records,
            sum(told.get(record.id, ())),
            sum(not public for public in told.get(record.id, ())),
        )
        for record in graph.of_kind("campaign")
        if isinstance(record.entry, Campaign)
    ]
    return tuple(sorted(found, key=lambda gap: (gap.exemplars > 0, gap.waiting > 0, gap.id)))


@dataclass(frozen=True, slots=True)
class UnitTurn:
    """A unit that exists on the day, and how many public records name it or what it carries on."""

    id: str
    name: str
    level: str
    records: int


def units(graph: Graph, edition: Edition) -> tuple[UnitTurn, ...]:
    """Return the units of the day by level, those that appear least first."""
    named = _named(edition)
    present = [r.entry for r in graph.of_kind("unit") if isinstance(r.entry, Unit)]
    before: dict[str, list[str]] = {}
    for unit in present:
        for step in unit.successors:
            if step.unit:
                before.setdefault(step.unit, []).append(unit.id)
    levels = list(type(present[0].level)) if present else []
    found = [
        (
            UnitTurn(
                unit.id,
                name_on(unit, edition.day),
                unit.level.vi,
                len(set[str]().union(*(named.get(u, set()) for u in _line_of(unit.id, before)))),
            ),
            levels.index(unit.level),
        )
        for unit in present
        if not _ended(unit, edition.day)
    ]
    found.sort(key=lambda pair: (pair[0].records > 0, pair[1], pair[0].records, pair[0].id))
    return tuple(turn for turn, _ in found)


def _ended(unit: Unit, day: date) -> bool:
    """Tell whether a unit is no more: succeeded or dissolved, or its last name has run out."""
    if any(step.day is None or step.day <= day for step in unit.successors):
        return True
    return all(name.until is not None and name.until < day for name in unit.names)


def _line_of(unit: str, before: Mapping[str, list[str]]) -> set[str]:
    """Return a unit and all that it carries on."""
    seen: set[str] = set()
    ahead = [unit]
    while ahead:
        at = ahead.pop()
        if at not in seen:
            seen.add(at)
            ahead += before.get(at, ())
    return seen


def _named(edition: Edition) -> dict[str, set[str]]:
    """Return by unit the public records that are its own, its paper, or name somebody of it."""
    named: dict[str, set[str]] = {}
    for record in edition.records.values():
        entry = record.entry
        found = {getattr(entry, "unit", None), getattr(entry, "issuer", None)}
        if isinstance(entry, AwardDecision):
            found |= {row.unit_id for row in entry.awarded}
        if isinstance(entry, Exemplar):
            found |= {place.unit for place in entry.replicated}
        for unit in found - {None}:
            named.setdefault(str(unit), set()).add(record.id)
    return named


@dataclass(frozen=True, slots=True)
class Balance:
    """People honoured: in direct work as the record says, in other posts, in leading ones.

    *unknown* are those of whom neither is said, nor a post.
    """

    what: str
    direct: int
    ordinary: int
    leading: int
    unknown: int

    @property
    def people(self) -> int:
        """Return all of them."""
        return self.direct + self.ordinary + self.leading + self.unknown


# A post that begins so leads: "Phó Trưởng phòng" and "Quyền Giám đốc" do as well.
_LEADING = (
    "bi thu", "bo truong", "chanh", "chi cuc truong", "chu nhiem", "chu tich", "cuc truong",
    "doi truong", "giam doc", "hieu truong", "quan doc", "thu truong", "tong cuc truong",
    "tong giam doc", "truong ban", "truong bo mon", "truong khoa", "truong phong", "vien truong",
    "vu truong",
)  # fmt: skip
_BEFORE = ("pho ", "quyen ", "phu trach ", "nguyen ")


def leads(post: str | None) -> bool:
    """Tell whether a post is a leading one, by its first words."""
    words = fold(post or "").strip()
    while start := next((mark for mark in _BEFORE if words.startswith(mark)), None):
        words = words.removeprefix(start)
    # "Phó phòng" is short for a deputy head; a bare "phòng" is no post.
    return words.startswith(_LEADING) or fold(post or "").strip().startswith("pho phong")


def balance(edition: Edition) -> tuple[Balance, ...]:
    """Return the people of every public decision by year, then the people with a page.

    Revoked awards do not count, nor do collectives and households.
    """
    by_year: dict[str, Counter[str]] = {}
    for record in edition.of_kind("award-decision"):
        entry = record.entry
        assert isinstance(entry, AwardDecision)
        year = f"Quyết định năm {entry.issue_day.year}" if entry.issue_day else "Không ghi ngày"
        tally = by_year.setdefault(year, Counter())
        revoked = edition.taken_back.get(record.id)
        for at, row in enumerate(entry.awarded, start=1):
            if row.kind is not HonoureeKind.PERSON:
                continue
            number = at if row.number is None else row.number
            if not (revoked and edition.revoked(record.id, number, row.name)):
                tally[_standing(row.direct_worker, row.post)] += 1
    pages = Counter(
        _standing(entry.direct_worker or None, entry.post)
        for record in edition.of_kind("honouree")
        if isinstance(entry := record.entry, Honouree)
        and entry.honouree_kind is HonoureeKind.PERSON
    )
    rows = [*sorted(by_year.items(), reverse=True), ("Gương có trang riêng", pages)]
    return tuple(Balance(what, **_counts(tally)) for what, tally in rows if tally)


def _counts(tally: Counter[str]) -> dict[str, int]:
    """Return a count for each standing."""
    return {name: tally[name] for name in ("direct", "ordinary", "leading", "unknown")}


def _standing(direct: bool | None, post: str | None) -> str:
    """Return what somebody counts as; what the record says of direct work goes before the post."""
    if direct:
        return "direct"
    if direct is False or leads(post):
        return "leading"
    return "ordinary" if post else "unknown"
