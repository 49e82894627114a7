"""What a valid document is, in each form. Every function raises AssertionError on a bad one."""

import json
import re
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d\d:\d\d:\d\d \+0700"
)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[!-~]+")
_ADDRESS = re.compile(r"https://[a-z0-9.-]+/[!-~]*")
_CHANNEL = {
    "title": 1,
    "link": 1,
    "description": 1,
    f"{ATOM}link": 1,
    "docs": 1,
    "generator": 1,
    "language": 1,
    "lastBuildDate": 1,
    "managingEditor": 1,
    "ttl": 1,
}
_ITEM_ONCE = {
    "title",
    "link",
    "description",
    CONTENT,
    "guid",
    "enclosure",
    "pubDate",
    CREATOR,
    f"{ATOM}updated",
}


def check_bytes(data: bytes) -> None:
    """Check what holds for every document: UTF-8, no BOM, no control characters."""
    text = data.decode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", text)
    assert "<!DOCTYPE" not in text
    assert text.endswith("\n")


def check_html(content: str) -> None:
    """Check that HTML is plain and that it leads nowhere but to full addresses."""
    holder = html.fragment_fromstring(content, create_parent="div")
    for element in holder.iterdescendants():
        assert isinstance(element.tag, str)
        assert element.tag not in ("script", "style", "iframe", "form", "object", "video", "input")
        for name, value in element.attrib.items():
            assert name not in ("class", "id", "style", "srcset")
            assert not name.startswith("on")
            if name in ("href", "src"):
                assert re.match(r"https?://|mailto:|tel:", value), value
        if element.tag == "img":
            assert "alt" in element.attrib


def check_rss(data: bytes) -> etree._Element:
    """Check RSS 2.0 strictly; return its root."""
    check_bytes(data)
    root = etree.fromstring(data)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    assert {"atom", "content", "dc"} <= set(root.nsmap)
    (channel,) = root
    seen: dict[str, int] = {}
    for child in channel:
        seen[str(child.tag)] = seen.get(str(child.tag), 0) + 1
    items = seen.pop("item", 0)
    assert seen == {name: seen[name] for name in _CHANNEL if name in seen}, seen
    assert all(count == 1 for count in seen.values())
    assert set(_CHANNEL) - {"managingEditor"} <= set(seen)
    assert channel.findtext("language") == "vi"
    assert channel.findtext("ttl") == "60"
    assert _RFC822.fullmatch(channel.findtext("lastBuildDate") or "")
    assert _ADDRESS.fullmatch(channel.findtext("link") or "")
    own = channel.find(f"{ATOM}link")
    assert own is not None
    assert own.attrib["rel"] == "self"
    assert own.attrib["href"].endswith(".rss")
    assert own.attrib["href"] != channel.findtext("link")
    assert items <= 100
    assert len(data) <= 512 * 1024
    for item in channel.findall("item"):
        _check_rss_item(item)
    ids = [item.findtext("guid") for item in channel.findall("item")]
    assert len(ids) == len(set(ids))
    return root


def _check_rss_item(item: etree._Element) -> None:
    names = [str(child.tag) for child in item]
    for name in _ITEM_ONCE - {"enclosure"}:
        assert names.count(name) == 1, name
    assert names.count("enclosure") <= 1
    assert set(names) <= _ITEM_ONCE | {"category"}
    assert names.index("description") < names.index(CONTENT)
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"
    assert _TAG.fullmatch(guid.text or "")
    assert _ADDRESS.fullmatch(item.findtext("link") or "")
    published = item.findtext("pubDate") or ""
    assert _RFC822.fullmatch(published)
    moment = parsedate_to_datetime(published)
    assert f"{moment:%a}" == published[:3]
    assert _RFC3339.fullmatch(item.findtext(f"{ATOM}updated") or "")
    assert (item.findtext(CREATOR) or "").strip()
    check_html(item.findtext(CONTENT) or "")
    for category in item.findall("category"):
        assert _TAG.fullmatch(category.get("domain", ""))
        assert (category.text or "").strip()
    for enclosure in item.findall("enclosure"):
        assert _ADDRESS.fullmatch(enclosure.attrib["url"])
        assert int(enclosure.attrib["length"]) > 0
        assert "/" in enclosure.attrib["type"]


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def check_atom(data: bytes) -> etree._Element:
    """Check Atom by the grammar of RFC 4287 and by what the RFC says beside it; return the root."""
    check_bytes(data)
    root = etree.fromstring(data)
    grammar = _grammar()
    assert grammar.validate(root), grammar.error_log
    assert root.get(XML_LANG) == "vi"
    rels = [link.attrib["rel"] for link in root.findall(f"{ATOM}link")]
    assert len(rels) == len(set(rels))
    assert {"self", "alternate"} <= set(rels) <= {"self", "alternate", "prev-archive", "current"}
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert len(entries) <= 100
    assert len(data) <= 512 * 1024
    stamps = [moment.text or "" for moment in root.iter(f"{ATOM}updated", f"{ATOM}published")]
    assert all(_RFC3339.fullmatch(stamp) for stamp in stamps)
    for entry in entries:
        assert entry.find(f"{ATOM}author") is not None
        links = [(link.attrib["rel"], link) for link in entry.findall(f"{ATOM}link")]
        assert [rel for rel, _ in links].count("alternate") == 1
        assert {rel for rel, _ in links} <= {"alternate", "enclosure"}
        for rel, link in links:
            assert link.get("type")
            assert rel != "enclosure" or int(link.attrib["length"]) > 0
        summary, content = entry.find(f"{ATOM}summary"), entry.find(f"{ATOM}content")
        assert summary is not None
        assert content is not None
        assert (summary.get("type"), content.get("type")) == ("text", "html")
        check_html(content.text or "")
        updated = entry.findtext(f"{ATOM}updated") or ""
        assert (entry.findtext(f"{ATOM}published") or "") <= updated
        assert updated <= (root.findtext(f"{ATOM}updated") or "")
    return root


_JSON_FEED: dict[str, type] = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "language": str,
    "authors": list,
    "expired": bool,
    "items": list,
}
_JSON_ITEM: dict[str, type] = {
    "id": str,
    "url": str,
    "title": str,
    "content_html": str,
    "summary": str,
    "image": str,
    "date_published": str,
    "date_modified": str,
    "authors": list,
    "tags": list,
    "language": str,
    "attachments": list,
}
_OPTIONAL = {"expired", "image", "tags", "attachments"}


def check_json(data: bytes) -> dict[str, Any]:
    """Check JSON Feed 1.1; return it."""
    check_bytes(data)
    feed: dict[str, Any] = json.loads(data)
    assert len(data) <= 512 * 1024
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    _check_members(feed, _JSON_FEED)
    for item in feed["items"]:
        _check_members(item, _JSON_ITEM)
        assert _TAG.fullmatch(item["id"])
        assert _RFC3339.fullmatch(item["date_published"])
        assert _RFC3339.fullmatch(item["date_modified"])
        check_html(item["content_html"])
        for file in item.get("attachments", ()):
            assert set(file) == {"url", "mime_type", "title", "size_in_bytes"}
            assert _ADDRESS.fullmatch(file["url"])
    return feed


def _check_members(members: dict[str, Any], known: dict[str, type]) -> None:
    assert set(known) - _OPTIONAL <= set(members) <= set(known)
    for name, value in members.items():
        assert isinstance(value, known[name]), name
        assert value not in ("", []) or name == "items", name
        if name.endswith("url"):
            assert _ADDRESS.fullmatch(str(value))
