"""The pages of one record: its own, an honour board, or the notice left in its place."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.content.kinds import BY_KEY
from generator.loading.record import Record
from generator.policy.edition import LeftNotice
from generator.views.address import FEEDS, kind_address, left_address
from generator.views.award_decision import AwardDecisionView, award_decision_view
from generator.views.book import Book
from generator.views.campaign import campaign_feed, campaign_view
from generator.views.catalogue import HOME_LINK
from generator.views.communication_plan import communication_plan_view
from generator.views.consultation import consultation_view
from generator.views.document import document_view
from generator.views.event import event_view
from generator.views.exemplar import exemplar_view
from generator.views.honouree import honouree_view
from generator.views.naming import title_of
from generator.views.news import news_view
from generator.views.notice import NoticeView
from generator.views.outline import PublicRecord
from generator.views.page import FeedLink, Link, Page
from generator.views.poster import POSTER, poster_view
from generator.views.relayed import relayed_view
from generator.views.unit import filed_under_unit, unit_view

VIEWS: dict[str, Callable[[Record, Book], object]] = {
    "campaign": campaign_view,
    "communication-plan": communication_plan_view,
    "exemplar": exemplar_view,
    "honouree": honouree_view,
    "award-decision": award_decision_view,
    "consultation": consultation_view,
    "document": document_view,
    "news": news_view,
    "relayed": relayed_view,
    "event": event_view,
    "unit": unit_view,
}


def record_pages(record: PublicRecord, book: Book, main: FeedLink) -> Sequence[Page]:
    """Return the page of a record; of a decision its honour board as well."""
    kind, entry = record.kind, record.entry
    title = title_of(record, book.day)
    page = Page(
        address=record.address,
        template=kind.key.replace("-", "_"),
        title=title,
        view=VIEWS[kind.key](record, book),
        description=getattr(entry, "summary", None) or getattr(entry, "citation", None) or title,
        trail=(HOME_LINK, Link(kind.vi_many, kind_address(kind.key))),
        feeds=feeds_of(record, book, main),
        menu=kind.key,
        updated=record.outline.updated,
        noindex=record.outline.noindex,
    )
    if isinstance(page.view, AwardDecisionView):
        return _with_poster(page, page.view)
    return (page,)


def feeds_of(record: PublicRecord, book: Book, main: FeedLink) -> tuple[FeedLink, ...]:
    """Return the feeds that a record's page announces, its own first."""
    kind = record.kind
    of_kind = FeedLink(f"{kind.vi_many} – {book.edition.section.name}", f"{FEEDS}{kind.folder}.rss")
    if kind.key == "unit":
        own = FeedLink(f"Tin của {record.outline.name}", f"{FEEDS}{record.id}.rss")
        return (own, main) if filed_under_unit(record.id, book) else (main,)
    campaign = record if kind.key == "campaign" else book.record(record.outline.campaign)
    return (campaign_feed(campaign), of_kind, main) if campaign else (of_kind, main)


def _with_poster(page: Page, view: AwardDecisionView) -> list[Page]:
    """Return a decision's page with a link to its honour board, and the board."""
    board = poster_view(view, page.address)
    if board is None:
        return [page]
    link = Link("Bảng vinh danh để in", f"{page.address}{POSTER}")
    poster = replace(
        page,
        address=link.address,
        template="poster",
        title=f"Bảng vinh danh: {page.title}",
        view=board,
        trail=(*page.trail, Link(page.title, page.address)),
        noindex=True,
    )
    return [replace(page, view=replace(view, poster=link)), poster]


def notice_page(notice: LeftNotice, main: FeedLink) -> Page:
    """Return the nameless page that stays where a record was."""
    kind = BY_KEY[notice.kind]
    listing = Link(kind.vi_many, kind_address(kind.key))
    title = "Nội dung đã được gỡ" if notice.removed else "Nội dung đã được rút"
    view = NoticeView(kind.vi, notice.day, notice.reason, notice.removed, listing)
    return Page(
        left_address(notice), "notice", title, view, title, (HOME_LINK, listing),
        (main,), kind.key, notice.day, noindex=True,
    )  # fmt: skip
