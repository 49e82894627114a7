"""Text and moments as feed readers can take them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

VIETNAM = timezone(timedelta(hours=7))
# Dates in feeds have four digits to the year, and the day after the last must be one, too.
FIRST, LAST = date(1000, 1, 1), date(9998, 12, 31)

# XML 1.0 §2.2 forbids most of these; U+007F to U+009F are allowed and break readers all the same.
# Beyond U+FFFF nothing is forbidden, and a class without such characters is searched much faster.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


@lru_cache(maxsize=4096)
def line(text: str) -> str:
    """Return *text* on one line, in NFC, without characters that XML or readers refuse."""
    # Spaces first: some of them, such as U+000B and U+0085, are unfit too, and words would join.
    kept = _UNFIT.sub("", " ".join(text.split()))
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def markup(text: str) -> str:
    """Return *text* in NFC, without characters that XML or readers refuse; line ends are LF."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNFIT.sub("", ended))


@lru_cache(maxsize=4096)
def moment(value: date | datetime) -> datetime:
    """Return *value* in Vietnam's time, to the second; a day is its first moment."""
    if not FIRST.year <= value.year <= LAST.year:
        value = within(value)
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), VIETNAM)
    whole = value.replace(microsecond=0)
    return whole.replace(tzinfo=VIETNAM) if whole.tzinfo is None else whole.astimezone(VIETNAM)


def within(value: date) -> date:
    """Return the day of *value*, or the nearest that every reader can work with."""
    return min(max(date(value.year, value.month, value.day), FIRST), LAST)
