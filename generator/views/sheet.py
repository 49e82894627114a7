"""Sheets: what makes pages, called where the pages are wanted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.views.page import Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages that are made together. *key* never depends on what they say: an address of theirs."""

    key: str
    make: Callable[[str], Iterable[Page]]
    """Makes them, given the key: one function may serve many sheets."""
