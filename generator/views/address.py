"""Addresses: ASCII, lower case, stable, relative to the site's root, ending in ``/`` for pages."""

from generator.content.kinds import BY_KEY
from generator.content.vocabulary import Term
from generator.graph.resolve import slug_of
from generator.loading.record import Record
from generator.policy.edition import Left
from generator.vietnamese import slugify
from generator.views.outline import PublicRecord

HOME = ""
FIELDS = "linh-vuc/"
TOPICS = "chu-de/"
YEARS = "nam/"
FEEDS = "feeds/"
SUBSCRIBE = "theo-doi/"
SEARCH = "tim-kiem/"
CALENDAR = "lich/"
ROLL = "vinh-danh/danh-sach/"
FIGURES = "so-lieu/"
DATA = "du-lieu/"


def address_of(record: Record) -> str:
    """Return the address of a record's page, e.g. ``phong-trao/kien-giang-2022/``."""
    if isinstance(record, PublicRecord):
        return record.address
    return f"{record.kind.folder}/{slug_of(record)}/"


def everything_address(record: Record) -> str:
    """Return the address of the listing of all that is filed under a campaign or unit."""
    return f"{address_of(record)}tat-ca/"


def left_address(left: Left) -> str:
    """Return the address of what is left of a record that was public."""
    return f"{BY_KEY[left.kind].folder}/{left.slug}/"


def kind_address(key: str) -> str:
    """Return the address of a kind's listing, e.g. ``phong-trao/``."""
    return f"{BY_KEY[key].folder}/"


def term_address(kind: str, term: Term) -> str:
    """Return the address of a field's or topic's listing."""
    return f"{FIELDS if kind == 'field' else TOPICS}{term.slug or term.id}/"


def year_address(year: int) -> str:
    """Return the address of a year's listing."""
    return f"{YEARS}{year}/"


def page_of(listing: str, number: int) -> str:
    """Return the address of the *number*-th page of a listing, counted from 1."""
    return listing if number == 1 else f"{listing}trang-{number}/"


def file_address(record: Record, name: str) -> str:
    """Return where a file beside a record is published: next to its page, under an ASCII name."""
    base = name.rsplit("/", 1)[-1]
    stem, dot, ending = base.rpartition(".")
    parts = [slugify(part) for part in (stem or base).split(".")]
    safe = ".".join(part for part in parts if part) or "tep"
    return f"{address_of(record)}{safe}{dot}{ending.lower() if dot else ''}"
