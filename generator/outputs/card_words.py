"""What is written on a social card."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """All that is written on a card."""

    body: str
    section: str
    host: str
    kind: str
    title: str
