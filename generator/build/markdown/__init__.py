"""The one renderer of record bodies: Markdown as text → HTML that can do no harm."""

from collections.abc import Callable
from html import escape

from generator.build.markdown.dialect import parser
from generator.build.markdown.sanitise import sanitise
from generator.build.markdown.tokens import parse_body

# In characters. Some inputs take time in the square of their length; a long plan has 100,000.
LONGEST = 200_000


def render(markdown: str, link: Callable[[str], str], *, frames: tuple[str, ...] = ()) -> str:
    """Return a body's HTML, whatever the text is; *link* maps addresses as written to final ones.

    *frames* are the hosts whose pages may be framed. A text longer than ``LONGEST`` is printed
    as it was written, unformatted. Raises only what *link* raises.
    """
    if len(markdown) > LONGEST:
        return sanitise(f"<pre>{escape(markdown)}</pre>", link, frames)
    body = parse_body(markdown)
    made = parser()
    return sanitise(made.renderer.render(body.tokens, made.options, body.environment), link, frames)
