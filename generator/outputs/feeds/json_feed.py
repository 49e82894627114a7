"""JSON Feed 1.1."""

import json
from typing import Any

from generator.outputs.feeds.feed import Attachment, Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"
LANGUAGE = "vi"


def json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON Feed 1.1, ending in a newline. It has no mark for deleted entries."""
    made: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": f"{feed.stem}.json",
        "description": feed.subtitle,
        "language": LANGUAGE,
        "authors": [{"name": feed.author}],
    }
    if feed.ended:
        made["expired"] = True
    made["items"] = [_item(entry) for entry in feed.entries]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _item(entry: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.html.decode(),
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": entry.author}],
        "language": LANGUAGE,
    }
    if entry.image:
        made["image"] = entry.image.url
    if entry.categories:
        made["tags"] = [category.label for category in entry.categories]
    if entry.enclosures:
        made["attachments"] = [_attachment(file) for file in entry.enclosures]
    return made


def _attachment(file: Attachment) -> dict[str, Any]:
    return {
        "url": file.url,
        "mime_type": file.media_type,
        "title": file.title,
        "size_in_bytes": file.size,
    }
