"""Arrange an edition into the site: every page, feed, calendar and redirect as frozen values."""

from collections.abc import Callable
from dataclasses import replace

from generator.content.campaign import Campaign
from generator.content.kinds import BY_KEY
from generator.content.section import Section
from generator.content.vocabulary import Glossary
from generator.loading.record import Record
from generator.policy.edition import Edition, LeftNotice
from generator.views.address import (
    CALENDAR,
    DATA,
    FEEDS,
    FIGURES,
    HOME,
    SUBSCRIBE,
    address_of,
    kind_address,
    left_address,
)
from generator.views.award_decision import AwardDecisionView, award_decision_view
from generator.views.book import Book, newest_first, open_book, title_of, updated_day
from generator.views.calendars import calendars
from generator.views.campaign import campaign_feed, campaign_view
from generator.views.catalogue import HOME_LINK, everything_of, listings
from generator.views.channels import ALL, channels
from generator.views.communication_plan import communication_plan_view
from generator.views.consultation import consultation_view
from generator.views.document import document_view
from generator.views.event import event_view
from generator.views.exemplar import exemplar_view
from generator.views.figures import figures_page
from generator.views.home import home_view
from generator.views.honouree import honouree_view
from generator.views.honours import filed_honours
from generator.views.news import news_view
from generator.views.notice import NoticeView
from generator.views.open_data import with_open_data
from generator.views.page import FeedLink, Link, Page
from generator.views.poster import POSTER, poster_view
from generator.views.relayed import relayed_view
from generator.views.roll import roll_of, roll_pages
from generator.views.search import search_entries, search_page
from generator.views.site import Calendar, MenuEntry, SectionView, SecurityView, SiteView
from generator.views.structured import structured
from generator.views.subscribe import subscribe_pages
from generator.views.unit import lineage, unit_view

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
MENU_KINDS = ("campaign", "exemplar", "honouree", "award-decision", "news", "event", "document")
_SHORT = {"exemplar": "Điển hình", "campaign": "Phong trào", "award-decision": "Khen thưởng"}
FOOTER_KINDS = ("communication-plan", "consultation", "relayed", "unit")


def arrange(edition: Edition) -> SiteView:
    """Return everything the public may see on the edition's day."""
    book = open_book(edition)
    feeds, days = channels(book), calendars(book)
    main = FeedLink(f"{edition.section.name} – toàn bộ nội dung", f"{FEEDS}{ALL}.rss")
    roll = roll_of(filed_honours(book))
    figures = figures_page(roll, book)
    pages = [_home(book, days[0], main, sum(not f.honour.revoked for f in roll.filed))]
    for record in edition.records.values():
        pages += _record_pages(record, book, main)
    listed = (*listings(book), *roll_pages(roll), figures)
    pages += (_with_main(page, main) for page in listed)
    pages += (_notice_page(notice, main) for notice in edition.notices)
    section = section_view(edition.section)
    found = search_entries(book)
    pages.append(search_page(found, book, main))
    pages += subscribe_pages(feeds, days, section.address, edition.day, main)
    site = SiteView(
        section=section,
        day=edition.day,
        menu=tuple(_menu()),
        footer=tuple(_footer()),
        pages=tuple(pages),
        channels=feeds,
        calendars=days,
        redirects=_redirects(edition, book),
        main_feed=main,
        glossary=_glossary(edition),
        search=found,
        honours=tuple(each.honour for each in roll.filed if each.indexed),
    )
    site = with_open_data(site)
    told = (replace(page, structured=structured(page, section)) for page in site.pages)
    return replace(site, pages=tuple(told))


def _glossary(edition: Edition) -> tuple[tuple[str, str], ...]:
    found = edition.vocabularies.get("viet-tat.yml")
    return tuple((t.short, t.long) for t in found.terms) if isinstance(found, Glossary) else ()


def section_view(section: Section) -> SectionView:
    """Return whose section it is, without what is the office's own."""
    contact, licence, told = section.contact, section.data_licence, section.security
    return SectionView(
        name=section.name,
        body=section.body,
        parent_body=section.parent_body,
        motto=section.motto or "",
        address=section.address.rstrip("/") + "/",
        feed_authority=section.feed_authority,
        feed_year=section.feed_year,
        emblem=section.emblem,
        portal_url=section.portal_url,
        responsible=section.responsible,
        contact_address=contact.address if contact else None,
        contact_phone=contact.phone if contact else None,
        contact_email=contact.email if contact else None,
        demo_notice=section.demo_notice,
        frames=section.frames,
        security=SecurityView(told.contact, told.expires, told.policy) if told else None,
        licence=Link(licence.name, licence.address) if licence else None,
    )


