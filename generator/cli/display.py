"""How problems are shown: for people with the source line, for machines as JSON, for code hosts."""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rich.console import Console
from rich.text import Text

from generator.diagnostics import Diagnostic, Severity
from generator.messages.catalogue import severity, word
from generator.source import read_source

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_NAMES = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "lưu ý", Severity.INFO: "thông tin"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"},
}
_WIDEST = 160


def show(
    problems: Iterable[Diagnostic], root: Path, language: str, form: str, *, excerpts: bool = True
) -> None:
    """Print problems to standard output in one of the forms ``text``, ``json``, ``github``.

    Without *excerpts* the lines they stand on are not printed.
    """
    found = tuple(problems)
    _lines.cache_clear()  # a preview shows problems of the same files again and again
    if form == "json":
        print(json.dumps([_record(p, language) for p in found], ensure_ascii=False, indent=2))
    elif form == "github":
        for problem in found:
            print(_annotation(problem, language))
    else:
        console = Console(highlight=False, soft_wrap=True)
        for problem in found:
            _print(console, problem, root if excerpts else None, language)
        _summary(console, found, language)


def _record(problem: Diagnostic, language: str) -> dict[str, object]:
    wording, place = word(problem, language), problem.place
    return {
        "path": place.path, "line": place.line, "column": place.column, "length": place.length,
        "code": problem.code, "severity": wording.severity.value,
        "message": wording.what, "cure": wording.cure,
    }  # fmt: skip


def _annotation(problem: Diagnostic, language: str) -> str:
    wording, place = word(problem, language), problem.place
    command = {"error": "error", "warning": "warning", "info": "notice"}[wording.severity.value]
    text = _escaped(f"{wording.what} {wording.cure}")
    where = _escaped(place.path).replace(",", "%2C").replace(":", "%3A")
    return (
        f"::{command} file={where},line={place.line},col={place.column},"
        f"endColumn={place.column + place.length},title={problem.code}::{text}"
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _print(console: Console, problem: Diagnostic, root: Path | None, language: str) -> None:
    wording, place = word(problem, language), problem.place
    head = Text()
    head.append(f"{place.path}:{place.line}:{place.column}", style="bold")
    head.append("  ")
    head.append(_NAMES[language][wording.severity], style=_COLOURS[wording.severity])
    head.append(f"  {problem.code}", style="dim")
    console.print(head)
    line = _line(root / place.path, place.line) if root else None
    if line is not None and line.strip():
        # Of a long line, the stretch around the place.
        start = 0 if place.column <= _WIDEST else place.column - _WIDEST // 2
        shown = line.replace("\t", " ")[start : start + _WIDEST]
        console.print(Text(f"  {place.line:>4} │ {shown}"))
        at = place.column - 1 - start
        mark = " " * at + "^" * max(1, min(place.length, len(shown) - at))
        console.print(Text(f"       │ {mark}", style=_COLOURS[wording.severity]))
    console.print(Text(f"       {wording.what}"))
    console.print(Text(f"       → {wording.cure}\n", style="green"))


def _line(path: Path, number: int) -> str | None:
    lines = _lines(path)
    return lines[number - 1] if number <= len(lines) else None


@lru_cache(maxsize=2)
def _lines(path: Path) -> tuple[str, ...]:
    """Return a file's lines; problems come in order of files, so each is read once."""
    if path.is_symlink() or not path.is_file():
        return ()  # what a link leads to is none of the office's text; a pipe may never end
    try:
        source, _ = read_source(path.name, path.read_bytes())
    except OSError:
        return ()
    return tuple(source.text.split("\n"))


def _summary(console: Console, found: tuple[Diagnostic, ...], language: str) -> None:
    counts = {s: sum(1 for p in found if severity(p) is s) for s in Severity}
    names = _NAMES[language]
    if not found:
        good = "Không có lỗi nào." if language == "vi" else "No problems."
        console.print(Text(good, style="bold green"))
        return
    parts = [f"{count} {names[s]}" for s, count in counts.items() if count]
    files = len({p.place.path for p in found})
    plural = "" if files == 1 else "s"
    where = f"trong {files} tệp" if language == "vi" else f"in {files} file{plural}"
    console.print(Text(f"{', '.join(parts)} {where}.", style="bold"))
