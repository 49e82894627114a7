"""A new text in the block of an old one: lines that say the same stay as they are."""

from generator.writing import emit
from generator.writing.spans import Span


def rewritten_block(text: str, span: Span, new: str, indent: int) -> str:
    """Return the block (``|`` or ``>``) at *span* with *new* in it, its mark and comment kept."""
    head, _, rest = text[span.start : span.end].partition("\n")
    lines = rest.split("\n") if rest else []
    written = next((line for line in lines if line.strip()), " " * indent)
    pad = written[: len(written) - len(written.lstrip())]
    if span.style == ">" and not any(line[:1].isspace() for line in new.split("\n")):
        body = [pad + line if line else "" for line in _folded(lines, new, emit.WIDTH - len(pad))]
    else:
        head = head.replace(">", "|", 1)
        body = emit.literal(new, pad)
    return "\n".join((head, *body))


def _folded(old: list[str], new: str, width: int) -> list[str]:
    """Return lines that fold into *new*: one line end of it is an empty line."""
    before = _paragraphs(old)
    after = new.split("\n")
    written = [each for each in after if each]
    lines: list[str] = []
    number = 0
    for at, paragraph in enumerate(after):
        if at:
            lines.append("")
        if not paragraph:
            continue
        words = paragraph.split(" ")
        like = next((each for each in before if _words(each) == words), None)
        if like is None and len(before) == len(written):
            like = before[number]
        lines += _rewrapped(like or [], words, width)
        number += 1
    return lines


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [each for each in found if each]


def _words(lines: list[str]) -> list[str]:
    return [word for line in lines for word in line.split(" ")]


def _rewrapped(old: list[str], words: list[str], width: int) -> list[str]:
    """Break *words* into lines; the old lines at both ends that still fit are kept."""
    head = 0
    used = 0
    while head < len(old) and _starts(words[used:], old[head].split(" ")):
        used += len(old[head].split(" "))
        head += 1
    tail = len(old)
    left = len(words)
    while tail > head and left - used >= len(old[tail - 1].split(" ")):
        last = old[tail - 1].split(" ")
        if words[left - len(last) : left] != last:
            break
        left -= len(last)
        tail -= 1
    middle = words[used:left]
    # One changed line may grow past the width a little rather than push words into the next.
    room = width + 12 if tail - head == 1 else width
    return [*old[:head], *emit.wrap(middle, room), *old[tail:]]


def _starts(words: list[str], with_words: list[str]) -> bool:
    return words[: len(with_words)] == with_words
