"""Messages about other bodies' feeds. All are warnings: what was taken over before stays."""

from generator.diagnostics import Severity
from generator.messages.message import Message

W = Severity.WARNING
_KEPT = "Các bài đã lấy trước đây giữ nguyên."
_KEPT_EN = "What was taken over before stays."

NO_FEED: dict[str, tuple[str, str]] = {
    "not-a-feed": ("không phải RSS, Atom hay JSON Feed", "it is no RSS, Atom or JSON Feed"),
    "not-xml": ("XML viết sai hoặc bị cắt cụt", "its XML is broken or cut short"),
    "not-json": ("JSON viết sai hoặc bị cắt cụt", "its JSON is broken or cut short"),
    "entities": ("có khai báo thực thể XML, thường là mã độc", "it declares XML entities"),
}

MESSAGES: dict[str, Message] = {
    "pull.bad-address": Message(
        W,
        "“{address}” không phải địa chỉ web dùng được.",
        f"Ghi địa chỉ http hoặc https, không kèm mật khẩu. {_KEPT}",
        "“{address}” is no web address that can be used.",
        f"Write an http or https address without a password. {_KEPT_EN}",
    ),
    "pull.private-address": Message(
        W,
        "“{host}” là máy trong mạng riêng ({number}) nên không hỏi đến.",
        f"Nếu đúng là máy của cơ quan, thêm “internal: có” vào nguồn. {_KEPT}",
        "“{host}” is on a private network ({number}) and was not asked.",
        f"If it is the office's own machine, add “internal: có” to the source. {_KEPT_EN}",
    ),
    "pull.too-slow": Message(
        W,
        "“{host}” trả lời quá chậm.",
        f"Thử lại sau, hoặc cho thêm thời gian bằng --timeout. {_KEPT}",
        "“{host}” answers too slowly.",
        f"Try again later, or give it more time with --timeout. {_KEPT_EN}",
    ),
    "pull.unreachable": Message(
        W,
        "Không đọc được “{host}”: {why}.",
        f"Kiểm tra địa chỉ và mạng, hoặc thử lại sau. {_KEPT}",
        "“{host}” could not be read: {why}.",
        f"Check the address and the network, or try again later. {_KEPT_EN}",
    ),
    "pull.status": Message(
        W,
        "Nguồn trả lời mã {status}.",
        f"Mở địa chỉ bằng trình duyệt để xem; thử lại sau. {_KEPT}",
        "The source answers with status {status}.",
        f"Open the address in a browser; try again later. {_KEPT_EN}",
    ),
    "pull.redirects": Message(
        W,
        "Nguồn chuyển hướng quá {count} lần.",
        f"Hỏi nơi quản lý nguồn địa chỉ đúng. {_KEPT}",
        "The source redirects more than {count} times.",
        f"Ask whoever runs it for the right address. {_KEPT_EN}",
    ),
    "pull.downgrade": Message(
        W,
        "Nguồn chuyển từ https sang địa chỉ không được bảo vệ “{address}”.",
        f"Hỏi nơi quản lý nguồn địa chỉ https đúng. {_KEPT}",
        "The source redirects from https to the unprotected “{address}”.",
        f"Ask whoever runs it for the right https address. {_KEPT_EN}",
    ),
    "pull.too-large": Message(
        W,
        "Nguồn gửi hơn {most} MB.",
        f"Chọn nguồn tin nhỏ hơn, ví dụ nguồn của một chuyên mục. {_KEPT}",
        "The source sends more than {most} MB.",
        f"Choose a smaller feed, such as that of one column. {_KEPT_EN}",
    ),
    "pull.encoding": Message(
        W,
        "Nguồn nén theo kiểu “{encoding}”, không đọc được.",
        f"Báo nơi quản lý nguồn. {_KEPT}",
        "The source is packed as “{encoding}”, which cannot be read.",
        f"Tell whoever runs it. {_KEPT_EN}",
    ),
    "pull.no-feed": Message(
        W,
        "Nguồn không đọc được: {why}.",
        f"Kiểm tra địa chỉ có đúng là nguồn tin không. {_KEPT}",
        "The source could not be read: {why_en}.",
        f"Check that the address is a feed's. {_KEPT_EN}",
    ),
    "pull.item-incomplete": Message(
        W,
        "Một mục của nguồn thiếu tiêu đề, mã hoặc địa chỉ nên bỏ qua: “{title}”.",
        "Báo nơi quản lý nguồn.",
        "An item without a title, an id or an address was left out: “{title}”.",
        "Tell whoever runs the source.",
    ),
    "pull.id-changed": Message(
        W,
        "Nguồn gửi lại bài “{title}” dưới mã khác ({key}); giữ bài đang có ({id}).",
        "Không phải làm gì; nếu nhiều bài cùng bị, báo nơi quản lý nguồn.",
        "The source sends “{title}” again under another id ({key}); {id} stays.",
        "Nothing need be done; if many are affected, tell whoever runs the source.",
    ),
    "pull.changed": Message(
        W,
        "Bản gốc của “{title}” đã sửa; bài ở đây giữ nguyên.",
        "Xem bản gốc; muốn lấy bản mới: guongsang pull --refresh {id} (bài về lại chờ duyệt).",
        "The original of “{title}” has changed; the piece here stays as it is.",
        "To take the new one: guongsang pull --refresh {id} (it must be approved again).",
    ),
    "pull.deleted-there": Message(
        W,
        "Nguồn đã gỡ bài “{title}” nhưng ở đây vẫn còn.",
        "Tìm hiểu lý do rồi gỡ: guongsang withdraw {id} --remove --reason “…”.",
        "The source took down “{title}”, which is still here.",
        "Find out why, then: guongsang withdraw {id} --remove --reason “…”.",
    ),
}
