"""Find names in text however they are spelt: accents or none, capitals, hyphens, tags in between.

A name is found as whole words, its syllables in order with anything but letters between them,
or run together where it is long enough for that to be no chance. It counts where the accents are
the name's own (wherever the tone stands: ``hoà`` is ``hòa``) or where there is none at all, so the
feast *lễ hội* is not a Mr *Lê Hội*, and *Trần Thị Hoa* not *Trần Thị Hoà*.

Speed does not depend on the number of names: the words of a text are compared with one set that
has a telling word of each name, and only a text that has one is looked through word by word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checks.letters import PARTS, bare, page

_FEWEST_GLUED, _SHORTEST_GLUED = 3, 9
_SHORTEST_IN_ROW = 6
_LETTER = [part[0].isalpha() for part in PARTS]
_LETTERS = bytes(byte if _LETTER[byte] else 32 for byte in range(256))
_LETTERS_DIGITS = bytes(
    byte if _LETTER[byte] or chr(byte) in "0123456789" else 32 for byte in range(256)
)
_TAG = re.compile(rb"<[^<>]{0,5000}+>")
# So common in names that they tell nothing.
_COMMON = frozenset(
    b"nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly thi van to".split()
)


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A name found: on which line of the text, whose it is, and whether with its accents.

    *exact* is also true of a name that has no accents to write.
    """

    line: int
    key: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    accented: tuple[bytes, ...]
    """The words in the code page of ``letters``."""
    words: tuple[bytes, ...]
    telling: int
    """Which of the words is looked for first."""
    glued: bytes
    """The words run together; empty where that would be found by chance."""


def searchable(name: str) -> bool:
    """Tell whether *name* is long enough to be looked for: two words and four letters."""
    words = bare(page(name).translate(_LETTERS)).split()
    return len(words) > 1 and sum(map(len, words)) > 3


class Names:
    """Names to look for, each under a key; a key may have several."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        made = [_name(key, name) for key, name in sorted(set(names)) if searchable(name)]
        self._plain = _Index(n for n in made if not _has_digit(n))
        self._numbered = _Index(n for n in made if _has_digit(n))

    def __bool__(self) -> bool:
        return bool(self._plain.telling or self._numbered.telling)

    def find(self, text: str, *, glued: bool = False) -> tuple[Hit, ...]:
        """Return every occurrence; in *glued* text, of long names in a row of letters."""
        if not text:
            return ()
        made = page(text)
        if glued:
            return (
                *self._plain.in_row(made, _LETTERS),
                *self._numbered.in_row(made, _LETTERS_DIGITS),
            )
        found = set(self._plain.find(made, _LETTERS))
        if self._numbered.telling:
            found.update(self._numbered.find(made, _LETTERS_DIGITS))
        return tuple(sorted(found))


class _Index:
    """Names by the word that tells of them."""

    def __init__(self, names: Iterable[_Name]) -> None:
        self.names = tuple(names)
        self.by_word: dict[bytes, list[tuple[_Name, int]]] = {}
        for name in self.names:
            word = name.words[name.telling]
            self.by_word.setdefault(word, []).append((name, name.telling))
            if name.glued:
                self.by_word.setdefault(name.glued, []).append((name, -1))
        self.telling = frozenset(self.by_word)

    def find(self, made: bytes, kept: bytes) -> Iterator[Hit]:
        """Yield the names in a page: as it is, for attributes, and without its tags."""
        words = bare(made.translate(kept)).split()
        if self.telling.isdisjoint(words):
            return
        there = set(words)
        likely = self._likely(there)
        if likely:
            yield from _in_words(made, kept, likely)
            if b"<" in made:
                yield from _in_words(_TAG.sub(_blank, made), kept, likely)

    def _likely(self, there: set[bytes]) -> dict[bytes, list[tuple[_Name, int]]]:
        """Return the names all of whose words are there, by the word to start from."""
        found = {
            word: [(n, at) for n, at in self.by_word[word] if at < 0 or there.issuperset(n.words)]
            for word in self.telling & there
        }
        return {word: names for word, names in found.items() if names}

    def in_row(self, made: bytes, kept: bytes) -> Iterator[Hit]:
        """Yield the names in text whose words cannot be told apart, all of it as one word."""
        row = made.translate(kept).replace(b" ", b"")
        folded = bare(row)
        for name in self.names:
            wanted = b"".join(name.words)
            at = folded.find(wanted) if len(wanted) >= _SHORTEST_IN_ROW else -1
            while at >= 0:
                exact = _exactness(name, _cut(name, row[at : at + len(wanted)]))
                # A short name is only known by its accents there.
                if exact or (exact is False and name.glued):
                    yield Hit(1, name.key, exact)
                at = folded.find(wanted, at + 1)


def _in_words(
    made: bytes, kept: bytes, likely: dict[bytes, list[tuple[_Name, int]]]
) -> Iterator[Hit]:
    accented = made.translate(kept).split()
    words = bare(made.translate(kept)).split()
    for at in [at for at, word in enumerate(words) if word in likely]:
        for name, place in likely[words[at]]:
            first, count = (at, 1) if place < 0 else (at - place, len(name.words))
            if first < 0:
                continue
            written = tuple(accented[first : first + count])
            if place < 0:
                written = _cut(name, written[0])
            elif tuple(words[first : first + count]) != name.words:
                continue
            exact = _exactness(name, written)
            if exact is not None:
                yield Hit(_line(made, kept, first), name.key, exact)


def _name(key: str, name: str) -> _Name:
    kept = _LETTERS_DIGITS if any(c.isdigit() for c in name) else _LETTERS
    accented = tuple(page(name).translate(kept).split())
    words = tuple(bare(word) for word in accented)
    glued = b"".join(words)
    is_long = len(words) >= _FEWEST_GLUED and len(glued) >= _SHORTEST_GLUED
    # The last of equals: the given name.
    telling = max(range(len(words)), key=lambda at: (words[at] not in _COMMON, len(words[at]), at))
    return _Name(key, accented, words, telling, glued if is_long else b"")


def _has_digit(name: _Name) -> bool:
    return any(chr(byte).isdigit() for word in name.words for byte in word)


def _cut(name: _Name, written: bytes) -> tuple[bytes, ...]:
    """Cut a name written together into its words."""
    parts, start = list[bytes](), 0
    for word in name.words:
        parts.append(written[start : start + len(word)])
        start += len(word)
    return tuple(parts)


def _exactness(name: _Name, written: tuple[bytes, ...]) -> bool | None:
    """Return whether the accents are the name's; False where there are none, None where others."""
    if not any(_accents(word) for word in written):
        return not any(_accents(word) for word in name.accented)
    same = all(map(lambda a, b: _accents(a) == _accents(b), written, name.accented))
    return True if same else None


def _accents(word: bytes) -> tuple[tuple[int, str], ...]:
    """Return a word's shape marks with their places, and its tone wherever it stands."""
    shapes = tuple((at, PARTS[byte][1]) for at, byte in enumerate(word) if PARTS[byte][1])
    return (*shapes, *((-1, PARTS[byte][2]) for byte in word if PARTS[byte][2]))


def _line(made: bytes, kept: bytes, word: int) -> int:
    """Return the line on which the word of this number begins."""
    spaced = made.translate(kept)
    for at, found in enumerate(re.finditer(rb"[^ ]+", spaced)):
        if at == word:
            return made.count(b"\n", 0, found.start()) + 1
    return 1


def _blank(tag: re.Match[bytes]) -> bytes:
    """Return what stands for a tag: its line ends, so that lines keep their numbers."""
    return b"\n" * tag[0].count(b"\n") or b" "
