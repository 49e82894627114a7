"""HTML fit for a feed: few elements, few attributes, every address absolute."""

from unicodedata import normalize
from urllib.parse import urlsplit

from lxml import etree

from generator.outputs.feeds.naming import join
from generator.outputs.feeds.plain import plain
from generator.outputs.feeds.text import markup

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
    "a": {"href", "title"} | _EVERYWHERE,
    "abbr": {"title"} | _EVERYWHERE,
    "img": {"src", "alt", "width", "height"} | _EVERYWHERE,
    "ol": {"start", "type"} | _EVERYWHERE,
    "td": {"colspan", "rowspan"} | _EVERYWHERE,
    "th": {"colspan", "rowspan", "scope"} | _EVERYWHERE,
    "time": {"datetime"} | _EVERYWHERE,
}
_SCHEMES = {"a": {"http", "https", "mailto", "tel"}, "img": {"http", "https"}}

_PARSER = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
_TO_GO = "noscript"  # one of those dropped


def fit(html: str, root: str, page: str) -> str:
    """Return *html* for a feed; its links are relative to *root*, in-page anchors go to *page*.

    Its characters are fit already (``markup``), and stay so.
    """
    made = plain(html)
    return parsed(html, root, page) if made is None else made


def parsed(html: str, root: str, page: str) -> str:
    """Return what ``fit`` does, whatever the HTML."""
    if not html.strip():
        return ""
    body = etree.fromstring(f"<html><body>{html}</body></html>".encode(), _PARSER).find("body")
    if body is None:  # a set of frames
        return ""
    for played in list(body.iter(*PLAYED)):
        _make_link(played)
    found = set[str]()
    for element in body.iterdescendants():
        tag = str(element.tag)
        found.add(tag)
        for name in element.keys():  # noqa: SIM118 - a list, so that names may go meanwhile
            if name not in _ATTRIBUTES.get(tag, _EVERYWHERE):
                del element.attrib[name]
    etree.strip_elements(body, *(found & DROPPED), with_tail=False)
    etree.strip_tags(body, *(found - KEPT))
    for link in body.iter("a"):
        _point(link, "href", root, page)
    for image in body.iter("img"):
        _point(image, "src", root, page)
        if "src" not in image.attrib:
            image.tag = _TO_GO
        elif "alt" not in image.attrib:
            image.set("alt", "")
    etree.strip_elements(body, _TO_GO, with_tail=False)
    made = etree.tostring(body, encoding="utf-8", method="html", with_tail=False).decode()
    inner = made[made.index(">") + 1 :].removesuffix("</body>").strip()
    # A reference may stand for anything; what is gone may have kept a letter from its mark.
    return markup(inner) if "&" in html else normalize("NFC", inner)


def _make_link(element: etree._Element) -> None:
    """Turn what is played in place into a link to it.

    Without an address, or within a link, there is nothing to link, and it goes.
    """
    address = element.get("src")
    words = element.get("title") or PLAYED[str(element.tag)]
    element.clear(keep_tail=True)
    element.tag, element.text = _TO_GO, words
    if address and next(element.iterancestors("a"), None) is None:
        element.tag = "a"
        element.set("href", address)


def _point(element: etree._Element, name: str, root: str, page: str) -> None:
    """Make the address in an attribute absolute, or remove it when it leads nowhere on the web."""
    given = element.get(name)
    if given is None:
        return
    written = "".join(given.split())
    try:
        address = join(page if written.startswith("#") else root, written)
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    if written and scheme in _SCHEMES[str(element.tag)]:
        element.set(name, address)
    else:
        del element.attrib[name]
