"""What keeps a delivery from going on, in words for those who started it."""

import errno

from generator.messages.system import place_of, said

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class DeliveryError(Exception):
    """Something outside the content is in the way; the texts say what, and the cure."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} ({en})")
        self.vi = vi
        self.en = en


def not_written(error: OSError) -> DeliveryError:
    """Put into words what the disk refused."""
    where = f" “{name}”" if (name := place_of(error)) else ""
    if error.errno in _FULL:
        return DeliveryError(
            f"ổ đĩa hết chỗ, không ghi được{where}. Dọn bớt rồi chạy lại; "
            "trang đang chạy vẫn nguyên.",
            f"no space left, cannot write{where}; what is served stays as it was.",
        )
    return DeliveryError(
        f"không ghi được{where}: {said(error)}. Kiểm tra quyền ghi và chỗ trống; "
        "trang đang chạy vẫn nguyên.",
        f"cannot write{where}: {error.strerror}.",
    )
