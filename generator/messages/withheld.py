"""Messages about what the built site must not hold, and about taking a record down."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "withheld.name": Message(
        E,
        "Tên trong bản ghi “{id}” không được công khai nhưng có ở đây ({format}; số lần: {count}).",
        "Dựng lại trang. Nếu vẫn còn: sửa bản ghi đang nhắc tên ấy (“guongsang withdraw” chỉ chỗ).",
        "The name in record “{id}” must not be public and stands here ({format}; times: {count}).",
        "Build again. If it stays, edit the record that mentions it (“guongsang withdraw” tells).",
    ),
    "withheld.consulted": Message(
        W,
        "Đợt lấy ý kiến “{id}” đã hết hạn mà tên một người trong đó còn ở đây ({format}; "
        "số lần: {count}).",
        "Dựng lại trang; nếu bài khác nhắc tên người đó thì xem lại căn cứ công khai.",
        "The consultation “{id}” is over and a subject's name stands here ({format}; "
        "times: {count}).",
        "Build again; where another record mentions them, check on what ground it does.",
    ),
    "withheld.left-behind": Message(
        E,
        "Bản ghi “{id}” không công khai nhưng tệp này của nó còn trong trang đã dựng.",
        "Dựng lại trang; đừng chép đè lên thư mục cũ.",
        "The record “{id}” is not public, but this file of it is still in the built site.",
        "Build again; do not copy a site over an older one.",
    ),
    "withheld.too-short": Message(
        N,
        "Tên trong bản ghi “{id}” quá ngắn, không tìm tự động được.",
        "Tự tìm bằng mắt trong trang đã dựng, hoặc ghi đủ họ tên ở “title”.",
        "The name in record “{id}” is too short to be looked for.",
        "Look for it yourself, or give the full name in “title”.",
    ),
    "withheld.scan": Message(
        N,
        "Tệp PDF này là ảnh quét, không có chữ để tìm tên.",
        "Xem bằng mắt xem có tên người đã gỡ không.",
        "This PDF is a scan: it has no text in which to look for names.",
        "Look through it yourself.",
    ),
    "withheld.locked": Message(
        W,
        "Tệp này có mật khẩu nên không kiểm tra được tên.",
        "Bỏ mật khẩu rồi đăng lại, hoặc tự mở ra xem.",
        "This file is encrypted, so names could not be looked for.",
        "Publish it without a password, or look through it yourself.",
    ),
    "withheld.packed": Message(
        W,
        "Tệp nén này quá lớn, lồng quá sâu hoặc ở dạng không mở được, nên không kiểm tra được tên.",
        "Giải nén và đăng từng tệp, hoặc tự mở ra xem.",
        "This archive is too large, too deep or cannot be opened: names were not looked for.",
        "Publish the files by themselves, or look through it yourself.",
    ),
    "withheld.broken": Message(
        W,
        "Tệp này bị hỏng nên không kiểm tra được tên.",
        "Chép lại tệp từ nơi gửi.",
        "This file is damaged, so names could not be looked for.",
        "Copy it again from where it came.",
    ),
}

REFUSALS: dict[str, tuple[str, str]] = {
    "always-public": (
        "Đơn vị luôn công khai, không rút hay gỡ được. Đơn vị giải thể thì ghi vào “successors”.",
        "Units are always public and cannot be taken down.",
    ),
    "already-withdrawn": (
        "Bản ghi này đã rút rồi. Muốn gỡ hẳn thì thêm --remove.",
        "This record is withdrawn already; add --remove to remove it.",
    ),
    "already-removed": ("Bản ghi này đã gỡ rồi.", "This record is removed already."),
    "not-utf8": (
        "Tệp không ở dạng UTF-8. Lưu lại tệp ở dạng UTF-8 rồi chạy lại.",
        "The file is not UTF-8. Save it as UTF-8 and run this again.",
    ),
    "changed": (
        "Tệp vừa bị sửa trong lúc lệnh đang chạy. Chạy lại lệnh.",
        "The file was changed meanwhile. Run this again.",
    ),
    "odd-file": (
        "Tệp viết theo cách lạ nên không tự sửa được. Hãy tự thêm các dòng trên vào tệp.",
        "The file is written in an unusual way. Add the lines above yourself.",
    ),
    "id-taken": (
        "Đã có một tệp khác mang tên theo mã của bản ghi này. Đổi tên tệp ấy trước.",
        "Another file is already called by this record's id. Rename that one first.",
    ),
    "reason-names": (
        "Lý do sẽ hiện trên trang mà lại nêu tên người đó. Viết lại không nêu tên.",
        "The reason will be public and names the person. Word it without the name.",
    ),
}
"""Why a record was not taken down."""
