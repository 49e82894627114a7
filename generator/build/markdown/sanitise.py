"""What may stand in a body's HTML. Everything that is not listed here is removed."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import nh3

from generator.build.markdown.addresses import SCHEMES, is_elsewhere, is_harmless, printed
from generator.build.markdown.tokens import ADMONITIONS
from generator.vietnamese import slugify


def _set_of(names: str) -> frozenset[str]:
    return frozenset(names.split())


TAGS = _set_of(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small"
    " span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)

VOID = _set_of("br col hr img wbr")

# libxml2 gives up at 256, and a page adds some levels of its own.
DEEPEST_HTML = 200

# The content of these is program or markup, never text for the reader.
DROPPED_WHOLE = _set_of(
    "iframe math noembed noframes noscript object script style svg template textarea title xmp"
)

ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"class", "dir", "id", "lang", "title"}),
    "a": frozenset({"aria-label", "href", "hreflang", "role"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "loading", "src", "width"}),
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "section": frozenset({"aria-label", "role"}),
    "td": frozenset({"colspan", "headers", "rowspan"}),
    "th": frozenset({"colspan", "headers", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}

_FRAME_ATTRIBUTES = frozenset({"allowfullscreen", "height", "loading", "src", "width"})

# Classes a theme's scripts answer to (``mermaid``, ``annotate``, ``md-…``) must not be among these.
AUTHOR_CLASSES = _set_of(
    "caption center columns lead left narrow no-print nowrap number quote right small wide"
)
_OWN_CLASSES = _set_of(
    "admonition admonition-title footnote-backref footnote-item footnote-ref footnotes"
    " footnotes-list"
)
CLASSES = AUTHOR_CLASSES | _OWN_CLASSES | ADMONITIONS.keys()

_LANGUAGE_CLASS = re.compile(r"language-[a-z0-9+#-]{1,30}")
_NOTE_ADDRESS = re.compile(r"#fn(?:ref)?\d+(?:-\d+)?")

# The sanitiser prints every value in double quotes with quotes in it escaped, and no bare "<".
_ATTRIBUTE = r' [a-z-]+="[^"]*"'
_ATTRIBUTES = rf"((?:{_ATTRIBUTE})*)"
_FRAME = re.compile(rf"<iframe{_ATTRIBUTES}>.*?</iframe>", re.DOTALL)
_TAG = re.compile(rf"<(/?[a-z0-9]+){_ATTRIBUTES}>")
_SETTLED = re.compile(rf"<(/?table|img){_ATTRIBUTES}>")
_MARKED = re.compile(
    rf'<(a|img){_ATTRIBUTES} (href|src)="\0(\d+)"((?:{_ATTRIBUTE})*?)({_ATTRIBUTE})?>'
)
_VALUE = re.compile(r' ([a-z-]+)="([^"]*)"')

_SCROLL = '<div class="table-scroll" tabindex="0" role="region" aria-label="Bảng">'


def is_allowed_class(name: str) -> bool:
    """Tell whether a body may carry this class."""
    return name in CLASSES or _LANGUAGE_CLASS.fullmatch(name) is not None


def is_allowed_frame(address: str, frames: tuple[str, ...]) -> bool:
    """Tell whether *address* is a secure page of one of the hosts that may be framed."""
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and parts.netloc.lower() in frames
    except ValueError:
        return False


def ids_in(html: str) -> list[str]:
    """Return the ids in sanitised HTML, in order."""
    return [
        value
        for tag in _TAG.finditer(html)
        for name, value in _VALUE.findall(tag[2])
        if name == "id"
    ]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """HTML with only what is listed above, and room for the addresses that it leads to."""

    html: str
    """Each address is a NUL, which the sanitiser's parser lets nobody write, and its number."""
    addresses: tuple[tuple[str, str], ...] = ()
    """By number: the tag, and the address as it was written."""

    def linked(self, link: Callable[[str], str]) -> str:
        """Return the HTML with the addresses that *link* makes of those written.

        What an address may not be is looked at here, in what *link* returns; its errors are raised.
        """
        if not self.addresses:
            return self.html
        final = [_final(tag, written, link) for tag, written in self.addresses]
        return _MARKED.sub(lambda tag: _linked(tag, final[int(tag[4])]), self.html)


