"""The whole text of an entry in plain HTML, made to survive Outlook, portals and phone readers."""

from html import escape

from generator.outputs.feeds.feed import Attachment
from generator.outputs.feeds.text import line
from generator.vietnamese import print_day
from generator.views.page import Correction, Picture
from generator.views.site import Fact


def paragraph(value: str) -> str:
    """Return plain text as a paragraph."""
    return f"<p>{escape(value, quote=False)}</p>"


def link_paragraph(words: str, url: str) -> str:
    """Return a paragraph that is one link."""
    return f'<p><a href="{escape(url)}">{escape(words, quote=False)}</a></p>'


def figure(picture: Picture, url: str, width: int | None, height: int | None) -> str:
    """Return a picture with its caption and credit; *width* and *height* in pixels if known."""
    size = f' width="{width}" height="{height}"' if width and height else ""
    image = f'<img src="{escape(url)}" alt="{escape(line(picture.alt))}"{size}>'
    credit = line(picture.credit)
    words = (line(picture.caption or ""), f"Ảnh: {credit}" if credit else "")
    said = escape(" – ".join(word for word in words if word), quote=False)
    return f"<p>{image}<br><em>{said}</em></p>" if said else f"<p>{image}</p>"


def facts(found: tuple[Fact, ...]) -> str:
    """Return labelled lines as headings with a list, or a paragraph when there is one line."""
    return "".join(
        _section(
            line(fact.label), [escape(t, quote=False) for raw in fact.lines if (t := line(raw))]
        )
        for fact in found
    )


def files(found: tuple[tuple[Attachment, bool], ...]) -> str:
    """Return links to files; each comes with whether it carries a digital signature."""
    lines = [
        f'<a href="{escape(file.url)}">{escape(file.title, quote=False)}</a> ('
        + print_size(file.size)
        + (", có ký số)" if signed else ")")
        for file, signed in found
    ]
    return _section("Tệp đính kèm", lines)


def corrections(found: tuple[Correction, ...]) -> str:
    """Return the changes made after publication."""
    lines = [f"{print_day(c.day)}: {escape(line(c.text), quote=False)}" for c in found]
    return _section("Đính chính, thay đổi", lines)


def print_size(size: int) -> str:
    """Print a number of bytes as ``12 KB`` or ``1,4 MB``."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


def _section(heading: str, lines: list[str]) -> str:
    if not lines:
        return ""
    top = f"<h3>{escape(heading, quote=False)}</h3>"
    if len(lines) == 1:
        return f"{top}<p>{lines[0]}</p>"
    return f"{top}<ul>{''.join(f'<li>{each}</li>' for each in lines)}</ul>"
