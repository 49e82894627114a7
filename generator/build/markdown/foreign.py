"""HTML from elsewhere, cut down to text and the plainest markup."""

import html
import re

import nh3


def _set_of(names: str) -> set[str]:
    return set(names.split())


_TAGS = _set_of("a b blockquote br em h2 h3 h4 i li ol p strong ul")
# The content of these is program, form or another document, never text for the reader.
_DROPPED = _set_of(
    "applet audio button canvas embed form frame iframe input math noembed noscript object option"
    " script select style svg template textarea title video xmp"
)
_BREAKS = re.compile(
    r"(?=</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|section|article|figure)\b)",
    re.IGNORECASE,
)
_TAG = re.compile(r"(<[^>]*>)")
_HEADINGS = re.compile(r"<(/?)h[1-6]\b", re.IGNORECASE)
_EMPTY = re.compile(r"<(p|li|h[2-4]|strong|em|b|i|blockquote|ul|ol|a)(?: [^>]*)?>\s*</\1>")


def plain_text(markup: str) -> str:
    """Return the text of HTML on one line, without any markup."""
    cleaned = nh3.clean(_BREAKS.sub(" ", markup), tags=set(), clean_content_tags=_DROPPED)
    return " ".join(html.unescape(cleaned).split())


def plain_markup(markup: str) -> str:
    """Return HTML from elsewhere as one line of paragraphs, lists, headings and full links.

    No picture, frame, class, id or style is left, nor an address that is not http or https, so
    that a reader's browser asks nobody for anything. Headings begin at the second level or below.
    """
    cleaned = nh3.clean(
        _HEADINGS.sub(r"<\1h3", markup),
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        url_relative="deny",
        link_rel=None,
    )
    line = " ".join(cleaned.split())
    for _ in range(3):
        line = _EMPTY.sub("", line)
    return "".join(
        part if part.startswith("<") else _inert(part) for part in _TAG.split(line.strip())
    )


def _inert(text: str) -> str:
    """Return text in which nothing looks like a link of ours: such a link may name a file."""
    for mark, entity in (("[", "&#91;"), ("]", "&#93;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(mark, entity)
    return text
