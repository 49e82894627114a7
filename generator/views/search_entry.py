"""What search knows of a page: frozen, and only what is listed here."""

from dataclasses import dataclass
from datetime import date

from generator.views.page import Body


@dataclass(frozen=True, slots=True)
class SearchTag:
    """Something results are narrowed by: a lasting key for addresses, and what readers see."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One page as it can be found. Everything in it stands on the page itself."""

    address: str
    title: str
    kind: SearchTag
    kind_label: str
    """What one record of the kind is called; the tag's label is that of all of them."""
    summary: str = ""
    facts: tuple[str, ...] = ()
    """Text of the page that is neither summary nor body: symbols, targets, duties, results."""
    names: tuple[str, ...] = ()
    """Rows of a list of people: who is awarded, who is proposed."""
    body: Body | None = None
    field: SearchTag | None = None
    units: tuple[SearchTag, ...] = ()
    """Its units and those that carry on for them, so that a unit has its predecessors' pages."""
    campaigns: tuple[SearchTag, ...] = ()
    years: tuple[int, ...] = ()
    awards: tuple[SearchTag, ...] = ()
    meta: tuple[str, ...] = ()
    """Short lines to tell it from others by."""
    day: date | None = None
    person: bool = False
    sort_name: str = ""
    """Its place among names; for a person the given name decides, see ``vietnamese.name_key``."""
    sample: bool = False
