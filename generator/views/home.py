"""The front page: what runs now, what is new, what comes next."""

from datetime import date

from generator.loading.record import Record
from generator.vietnamese import print_number
from generator.views.address import FIGURES, kind_address
from generator.views.book import Book, newest_first
from generator.views.head import card, cards, state_of
from generator.views.site import Calendar, DayEntry, HomeView
from generator.views.wording import COMING, RUNNING, as_day

_LIVE_FIRST = {RUNNING: 0, COMING: 1}


def home_view(book: Book, calendar: Calendar, honours: int) -> HomeView:
    """Return the front page; running campaigns come before coming and ended ones.

    *honours* is the number of awards that stand, as the page of figures counts them.
    """
    campaigns = sorted(
        newest_first(book.edition.of_kind("campaign")),
        key=lambda r: _LIVE_FIRST.get(state_of(r, book.day), 2),
    )
    exemplars = newest_first(book.edition.of_kind("exemplar"))
    featured = next((r for r in exemplars if _is_pictured(r)), exemplars[0] if exemplars else None)
    open_now = [r for r in book.edition.of_kind("consultation") if state_of(r, book.day) == RUNNING]
    return HomeView(
        campaigns=cards(tuple(campaigns[:4]), book),
        featured=card(featured, book) if featured else None,
        exemplars=cards(tuple(r for r in exemplars if r is not featured)[:3], book),
        honourees=cards(newest_first(book.edition.of_kind("honouree"))[:6], book),
        decisions=cards(newest_first(book.edition.of_kind("award-decision"))[:3], book),
        news=cards(newest_first(book.edition.of_kind("news"))[:4], book),
        relayed=cards(newest_first(book.edition.of_kind("relayed"))[:3], book),
        consultations=cards(tuple(open_now), book),
        upcoming=_upcoming(calendar, book.day),
        figures=_figures(book, honours),
    )


def _is_pictured(record: Record) -> bool:
    return getattr(record.entry, "image", None) is not None


def _upcoming(calendar: Calendar, day: date) -> tuple[DayEntry, ...]:
    ahead = [i for i in calendar.items if as_day(i.start) >= day and not i.cancelled]
    entries = []
    for item in ahead[:5]:
        label, colon, title = item.title.partition(": ")
        shown = (label, title) if colon else ("Sự kiện", item.title)
        entries.append(DayEntry(as_day(item.start), *shown, item.address))
    return tuple(entries)


def _figures(book: Book, honours: int) -> tuple[tuple[str, str, str], ...]:
    """Return how much there is."""
    counts = (
        (len(book.edition.of_kind("campaign")), "phong trào thi đua", kind_address("campaign")),
        (len(book.edition.of_kind("exemplar")), "mô hình, điển hình", kind_address("exemplar")),
        (honours, "lượt khen thưởng", FIGURES),
        (len(book.edition.of_kind("document")), "văn bản", kind_address("document")),
    )
    return tuple((print_number(n), label, address) for n, label, address in counts if n)
