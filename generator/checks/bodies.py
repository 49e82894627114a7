"""What is wrong in the Markdown of bodies: unsafe HTML and addresses, pictures without words."""

from collections.abc import Iterator

from generator.build.markdown.links import problems_in
from generator.diagnostics import Diagnostic, problem
from generator.graph.graph import Graph


def check_bodies(graph: Graph) -> Iterator[Diagnostic]:
    """Yield the problems of every body, with their places in the file."""
    for record in graph.records.values():
        for code, line, column, particulars in problems_in(record.body):
            yield problem(code, record.body_place(line, column), **particulars)
