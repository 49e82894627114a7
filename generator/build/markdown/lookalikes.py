"""What prints as it was written, although it was surely meant as markup: slips, other dialects."""

import re
from collections.abc import Iterator
from operator import itemgetter

Lookalike = tuple[int, str, str, dict[str, str]]
"""Where in its text it begins, the passage itself, code, particulars."""

_IN_BRACKETS = re.compile(r"\]\(([^()<>\n\"]*+)\)")
_SPACED_ID = re.compile(r"\s*id:\s")
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}\Z")
_APART = re.compile(r"\[[^\[\]\n]+\]\s+\(((?:id:|mailto:|https?://)[^()\s]+)\)")
# One # alone may be a hashtag.
_UNPARTED = re.compile(r"(#{2,6})[^\s#]+")
_CALL = re.compile(r"\[\^([^\s\]]{1,100})\]")
_CONTENTS = re.compile(r"\[{1,2}_?TOC_?\]{1,2}", re.IGNORECASE)
_TASK = re.compile(r"(?:[-*+]|\d+[.)])\s+(\[[ xX]\])\s")

_GIVEN = r"""(?:[.#][^\W\d][\w-]*+|(?:class|id|lang)=(?:"[^"{}]*+"|[\w-]++))"""
_ATTRIBUTES = re.compile(rf"\{{:?\s*+({_GIVEN}(?:\s++{_GIVEN})*+)\s*+\}}")

# A mark of each, the whole, and what prints here as it was meant. Numbers have ~ and ^ between
# them in prose, formulas == with spaces around.
_FOREIGN = (
    ("==", re.compile(r"(?<![=\w])==(?![=\s])([^=\n]+)(?<!\s)==(?![=\w])"), r"<mark>\1</mark>"),
    ("~", re.compile(r"(?<=[^\W\d_])~([\w+-]{1,10})~(?!\d)"), r"<sub>\1</sub>"),
    ("^", re.compile(r"(?<=[\w)])\^([\w+-]{1,10})\^(?!\d)"), r"<sup>\1</sup>"),
    ("**", re.compile(r"(?<!\*)\*\*(?![*\s])([^*\n]+)(?<!\s)\*\*(?!\*)"), r"<strong>\1</strong>"),
    ("*[", re.compile(r"\A\*\[([^\[\]]{1,100})\]:\s*(.{0,200})"), r'<abbr title="\2">\1</abbr>'),
)


def lookalikes(text: str) -> list[Lookalike]:
    """Return what in a text between marks was surely meant as markup, in order."""
    return sorted(_found(text), key=itemgetter(0))


def box_of_task(line: str, column: int) -> tuple[int, dict[str, str]] | None:
    """Return where the box of a task stands in the line of a list item, and particulars of it."""
    box = _TASK.match(line, column)
    if not box:
        return None
    return box.start(1), {"written": box[1], "instead": "☐" if box[1] == "[ ]" else "☑"}


def _found(text: str) -> Iterator[Lookalike]:
    if unparted := _UNPARTED.match(text):
        yield 0, unparted[0], "markdown.heading-space", {"marks": unparted[1]}
    for mark, pattern, instead in _FOREIGN:
        if mark in text:
            for found in pattern.finditer(text):
                particulars = {"written": found[0], "instead": found.expand(instead)}
                yield found.start(), found[0], "markdown.foreign", particulars
    if "{" in text:
        for found in _ATTRIBUTES.finditer(text):
            particulars = {"written": found[0], "given": found[1]}
            yield found.start(), found[0], "markdown.stray-attributes", particulars
    if "]" in text:
        yield from _bracketed(text)


def _bracketed(text: str) -> Iterator[Lookalike]:
    if _CONTENTS.fullmatch(text):
        yield 0, text, "markdown.contents", {"written": text}
    for inner in _IN_BRACKETS.finditer(text):
        address = inner[1]
        if _SPACED_ID.match(address) or (" " in address and _ENDING.search(address)):
            yield inner.start(1), address, "markdown.space-in-address", {"address": address}
    for apart in _APART.finditer(text):
        yield apart.start(), apart[0], "markdown.space-before-address", {"address": apart[1]}
    for call in _CALL.finditer(text):
        yield call.start(), call[0], "markdown.unknown-note", {"name": call[1]}
