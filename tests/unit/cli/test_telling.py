"""What ends a command is told in words, the system's own in brackets."""

import errno
import os

import pytest

from generator.cli.telling import sentence
from generator.diagnostics import ToldError


def system(number: int, *files: str) -> OSError:
    """Return what Python raises of an error of the system, about a file or two."""
    first, second = (*files, None, None)[:2]
    return OSError(number, os.strerror(number), first, None, second)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ToldError("trang hỏng"), "trang hỏng"),
        (MemoryError(), "máy hết bộ nhớ. Đóng bớt"),
        (system(errno.ENOSPC), "không đọc hoặc ghi được: ổ đĩa hết chỗ (No space left on device)."),
        (system(errno.ENOSPC, "cache/a", "site/a"), "không đọc hoặc ghi được “site/a”: ổ đĩa hết"),
        (
            system(errno.EACCES, "site"),
            "không đọc hoặc ghi được “site”: không có quyền (Per",
        ),
        (system(errno.ELOOP, "site"), "không đọc hoặc ghi được “site”: liên kết dẫn vòng quanh ("),
        (system(errno.EMFILE), "không đọc hoặc ghi được: mở quá nhiều tệp một lúc, nâng mức"),
        (system(errno.EDOM, "x"), "không đọc hoặc ghi được “x”: Numerical argument out of domain."),
        (OSError("lạ"), "không đọc hoặc ghi được: lạ."),
    ],
)
def test_what_somebody_can_mend_is_a_sentence(error: Exception, told: str) -> None:
    text = sentence(error)
    assert text is not None
    assert text.startswith(told)


def test_a_fault_of_the_program_is_none() -> None:
    assert sentence(ValueError("sai")) is None
