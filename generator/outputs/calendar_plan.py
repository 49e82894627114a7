"""Which calendars are published, known before any of them is made."""

from collections.abc import Mapping
from functools import cached_property, partial

from generator.digest import value_digest
from generator.outputs.pending import Pending
from generator.views.address import CALENDAR
from generator.views.site import SiteView


def plan_calendars(site: SiteView) -> Mapping[str, Pending]:
    """Return every calendar by its address."""
    together = _Together(site)
    planned: dict[str, Pending] = {}
    for calendar in site.calendars:
        address = f"{CALENDAR}{calendar.key}.ics"
        key = value_digest(calendar, site.section)
        planned[address] = Pending(key, partial(together.one, address))
    return planned


class _Together:
    """All calendars, made at once when the first is wanted: many events stand in several."""

    def __init__(self, site: SiteView) -> None:
        self._site = site

    @cached_property
    def _made(self) -> Mapping[str, bytes]:
        # Imported here: most builds change no calendar, and icalendar takes long to import.
        from generator.outputs.calendar import write_calendars

        return write_calendars(self._site)

    def one(self, address: str) -> bytes:
        return self._made[address]
