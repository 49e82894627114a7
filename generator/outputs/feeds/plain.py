"""HTML that needs no parser to be made fit for a feed: what most bodies' Markdown gives."""

import re

_BLOCKS = {"blockquote", "div", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "table", "ul"}
_PHRASES = {"br", "code", "em", "s", "strong"}
_VOID = {"br", "hr"}
# What may stand in what, "" being the top, without the parser closing or moving anything.
_HELD = {
    **dict.fromkeys(("", "blockquote", "div"), _BLOCKS),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "p", "td", "th", *_PHRASES), _PHRASES),
    "ol": {"li"},
    "ul": {"li"},
    "li": _PHRASES | {"ol", "p", "ul"},
    "table": {"tbody", "thead"},
    "tbody": {"tr"},
    "thead": {"tr"},
    "tr": {"td", "th"},
}

# An opening tag with nothing but attributes that go wherever they stand.
_OPENING = r'<([a-z][a-z0-9]*+)(?: (?:aria-label|class|id|role|tabindex)="[^"<>&]*+")'
# The end tag of an empty element is left out in print, or not.
_TAG = re.compile(rf"{_OPENING}*+>(?!</)|</([a-z][a-z0-9]*+)>")
_WITH_ATTRIBUTES = re.compile(rf"{_OPENING}++>")


def plain(html: str) -> str | None:
    """Return *html* as ``fit`` would; None where it holds anything that has to be parsed for that.

    Links and pictures do, references, and elements that do not stand as in a plain text.
    """
    if "&" in html or " href=" in html or " src=" in html:
        return None
    tags = _TAG.findall(html)
    if not len(tags) == html.count("<") == html.count(">"):
        return None
    around = [""]
    for opened, closed in tags:
        if closed:
            if around.pop() != closed:
                return None
        elif opened not in _HELD[around[-1]]:
            return None
        elif opened not in _VOID:
            around.append(opened)
    return _WITH_ATTRIBUTES.sub(r"<\1>", html).strip() if around == [""] else None
