"""The weekly digest: what was published in a week, for mail and for pages on social networks.

Made of the feeds' items, so that it says what readers may see on its day and nothing else. No mail
is sent: the office's own mail program opens the ``.eml`` as a draft.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from generator.build.office import office_page
from generator.digest import digest as digest_of
from generator.outputs.feeds.naming import absolute
from generator.outputs.feeds.text import line
from generator.reports.files import PAGES
from generator.vietnamese import VIETNAM, print_day, print_moment
from generator.views.channels import ALL
from generator.views.site import CalendarItem, FeedItem, SectionView, SiteView
from generator.views.wording import as_day

AHEAD_DAYS = 14
_MOST_AHEAD = 8
_LONGEST = 220
_MAILBOX = re.compile(r"[^\s@<>]+@[^\s@<>]+")


@dataclass(frozen=True, slots=True)
class Week:
    """A week, Monday to Sunday, by its ISO year and number."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Return its Monday."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Return its Sunday."""
        return date.fromisocalendar(self.year, self.number, 7)

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02d}"


def week_of(day: date) -> Week:
    """Return the week that *day* is in."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


@dataclass(frozen=True, slots=True)
class Piece:
    """What was published: its day, its title, a sentence or two, and its full address."""

    day: date
    title: str
    summary: str
    url: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to note."""

    when: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A week's digest: pieces by kind, days of the fortnight after it."""

    section: SectionView
    week: Week
    groups: tuple[tuple[str, tuple[Piece, ...]], ...]
    ahead: tuple[Ahead, ...]

    @property
    def count(self) -> int:
        """Return how many pieces there are."""
        return sum(len(pieces) for _, pieces in self.groups)

    @property
    def title(self) -> str:
        """Return what the digest is called."""
        span = f"{print_day(self.week.first)}–{print_day(self.week.last)}"
        return f"{line(self.section.name)}: bản tin tuần {self.week.number} ({span})"


def digest(site: SiteView, week: Week) -> Digest:
    """Return the digest of *week* as of the site's day; what comes after that day is not in it."""
    channel = next(channel for channel in site.channels if channel.key == ALL)
    groups: dict[str, list[FeedItem]] = {}
    for item in channel.items:
        if week.first <= item.published.astimezone(VIETNAM).date() <= min(week.last, site.day):
            groups.setdefault(item.whole.kind, []).append(item.whole)
    order = {entry.key: at for at, entry in enumerate(site.menu)}
    kinds = sorted(groups, key=lambda kind: (order.get(kind, len(order)), kind))
    return Digest(
        section=site.section,
        week=week,
        groups=tuple(
            (_group(groups[kind][0]), tuple(_piece(i, site.section) for i in groups[kind]))
            for kind in kinds
        ),
        ahead=_ahead(site, week),
    )


def _group(item: FeedItem) -> str:
    return next((label for scheme, _, label in item.categories if scheme == "kind"), "Tin khác")


def _piece(item: FeedItem, section: SectionView) -> Piece:
    summary = line(item.summary)
    if len(summary) > _LONGEST:
        summary = summary[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
    return Piece(
        day=item.published.astimezone(VIETNAM).date(),
        title=line(item.title),
        summary=summary,
        url=absolute(section, item.address),
    )


def _ahead(site: SiteView, week: Week) -> tuple[Ahead, ...]:
    first, last = week.last + timedelta(1), week.last + timedelta(AHEAD_DAYS)
    items = site.calendars[0].items
    found = [i for i in items if first <= as_day(i.start) <= last and not i.cancelled]
    return tuple(
        Ahead(_when(item), line(item.title), absolute(site.section, item.address))
        for item in found[:_MOST_AHEAD]
    )


def _when(item: CalendarItem) -> str:
    start = item.start
    return print_moment(start) if isinstance(start, datetime) else print_day(start)


def as_html(found: Digest) -> str:
    """Return the digest as HTML that mail programs show: no script, nothing to load."""
    return office_page(PAGES, "digest.html", {"digest": found, "section": found.section})


def as_text(found: Digest) -> str:
    """Return the digest as plain text, to paste into Zalo, Facebook or a letter."""
    lines = [found.title.upper(), ""]
    if not found.count:
        lines += ["Tuần này chưa có tin, bài mới.", ""]
    for name, pieces in found.groups:
        lines += [f"■ {name}", ""]
        for piece in pieces:
            lines += [
                f"• {piece.title}",
                *([piece.summary] if piece.summary else []),
                piece.url,
                "",
            ]
    if found.ahead:
        lines += ["■ Ngày sắp tới", ""]
        lines += [f"• {ahead.when}: {ahead.title}" for ahead in found.ahead]
        lines.append("")
    lines += [f"Xem đầy đủ: {found.section.address}"]
    return "\n".join(lines) + "\n"


def as_mail(found: Digest, day: date, to: tuple[str, ...] = ()) -> bytes:
    """Return the digest as an ``.eml``: a draft (X-Unsent) dated the morning of *day*."""
    section = found.section
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = found.title
    sender = section.contact_email
    if sender and _MAILBOX.fullmatch(sender) and sender.isascii():
        mail["From"] = Address(line(section.body), addr_spec=sender)
    if to:
        mail["To"] = ", ".join(to)
    mail["Date"] = datetime.combine(day, time(8), VIETNAM)
    mail["Message-ID"] = f"<ban-tin-{found.week}@{section.feed_authority}>"
    mail["X-Unsent"] = "1"
    mail.set_content(as_text(found), cte="base64")
    mail.add_alternative(as_html(found), subtype="html", cte="base64")
    mail.set_boundary(f"=_{digest_of(found.title, as_text(found))[:32]}")
    return mail.as_bytes()
