"""What must change in a YAML text for it to say something else; all the rest of it stays."""

from dataclasses import dataclass, field
from itertools import takewhile

from generator.content.fields import Part
from generator.content.shape import Shape, shapes
from generator.writing import emit
from generator.writing.meaning import align, goes_without_saying, same
from generator.writing.plain import Plain, order_of
from generator.writing.rewrap import rewritten_block
from generator.writing.spans import Pair, Span, plain_of


@dataclass(slots=True)
class Edits:
    """Stretches of one text and what comes in their place."""

    text: str
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def replace(self, start: int, end: int, new: str) -> None:
        self.found.append((start, end, new))

    def insert_after(self, at: int, lines: list[str]) -> None:
        """Put lines behind the line on which *at* stands."""
        end = self.line_end(at)
        self.replace(end, end, "".join("\n" + line for line in lines))

    def lines_of(self, span: Span) -> tuple[int, int]:
        """Return where the lines begin and end on which a value stands, line end included."""
        return self.line_start(span.start), min(self.line_end(span.end) + 1, len(self.text))

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def applied(self, start: int = 0, end: int | None = None) -> str:
        """Return a stretch of the text with the edits within it made."""
        at, pieces = start, list[str]()
        last = len(self.text) if end is None else end
        inside = [edit for edit in self.found if start <= edit[0] and edit[1] <= last]
        for begin, stop, new in sorted(inside, key=lambda edit: edit[:2]):
            pieces += (self.text[at:begin], new)
            at = stop
        return "".join((*pieces, self.text[at:last]))


def edit_mapping(edits: Edits, span: Span, new: dict[str, Plain], model: type[Part] | None) -> None:
    """Make a group say *new*. Keys that its model does not know are kept as they are."""
    known = shapes(model) if model else {}
    pairs = {pair.key: pair for pair in reversed(span.pairs)}
    gone = [key for key in pairs if _is_gone(key, pairs[key], new, known.get(key))]
    more = [
        key
        for key, value in new.items()
        if key not in pairs and not goes_without_saying(value, known.get(key))
    ]
    if span.flow and (gone or more):
        _rewrite_flow_mapping(edits, span, new, known, (*gone, *more))
        return
    for key, value in new.items():
        if key in pairs and key not in gone:
            _edit_value(edits, pairs[key], value, known.get(key))
    kept = [pair for pair in span.pairs if pair.key not in gone]
    _remove(edits, span, gone)
    if more:
        _add(edits, kept, {key: new[key] for key in more}, model, span)


def _is_gone(key: str, pair: Pair, new: dict[str, Plain], shape: Shape | None) -> bool:
    if key in new or shape is None:
        return False
    return not goes_without_saying(plain_of(pair.value), shape)


def _remove(edits: Edits, span: Span, gone: list[str]) -> None:
    first = span.pairs[0]
    behind_dash = edits.text[edits.line_start(first.start) : first.start].strip()
    run = list(takewhile(lambda pair: pair.key in gone, span.pairs)) if behind_dash else []
    if run and len(run) < len(span.pairs):
        # The first keys of a list's item: the next one takes their place behind the dash.
        following = span.pairs[len(run)]
        comments: list[str] = []
        for pair, then in zip(run, (*run[1:], following), strict=True):
            between = edits.text[edits.line_end(pair.value.end) : then.start].split("\n")
            comments += (line + "\n" for line in between if line.lstrip().startswith("#"))
        edits.replace(first.start, following.start, "")
        start = edits.line_start(first.start)
        edits.replace(start, start, "".join(comments))
    for pair in span.pairs:
        if pair.key in gone and pair not in run:
            start, end = edits.line_start(pair.start), edits.lines_of(pair.value)[1]
            edits.replace(start, end, "")


def _add(
    edits: Edits, kept: list[Pair], more: dict[str, Plain], model: type[Part] | None, span: Span
) -> None:
    """Put each new key behind the nearest one that comes before it in the model."""
    order = list(order_of(model)) if model else []
    known = shapes(model) if model else {}
    column = span.pairs[0].column
    first: list[str] = []
    for key in sorted(more, key=lambda key: order.index(key) if key in order else len(order)):
        lines = emit.entry_lines(key, more[key], known.get(key), column)
        before = order[: order.index(key)] if key in order else [pair.key for pair in kept]
        anchors = [pair for pair in kept if pair.key in before]
        if anchors:
            anchor = max(anchors, key=lambda pair: (before.index(pair.key), pair.start))
            edits.insert_after(anchor.value.end, lines)
        else:
            first += lines
    if first:
        at = kept[0].start if kept else span.start
        text = "\n".join(first).lstrip() + "\n" + (" " * column if kept else "")
        edits.replace(at, at, text)


def _rewrite_flow_mapping(
    edits: Edits, span: Span, new: dict[str, Plain], known: dict[str, Shape],
    changed: tuple[str, ...],
) -> None:  # fmt: skip
    written: list[str] = []
    for pair in span.pairs:
        if pair.key not in changed:
            if pair.key in new:
                _edit_value(edits, pair, new[pair.key], known.get(pair.key))
            written.append(edits.applied(pair.start, pair.value.end))
    inside = [edit for edit in edits.found if span.start <= edit[0] and edit[1] <= span.end]
    edits.found[:] = [edit for edit in edits.found if edit not in inside]
    old = {pair.key for pair in span.pairs}
    for key, value in new.items():
        if key in changed and key not in old:
            written.append(f"{key}: {emit.inline(value, known.get(key))}")
    edits.replace(span.start, span.end, "{" + ", ".join(written) + "}")


