"""What the system says of files and connections, in Vietnamese: the usual of it."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

_WORDS = {
    errno.EACCES: "không có quyền",
    errno.EADDRINUSE: "đang có chương trình khác dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ đó",
    errno.EAGAIN: "máy không cho mở thêm tiến trình",
    errno.ECONNREFUSED: "máy kia từ chối kết nối",
    errno.ECONNRESET: "kết nối bị ngắt",
    errno.EDQUOT: "đã dùng hết phần đĩa được cấp",
    errno.EEXIST: "chỗ đó đã có tệp hoặc thư mục",
    errno.EFBIG: "tệp quá lớn",
    errno.EHOSTUNREACH: "không tới được máy kia",
    errno.EIO: "ổ đĩa bị lỗi",
    errno.EISDIR: "chỗ đó là thư mục, không phải tệp",
    errno.ELOOP: "liên kết dẫn vòng quanh",
    errno.EMFILE: "mở quá nhiều tệp một lúc, nâng mức cho phép bằng “ulimit -n 1024”",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENETUNREACH: "không có mạng",
    errno.ENFILE: "cả máy mở quá nhiều tệp một lúc",
    errno.ENOENT: "không có tệp hoặc thư mục đó",
    errno.ENOMEM: "máy hết bộ nhớ",
    errno.ENOSPC: "ổ đĩa hết chỗ",
    errno.ENOTDIR: "trên đường dẫn có tệp ở chỗ của thư mục",
    errno.ENOTEMPTY: "thư mục không trống",
    errno.EPERM: "không được phép",
    errno.EROFS: "ổ đĩa chỉ đọc được",
    errno.ETIMEDOUT: "chờ quá lâu không thấy trả lời",
}


def said(error: OSError) -> str:
    """Return what the system says, its own words in brackets; they alone where it is not usual."""
    own = error.strerror or str(error)
    word = _WORDS.get(error.errno or 0)
    return f"{word} ({own})" if word else own


@contextlib.contextmanager
def naming(place: Path) -> Iterator[None]:
    """Have an error of what is done to *place* name it: of a full disk, the system does not."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(place)
        raise


def place_of(error: OSError) -> str:
    """Return the file an error is about; nothing where it names none.

    Of what was to be copied or moved, it is where to: that is what is full, or may not be written.
    """
    return str(error.filename2 or error.filename or "")
