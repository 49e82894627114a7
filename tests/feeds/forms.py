"""The three forms of a feed read into one shape, so that they can be compared."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from tests.feeds.validators import ATOM, CONTENT, CREATOR, check_atom, check_json, check_rss


@dataclass(frozen=True)
class Entry:
    """What every form says of an entry."""

    id: str
    link: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str
    labels: tuple[str, ...]
    files: tuple[tuple[str, str, int], ...]


def from_rss(data: bytes) -> list[Entry]:
    """Read RSS. It has room for one file."""
    return [
        Entry(
            item.findtext("guid", ""),
            item.findtext("link", ""),
            item.findtext("title", ""),
            item.findtext("description", ""),
            item.findtext(CONTENT, ""),
            parsedate_to_datetime(item.findtext("pubDate", "")),
            datetime.fromisoformat(item.findtext(f"{ATOM}updated", "")),
            item.findtext(CREATOR, ""),
            tuple(category.text or "" for category in item.findall("category")),
            tuple(
                (file.attrib["url"], file.attrib["type"], int(file.attrib["length"]))
                for file in item.findall("enclosure")
            ),
        )
        for item in check_rss(data).iter("item")
    ]


def from_atom(data: bytes) -> list[Entry]:
    """Read Atom."""
    return [
        Entry(
            entry.findtext(f"{ATOM}id", ""),
            entry.findall(f"{ATOM}link[@rel='alternate']")[0].attrib["href"],
            entry.findtext(f"{ATOM}title", ""),
            entry.findtext(f"{ATOM}summary", ""),
            entry.findtext(f"{ATOM}content", ""),
            datetime.fromisoformat(entry.findtext(f"{ATOM}published", "")),
            datetime.fromisoformat(entry.findtext(f"{ATOM}updated", "")),
            entry.findtext(f"{ATOM}author/{ATOM}name", ""),
            tuple(category.attrib["label"] for category in entry.findall(f"{ATOM}category")),
            tuple(
                (file.attrib["href"], file.attrib["type"], int(file.attrib["length"]))
                for file in entry.findall(f"{ATOM}link[@rel='enclosure']")
            ),
        )
        for entry in check_atom(data).iter(f"{ATOM}entry")
    ]


def from_json(data: bytes) -> list[Entry]:
    """Read JSON Feed."""
    return [
        Entry(
            item["id"],
            item["url"],
            item["title"],
            item["summary"],
            item["content_html"],
            datetime.fromisoformat(item["date_published"]),
            datetime.fromisoformat(item["date_modified"]),
            item["authors"][0]["name"],
            tuple(item.get("tags", ())),
            tuple(
                (file["url"], file["mime_type"], file["size_in_bytes"])
                for file in item.get("attachments", ())
            ),
        )
        for item in check_json(data)["items"]
    ]


def ids(documents: dict[str, bytes], stem: str = "feeds/tat-ca") -> list[str]:
    """Return the ids of a feed in order, without what all ids begin with; the forms agree."""
    found = [entry.id for entry in from_atom(documents[f"{stem}.atom"])]
    if f"{stem}.rss" in documents:
        assert found == [entry.id for entry in from_rss(documents[f"{stem}.rss"])]
        assert found == [entry.id for entry in from_json(documents[f"{stem}.json"])]
    return [each.rpartition(":")[2] for each in found]
