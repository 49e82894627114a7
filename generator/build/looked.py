"""Which records were looked into, as short as it can be said: their numbers, four bytes each."""

from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from generator.loading.noted import Notes

T = TypeVar("T")


class Numbers:
    """The records of a site by number, in their order. *notes* are where they note themselves."""

    def __init__(self, keys: Iterable[str], notes: Notes) -> None:
        self.notes = notes
        self._numbers = {key: number for number, key in enumerate(keys)}

    def of(self, make: Callable[[], T]) -> tuple[T, bytes]:
        """Return what *make* makes, and the numbers of the records looked into for it."""
        made, looked = self.notes.of(make)
        return made, self.pack(looked)

    def pack(self, looked: Iterable[str]) -> bytes:
        """Return the numbers of records in a row, in order."""
        return array("I", sorted(self._numbers[key] for key in looked)).tobytes()

    def marks(self, keys: Iterable[str]) -> list[bytes]:
        """Return what to look for in a row to tell whether any of some records is in it."""
        return [self.pack((key,)) for key in keys]


def holding(rows: Mapping[str, tuple[bytes, str]], marks: Iterable[bytes]) -> set[str]:
    """Return the keys of the rows that any of the records is in; more is said in each row.

    Rarely a row is taken for one where two numbers that follow one another read like the record's.
    """
    return {key for mark in marks for key, (row, _) in rows.items() if mark in row}
