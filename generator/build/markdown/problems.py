"""What an author should know of a body before it is published, and where in the text it stands."""

from dataclasses import dataclass

from markdown_it.token import Token

from generator.build.markdown.addresses import is_elsewhere, is_harmless, scheme_of
from generator.build.markdown.dialect import DEEPEST, LONGEST
from generator.build.markdown.lookalikes import box_of_task, lookalikes
from generator.build.markdown.places import Places
from generator.build.markdown.raw_html import Tag, removed, tags_in
from generator.build.markdown.sanitise import (
    AUTHOR_CLASSES,
    is_allowed_class,
    is_allowed_frame,
)
from generator.build.markdown.tables import table_faults
from generator.build.markdown.tokens import ADMONITIONS, Parsed, plain_text

Problem = tuple[str, int, int, dict[str, str]]
Link = tuple[str, int, int]
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Survey:
    """The problems and the addresses of a body, each in order of place."""

    problems: tuple[Problem, ...]
    links: tuple[Link, ...]


def survey_of(markdown: str, body: Parsed | None, frames: tuple[str, ...] = ()) -> Survey:
    """Look through a body that is parsed already; None is one too long to be."""
    if body is None:
        particulars = {"length": str(len(markdown)), "limit": str(LONGEST)}
        return Survey((("markdown.too-long", 1, 1, particulars),), ())
    surveyor = _Surveyor(markdown, body, frames)
    surveyor.look()
    problems = {
        (line, column, code, *sorted(rest.items())): (code, line, column, rest)
        for code, line, column, rest in surveyor.problems
    }
    return Survey(
        tuple(problems[key] for key in sorted(problems)),
        tuple(sorted(surveyor.links, key=lambda each: each[1:])),
    )


