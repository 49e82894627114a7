"""The front page: what runs now, what is new, what comes next."""

from datetime import date

from generator.vietnamese import print_number
from generator.views.address import FIGURES, kind_address
from generator.views.book import Book
from generator.views.head import card, cards, state_of
from generator.views.site import Calendar, DayEntry, HomeView
from generator.views.wording import COMING, RUNNING, as_day

_LIVE_FIRST = {RUNNING: 0, COMING: 1}


def home_view(book: Book, calendar: Calendar) -> HomeView:
    """Return the front page; running campaigns come before coming and ended ones."""
    latest = book.latest
    campaigns = sorted(latest["campaign"], key=lambda r: _LIVE_FIRST.get(state_of(r, book.day), 2))
    exemplars = latest["exemplar"]
    pictured = (record for record in exemplars if record.outline.pictured)
    featured = next(pictured, exemplars[0] if exemplars else None)
    open_now = [r for r in book.of_kind["consultation"] if state_of(r, book.day) == RUNNING]
    return HomeView(
        campaigns=cards(tuple(campaigns[:4]), book),
        featured=card(featured, book) if featured else None,
        exemplars=cards(tuple(r for r in exemplars if r is not featured)[:3], book),
        honourees=cards(latest["honouree"][:6], book),
        decisions=cards(latest["award-decision"][:3], book),
        news=cards(latest["news"][:4], book),
        relayed=cards(latest["relayed"][:3], book),
        consultations=cards(tuple(open_now), book),
        upcoming=_upcoming(calendar, book.day),
        figures=_figures(book),
    )


def _upcoming(calendar: Calendar, day: date) -> tuple[DayEntry, ...]:
    ahead = [i for i in calendar.items if as_day(i.start) >= day and not i.cancelled]
    entries = []
    for item in ahead[:5]:
        label, colon, title = item.title.partition(": ")
        shown = (label, title) if colon else ("Sự kiện", item.title)
        entries.append(DayEntry(as_day(item.start), *shown, item.address))
    return tuple(entries)


def _figures(book: Book) -> tuple[tuple[str, str, str], ...]:
    """Return how much there is; of awards, those that stand, as the page of figures counts them."""
    honours = sum(record.outline.standing for record in book.of_kind["award-decision"])
    counts = (
        (len(book.of_kind["campaign"]), "phong trào thi đua", kind_address("campaign")),
        (len(book.of_kind["exemplar"]), "mô hình, điển hình", kind_address("exemplar")),
        (honours, "lượt khen thưởng", FIGURES),
        (len(book.of_kind["document"]), "văn bản", kind_address("document")),
    )
    return tuple((print_number(n), label, address) for n, label, address in counts if n)
