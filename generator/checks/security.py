"""Whether the section still says truly whom to tell of a weakness: ``security.txt`` runs out."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.content.section import Section
from generator.diagnostics import Diagnostic, problem
from generator.loading.list_place import section_place
from generator.vietnamese import print_day

# RFC 9116, 2.5.5: less than a year into the future; a month before the end is time to renew it.
_LONGEST, _SOON = timedelta(days=366), timedelta(days=30)


def check_security(section: Section, content: Path, day: date) -> Iterator[Diagnostic]:
    """Yield what is wrong on *day* with how long the word holds."""
    if section.security is None:
        return
    expires, where = section.security.expires, section_place(content, "security", "expires")
    if expires < day:
        yield problem("security.expired", where, day=print_day(expires))
    elif expires < day + _SOON:
        yield problem("security.ending", where, day=print_day(expires))
    elif expires > day + _LONGEST:
        yield problem("security.too-far", where, day=print_day(expires))