class _Surveyor:
    """Goes through a body's tokens and collects; lives for one body only."""

    def __init__(self, markdown: str, body: Parsed, frames: tuple[str, ...]) -> None:
        self.body = body
        self.places = Places(markdown)
        self.frames = frames
        self.problems: list[Problem] = []
        self.links: list[Link] = []
        self._removed: set[str] = set()

    def look(self) -> None:
        self._headings()
        self._notes()
        for token in self.body.tokens:
            if token.type == "inline":
                self._line(token)
            elif token.nesting >= 0:  # what closes a block says nothing new of it
                self._block(token)

    def _say(self, code: str, place: _Place, **particulars: str) -> None:
        self.problems.append((code, *place, particulars))

    def _headings(self) -> None:
        """Report headings of level 1, and levels left out.

        Where there is one of level 1, the levels are those once that is mended: both pieces of
        advice can then be followed. Elsewhere they are those that will be published.
        """
        opened = [token for token in self.body.tokens if token.type == "heading_open"]
        mended = 1 in self.body.levels
        before = 1
        for token, written in zip(opened, self.body.levels, strict=True):
            here = max(2, written) if mended else int(token.tag[1])
            place = self.places.of_block(token)
            if written == 1:
                self._say("markdown.heading-one", place)
            if here > before + 1:
                shift = 0 if mended else here - written
                self._say(
                    "markdown.heading-jump",
                    place,
                    before=str(before - shift),
                    here=str(written),
                    wanted=str(before + 1 - shift),
                )
            before = here

    def _notes(self) -> None:
        """Report notes that are called nowhere: they are not printed."""
        notes = self.body.environment.get("footnotes", {}).get("refs", {})
        for label, number in notes.items():
            if number < 0:
                name = label.removeprefix(":")
                self._say("markdown.unused-note", self.places.of_text(f"[^{name}]:"), name=name)

    def _block(self, token: Token) -> None:
        if token.type in {"table_open", "paragraph_open"}:
            self.problems += table_faults(self.places.lines, token)
        if token.type == "html_block":
            self._raw(token, token, 0)
        elif token.type == "list_item_open":
            self._task(*self.places.of_block(token))
        elif token.type == "admonition_open":
            self._admonition(token, self.places.of_block(token))
        elif token.nesting == 1 and token.level == DEEPEST - 1 and token.type != "paragraph_open":
            self._say("markdown.too-deep", self.places.of_block(token), limit=str(DEEPEST))
        if token.attrs or token.meta:
            self._attributes(token, self.places.of_block(token))

    def _task(self, row: int, column: int) -> None:
        if box := box_of_task(self.places.lines[row - 1], column - 1):
            self._say("markdown.foreign", (row, box[0] + 1), **box[1])

    def _line(self, line: Token) -> None:
        """Look through what stands within a line of text, or several that belong together."""
        passed = 0
        missing: set[str] = set()
        for child in line.children or ():
            passed = child.meta.get("offset", passed)
            self._inline(line, child, passed)
            if child.type != "text":
                continue
            for _, passage, code, particulars in lookalikes(child.content):
                at = -1 if passage in missing else line.content.find(passage, passed)
                if at < 0:
                    missing.add(passage)  # with a backslash or an entity: it was meant as text
                    continue
                passed = at + 1
                if line.content[at - 1 : at] != "\\":
                    self._say(code, self.places.of(line, at), **particulars)

    def _inline(self, line: Token, child: Token, offset: int) -> None:
        if child.type == "html_inline":
            self._raw(line, child, offset)
        elif child.type == "link_open":
            self._address("a", str(child.attrs.get("href", "")), self.places.of(line, offset))
        elif child.type == "image":
            place, address = self.places.of(line, offset), str(child.attrs.get("src", ""))
            self._address("img", address, place)
            if not plain_text(child).strip():
                self._say("image.no-alt", place, address=address)
        if child.attrs or child.meta:
            at = line.content.find(child.meta.get("written", ""), offset)
            self._attributes(child, self.places.of(line, max(offset, at)))

    def _raw(self, line: Token, token: Token, offset: int) -> None:
        """Report what of a passage of HTML is removed, once a body for each tag and attribute."""
        for tag in tags_in(token.content):
            place = self.places.of(line, offset + tag.offset)
            for what in removed(tag, bool(self.frames)):
                if what not in self._removed:
                    self._removed.add(what)
                    self._say("markdown.unsafe-html", place, what=what)
            self._raw_values(tag, place)

    def _raw_values(self, tag: Tag, place: _Place) -> None:
        self._classes(tag.value("class") or "", place)
        if tag.name == "a" and (address := tag.value("href")) is not None:
            self._address("a", address, place)
        if tag.name == "img":
            address = tag.value("src") or ""
            self._address("img", address, place)
            if tag.value("alt") is None:
                self._say("image.no-alt", place, address=address)
        if tag.name == "iframe" and self.frames:
            self._address("iframe", tag.value("src") or "", place)

    def _address(self, tag: str, address: str, place: _Place) -> None:
        self.links.append((address, *place))
        if tag == "iframe":
            safe = is_allowed_frame(address, self.frames)
        else:
            safe = is_harmless(address) or scheme_of(address) == "id"
        if not safe:
            self._say("markdown.unsafe-address", place, address=address[:200])
        elif tag == "img" and is_elsewhere(address):
            self._say("image.remote", place, address=address[:200])

    def _attributes(self, token: Token, place: _Place) -> None:
        for name in token.meta.get("insecure_attrs", ()):
            self._say("markdown.unsafe-html", place, what=f"{{{name}=…}}")
        if token.type != "admonition_open":
            self._classes(str(token.attrs.get("class", "")), place)

    def _classes(self, names: str, place: _Place) -> None:
        for name in names.split():
            if not is_allowed_class(name):
                known = ", ".join(sorted(AUTHOR_CLASSES))
                self._say("markdown.unknown-class", place, name=name, known=known)

    def _admonition(self, token: Token, place: _Place) -> None:
        kind = str(token.meta["tag"])
        if kind not in ADMONITIONS:
            known = ", ".join(sorted(ADMONITIONS))
            self._say("markdown.unknown-admonition", place, name=kind, known=known)
