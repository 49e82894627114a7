"""What pages say to machines: JSON-LD in the words of schema.org, of public values only."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from generator.plain_json import to_bytes
from generator.views.address import DATA
from generator.views.award_decision import AwardDecisionView
from generator.views.campaign import CampaignView
from generator.views.document import DocumentView
from generator.views.event import EventView
from generator.views.exemplar import ExemplarView
from generator.views.figures import FiguresView
from generator.views.honouree import HonoureeView
from generator.views.news import NewsView
from generator.views.open_data import OpenDataView
from generator.views.page import Head, Link, Page
from generator.views.relayed import RelayedView
from generator.views.site import HomeView, SectionView

Thing = dict[str, Any]
_FORMATS = {"csv": "text/csv", "json": "application/json"}
_EVENT_STATES = {"cancelled": "https://schema.org/EventCancelled"}


def structured(page: Page, section: SectionView) -> str:
    """Return the JSON-LD of a page, ready for a ``<script>``: no ``<`` can end it early."""
    things = [_trail(page, section)] if page.trail else []
    describe = _DESCRIBED.get(type(page.view))
    if describe:
        things.append(describe(page.view, page, section))
    if not things:
        return ""
    graph = {"@context": "https://schema.org", "@graph": things}
    try:
        text = to_bytes(graph).decode()
    except TypeError:  # half a character, which has no form in UTF-8
        text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _full(address: str, section: SectionView) -> str:
    return address if "://" in address else section.address + address


def _trail(page: Page, section: SectionView) -> Thing:
    steps = [*((link.title, link.address) for link in page.trail), (page.title, page.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": _full(address, section),
            }
            for position, (title, address) in enumerate(steps, start=1)
        ],
    }


def _body(section: SectionView) -> Thing:
    return {"@type": "GovernmentOrganization", "name": section.body}


def _home(view: HomeView, page: Page, section: SectionView) -> Thing:
    body = _body(section)
    if section.portal_url:
        body["url"] = section.portal_url
    return {
        "@type": "WebSite",
        "name": section.name,
        "url": section.address,
        "inLanguage": "vi",
        "publisher": body,
    }


def _work(kind: str, head: Head, page: Page, section: SectionView) -> Thing:
    """Describe a text the body publishes."""
    work: Thing = {
        "@type": kind,
        "@id": _full(page.address, section),
        "name": head.title,
        "headline": head.title,
        "inLanguage": "vi",
        "publisher": _body(section),
    }
    if head.summary:
        work["description"] = head.summary
    if head.published:
        work["datePublished"] = _iso(head.published)
    if head.updated:
        work["dateModified"] = _iso(head.updated)
    return work


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def _article(view: NewsView, page: Page, section: SectionView) -> Thing:
    work = _work("NewsArticle", view.head, page, section)
    if view.writer:
        work["author"] = {"@type": "Person", "name": view.writer}
    return work


def _relayed(view: RelayedView, page: Page, section: SectionView) -> Thing:
    """Say whose text it is: the publisher is the source, and the original is where it stands."""
    work = _work("Article", view.head, page, section)
    work["publisher"] = {"@type": "Organization", "name": view.source.title}
    work["isBasedOn"] = view.original
    if view.writer:
        work["author"] = {"@type": "Person", "name": view.writer}
    return work


def _exemplar(view: ExemplarView, page: Page, section: SectionView) -> Thing:
    return _work("Article", view.head, page, section)


def _campaign(view: CampaignView, page: Page, section: SectionView) -> Thing:
    return _work("CreativeWork", view.head, page, section)


def _document(view: DocumentView, page: Page, section: SectionView) -> Thing:
    work = _work("Legislation", view.head, page, section)
    if view.issued.symbol:
        work["legislationIdentifier"] = view.issued.symbol
    if view.issued.issue_day:
        work["legislationDate"] = _iso(view.issued.issue_day)
    return work


def _decision(view: AwardDecisionView, page: Page, section: SectionView) -> Thing:
    work = _work("DigitalDocument", view.head, page, section)
    if view.issued.symbol:
        work["identifier"] = view.issued.symbol
    return work


def _event(view: EventView, page: Page, section: SectionView) -> Thing:
    event: Thing = {
        "@type": "Event",
        "@id": _full(page.address, section),
        "name": view.head.title,
        "startDate": _iso(view.start),
        "eventStatus": _EVENT_STATES.get(view.state, "https://schema.org/EventScheduled"),
        "organizer": _body(section),
        "inLanguage": "vi",
    }
    if view.end:
        event["endDate"] = _iso(view.end)
    if view.place:
        event["location"] = {"@type": "Place", "name": view.place}
    return event


def _open_data(view: OpenDataView, page: Page, section: SectionView) -> Thing:
    """Describe the data sets as search engines for data look for them."""
    catalogue: Thing = {
        "@type": "DataCatalog",
        "@id": _full(page.address, section),
        "name": f"{page.title}: {section.name}",
        "publisher": _body(section),
        "inLanguage": "vi",
        "dataset": [
            _data(each.key, each.title, each.description, each.files, section)
            for each in view.datasets
        ],
    }
    if view.updated:
        catalogue["dateModified"] = _iso(view.updated)
    return catalogue


def _figures(view: FiguresView, page: Page, section: SectionView) -> Thing:
    data = _data(
        "khen-thuong", page.title,
        "Danh sách khen thưởng mà các số liệu của trang này đếm từ đó, mỗi dòng một lượt khen.",
        view.files, section,
    )  # fmt: skip
    if view.as_of:
        data["dateModified"] = _iso(view.as_of)
    return data | {"mainEntityOfPage": _full(page.address, section)}


def _data(
    key: str, name: str, description: str, files: tuple[Link, ...], section: SectionView
) -> Thing:
    data: Thing = {
        "@type": "Dataset",
        "@id": f"{_full(DATA, section)}#{key}",
        "name": f"{name} – {section.body}",
        "description": description,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "creator": _body(section),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title,
                "contentUrl": _full(file.address, section),
                "encodingFormat": _FORMATS[file.address.rpartition(".")[2]],
            }
            for file in files
        ],
    }
    if section.licence:
        data["license"] = section.licence.address
    return data


def _honouree(view: HonoureeView, page: Page, section: SectionView) -> Thing:
    """Describe who is honoured, from what the gate let through and nothing else."""
    thing: Thing = {
        "@type": "Person" if view.group == "person" else "Organization",
        "@id": _full(page.address, section),
        "name": view.head.title,
    }
    awards = [award.name for award in view.awards if not award.revoked]
    if awards:
        thing["award"] = awards
    if view.post and view.group == "person":
        thing["jobTitle"] = view.post
    if view.head.unit and view.group == "person":
        thing["affiliation"] = {"@type": "Organization", "name": view.head.unit.name}
    return thing


_DESCRIBED: dict[type, Callable[[Any, Page, SectionView], Thing]] = {
    HomeView: _home,
    NewsView: _article,
    RelayedView: _relayed,
    ExemplarView: _exemplar,
    CampaignView: _campaign,
    DocumentView: _document,
    AwardDecisionView: _decision,
    EventView: _event,
    HonoureeView: _honouree,
    FiguresView: _figures,
    OpenDataView: _open_data,
}
