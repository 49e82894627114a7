"""Messages about the section's own settings, whose word holds for a while."""

from generator.diagnostics import Severity
from generator.messages.message import Message

W = Severity.WARNING

MESSAGES: dict[str, Message] = {
    "security.expired": Message(
        W,
        "Thông tin nhận báo lỗ hổng (security.txt) đã hết giá trị từ hết ngày {day}.",
        "Kiểm tra “contact” còn đúng rồi sửa “expires” dưới “security:”.",
        "The word on whom to tell of a weakness (security.txt) ran out with {day}.",
        "Make sure that “contact” still holds and set “expires” under “security:” anew.",
    ),
    "security.ending": Message(
        W,
        "Thông tin nhận báo lỗ hổng (security.txt) sắp hết giá trị: hết ngày {day}.",
        "Kiểm tra “contact” còn đúng rồi sửa “expires” dưới “security:”.",
        "The word on whom to tell of a weakness (security.txt) runs out with {day}.",
        "Make sure that “contact” still holds and set “expires” under “security:” anew.",
    ),
    "security.too-far": Message(
        W,
        "Thông tin nhận báo lỗ hổng (security.txt) ghi giá trị đến {day}, quá một năm.",
        "Ghi “expires” trong vòng một năm (RFC 9116).",
        "The word on whom to tell of a weakness (security.txt) is to hold until {day}: too long.",
        "Set “expires” to a day within a year (RFC 9116).",
    ),
}
