"""The page that stays where a record was withdrawn or removed."""

from dataclasses import dataclass
from datetime import date

from generator.views.page import Link


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice without any name. *removed* tells removal from withdrawal."""

    kind_label: str
    day: date
    reason: str
    removed: bool
    listing: Link
