"""What is wrong with a template, told to those who have to mend it."""

import contextlib
import os
import traceback
from collections.abc import Iterator

from jinja2 import TemplateError, TemplateNotFound

from generator.diagnostics import ToldError


class BrokenTemplateError(ToldError):
    """A template that cannot be used: where, for which page if that is known, and what is wrong."""

    def __str__(self) -> str:
        place, address, detail = self.args
        page, of_page = (
            ("", "") if address is None else (f" khi dựng “/{address}”", f" for /{address}")
        )
        return (
            f"khuôn trang {place} có lỗi{page}: {detail}. Sửa khuôn, hoặc lấy lại "
            f"bản gốc. (The template {place} failed{of_page}: mend it or restore it.)"
        )


def told_of(
    error: Exception, template: str = "main.html", address: str | None = None
) -> ToldError | None:
    """Return an error of a template in words, or one that is told already; None for another.

    *template* is where it arose if the error does not tell, while the page at *address* was made.
    """
    if isinstance(error, ToldError):
        return error
    of_template, place = isinstance(error, TemplateError), place_in_templates(error)
    # A file that is gone or closed is no fault of the template that shows it.
    if not of_template and (place is None or isinstance(error, OSError | MemoryError)):
        return None
    return BrokenTemplateError(place or template, address, _detail(error))


@contextlib.contextmanager
def telling(template: str = "main.html", address: str | None = None) -> Iterator[None]:
    """Have what goes wrong in a template told as ``told_of`` does; the rest stays as it is."""
    try:
        yield
    except Exception as error:
        told = told_of(error, template, address)
        if told is None or told is error:
            raise
        raise told from error


def place_in_templates(error: Exception) -> str | None:
    """Return the template, and the line, at which an error arose, as seen from where one works."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if frame.filename.endswith(".html")]
    if not places:
        return None
    path, here = places[-1].filename, os.getcwd() + os.sep  # noqa: PTH109 - as text
    return f"{path.removeprefix(here)}:{places[-1].lineno}"


def _detail(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"không có khuôn “{error.name}”"
    said = str(error).rstrip(".")
    return said if isinstance(error, TemplateError) else f"{type(error).__name__}: {said}"