def sanitise(html: str, frames: tuple[str, ...] = ()) -> Cleaned:
    """Return *html* with only what is listed above.

    *frames* are the hosts, in lower case, whose pages may be framed.
    """
    sieve = _sieves().get(frames)
    if sieve is None:
        sieve = _sieves()[frames] = _Sieve(frames)
    cleaned, addresses = sieve.clean(html)
    if frames:
        cleaned = _FRAME.sub(_finished_frame, cleaned)
    if _depth(cleaned) > DEEPEST_HTML:
        # Without its tags first: deep HTML takes the cleaner long, and it has done so once already.
        cleaned = f"<pre>{nh3.clean(_TAG.sub('', cleaned), tags=set())}</pre>"
    return Cleaned(_SETTLED.sub(_settled, cleaned), addresses)


class _Sieve:
    """The sanitiser for some hosts' frames: making one costs as much as cleaning a short body."""

    def __init__(self, frames: tuple[str, ...]) -> None:
        framing = frozenset({"iframe"} if frames else ())
        self._frames = frames
        self._addresses: list[tuple[str, str]] = []
        self._ids: set[str] = set()
        self._cleaner = nh3.Cleaner(
            tags=TAGS | framing,
            clean_content_tags=DROPPED_WHOLE - framing,
            attributes=ATTRIBUTES | dict.fromkeys(framing, _FRAME_ATTRIBUTES),
            attribute_filter=self._keep,
            url_schemes=SCHEMES | {"id"},
            link_rel=None,
        )

    def clean(self, html: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return *html* with what is allowed, and the addresses whose numbers stand in it."""
        self._addresses, self._ids = [], set()
        return self._cleaner.clean(html), tuple(self._addresses)

    def _keep(self, tag: str, name: str, value: str) -> str | None:
        match name:
            case "href" | "src":
                return self._address(tag, value)
            case "class":
                return " ".join(filter(is_allowed_class, value.split())) or None
            case "id":
                slug = slugify(value)
                if not slug or slug in self._ids:
                    return None
                self._ids.add(slug)
                return slug
        return value

    def _address(self, tag: str, written: str) -> str | None:
        """Return an address that is final as it is written, or the number of one that is not."""
        if tag == "a" and _NOTE_ADDRESS.fullmatch(written):
            return written
        if tag == "iframe":
            return written if is_allowed_frame(written, self._frames) else None
        self._addresses.append((tag, written))
        return f"\0{len(self._addresses) - 1}"


_own = threading.local()  # a sieve knows the body it is at, so each thread has its own


def _sieves() -> dict[tuple[str, ...], _Sieve]:
    if not hasattr(_own, "sieves"):
        _own.sieves = {}
    found: dict[tuple[str, ...], _Sieve] = _own.sieves
    return found


def _depth(html: str) -> int:
    """Return how deep sanitised HTML is nested; 0 without looking when it has too few tags."""
    if html.count("</") <= DEEPEST_HTML:
        return 0
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        if tag[1].startswith("/"):
            depth -= 1
        elif tag[1] not in VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _final(tag: str, written: str, link: Callable[[str], str]) -> str | None:
    """Return the final address for what was written, None when it may not be published."""
    final = printed(link(written))
    if not is_harmless(final) or (tag == "img" and is_elsewhere(final)):
        return None
    return final


def _finished_frame(found: re.Match[str]) -> str:
    """Print a frame without its content, which is markup that was never looked at."""
    return f"<iframe{found[1]}></iframe>" if ' src="' in found[1] else ""


def _settled(found: re.Match[str]) -> str:
    """Finish a tag whatever its address will be: tables scroll, no picture is without one."""
    whole, tag, attributes = found[0], found[1], found[2]
    if tag == "table":
        return _SCROLL + whole
    if tag == "/table":
        return whole + "</div>"
    return whole if ' src="' in attributes else _lost(attributes)


def _linked(found: re.Match[str], address: str | None) -> str:
    """Put an address into its tag: links elsewhere say so, a lost picture gives its text."""
    tag, before, name, _, after, last = found.groups(default="")
    if tag == "img" and not address:
        return _lost(before + after + last)
    if address is None:  # as the sanitiser has it, the last one takes the place
        return f"<{tag}{before}{last}{after}>"
    # ``printed`` leaves nothing else that a value in double quotes may not hold.
    quoted = address.replace("&", "&amp;")
    elsewhere = ' rel="noopener"' if tag == "a" and is_elsewhere(address) else ""
    return f'<{tag}{before} {name}="{quoted}"{after}{last}{elsewhere}>'


def _lost(attributes: str) -> str:
    """Return what stands for a picture that is not there."""
    values: dict[str, str] = dict(_VALUE.findall(attributes))
    return values.get("alt", "")
