"""Markdown as text → HTML that can do no harm."""

from collections.abc import Callable
from html import escape

from generator.build.markdown.dialect import LONGEST, parser
from generator.build.markdown.sanitise import sanitise
from generator.build.markdown.tokens import NULL, REPLACEMENT, parse_body, without_surrogates


def render(markdown: str, link: Callable[[str], str], *, frames: tuple[str, ...] = ()) -> str:
    """Return a body's HTML, whatever the text is; *link* maps addresses as written to final ones.

    *frames* are the hosts whose pages may be framed. A text longer than ``LONGEST`` is printed
    as it was written, unformatted. Raises only what *link* raises.
    """
    if len(markdown) > LONGEST:
        return f"<pre>{escape(without_surrogates(markdown)).replace(NULL, REPLACEMENT)}</pre>\n"
    body = parse_body(markdown)
    made = parser()
    return sanitise(made.renderer.render(body.tokens, made.options, body.environment), link, frames)
