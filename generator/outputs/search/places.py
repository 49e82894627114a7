"""An entry as the index has it: every word with its places, and the passages results quote from.

A place tells by itself where a word stands. The title of a page takes places from ``TITLE`` on, a
person's name those below; the text takes those from ``TEXT`` on, ``PASSAGE`` of them a passage;
after it comes what is found but not quoted: where the page is filed, what ``expand`` finds. Between
pieces of text a place is left free, so that no phrase reaches over.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.outputs.search.blocks import blocks
from generator.outputs.search.expand import Glossary, joined_capitals
from generator.outputs.search.numbers import differences, numbers
from generator.outputs.search.words import WORD, plain, word
from generator.views.search_entry import SearchEntry

TITLE, TEXT, PASSAGE = 64, 192, 400
"""First place of a title, first place of the text, places of a passage; ``search-index.js`` too."""
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Laid:
    """The words of an entry, and its text in passages, at least one."""

    words: dict[str, bytes]
    """By their exact keys: how often a page has the word, and the places as differences."""
    passages: list[str]
    head: list[str]
    """What results show beside: address, title, kind, day, flags, and lines to tell it by."""


def lay(entry: SearchEntry, body: str, glossary: Glossary) -> Laid:
    """Lay out the words of *entry*, its body given as HTML."""
    title = plain(entry.title)
    pieces = [text for piece in _pieces(entry, body) if (text := plain(piece).strip())]
    filed = [plain(piece) for piece in _filed(entry)]
    layout = _Layout()
    left = layout.put_title(title, glossary.meanings(title), person=entry.person)
    passages = layout.put_text(pieces)
    hidden = dict.fromkeys((*left, *filed, *_hidden([title, *pieces, *filed], glossary)))
    for piece in hidden:
        layout.put(piece)
    return Laid(layout.words(), passages, _head(entry))


class _Layout:
    """Words in the order of their places, each as it is written."""

    def __init__(self) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._next = 0

    def put(self, text: str, end: int | None = None) -> str:
        """Put the words of a piece at the next places; return those there is no room for."""
        found = WORD.findall(text)
        kept = found if end is None else found[: max(0, end - self._next)]
        for at, written in enumerate(kept, self._next):
            self._places[written].append(at)
        self._next += len(kept) + 1
        return " ".join(found[len(kept) :])

    def put_title(self, title: str, meanings: Iterable[str], *, person: bool) -> list[str]:
        """Put a title and what it stands for; return what there was no room for."""
        self._next, end = (0, TITLE - 1) if person else (TITLE, TEXT - 1)
        return [left for piece in (title, *meanings) if (left := self.put(piece, end))]

    def put_text(self, pieces: Iterable[str]) -> list[str]:
        """Put the text; return its passages."""
        passages: defaultdict[int, list[str]] = defaultdict(list)
        self._next = TEXT
        for piece in pieces:
            first = self._next
            self.put(piece)
            for number, part in _parted(piece, first - TEXT, self._next - 1 - TEXT):
                passages[number].append(part)
        return ["\n".join(passages[number]) for number in range(max(passages, default=0) + 1)]

    def words(self) -> dict[str, bytes]:
        """Return the places of every word by its exact key."""
        found: dict[str, list[int]] = {}
        for written, places in self._places.items():
            key = word(written).exact
            found[key] = sorted(found[key] + places) if key in found else places
        return {key: numbers((len(at), *differences(at))) for key, at in found.items()}


def _parted(piece: str, first: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield a piece whose words have the places from *first* to *end*, parted by passages."""
    if first // PASSAGE == max(end - 1, first) // PASSAGE:
        yield first // PASSAGE, piece
        return
    cut = 0
    for at, found in enumerate(WORD.finditer(piece), first):
        if at > first and at % PASSAGE == 0:
            yield at // PASSAGE - 1, piece[cut : found.start()].strip()
            cut = found.start()
    yield (end - 1) // PASSAGE, piece[cut:].strip()


def _pieces(entry: SearchEntry, body: str) -> Iterator[str]:
    yield entry.summary
    yield from blocks(body)
    yield from entry.facts
    yield from entry.names


def _filed(entry: SearchEntry) -> Iterator[str]:
    yield from entry.meta
    for tag in (entry.field, *entry.units, *entry.campaigns, *entry.awards):
        if tag:
            yield tag.label


def _hidden(pieces: Iterable[str], glossary: Glossary) -> Iterator[str]:
    """Yield what a page is found by beside its words."""
    for piece in pieces:
        yield from joined_capitals(piece)
        for meaning in glossary.meanings(piece):
            yield meaning
            yield from joined_capitals(meaning)


def _head(entry: SearchEntry) -> list[str]:
    flags = "".join(("p" if entry.person else "", "s" if entry.sample else ""))
    day = entry.day.isoformat() if entry.day else ""
    meta = (plain(line[:_LONGEST_LINE]) for line in entry.meta)
    return [entry.address, plain(entry.title), entry.kind_label, day, flags, *meta]
