"""The text of HTML, a block at a time."""

from collections.abc import Iterator

from lxml import html as lxml_html

_INLINE = frozenset(
    ["a", "abbr", "b", "code", "del", "em", "i", "img", "s", "span", "strong", "sub", "sup"]
)
_PARSER = lxml_html.HTMLParser(huge_tree=True)
_UNSAID = ("footnote-ref", "footnote-backref")


def blocks(html: str) -> Iterator[str]:
    """Yield the text of HTML, a block at a time."""
    if not html.strip():
        return
    text: list[str] = []
    ahead: list[tuple[str, object]] = [
        ("open", lxml_html.document_fromstring(f"<div>{html}</div>", _PARSER))
    ]
    while ahead:
        step, item = ahead.pop()
        if isinstance(item, str):
            text.append(item)
            continue
        if not isinstance(item, lxml_html.HtmlElement):
            # A comment.
            continue
        if item.tag not in _INLINE:
            yield from _said(text)
            text = []
        if step == "close":
            continue
        said = not any(name in item.get("class", "") for name in _UNSAID)
        ahead.append(("close", item))
        for child in reversed(item if said else ()):
            ahead += [("text", child.tail or ""), ("open", child)]
        ahead.append(("text", (item.text or "") if said else ""))
    yield from _said(text)


def _said(text: list[str]) -> Iterator[str]:
    line = " ".join("".join(text).split())
    if line:
        yield line
