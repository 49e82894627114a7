"""Which records were looked into, as short as it can be said: their numbers, four bytes each."""

from array import array
from collections.abc import Iterable, Sequence


class Numbers:
    """The records of a site by number, in their order."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._numbers = {key: number for number, key in enumerate(keys)}

    def pack(self, looked: Iterable[str]) -> bytes:
        """Return the numbers of records in a row, in order."""
        return array("I", sorted(self._numbers[key] for key in looked)).tobytes()

    def marks(self, keys: Iterable[str]) -> list[bytes]:
        """Return what to look for in a row to tell whether any of some records is in it."""
        return [self.pack((key,)) for key in keys]


def holds(row: bytes, marks: Sequence[bytes]) -> bool:
    """Tell whether any of the records is in a row.

    Rarely it is said of one that is not, where two numbers that follow one another read like it.
    """
    return any(mark in row for mark in marks)
