"""Markdown as text → HTML that can do no harm."""

from collections.abc import Callable

from generator.build.markdown.reading import read


def render(markdown: str, link: Callable[[str], str], *, frames: tuple[str, ...] = ()) -> str:
    """Return a body's HTML, whatever the text is; *link* maps addresses as written to final ones.

    *frames* are the hosts whose pages may be framed. A text longer than ``LONGEST`` is printed
    as it was written, unformatted. Raises only what *link* raises.
    """
    return read(markdown, frames).cleaned.linked(link)
