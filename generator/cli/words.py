"""What click itself says, in Vietnamese: the frames of its help, slips of typing, its questions."""

import re
from collections.abc import Iterable

import click

_HEADS = {
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
}
_HELP = (
    (r"Show this message and exit\.", "In hướng dẫn này rồi thoát."),
    (r"Show the version and exit\.", "In số phiên bản rồi thoát."),
    (r"\brequired\]", "bắt buộc]"),
    (r"\[default: ", "[mặc định: "),
    (r"\[env var: ", "[biến môi trường: "),
    (r"\[x>=(-?\d+)\]", r"[từ \1 trở lên]"),
    (r"; (-?\d+)<=x<=(-?\d+)\]", r"; từ \1 đến \2]"),
    (r"\[(-?\d+)<=x<=(-?\d+)\]", r"[từ \1 đến \2]"),
    (r"\(DEPRECATED\)", "(sắp bỏ)"),
)
_METAVARS = {
    "INTEGER RANGE": "SỐ",
    "INTEGER": "SỐ",
    "FLOAT": "SỐ",
    "TEXT": "CHỮ",
    "PATH": "ĐƯỜNG_DẪN",
    "DIRECTORY": "THƯ_MỤC",
    "FILENAME": "TỆP",
    "FILE": "TỆP",
    "[OPTIONS]": "[TÙY_CHỌN]",
    "COMMAND [ARGS]": "LỆNH [THAM_SỐ]",
    "[ARGS]": "[THAM_SỐ]",
}

_MEANT = r"(?: \(?Did you mean (?:one of: )?([^?]+)\?\)?)?"
_SLIPS: tuple[tuple[str, str], ...] = (
    (rf"No such option:? '?([^' ]+?)'?\.?{_MEANT}", "không có tùy chọn {0}{1}"),
    (rf"No such command '([^']*)'\.{_MEANT}", "không có lệnh “{0}”{1}"),
    (r"Missing command\.", "thiếu tên lệnh"),
    (r"Missing (?:argument|option|parameter):? '?([^']*?)'?\.?(?: Choose from:.*)?", "thiếu {0}"),
    (r"Got unexpected extra arguments? \((.*)\)", "thừa: {0}"),
    (r"Option '([^']*)' requires an argument\.", "sau {0} thiếu giá trị"),
    (r"Option '([^']*)' requires (\d+) arguments\.", "sau {0} cần {1} giá trị"),
    (r"Option '([^']*)' does not take a value\.", "sau {0} không ghi giá trị"),
    (r"Argument '([^']*)' takes (\d+) values\.", "{0} cần {1} giá trị"),
    (r"Invalid value: (.*)", "có giá trị không dùng được: {0}"),
    (r"Invalid value for ([^:]*): (.*)", "giá trị của {0} không dùng được: {1}"),
    (r"Could not open file '(.*)': (.*)", "không mở được tệp “{0}” ({1})"),
    (r"(?:Directory|directory) '(.*)' does not exist\.", "không có thư mục “{0}”"),
    (r"(?:File|Path|file|path) '(.*)' does not exist\.", "không có tệp “{0}”"),
    (r"\w+ '(.*)' is a file\.", "“{0}” là tệp, cần thư mục"),
    (r"(?:File|file) '(.*)' is a directory\.", "“{0}” là thư mục, cần tệp"),
    (r"\w+ '(.*)' is not readable\.", "không được phép đọc “{0}”"),
    (r"\w+ '(.*)' is not writable\.", "không được phép ghi “{0}”"),
    (r"\w+ '(.*)' is not executable\.", "không được phép chạy “{0}”"),
    (r"'(.*)' is not one of (.*)\.", "“{0}” không nằm trong {1}"),
    (r"'(.*)' is not a valid boolean\. .*", "“{0}” không phải là có hoặc không"),
    (r"'(.*)' is not a valid (?:integer|float)(?: range)?\.", "“{0}” không phải là số"),
    (r"'(.*)' is not ('.*'|\d+)\.", "chỉ dùng được {1}, không phải “{0}”"),
    (r"(\S+) is not in the range (.*)\.", "{0} nằm ngoài khoảng cho phép ({1})"),
)
_OURS = r"(?P<vi>.*?)\.? \((?P<en>[A-Z][^()]*)\)"
_YES, _NO = {"c", "co", "có", "y", "yes"}, {"k", "khong", "không", "n", "no"}


class VietnameseHelp(click.HelpFormatter):
    """Click's help with its own words in Vietnamese; those of our commands are so already."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is typed."""
        super().write_usage(prog, _metavars(args), prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """Write the head of a part."""
        super().write_heading(_HEADS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write options or commands, each with what it does."""
        worded = [(_metavars(first), _help(second)) for first, second in rows]
        super().write_dl(worded, col_max, col_spacing)


def speak_vietnamese() -> None:
    """Have every command's help written so."""
    click.Context.formatter_class = VietnameseHelp


def slip(error: click.ClickException) -> str:
    """Return what is wrong in both languages, and which command's help tells how it is typed."""
    vi, en = _told(error.format_message())
    of = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    end = "" if vi.endswith("?") else "."
    usage = f" Cách dùng: {of or 'guongsang'} --help" if isinstance(error, click.UsageError) else ""
    return f"guongsang: {vi}{end}{usage}{f' ({en}.)' if en else ''}"


def confirmed(question: str) -> bool:
    """Ask a question to be answered with yes or no, in either language; no is the default."""
    while True:
        said = click.prompt(f"{question} [c/K]", default="", show_default=False).strip().lower()
        if said in _YES or said in _NO or not said:
            return said in _YES
        click.echo("Gõ c (có) hoặc k (không).")


def _metavars(text: str) -> str:
    known = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in _METAVARS)
    return re.sub(known, lambda found: _METAVARS[found[0]], text)


def _help(text: str) -> str:
    for pattern, words in _HELP:
        text = re.sub(pattern, words, text)
    return text


def _told(message: str) -> tuple[str, str]:
    """Return a message in Vietnamese and, without its full stop, in English."""
    message = message.strip()
    for pattern, words in _SLIPS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            parts = list(found.groups(""))
            english = " ".join(message.split()).rstrip(".?")
            if "Did you mean" in pattern:
                meant = parts[1].replace("'", "")
                parts[1] = f"; có phải {meant}?" if meant else ""
            elif pattern.startswith("Invalid value"):
                outer = message.removesuffix(parts[-1]).rstrip(": ")
                parts[-1], inner = _told(parts[-1])
                english = f"{outer}: {inner}" if inner else outer
            return words.format(*(part.replace("'", "") for part in parts)), english
    if ours := re.fullmatch(_OURS, message, re.DOTALL):
        return ours["vi"], ours["en"].rstrip(".")
    return message.rstrip("."), ""
