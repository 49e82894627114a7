"""The addresses in a body, as its author wrote them, and the anchors it offers to others."""

from generator.build.markdown.body import render
from generator.build.markdown.problems import Link, survey
from generator.build.markdown.sanitise import ids_in


def links_in(markdown: str) -> list[Link]:
    """Return every address of a link, picture or frame: (as written, line, column), in order."""
    return list(survey(markdown).links)


def anchors_in(markdown: str) -> list[str]:
    """Return the ids that ``#…`` may lead to in the rendered body: headings', notes', authors'."""
    return ids_in(render(markdown, str))
