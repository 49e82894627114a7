"""The page that stays where a record was withdrawn or removed."""

from datetime import date

from generator.values import dataclass
from generator.views.page import Link


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice without any name. *removed* tells removal from withdrawal."""

    kind_label: str
    day: date
    reason: str
    removed: bool
    listing: Link
