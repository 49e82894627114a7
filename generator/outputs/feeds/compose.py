"""A feed item as an entry: its whole text, its files measured, its links absolute."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from generator.digest import value_digest
from generator.outputs.feeds import content
from generator.outputs.feeds.feed import Attachment, Category, Entry, KnownEntry
from generator.outputs.feeds.fragment import fit
from generator.outputs.feeds.naming import absolute, root, tag
from generator.outputs.feeds.pictures import Illustration
from generator.outputs.feeds.text import line, markup, moment, within
from generator.vietnamese import print_day
from generator.views.page import Body, Download, Picture
from generator.views.site import FeedChannel, FeedItem, ListedItem, SectionView

Item = FeedItem | ListedItem

FullText = Callable[[Body, str], str]
"""A body's sanitised HTML, its links standing below the root address given."""

Enclosure = Callable[[str], tuple[int, str] | None]
"""The size in bytes and media type of what is published of a source; None: not published."""

Illustrate = Callable[[Picture], Illustration | None]
"""The published file of a picture; None: it could not be made."""

# In bytes. A longer text stays on its page, and the entry says so: one entry must not crowd
# the others out of a feed of 512 KiB.
LONGEST_TEXT = 128 * 1024

_UNTITLED = "(Chưa có tiêu đề)"


def dates(item: Item) -> tuple[datetime, datetime]:
    """Return when an item was published and when it was updated, as its entry says."""
    published = moment(item.published)
    return published, max(published, moment(item.updated))


class Composer:
    """Makes the entries of one section."""

    def __init__(
        self,
        section: SectionView,
        text: FullText,
        enclosure: Enclosure,
        illustrate: Illustrate | None = None,
    ) -> None:
        self._section = section
        self._text = text
        self._enclosure = enclosure
        self._illustrate = illustrate or self._as_given
        self._categories: dict[tuple[str, str, str], Category] = {}

    def entry(self, item: FeedItem) -> Entry:
        """Return the entry of an item."""
        section = self._section
        title, summary = line(item.title) or _UNTITLED, line(item.summary)
        made = self._illustrate(item.picture) if item.picture else None
        files = tuple(self._attachments(item.files))
        image, picture = None, ""
        if made and item.picture:
            url = absolute(section, made.address)
            image = Attachment(url, line(item.picture.alt) or title, made.media_type, made.size)
            picture = content.figure(item.picture, url, made.width, made.height)
        before = (content.paragraph(summary) if summary else "") + picture
        after = content.files(files) + content.corrections(item.major)
        html = before.encode() + self._full_text(item) + after.encode()
        published, updated = dates(item)
        return Entry(
            key=item.key,
            id=tag(section, item.key),
            title=title,
            link=absolute(section, item.address),
            summary=summary or title,
            html=html or content.paragraph(title).encode(),
            published=published,
            updated=updated,
            author=line(item.author) or line(section.body),
            categories=tuple(self._category(*category) for category in item.categories),
            image=image,
            enclosures=((image,) if image else ()) + _main_first(files),
        )

    def known(self, item: Item, weight: int, digest: str) -> KnownEntry:
        """Return what is known of an item's entry of a weight and a digest."""
        return KnownEntry(item.key, tag(self._section, item.key), *dates(item), weight, digest)

    def key(self, item: FeedItem, shown: object) -> str:
        """Return the digest of all that an item's entry is made from; *shown* is what its text's
        pictures are made into."""
        picture = self._illustrate(item.picture) if item.picture else None
        files = [self._enclosure(file.source) for file in item.files]
        return value_digest(item, self._section, picture, files, shown)

    def closing(self, channel: FeedChannel, ended: date) -> Entry:
        """Return the last entry of a channel that ended with the day *ended*."""
        title = f"Nguồn tin này đã kết thúc: {line(channel.title)}"
        summary = (
            f"Nguồn tin kết thúc ngày {print_day(ended)}. Những tin đã đăng vẫn được giữ ở đây; "
            "tin mới có ở nguồn tin chung của chuyên trang."
        )
        page = absolute(self._section, channel.page)
        html = content.paragraph(summary) + content.link_paragraph(line(channel.title), page)
        published = moment(within(ended) + timedelta(days=1))
        return Entry(
            key=f"feeds/{channel.key}/ended",
            id=tag(self._section, f"feeds/{channel.key}/ended"),
            title=title,
            link=page,
            summary=summary,
            html=html.encode(),
            published=published,
            updated=published,
            author=line(self._section.body),
            categories=(),
            image=None,
            enclosures=(),
        )

    def _category(self, scheme: str, term: str, label: str) -> Category:
        given = (scheme, term, label)
        made = self._categories.get(given)
        if made is None:
            uri = tag(self._section, f"categories/{scheme}")
            made = self._categories[given] = Category(uri, line(term), line(label or term))
        return made

    def _full_text(self, item: FeedItem) -> bytes:
        page = absolute(self._section, item.address)
        text = content.facts(item.facts)
        if item.body:
            text += fit(markup(self._text(item.body, "")), root(self._section), page)
        whole = text.encode()
        if len(whole) > LONGEST_TEXT:
            return content.link_paragraph("Đọc toàn văn trên chuyên trang", page).encode()
        return whole

    def _attachments(self, files: tuple[Download, ...]) -> Iterator[tuple[Attachment, bool]]:
        """Yield each published file with whether it carries a digital signature."""
        for file in files:
            facts = self._enclosure(file.source)
            if facts:
                url = absolute(self._section, file.address)
                label = line(file.label) or url.rsplit("/", 1)[-1]
                yield Attachment(url, label, facts[1], facts[0]), file.signed

    def _as_given(self, picture: Picture) -> Illustration | None:
        facts = self._enclosure(picture.source)
        return Illustration(picture.address, facts[1], facts[0]) if facts else None


def _main_first(files: tuple[tuple[Attachment, bool], ...]) -> tuple[Attachment, ...]:
    """Put the file RSS has room for first: a signed one, else a PDF, else the first."""

    def rank(pair: tuple[Attachment, bool]) -> int:
        file, signed = pair
        return 0 if signed else 1 if file.media_type == "application/pdf" else 2

    return tuple(file for file, _ in sorted(files, key=rank))
