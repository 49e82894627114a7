"""Which names the published site must not hold on a day, and where one may stand all the same.

Looked for is the name of every honoured person and household whose page is not published on the
day, whatever the reason: withdrawn, removed, consent missing or lapsed, draft, embargoed, expired.
Of a collective only once it was withdrawn or removed: an organisation's name is nobody's private
data. After a consultation its subjects' names are looked for as well, and reported as a warning.

A name has a *lawful ground* where a published record names people by its nature: the recipients of
a decision, the subjects of a running consultation, a signer, an author, a unit. There, and in
whatever gathers many records (listings, feeds, search), it may stand; on the page of another record
it may not. Someone of the same name who has a published page of their own makes the name lawful
everywhere. Whoever was removed from every list (``everywhere``) has no such ground: a row with the
name and without the id of someone else is taken for theirs.

A name is also known by the rows that carry the person's id: it outlives the record's own title.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.build.pipeline import Prepared
from generator.checks.names import Names, searchable
from generator.checks.withheld import ANYWHERE, Sought, Withheld
from generator.content.award_decision import AwardDecision, Awarded
from generator.content.consultation import Consultation, Subject
from generator.content.document_parts import Issued
from generator.content.exemplar import Exemplar
from generator.content.fields import Part
from generator.content.honouree import Honouree, HonoureeKind
from generator.content.news import News
from generator.content.record import Entry
from generator.content.unit import Unit
from generator.diagnostics import Place
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.consent import is_personal
from generator.policy.unlisting import NAMELESS, is_unlisted
from generator.policy.verdict import Gone, Hold, Publish
from generator.policy.withholding import HIDDEN
from generator.vietnamese import fold
from generator.views.address import address_of

NAME, CONSULTED = "withheld.name", "withheld.consulted"
_HONORIFICS = {
    tuple(words.split())
    for words in (
        "ho gia dinh", "gia dinh", "ho", "vo chong", "ong", "ba", "anh", "chi", "em", "co", "chu",
        "bac", "cu", "chau", "thay", "dong chi", "d c", "co giao", "thay giao", "nha giao",
        "bac si", "nghe nhan", "nghe si", "ky su",
    )
}  # fmt: skip
_NO_NAME = {"ho", "gia", "dinh", "ca", "nhan", "tap", "the", "minh", "hoa", "da", "go", "ten"}
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_AND = re.compile(r"\s+(?:và|cùng|&)\s+|\s+[-–—]\s+|[,;/&–—]")


@dataclass(frozen=True, slots=True)
class _Ground:
    """A published text that names people by its nature; *whose* is the id written with it."""

    address: str
    text: str
    whose: str | None = None


def sought(prepared: Prepared, more: Iterable[tuple[str, str]] = ()) -> Sought:
    """Return what must not be in a site on the edition's day. *more*: further names."""
    graph, edition = prepared.graph, prepared.edition
    names = withheld(prepared, more)
    public = edition.records.values()
    absent = tuple(
        (key, address_of(graph.records[key]), not isinstance(verdict, Gone | Hold))
        for key, verdict in edition.verdicts.items()
        if not isinstance(verdict, Publish) and isinstance(graph.records[key].entry, Entry)
    )
    short = list(unsearchable(names))
    places = [graph.records[k].place("title") if k in graph.records else Place(k) for k in short]
    return Sought(
        names,
        tuple(address_of(record) for record in public if not isinstance(record.entry, Unit)),
        absent,
        tuple(zip(short, places, strict=True)),
    )


def withheld(prepared: Prepared, more: Iterable[tuple[str, str]] = ()) -> tuple[Withheld, ...]:
    """Return every name to look for; *more* are (id, name) that the content no longer holds."""
    graph, edition = prepared.graph, prepared.edition
    names: dict[tuple[str, str], set[str]] = {}
    for key, verdict in edition.verdicts.items():
        if not isinstance(verdict, Publish) and _is_sought(graph.records[key], graph, prepared):
            names[key, NAME] = set(names_of(graph.records[key], graph))
    for consultation, name in _consulted(prepared):
        names.setdefault((consultation, CONSULTED), set()).update(forms(name, personal=True))
    for key, name in more:
        names.setdefault((key, NAME), set()).update(forms(name, personal=True))
    named = [Withheld(key, code, tuple(sorted(found))) for (key, code), found in names.items()]
    return tuple(_grounded(named, tuple(_grounds(prepared)), graph, prepared)) if named else ()


def names_of(record: Record, graph: Graph) -> tuple[str, ...]:
    """Return the names by which a record's honouree is known here, without honorifics."""
    entry = record.entry
    if not isinstance(entry, Honouree):
        return ()
    personal = is_personal(entry)
    written = [entry.title, *_rows_of(record.id, graph)]
    written += re.split("[,;]", entry.sort_key)[:1] if entry.sort_key and personal else []
    found = dict.fromkeys(form for text in written for form in forms(text, personal=personal))
    syllables = {word for name in found for word in fold(name).split()}
    for stem in (record.stem, entry.slug or "", *entry.old_slugs):
        # The name of the file, where it is the person's and not the id.
        words = [word for word in stem.split("-") if word.isalpha()]
        if len(syllables.intersection(words)) > 1:
            found[" ".join(words)] = None
    return tuple(found)


