"""Where each value of a YAML text begins and ends."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.loading.tree import DEEPEST
from generator.vietnamese import normalise
from generator.writing.plain import Plain

_NOTHING = {"", "~", "null", "Null", "NULL"}


class BrokenTextError(Exception):
    """The text is no YAML that values could be put into; ``line`` counts from 1 within it."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Span:
    """A value: its stretch of the text, and the values in it."""

    start: int
    end: int
    """Behind its last character; comments and blank lines after it are not its own."""
    column: int
    flow: bool
    """Whether it stands within brackets, or is written with them itself."""
    style: str
    """How a text is written: nothing for plain, a quote, ``|`` or ``>``."""
    text: str | None = None
    items: tuple["Span", ...] = ()
    pairs: "tuple[Pair, ...]" = ()
    sort: type[yaml.Node] = yaml.ScalarNode

    @property
    def is_mapping(self) -> bool:
        return self.sort is yaml.MappingNode

    @property
    def is_sequence(self) -> bool:
        return self.sort is yaml.SequenceNode


@dataclass(frozen=True, slots=True)
class Pair:
    """A key where it stands, and its value."""

    key: str
    start: int
    column: int
    value: Span


def read_spans(text: str) -> Span | None:
    """Return the root of a YAML text, None for an empty one; raise BrokenTextError."""
    try:
        _refuse_what_is_never_loaded(text)
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BrokenTextError(mark.line + 1 if mark else 1) from None
    return None if node is None else _span(text, node, 0, within=False)


def _refuse_what_is_never_loaded(text: str) -> None:
    """Raise BrokenTextError for aliases and for nesting so deep that composing it could hurt."""
    depth = 0
    for event in yaml.parse(text, yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            raise BrokenTextError(event.start_mark.line + 1 if event.start_mark else 1)


def _span(text: str, node: yaml.Node, least: int, *, within: bool) -> Span:
    """Make a span of a node that begins at *least* or later."""
    start, column = node.start_mark.index, node.start_mark.column
    if isinstance(node, yaml.ScalarNode):
        style = node.style or ""
        empty = not style and node.value in _NOTHING
        if not style and not node.value:  # its mark may stand anywhere up to the next key
            return Span(least, least, column, within, style)
        end = node.end_mark.index
        if style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        value = None if empty else normalise(node.value)
        return Span(start, end, column, within, style, value)
    assert isinstance(node, yaml.CollectionNode)
    flow = within or bool(node.flow_style)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_items(text, node, flow))
        end = node.end_mark.index if flow else items[-1].end
        return Span(start, end, column, flow, "", items=items, sort=yaml.SequenceNode)
    assert isinstance(node, yaml.MappingNode)
    pairs = tuple(_pairs(text, node, flow))
    end = node.end_mark.index if flow else pairs[-1].value.end
    return Span(start, end, column, flow, "", pairs=pairs, sort=yaml.MappingNode)


def _items(text: str, node: yaml.SequenceNode, flow: bool) -> Iterator[Span]:
    at = node.start_mark.index
    for item in node.value:
        if not flow:
            at = _dash(text, at) + 1
        span = _span(text, item, at, within=flow)
        yield span
        at = span.end


def _dash(text: str, at: int) -> int:
    """Return where the next dash of a list stands, past comments and blank lines."""
    while True:
        while text[at].isspace():
            at += 1
        if text[at] != "#":
            return at
        at = text.index("\n", at)


def _pairs(text: str, node: yaml.MappingNode, flow: bool) -> Iterator[Pair]:
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise BrokenTextError(key.start_mark.line + 1)
        colon = text.find(":", key.end_mark.index)
        least = colon + 1 if colon >= 0 else key.end_mark.index
        span = _span(text, value, least, within=flow)
        yield Pair(normalise(key.value), key.start_mark.index, key.start_mark.column, span)


def plain_of(span: Span | None) -> Plain | None:
    """Return the text, list or group that stands there; keys without a value are left out."""
    if span is None:
        return None
    if span.is_sequence:
        return [plain_of(item) or "" for item in span.items]
    if span.is_mapping:
        pairs = [(pair.key, plain_of(pair.value)) for pair in reversed(span.pairs)]
        return {key: value for key, value in reversed(pairs) if value is not None}
    return span.text if span.text is None else span.text.strip()
