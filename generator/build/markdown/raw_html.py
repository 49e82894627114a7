"""The tags an author wrote by hand, and what of them will be removed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from generator.build.markdown.sanitise import ATTRIBUTES, DROPPED_WHOLE, TAGS

# Possessive throughout: an unclosed quote must not be tried again from every character.
_NEXT = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^\s/>]*+))")
_REST = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"']*+))?""")


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag: where it starts in its passage, its name and attributes, in lower case."""

    offset: int
    name: str
    attributes: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str | None:
        """Return the value of an attribute, None if it is not there."""
        return next((value for key, value in self.attributes if key == name), None)


def tags_in(passage: str) -> Iterator[Tag]:
    """Yield the opening tags of a passage of HTML, but none inside what is dropped whole.

    This is for telling the author; what is removed is decided by the sanitiser's own parser.
    """
    at = 0
    while found := _NEXT.search(passage, at):
        if found[1]:
            end = passage.find("-->", found.end())
            at = end + 3 if end >= 0 else len(passage)
            continue
        rest = _REST.match(passage, found.end())
        at = rest.end() if rest else found.end()
        if found[2]:
            continue
        name = found[3].lower()
        yield Tag(found.start(), name, _attributes(rest[0] if rest else ""))
        if name in DROPPED_WHOLE:
            close = re.compile(f"</{re.escape(name)}", re.IGNORECASE).search(passage, at)
            at = close.end() if close else len(passage)


def removed(tag: Tag, framing: bool) -> Iterator[str]:
    """Yield what of a tag will not be published, as the author would look for it."""
    if tag.name not in TAGS and not (framing and tag.name == "iframe"):
        yield f"<{tag.name}>"
        return
    if tag.name == "iframe":
        return
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag.name, frozenset())
    for name, _ in tag.attributes:
        if name not in allowed:
            yield f"<{tag.name} {name}>"


def _attributes(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.lower(), unescape(value[1:-1] if value[:1] in {'"', "'"} else value))
        for name, value in _ATTRIBUTE.findall(text)
    )
