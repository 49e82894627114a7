"""A body read once for all who ask of it: what is wrong in it, where it leads, how it prints."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from generator.build.markdown.dialect import LONGEST, parser
from generator.build.markdown.problems import Survey, survey_of
from generator.build.markdown.sanitise import sanitise
from generator.build.markdown.tokens import NULL, REPLACEMENT, parse_body, without_surrogates


@dataclass(frozen=True, slots=True)
class Reading:
    """What one parse of a body tells, and its HTML before anything is removed or linked."""

    survey: Survey
    printed: str
    plain: bool = False
    """Whether the text is printed as it was written, so that nothing is to be removed."""

    def html(self, link: Callable[[str], str], frames: tuple[str, ...] = ()) -> str:
        """Return the body's HTML; *link* maps addresses as written to final ones."""
        return self.printed if self.plain else sanitise(self.printed, link, frames)


# A reading is a pure function of its text, so one process needs one memory of them.
_readings: dict[str, Reading] = {}
_most = 12_000


def read(markdown: str) -> Reading:
    """Return the reading of a body: parsed at the first call, remembered for the others."""
    found = _readings.get(markdown)
    if found is None:
        found = parse(markdown)
        remember(markdown, found)
    return found


def remember(markdown: str, reading: Reading) -> None:
    """Take in a reading made elsewhere: by a worker, or in an earlier build."""
    if len(_readings) >= _most:
        del _readings[next(iter(_readings))]
    _readings[markdown] = reading


def remember_at_most(count: int) -> None:
    """Remember so many readings from now on: those of late."""
    global _most
    _most = count
    while len(_readings) > count:
        del _readings[next(iter(_readings))]


def parse(markdown: str) -> Reading:
    """Parse a body, and ask everything of it that anyone will."""
    if len(markdown) > LONGEST:
        shown = escape(without_surrogates(markdown)).replace(NULL, REPLACEMENT)
        return Reading(survey_of(markdown, None), f"<pre>{shown}</pre>\n", plain=True)
    body, made = parse_body(markdown), parser()
    found = survey_of(markdown, body)
    return Reading(found, made.renderer.render(body.tokens, made.options, body.environment))
