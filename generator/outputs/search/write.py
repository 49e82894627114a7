"""Write the search index: entries in, files to publish under ``tim-kiem/chi-muc/`` out.

All files but the table of contents are named by their digests, so a browser keeps them for good.
All are packed with gzip by us: few servers are set to pack what is no text.
"""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from generator.digest import digest, file_digest, value_digest
from generator.outputs.pending import Pending
from generator.outputs.search.expand import Glossary
from generator.outputs.search.kept import find_index, keep_index
from generator.outputs.search.places import Laid, lay
from generator.outputs.search.postings import Postings
from generator.outputs.search.records import in_order, table
from generator.outputs.search.shelves import shelves
from generator.views.address import SEARCH
from generator.views.page import Body
from generator.views.search_entry import SearchEntry
from generator.views.site import SiteView

FOLDER = f"{SEARCH}chi-muc/"
CONTENTS = "muc-luc.bin"
_DIGITS = 10


Each = Callable[[Callable[[SearchEntry], Laid], Sequence[str], Sequence[SearchEntry]], list[Laid]]
"""Does the same work for every entry, each with the key of all that its result depends on."""


def in_turn(
    work: Callable[[SearchEntry], Laid], _: Sequence[str], entries: Sequence[SearchEntry]
) -> list[Laid]:
    """Do the work for every entry, one after the other."""
    return [work(entry) for entry in entries]


def write_search(
    site: SiteView, html: Callable[[Body], str], cache: Path, program: str, each: Each = in_turn
) -> Mapping[str, Pending]:
    """Return the files of the index by their addresses; none where there is nothing to find.

    *html* renders a body, *program* stands for all that the same entries might be rendered
    otherwise by. *each* may do its work in several processes, and remember.
    """
    if not site.search:
        return {}
    home, common = cache / "search", value_digest(site.glossary, program)
    entries = in_order(site.search)
    keys = [digest(common, value_digest(entry)) for entry in entries]
    key = digest(*keys)
    files = find_index(home, key)
    if files is None:
        glossary = Glossary(site.glossary)
        work = partial(_laid, html, glossary)
        files = _index(entries, each(work, keys, entries))
        keep_index(home, key, files)
    return {FOLDER + name: _ready(data) for name, data in files.items()}


def _laid(html: Callable[[Body], str], glossary: Glossary, entry: SearchEntry) -> Laid:
    return lay(entry, html(entry.body) if entry.body else "", glossary)


def _ready(data: bytes) -> Pending:
    return Pending(file_digest(data), lambda: data)


def _index(entries: Sequence[SearchEntry], laid: Sequence[Laid]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}

    def put(data: bytes) -> str:
        packed = gzip.compress(data, 6, mtime=0)
        digits = file_digest(data)[:_DIGITS]
        files[f"{digits}.bin"] = packed
        return digits

    postings = Postings()
    for row, page in enumerate(laid):
        postings.add(row, page.words)
    shelved = [(count, put(data)) for count, data in shelves(laid)]
    contents = {
        "rows": len(entries),
        "table": put(table(entries)),
        "words": [(first, put(data)) for first, data in postings.files()],
        "shelves": [digits for _, digits in shelved],
        "sizes": [count for count, _ in shelved],
        "long": [(row, len(p.passages)) for row, p in enumerate(laid) if len(p.passages) > 1],
    }
    data = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    files[CONTENTS] = gzip.compress(data, 6, mtime=0)
    return dict(sorted(files.items()))