def _edit_value(edits: Edits, pair: Pair, new: Plain, shape: Shape | None) -> None:
    span = pair.value
    if same(plain_of(span), new, shape):
        return
    if span.is_mapping and span.pairs and isinstance(new, dict):
        edit_mapping(edits, span, new, shape.part if shape else None)
    elif span.is_sequence and span.items and isinstance(new, list):
        _edit_sequence(edits, span, new, shape)
    elif not (span.is_mapping or span.is_sequence) and isinstance(new, str):
        _edit_scalar(edits, span, new, shape, pair.column + 2)
    elif span.flow:
        edits.replace(span.start, span.end, emit.inline(new, shape))
    else:
        lines = emit.entry_lines(pair.key, new, shape, pair.column)
        edits.replace(pair.start, span.end, "\n".join(lines).lstrip())


def _edit_sequence(edits: Edits, span: Span, new: list[Plain], shape: Shape | None) -> None:
    olds = [plain_of(item) or "" for item in span.items]
    pairs = align(olds, new, shape)
    for at, old in enumerate(pairs):
        if old is not None:
            _edit_item(edits, span.items[old], olds[old], new[at], shape)
    if pairs == list(range(len(olds))):
        return
    if span.flow:
        _rewrite_flow_sequence(edits, span, new, pairs, shape)
        return
    still = _longest_rise([old for old in pairs if old is not None])
    moved = {
        old: edits.applied(*edits.lines_of(item)).removesuffix("\n")
        for old, item in enumerate(span.items)
        if old in pairs and old not in still
    }
    lost = [old for old in range(len(olds)) if old not in still]
    for old in lost:
        start, end = edits.lines_of(span.items[old])
        edits.found[:] = [e for e in edits.found if not start <= e[0] < end]
        edits.replace(start, end, "")
    _place_items(edits, span, new, pairs, shape, still, moved)


def _place_items(
    edits: Edits, span: Span, new: list[Plain], pairs: list[int | None], shape: Shape | None,
    still: set[int], moved: dict[int, str],
) -> None:  # fmt: skip
    """Put what is new or moved behind the item before it, or before the first one."""
    anchor: int | None = None
    first: list[str] = []
    for at, old in enumerate(pairs):
        if old in still:
            anchor = old
            continue
        lines = (
            moved[old].split("\n")
            if old is not None
            else emit.item_lines(new[at], shape, span.column)
        )
        if anchor is None:
            first += lines
        else:
            edits.insert_after(span.items[anchor].end, lines)
    start = edits.line_start(span.start)
    edits.replace(start, start, "".join(line + "\n" for line in first))


def _rewrite_flow_sequence(
    edits: Edits, span: Span, new: list[Plain], pairs: list[int | None], shape: Shape | None
) -> None:
    written = [
        edits.applied(span.items[old].start, span.items[old].end)
        if old is not None
        else emit.inline(new[at], shape)
        for at, old in enumerate(pairs)
    ]
    edits.found[:] = [e for e in edits.found if not (span.start <= e[0] and e[1] <= span.end)]
    edits.replace(span.start, span.end, "[" + ", ".join(written) + "]")


def _edit_item(edits: Edits, span: Span, old: Plain, new: Plain, shape: Shape | None) -> None:
    if old == new:
        return
    if span.is_mapping and span.pairs and isinstance(new, dict):
        edit_mapping(edits, span, new, shape.part if shape else None)
    elif isinstance(old, str) and isinstance(new, str):
        _edit_scalar(edits, span, new, shape, span.column)
    else:
        edits.replace(span.start, span.end, emit.inline(new, shape))


def _edit_scalar(edits: Edits, span: Span, new: str, shape: Shape | None, indent: int) -> None:
    if span.style in ("|", ">"):
        edits.replace(span.start, span.end, rewritten_block(edits.text, span, new, indent))
        return
    if span.flow or "\n" not in new:
        edits.replace(span.start, span.end, _as_before(span, new, shape))
        return
    edits.replace(span.start, span.end, (" " if span.text is None else "") + "|-")
    edits.insert_after(span.end, emit.literal(new, " " * indent))


def _as_before(span: Span, new: str, shape: Shape | None) -> str:
    """Return a text on one line, in the quotes of the one it replaces."""
    if span.style == '"':
        return emit.quoted(new)
    if span.style == "'":
        return "'" + new.replace("'", "''") + "'" if "\n" not in new else emit.quoted(new)
    written = emit.scalar(new, shape, flow=span.flow)
    return written if span.start < span.end else " " + written


def _longest_rise(values: list[int]) -> set[int]:
    """Return the most values that stand in rising order."""
    best: list[list[int]] = [[]]
    for value in values:
        longest = max((run for run in best if not run or run[-1] < value), key=len)
        best.append([*longest, value])
    rise = max(best, key=len)
    return set(rise)
