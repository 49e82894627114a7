"""A book opened over records made in memory."""

from generator.loading.record import Record
from generator.views.book import Book, open_book
from tests.unit.policy.making import edition


def book(day: str, *records: Record) -> Book:
    """Return the address book of the records public on *day*."""
    return open_book(edition(day, *records))
