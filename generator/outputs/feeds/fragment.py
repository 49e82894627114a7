"""HTML fit for a feed: few elements, few attributes, every address absolute."""

from urllib.parse import urlsplit

from lxml.html import HtmlElement, HTMLParser, fragment_fromstring, tostring

from generator.outputs.feeds.naming import join

_KEPT = """
    a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5
    h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot th
    thead time tr u ul
"""
_DROPPED = """
    applet area base button canvas datalist embed form frame frameset input link map math meta
    noscript object option param script select source style svg template textarea title track
"""
KEPT, DROPPED = frozenset(_KEPT.split()), frozenset(_DROPPED.split())
PLAYED = {"iframe": "Xem nội dung nhúng", "video": "Xem video", "audio": "Nghe âm thanh"}
"""What readers cannot show in place: a link stands for it, with these words."""

_EVERYWHERE = {"lang", "dir"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"a": {"http", "https", "mailto", "tel"}, "img": {"http", "https"}}


def fit(html: str, root: str, page: str) -> str:
    """Return *html* for a feed; its links are relative to *root*, in-page anchors go to *page*."""
    if not html.strip():
        return ""
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    holder = fragment_fromstring(html, create_parent="div", parser=parser)
    for element in list(holder.iterdescendants()):
        if element.getparent() is not None:  # what stood within something played is gone by now
            _fit(element, root, page)
    inner = tostring(holder, encoding="unicode", method="html")
    return inner.removeprefix("<div>").removesuffix("</div>").strip()


def _fit(element: HtmlElement, root: str, page: str) -> None:
    tag = str(element.tag)
    if tag in PLAYED:
        tag = _make_link(element)
    if tag in DROPPED:
        element.drop_tree()
        return
    if tag not in KEPT:
        element.drop_tag()
        return
    allowed = _ATTRIBUTES.get(tag, ())
    for name in element.keys():  # noqa: SIM118 - a list, so that names may go meanwhile
        if name not in allowed and name not in _EVERYWHERE:
            del element.attrib[name]
    if tag == "a" and "href" in element.attrib:
        _point(element, "href", root, page)
    if tag == "img":
        _point(element, "src", root, page)
        if "src" not in element.attrib:
            element.drop_tree()
        elif "alt" not in element.attrib:
            element.set("alt", "")


def _make_link(element: HtmlElement) -> str:
    """Turn what is played in place into a link to it; return the name of its element now.

    Without an address, or within a link, there is nothing to link: it goes like a ``noscript``.
    """
    address = element.get("src")
    words = element.get("title") or PLAYED[str(element.tag)]
    if not address or next(element.iterancestors("a"), None) is not None:
        return "noscript"
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "a", words, tail
    element.set("href", address)
    return "a"


def _point(element: HtmlElement, name: str, root: str, page: str) -> None:
    """Make the address in an attribute absolute, or remove it when it leads nowhere on the web."""
    written = "".join((element.get(name) or "").split())
    try:
        address = join(page if written.startswith("#") else root, written)
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    if written and scheme in _SCHEMES[str(element.tag)]:
        element.set(name, address)
    elif name in element.attrib:
        del element.attrib[name]
