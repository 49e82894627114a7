"""An entry as the small HTML page that Pagefind reads in its stead.

The first places of its text are laid out, so that the place of a match alone tells where it is:

- ``PERSON``: the syllables of a person's name, each once;
- ``TITLE``: the words of the title, each once, with the meanings of its abbreviations;
- ``SPELT``: words of the title that differ from another of them in accents alone, other spellings;
- ``PHRASE``: the title in its order;
- ``TEXT``: summary, body and facts, up to ``words.LAST``; after it what results show elsewhere
  or not at all: where the page is filed, and what ``expand`` finds.

What a result shows is written in letters of the private use area, which Pagefind does not index.
"""

from collections.abc import Iterable, Iterator
from html import escape

from lxml import html as lxml_html

from generator.outputs.search.expand import Glossary, other_spelling, symbols
from generator.outputs.search.words import BLANK, BREAK, END, LAST, WORD, coded, plain
from generator.vietnamese import fold
from generator.views.search_entry import SearchEntry

PERSON, TITLE, SPELT, PHRASE, TEXT = 0, 12, 76, 108, 204
SHOWN = "v"
_PRIVATE = 0xF0000
_LONGEST_LINE = 300
_INLINE = frozenset(
    ["a", "abbr", "b", "code", "del", "em", "i", "img", "s", "span", "strong", "sub", "sup"]
)
_PARSER = lxml_html.HTMLParser(huge_tree=True)
_UNSAID = ("footnote-ref", "footnote-backref")


def twin(entry: SearchEntry, body: str, glossary: Glossary) -> str:
    """Return the page of *entry*, its body given as HTML."""
    title = plain(entry.title)
    laid = _laid_out(entry, title, glossary)
    pieces = [plain(piece) for piece in _pieces(entry, body)]
    filed = [plain(piece) for piece in _filed(entry)]
    shown, labels = _written(pieces), _written(filed)
    hidden = f" {BREAK} ".join(dict.fromkeys(_hidden([title, *pieces, *filed], glossary)))
    return (
        '<!doctype html><html lang="vi"><body>'
        f'<span data-pagefind-weight="4">{escape(laid)}</span> '
        f"{escape(shown)} {LAST} {escape(labels)} {BREAK} "
        f'<span data-pagefind-weight="0.5">{escape(hidden)}</span>'
        f'<i data-pagefind-meta="{SHOWN}:{private(_shown(entry))}"></i></body></html>'
    )


def _laid_out(entry: SearchEntry, title: str, glossary: Glossary) -> str:
    words = [word.replace(".", "") for word in WORD.findall(title)]
    meant = [w for meaning in glossary.meanings(title) for w in WORD.findall(plain(meaning))]
    once: dict[str, str] = {}
    spelt: dict[str, None] = {}
    for word in (*words, *meant):
        if once.setdefault(fold(word), word).lower() != word.lower():
            spelt[word] = None
        if other := other_spelling(word.lower()):
            spelt[other] = None
    person = list(dict.fromkeys(map(fold, words))) if entry.person else []
    zones = (
        (PERSON, TITLE, (once[key] for key in person)),
        (TITLE, SPELT, once.values()),
        (SPELT, PHRASE, spelt),
    )
    places = [BLANK] * TEXT
    for start, end, found in zones:
        for at, word in zip(range(start, end), found, strict=False):
            places[at] = next(coded(word))
    for at, word in zip(range(PHRASE, TEXT - 1), coded(title), strict=False):
        places[at] = word
    return " ".join(places)


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


def _written(pieces: Iterable[str]) -> str:
    """Return pieces as index text, with breaks between them."""
    return f" {BREAK} ".join(text for piece in pieces if (text := " ".join(coded(piece))))


def _hidden(pieces: Iterable[str], glossary: Glossary) -> Iterator[str]:
    """Yield what a page is found by beside its words, as index text."""
    for piece in pieces:
        yield from symbols(piece)
        for meaning in glossary.meanings(piece):
            yield " ".join(coded(plain(meaning)))
            yield from symbols(meaning)
        for word in WORD.findall(piece.lower()):
            if other := other_spelling(word):
                yield other.replace("đ", "ḍ") + END


def blocks(html: str) -> Iterator[str]:
    """Yield the text of HTML, a block at a time."""
    if not html.strip():
        return
    text: list[str] = []
    ahead: list[tuple[str, object]] = [
        ("open", lxml_html.document_fromstring(f"<div>{html}</div>", _PARSER))
    ]
    while ahead:
        step, item = ahead.pop()
        if isinstance(item, str):
            text.append(item)
            continue
        if not isinstance(item, lxml_html.HtmlElement):
            # A comment.
            continue
        if item.tag not in _INLINE:
            yield from _said(text)
            text = []
        if step == "close":
            continue
        said = not any(name in item.get("class", "") for name in _UNSAID)
        ahead.append(("close", item))
        for child in reversed(item if said else ()):
            ahead += [("text", child.tail or ""), ("open", child)]
        ahead.append(("text", (item.text or "") if said else ""))
    yield from _said(text)


def _said(text: list[str]) -> Iterator[str]:
    line = " ".join("".join(text).split())
    if line:
        yield line


def _shown(entry: SearchEntry) -> str:
    flags = "".join(("p" if entry.person else "", "s" if entry.sample else ""))
    day = entry.day.isoformat() if entry.day else ""
    meta = (line[:_LONGEST_LINE] for line in entry.meta)
    return "\x1f".join((entry.title, entry.kind_label, day, flags, *meta))


def private(text: str) -> str:
    """Return *text* in letters that Pagefind reads past; one for one, above U+F0000."""
    return "".join(chr(_PRIVATE + ord(c)) if ord(c) < 0x10000 else "" for c in text)
