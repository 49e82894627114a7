"""Social cards: the picture that stands for a page without one where its address is passed on.

Made from a page's title, its kind and the section's name, and from nothing else. What draws them
(``card_drawing``) is imported only when there is one to draw: Pillow takes a tenth of a small edit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.digest import digest
from generator.outputs.card_words import Words
from generator.outputs.image_cache import Made, find_entry, keep_entry
from generator.outputs.image_header import PNG
from generator.outputs.image_plan import SOCIAL_SIZE
from generator.outputs.image_set import Rendition
from generator.outputs.pending import Pending
from generator.views.known_page import KnownPage
from generator.views.site import SectionView, SiteView

# Raise it whenever the same words would give other bytes.
RECIPE = "1"

FOLDER = "anh-chia-se/"

_WIDTH, _HEIGHT = SOCIAL_SIZE


@dataclass(frozen=True, slots=True)
class Card:
    """A page's social picture: its address on the site and what it shows, in words."""

    address: str
    alt: str
    width: int = _WIDTH
    height: int = _HEIGHT


def social_cards(
    site: SiteView,
    renditions: Mapping[str, Rendition],
    cache_folder: Path,
    *,
    own: bool = True,
) -> tuple[dict[str, Card], dict[str, Pending]]:
    """Return each page's card by the page's address, and the files to publish for them.

    A record with a picture large enough shows that picture; any other record has a card of its
    own, if *own*; all other pages share the section's.
    """
    section = site.section
    common = Words(section.body, section.name, _host(section), "", section.name)
    shown: dict[str, Card] = {}
    files: dict[str, Pending] = {}
    cards: dict[Words, Card] = {}
    for page in site.pages:
        picture = page.subject.picture if page.subject else None
        made = renditions.get(picture.source) if picture else None
        if picture and made and made.social:
            shown[page.address] = Card(made.social, picture.alt)
            continue
        words = (words_of(page, site) if own else None) or common
        if words not in cards:
            key = _key(words)
            card = cards[words] = Card(_address(key), alt_of(words))
            files[card.address] = Pending(key, partial(drawn, words, cache_folder))
        shown[page.address] = cards[words]
    return shown, files


def words_of(page: KnownPage, site: SiteView) -> Words | None:
    """Return the words of a page's own card; None for a page that shares the section's."""
    section, about = site.section, page.subject
    if about is None:
        return None
    return Words(section.body, section.name, _host(section), about.kind, about.title)


def _host(section: SectionView) -> str:
    """Return where the section is, as people write it: without the scheme."""
    return section.address.partition("//")[2].rstrip("/")


def alt_of(words: Words) -> str:
    """Return what a card says, for those who cannot see it."""
    parts = (words.kind, words.title, words.section if words.section != words.title else "")
    return ". ".join(part for part in (*parts, words.body) if part)


def drawn(words: Words, cache_folder: Path) -> Path | bytes:
    """Return the file of a card, drawn now or found in the cache; its bytes if none can be kept."""
    key = _key(words)
    entry = find_entry(cache_folder, key)
    if entry is None:
        from generator.outputs.card_drawing import draw

        data = draw(words)
        made: Made = ("social.png", PNG, _WIDTH, _HEIGHT, data)
        try:
            entry = keep_entry(cache_folder, key, (made,))
        except OSError:  # without room or right to write
            return data
    return entry.path(entry.variants[0])


def _key(words: Words) -> str:
    return digest("card", RECIPE, words.body, words.section, words.host, words.kind, words.title)


def _address(key: str) -> str:
    return f"{FOLDER}the-{key[:10]}-social.png"
