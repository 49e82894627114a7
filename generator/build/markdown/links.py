"""What can be told of a body before it is published: its problems, its links, its anchors."""

from generator.build.markdown.body import render
from generator.build.markdown.problems import Link, Problem
from generator.build.markdown.reading import read
from generator.build.markdown.sanitise import ids_in


def problems_in(markdown: str, *, frames: tuple[str, ...] = ()) -> list[Problem]:
    """Return what is wrong with a body: (code, line, column, particulars), in order of place.

    Lines and columns count from 1 within the body, in code points. What is in a table's cell or
    a note may be placed at the first stretch of its line that reads the same.
    """
    return list(read(markdown, frames).survey.problems)


def links_in(markdown: str) -> list[Link]:
    """Return every address of a link, picture or frame: (as written, line, column), in order."""
    return list(read(markdown).survey.links)


def anchors_in(markdown: str) -> list[str]:
    """Return the ids that ``#…`` may lead to in the rendered body: headings', notes', authors'."""
    return ids_in(render(markdown, str))
