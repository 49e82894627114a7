"""What is changed in a parsed body before it is printed: headings, ids, admonitions, pictures."""

import re
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from generator.build.markdown.dialect import AUTHOR_ATTRIBUTES, Environment, parser
from generator.vietnamese import slugify

TOP_LEVEL = 2
LOWEST_LEVEL = 6

# Titles for admonitions that were given none; the names are those of Material for MkDocs.
ADMONITIONS = {
    "abstract": "Tóm tắt",
    "danger": "Cảnh báo",
    "example": "Ví dụ",
    "info": "Thông tin",
    "note": "Ghi chú",
    "question": "Câu hỏi",
    "quote": "Trích dẫn",
    "success": "Kết quả",
    "tip": "Gợi ý",
    "warning": "Lưu ý",
}

# Blocks of one line: what is written at its end is theirs. Others have a last line for it.
_LINES = frozenset({"heading_open", "dt_open", "th_open", "td_open"})
_EMPHASIS = frozenset({"em_close", "strong_close", "s_close"})

_NOTE_ID = re.compile(r"fn(?:ref)?\d+(?:-\d+)?")
NULL, REPLACEMENT = "\0", "\ufffd"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body's tokens, settled, and what the renderer needs beside them."""

    tokens: list[Token]
    environment: Environment
    levels: tuple[int, ...]
    """The headings' levels as written, in their order."""


def parse_body(markdown: str) -> Parsed:
    """Parse a body and settle its attributes, headings, ids, admonitions and pictures."""
    environment: Environment = {}
    tokens = parser().parse(markdown, environment)
    _settle_attributes(tokens)
    levels = _settle_headings(tokens)
    _settle_admonitions(tokens)
    # What is printed with attributes: blocks, and what stands within lines.
    marked = [each for token in tokens for each in token.children or (token,) if each.attrs]
    _settle_ids(marked)
    for token in marked:
        if "style" in token.attrs:
            # Alignment of a table's cells, as a class: the pages forbid inline styles.
            token.attrs["class"] = str(token.attrs.pop("style")).rpartition(":")[2]
        if token.type == "image":
            token.attrs["loading"] = "lazy"
    return Parsed(tokens, environment, levels)


def without_surrogates(text: str) -> str:
    """Return *text* as it can be written in UTF-8: half a character becomes U+FFFD."""
    return _SURROGATE.sub(REPLACEMENT, text)


def plain_text(token: Token) -> str:
    """Return what a reader hears of an inline token: its text, code and alternative texts."""
    parts = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "image":
            parts.append(plain_text(child))
    return "".join(parts)


def _settle_headings(tokens: list[Token]) -> tuple[int, ...]:
    """Shift the headings so that the highest is an h2; return the levels as written."""
    opened = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    if not opened:
        return ()
    levels = tuple(int(tokens[at].tag[1]) for at in opened)
    shift = TOP_LEVEL - min(levels)
    for at, level in zip(opened, levels, strict=True):
        tag = f"h{min(level + shift, LOWEST_LEVEL)}"
        tokens[at].tag = tokens[at + 2].tag = tag
        if "id" not in tokens[at].attrs:
            tokens[at].attrs["id"] = slugify(plain_text(tokens[at + 1])) or "muc"
    return levels


def _settle_attributes(tokens: list[Token]) -> None:
    """Give blocks and emphasis the attributes written behind them, as the pages in docs/ do."""
    for at, line in enumerate(tokens):
        # A sign that saves most lines the rest: text with a brace, as each of these must have.
        if line.type != "inline" or not line.children or "{" not in line.content:
            continue
        _settle_emphasis(line.children)
        # A paragraph that is not printed as one is its list item's.
        owner = tokens[at - 2 if tokens[at - 1].hidden else at - 1]
        if owner.nesting == 1:
            _settle_end(owner, line.children)
            owner.map = owner.map or line.map


def _settle_emphasis(children: list[Token]) -> None:
    """Take ``{…}`` that follows emphasis without a space."""
    opened: list[Token] = []
    for token, follower in pairwise(children):
        if token.nesting == 1:
            opened.append(token)
        elif token.nesting == -1:
            owner = opened.pop()
            if token.type in _EMPHASIS and follower.type == "text":
                follower.content = follower.content[_give(owner, follower.content) :]


def _settle_end(owner: Token, children: list[Token]) -> None:
    """Take ``{…}`` from the end of a line that is a block, or from a last line of its own."""
    last = children[-1]
    if last.type != "text":
        return
    before, brace, written = last.content.rstrip().rpartition("{")
    if owner.type in _LINES:
        fits = len(children) > 1 or bool(before.strip())
    else:
        fits = not before.strip() and len(children) > 1 and children[-2].type == "softbreak"
    if fits and "}" not in written[:-1] and _give(owner, brace + written) == len(written) + 1:
        last.content = before.rstrip()
        if owner.type not in _LINES:
            del children[-2:]


def _give(owner: Token, written: str) -> int:
    """Give *owner* the attributes at the start of a text; return their length, 0 for none."""
    try:
        end, attributes = parse(written)
    except ParseError:
        return 0
    if not attributes:
        return 0
    if "class" in attributes and "class" in owner.attrs:
        attributes["class"] = f"{owner.attrs['class']} {attributes['class']}"
    owner.attrs |= {name: v for name, v in attributes.items() if name in AUTHOR_ATTRIBUTES}
    if unknown := attributes.keys() - set(AUTHOR_ATTRIBUTES):
        owner.meta["insecure_attrs"] = sorted(unknown)
    owner.meta["written"] = written[: end + 1]
    return end + 1


def _settle_ids(tokens: list[Token]) -> None:
    """Make every id an ASCII slug of its own: a second ``muc-tieu`` becomes ``muc-tieu-2``."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    for token in tokens:
        if "id" not in token.attrs:
            continue
        wanted = slugify(str(token.attrs["id"])) or "muc"
        if _NOTE_ID.fullmatch(wanted):
            wanted = f"muc-{wanted}"
        name, count = wanted, last.get(wanted, 1)
        while name in taken:
            count += 1
            name = f"{wanted}-{count}"
        last[wanted] = count
        taken.add(name)
        token.attrs["id"] = name


def _settle_admonitions(tokens: list[Token]) -> None:
    """Give untitled admonitions a Vietnamese title; make folded ones fold without a script."""
    folded: list[bool] = []
    in_folded_title = False
    for at, token in enumerate(tokens):
        if token.type == "admonition_open":
            folded.append(token.markup.startswith("?"))
            if folded[-1]:
                token.tag = "details"
                token.attrs["class"] = str(token.attrs["class"]).partition(" is-collapsible")[0]
                if token.markup.endswith("+"):
                    token.attrs["open"] = ""
            kind = str(token.meta["tag"])
            if token.info.strip().lower() == kind and kind in ADMONITIONS:
                _retitle(tokens[at + 2], ADMONITIONS[kind])
        elif token.type == "admonition_close":
            if folded.pop():
                token.tag = "details"
        elif token.type == "admonition_title_open":
            in_folded_title = folded[-1]
            token.tag = "summary" if in_folded_title else "p"
        elif token.type == "admonition_title_close":
            token.tag = "summary" if in_folded_title else "p"


def _retitle(line: Token, title: str) -> None:
    line.content = title
    line.children = [Token("text", "", 0, content=title)]