def forms(name: str, *, personal: bool) -> tuple[str, ...]:
    """Return the names within a title: "Hộ ông A và bà B" names A and B."""
    whole = _ASIDE.sub(" ", name)
    parts = _AND.split(whole) if personal else [whole]
    found = dict.fromkeys(_bare(part.split()) if personal else part.strip() for part in parts)
    return tuple(f for f in found if f and not set(fold(f).split()) <= _NO_NAME)


def unsearchable(named: Iterable[Withheld]) -> Iterator[str]:
    """Yield the ids of those none of whose names can be looked for."""
    for each in named:
        if not any(map(searchable, each.names)):
            yield each.id


def _bare(words: list[str]) -> str:
    """Take honorifics off the front, as long as two words stay: *Ông* is a family name, too."""
    while True:
        plain = re.sub(r"[^a-z ]", " ", fold(" ".join(words))).split()
        found = [h for h in _HONORIFICS if tuple(plain[: len(h)]) == h and len(words) - len(h) > 1]
        if not found:
            return " ".join(words)
        words = words[max(map(len, found)) :]


def _is_sought(record: Record, graph: Graph, prepared: Prepared) -> bool:
    entry = record.entry
    if not isinstance(entry, Honouree):
        return False
    left = {item.id for item in (*prepared.edition.notices, *prepared.edition.redirects)}
    gone = {item.id for item in prepared.edition.gone}
    return (
        is_personal(entry) or record.id in left or (record.id in gone and entry.removed is not None)
    )


def _rows_of(honouree: str, graph: Graph) -> Iterator[str]:
    for record in graph.records.values():
        yield from (row.name for row in _listed(record.entry) if row.honouree == honouree)


def _consulted(prepared: Prepared) -> Iterator[tuple[str, str]]:
    """Yield the people whose consultation is over and whose names its page hides now."""
    for record in prepared.edition.of_kind("consultation"):
        shown, written = record.entry, prepared.graph.records[record.id].entry
        assert isinstance(shown, Consultation)
        assert isinstance(written, Consultation)
        for hidden, subject in zip(shown.subjects, written.subjects, strict=True):
            if hidden.name == HIDDEN and subject.kind is not HonoureeKind.COLLECTIVE:
                yield record.id, subject.name


def _grounds(prepared: Prepared) -> Iterator[_Ground]:
    """Yield what names people lawfully on the published site, as the gate lets it through."""
    edition = prepared.edition
    yield _Ground(ANYWHERE, edition.section.responsible or "")
    for record in edition.records.values():
        entry, address = record.entry, address_of(record)
        if isinstance(entry, Unit):
            yield from (_Ground(ANYWHERE, name.value) for name in entry.names)
        if isinstance(entry, Honouree):
            yield _Ground(ANYWHERE, entry.title, record.id)
        if isinstance(entry, AwardDecision):
            yield from (_Ground(address, r.name) for r in entry.revocations if r.name)
        if isinstance(entry, Issued):
            yield _Ground(address, (entry.signer and entry.signer.name) or "")
            yield from (_Ground(address, stamp.signer) for stamp in entry.stamps)
        written = prepared.graph.records[record.id].entry
        for row, linked in zip(_listed(entry), _listed(written), strict=True):
            yield _Ground(address, row.name, linked.honouree)
        if isinstance(entry, News | Exemplar):
            yield _Ground(address, entry.writer or "")
        if isinstance(entry, News):
            yield _Ground(address, entry.photographer or "")
        if isinstance(entry, Entry):
            pictures = (entry.image, *entry.images) if entry.image else entry.images
            yield from (_Ground(address, picture.credit) for picture in pictures)


def _listed(entry: Part) -> Sequence[Awarded | Subject]:
    """Return the rows of a list of people. Only the written ones tell whose all of them are."""
    if isinstance(entry, AwardDecision):
        return entry.awarded
    return entry.subjects if isinstance(entry, Consultation) else ()


def _grounded(
    named: list[Withheld], grounds: tuple[_Ground, ...], graph: Graph, prepared: Prepared
) -> Iterator[Withheld]:
    exact = Names((each.id, name) for each in named for name in each.names)
    plain = Names((each.id, fold(name)) for each in named for name in each.names)
    lawful: dict[str, set[str]] = {}
    namesakes: set[str] = set()
    for ground in grounds:
        if ground.text in ("", NAMELESS, HIDDEN):
            continue
        same = {hit.key for hit in exact.find(ground.text)}
        for key in same:
            if _may_stand(key, ground, graph, prepared):
                lawful.setdefault(key, set()).add(ground.address)
        namesakes |= {hit.key for hit in plain.find(fold(ground.text))} - same
    for each in named:
        yield Withheld(
            each.id, each.code, each.names,
            tuple(sorted(lawful.get(each.id, ()))), each.id in namesakes,
        )  # fmt: skip


def _may_stand(key: str, ground: _Ground, graph: Graph, prepared: Prepared) -> bool:
    if not is_unlisted(key, graph, prepared.edition.day):
        return True
    return ground.whose is not None and ground.whose != key
