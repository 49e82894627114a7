"""A body read once for all who ask of it: what is wrong in it, where it leads, how it prints."""

from collections import OrderedDict
from dataclasses import dataclass
from html import escape

from generator.build.markdown.dialect import LONGEST, parser
from generator.build.markdown.problems import Survey, survey_of
from generator.build.markdown.sanitise import Cleaned, sanitise
from generator.build.markdown.tokens import NULL, REPLACEMENT, parse_body, without_surrogates


@dataclass(frozen=True, slots=True)
class Reading:
    """What one parse of a body tells, and its HTML but for where its links lead."""

    survey: Survey
    cleaned: Cleaned


# A reading is a pure function of its text, so one process needs one memory of them.
_readings: OrderedDict[str, Reading] = OrderedDict()
_most = 12_000


def read(markdown: str, frames: tuple[str, ...] = ()) -> Reading:
    """Return the reading of a body: parsed at the first call, remembered for the others.

    *frames* are the hosts whose pages may be framed; a reading with any is not remembered.
    """
    if frames:
        return parse(markdown, frames)
    found = _readings.get(markdown)
    if found is None:
        found = parse(markdown)
        remember(markdown, found)
    return found


def remember(markdown: str, reading: Reading) -> None:
    """Take in a reading made elsewhere: by a worker, or in an earlier build."""
    _readings[markdown] = reading
    _readings.move_to_end(markdown)
    if len(_readings) > _most:
        _readings.popitem(last=False)


def remember_at_most(count: int) -> None:
    """Remember so many readings from now on: those of late."""
    global _most
    _most = count
    while len(_readings) > count:
        _readings.popitem(last=False)


def parse(markdown: str, frames: tuple[str, ...] = ()) -> Reading:
    """Parse a body, and ask everything of it that anyone will."""
    markdown = without_surrogates(markdown)
    if len(markdown) > LONGEST:
        shown = escape(markdown).replace(NULL, REPLACEMENT)
        return Reading(survey_of(markdown, None), Cleaned(f"<pre>{shown}</pre>\n"))
    body, made = parse_body(markdown), parser()
    found = survey_of(markdown, body, frames)
    printed = made.renderer.render(body.tokens, made.options, body.environment)
    return Reading(found, sanitise(printed, frames))
