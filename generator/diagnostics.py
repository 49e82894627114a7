"""A problem in the content is a value: where, which code, with what particulars."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class ToldError(Exception):
    """What ends the work and is no problem of the content: it reads as whoever ran it is told."""


class Severity(StrEnum):
    """How much a problem matters: an error keeps the site from being built."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a content file. Line and column count from 1, in code points."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem. *code* is permanent and stands in ``messages``; *particulars* fill its texts."""

    place: Place
    code: str
    particulars: tuple[tuple[str, str], ...] = field(default=())


def problem(code: str, place: Place, /, **particulars: object) -> Diagnostic:
    """Make a diagnostic; particulars are turned to text and sorted: equal problems are equal."""
    return Diagnostic(place, code, tuple(sorted((k, str(v)) for k, v in particulars.items())))


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems once each, by path, line and column."""
    return tuple(sorted(set(problems)))
