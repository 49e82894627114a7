"""What ended a command, in a sentence: whoever typed it can do something about it."""

from generator.diagnostics import ToldError
from generator.messages.system import place_of, said


def sentence(error: Exception) -> str | None:
    """Return what is told of an error; None of a fault of the program."""
    match error:
        case ToldError():
            return str(error)
        case MemoryError():
            return (
                "máy hết bộ nhớ. Đóng bớt chương trình khác, hoặc dựng lại với “--jobs 1”. "
                "(There is not enough memory: close other programs, or build again with --jobs 1.)"
            )
        case OSError():
            place = f" “{name}”" if (name := place_of(error)) else ""
            return (
                f"không đọc hoặc ghi được{place}: {said(error)}. Kiểm tra đường dẫn, quyền và chỗ "
                "trống trên đĩa. (A file cannot be read or written.)"
            )
    return None