def _menu() -> list[MenuEntry]:
    kinds = (BY_KEY[key] for key in MENU_KINDS)
    return [MenuEntry(k.key, _SHORT.get(k.key, k.vi_many), kind_address(k.key)) for k in kinds]


def _footer() -> list[Link]:
    listed = [Link(BY_KEY[key].vi_many, kind_address(key)) for key in FOOTER_KINDS]
    own = (
        ("Theo dõi tin", SUBSCRIBE),
        ("Lịch", CALENDAR),
        ("Số liệu", FIGURES),
        ("Dữ liệu mở", DATA),
    )
    return [*(Link(title, address) for title, address in own), *listed]


def _home(book: Book, calendar: Calendar, main: FeedLink, honours: int) -> Page:
    section = book.edition.section
    days = (updated_day(record, book.day) for record in book.edition.records.values())
    return Page(
        address=HOME,
        template="home",
        title=section.name,
        view=home_view(book, calendar, honours),
        description=section.motto or f"{section.name} – {section.body}",
        feeds=(main,),
        menu="home",
        updated=max(filter(None, days), default=None),
    )


def _record_pages(record: Record, book: Book, main: FeedLink) -> list[Page]:
    kind, entry, address = record.kind, record.entry, address_of(record)
    title = title_of(record, book.day)
    listing = Link(kind.vi_many, kind_address(kind.key))
    feeds = [
        FeedLink(f"{kind.vi_many} – {book.edition.section.name}", f"{FEEDS}{kind.folder}.rss"),
        main,
    ]
    own: tuple[Record, ...] = ()
    if isinstance(entry, Campaign):
        feeds.insert(0, campaign_feed(record))
        own = book.of_campaign.get(entry.id, ())
    elif kind.key == "unit":
        own = newest_first(
            {r.id: r for u in lineage(record.id, book) for r in book.of_unit.get(u, ())}.values()
        )
        unit_feed = FeedLink(f"Tin của {title}", f"{FEEDS}{record.id}.rss")
        feeds = [unit_feed, main] if own else [main]
    elif campaign := book.record(getattr(entry, "campaign", None)):
        feeds.insert(0, campaign_feed(campaign))
    pages = [
        Page(
            address=address,
            template=kind.key.replace("-", "_"),
            title=title,
            view=VIEWS[kind.key](record, book),
            description=getattr(entry, "summary", None)
            or getattr(entry, "citation", None)
            or title,
            trail=(HOME_LINK, listing),
            feeds=tuple(feeds),
            menu=kind.key,
            updated=updated_day(record, book.day),
            noindex=bool(getattr(entry, "noindex", False)),
        )
    ]
    if isinstance(pages[0].view, AwardDecisionView):
        pages = _with_poster(pages[0], pages[0].view)
    if own:
        pages += everything_of(record, title, own, book, feeds[0])
    return pages


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


def _with_main(page: Page, main: FeedLink) -> Page:
    return replace(page, feeds=(*page.feeds, main))


def _notice_page(notice: LeftNotice, main: FeedLink) -> Page:
    kind = BY_KEY[notice.kind]
    listing = Link(kind.vi_many, kind_address(kind.key))
    title = "Nội dung đã được gỡ" if notice.removed else "Nội dung đã được rút"
    view = NoticeView(kind.vi, notice.day, notice.reason, notice.removed, listing)
    return Page(
        left_address(notice), "notice", title, view, title, (HOME_LINK, listing),
        (main,), kind.key, notice.day, noindex=True,
    )  # fmt: skip


def _redirects(edition: Edition, book: Book) -> tuple[tuple[str, str], ...]:
    """Return old addresses and where they lead now: earlier slugs, and records moved away."""
    found: dict[str, str] = {}
    for record in edition.records.values():
        for old in getattr(record.entry, "old_slugs", ()):
            found[f"{record.kind.folder}/{old}/"] = address_of(record)
    for notice in edition.notices:
        for old in notice.old_slugs:
            found[f"{BY_KEY[notice.kind].folder}/{old}/"] = left_address(notice)
    for redirect in edition.redirects:
        target = book.record(redirect.record)
        goal = address_of(target) if target else redirect.url or HOME
        folder = BY_KEY[redirect.kind].folder
        for slug in (redirect.slug, *redirect.old_slugs):
            found[f"{folder}/{slug}/"] = goal
    return tuple(sorted(found.items()))
