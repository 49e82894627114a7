"""What is wrong with a template, told to those who have to mend it."""

import traceback

from generator.diagnostics import ToldError


class BrokenTemplateError(ToldError):
    """A template that cannot be used: where, for which page, and what Jinja says of it."""

    def __str__(self) -> str:
        place, address, detail = self.args
        return (
            f"khuôn trang {place} có lỗi khi dựng “/{address}”: {detail}. Sửa khuôn, hoặc lấy lại "
            f"bản gốc. (The template {place} failed for /{address}: mend it or restore it.)"
        )


def place_in_templates(error: Exception, otherwise: str) -> str:
    """Return the template, and the line, at which an error arose."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if frame.filename.endswith(".html")]
    return f"{places[-1].filename}:{places[-1].lineno}" if places else otherwise
