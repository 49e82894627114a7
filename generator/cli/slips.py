"""What is wrong with a command as it was typed, said in Vietnamese: click speaks English."""

import re

import click

_SAID: tuple[tuple[str, str], ...] = (
    (r"No such option:? '?([^' ]+?)'?\.?(?: Did you mean (?:one of: )?'?([^'?]+)'?\?)?",
     "không có tùy chọn {0}{1}"),
    (r"No such command '([^']*)'\.(?: Did you mean (?:one of: )?'?([^'?]+)'?\?)?",
     "không có lệnh “{0}”{1}"),
    (r"Missing (?:argument|option) '([^']*)'\.(?:.*)", "thiếu {0}"),
    (r"Got unexpected extra arguments? \((.*)\)", "thừa: {0}"),
    (r"Option '([^']*)' requires an argument\.", "sau {0} thiếu giá trị"),
    (r"Invalid value for '?([^:']*?)'?: (.*)", "giá trị của {0} không dùng được: {1}"),
)  # fmt: skip
_VALUES: tuple[tuple[str, str], ...] = (
    (r"Directory '(.*)' does not exist\.", "không có thư mục “{0}”"),
    (r"(?:File|Path) '(.*)' does not exist\.", "không có tệp “{0}”"),
    (r"Directory '(.*)' is a file\.", "“{0}” là tệp, cần thư mục"),
    (r"File '(.*)' is a directory\.", "“{0}” là thư mục, cần tệp"),
    (r"(?:.*) '(.*)' is not readable\.", "không được phép đọc “{0}”"),
    (r"'(.*)' is not one of (.*)\.", "“{0}” không nằm trong {1}"),
    (r"'(.*)' is not a valid (?:integer|float)(?: range)?\.", "“{0}” không phải là số"),
    (r"(\S+) is not in the range (.*)\.", "{0} nằm ngoài khoảng cho phép ({1})"),
)


def slip(error: click.UsageError) -> str:
    """Return what is wrong, and which command's help tells how it is written."""
    words = _worded(error.format_message(), _SAID)
    of = error.ctx.command_path if error.ctx else "guongsang"
    return f"guongsang: {words}{'' if words.endswith('?') else '.'} Cách dùng: {of} --help"


def _worded(message: str, forms: tuple[tuple[str, str], ...]) -> str:
    message = message.strip()
    for pattern, text in forms:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            parts = list(found.groups(""))
            if text.endswith("{1}") and "Did you mean" in pattern:
                parts[1] = f"; có phải {parts[1]}?" if parts[1] else ""
            elif forms is _SAID and len(parts) == 2:
                parts[1] = _worded(parts[1], _VALUES)
            return text.format(*parts)
    return message.rstrip(".")
