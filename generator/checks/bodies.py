"""What is wrong in the Markdown of bodies: unsafe HTML and addresses, pictures without words."""

from collections.abc import Iterator

from generator.build.markdown.links import problems_in
from generator.diagnostics import Diagnostic, problem
from generator.loading.record import Record


def check_body(record: Record) -> Iterator[Diagnostic]:
    """Yield the problems of a body, with their places in the file."""
    for code, line, column, particulars in problems_in(record.body):
        yield problem(code, record.body_place(line, column), **particulars)
