"""Where else a record stood that was taken down: days in calendars, feeds. Keys only, no words.

Whoever follows these must be told to drop it; silence would leave it with them for ever.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.campaign import Campaign, Commemoration, Wave
from generator.content.communication_plan import CommunicationPlan
from generator.content.consultation import Consultation
from generator.content.event import Event
from generator.content.record import Entry
from generator.digest import digest
from generator.policy.consent import is_personal
from generator.policy.deadlines import closes, opens
from generator.policy.filing import years_of


@dataclass(frozen=True, slots=True)
class Traces:
    """What carried a record: *days* by their keys, *places* by id, and how often it was revised."""

    days: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    revision: int = 1
    years: tuple[int, ...] = ()


def traces(entry: Entry) -> Traces:
    """Return where *entry* stood while it was public. Of a person, no place is told."""
    revised = len(entry.publication.changes) + (isinstance(entry, Event) and bool(entry.cancelled))
    places = () if is_personal(entry) else tuple(sorted(set(_places(entry))))
    dropped = [d.key for d in entry.dropped_days] if isinstance(entry, Campaign) else []
    days = tuple(dict.fromkeys((*_each_once(_days(entry)), *dropped)))
    return Traces(days, places, revised + len(dropped) + 1, years_of(entry))


def wave_key(wave: Wave, index: int) -> str:
    """Return what the days of a wave are known by; *index* counts from 1."""
    return f"wave-{wave.ordinal or index}"


def commemoration_key(item: Commemoration) -> str:
    """Return what an anniversary is known by.

    The day commemorated stays the same when the wording of its event is mended.
    """
    return f"commemoration-{digest(str(item.original or item.event))[:10]}"


def _each_once(keys: Iterator[str]) -> tuple[str, ...]:
    """Number the keys that come again: two waves may hold the same anniversary."""
    seen = Counter[str]()
    made: list[str] = []
    for key in keys:
        seen[key] += 1
        made.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return tuple(made)


def _days(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Event):
        yield "event"
    if isinstance(entry, Consultation):
        yield "ends"
    if not isinstance(entry, Campaign):
        return
    issued = entry.issue_day
    if timeline := entry.timeline:
        if opens(timeline.start, issued):
            yield "start"
        for name in ("registration", "end", "dossiers"):
            if closes(getattr(timeline, name), issued):
                yield name
    for index, wave in enumerate(entry.waves, start=1):
        if closes(wave.end, issued):
            yield f"{wave_key(wave, index)}-end"
        if closes(wave.close_out, issued):
            yield f"{wave_key(wave, index)}-close-out"
        yield from (commemoration_key(item) for item in wave.commemorations if item.current)


def _places(entry: Entry) -> Iterator[str]:
    for name in ("campaign", "field", "unit", "issuer"):
        if found := getattr(entry, name, None):
            yield found
    yield from entry.topics
    if isinstance(entry, CommunicationPlan):
        yield from (field for topic in entry.plan_topics for field in topic.fields)
