"""What the gate can say of a record on a day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Publish:
    """It may be seen, up to but not including the day *until*, and *without* the named fields."""

    until: date | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A page without any name stays in its place. *removed* tells removal from withdrawal."""

    day: date
    reason: str
    removed: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """It was public until *day* and leaves nothing behind."""

    day: date


@dataclass(frozen=True, slots=True)
class Redirect:
    """Its address leads on since *day*: to a public record or to a web address, never to both."""

    day: date
    record: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """It may not be seen: *why*, a key of ``messages.policy.HOLDS``, and *until* when if known."""

    why: str
    until: date | None = None


Verdict = Publish | Notice | Gone | Redirect | Hold
