"""Messages about what ties records together: ids, references, addresses, links."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "id.duplicate": Message(
        E,
        "Mã “{id}” đã dùng ở {first}.",
        "Đặt mã khác cho bản ghi mới; không đổi mã của bản ghi cũ.",
        "The id “{id}” is taken by {first}.",
        "Give the newer record another id.",
    ),
    "id.reserved": Message(
        E,
        "Mã “{id}” dành riêng cho chuyên trang (trùng tên nguồn tin, trang hoặc tên thiết bị).",
        "Đặt mã khác cho bản ghi.",
        "The id “{id}” is kept for the section itself (a feed, a page, or a device's name).",
        "Give the record another id.",
    ),
    "id.holds-name": Message(
        W,
        "Mã “{id}” đọc ra được tên người; mã nằm trong địa chỉ trang và còn lại cả khi đã gỡ bài.",
        "Đặt mã không chứa tên, ví dụ “vd-0012”, trước khi đăng lần đầu.",
        "The id “{id}” tells the person's name; ids stand in addresses and outlast the page.",
        "Choose one without the name, such as “vd-0012”, before it is first published.",
    ),
    "reference.missing": Message(
        E,
        "Không có bản ghi nào mang mã “{id}” (cần loại: {wanted}).",
        "Kiểm tra lại mã, hoặc tạo bản ghi đó trước.",
        "No record has the id “{id}” (wanted: {wanted_en}).",
        "Correct the id, or write that record.",
    ),
    "reference.missing-did-you-mean": Message(
        E,
        "Không có bản ghi nào mang mã “{id}” (cần loại: {wanted}).",
        "Có phải “{meant}”?",
        "No record has the id “{id}” (wanted: {wanted_en}).",
        "Did you mean “{meant}”?",
    ),
    "reference.by-name": Message(
        E,
        "Ở đây cần mã của bản ghi, không phải tên “{name}”.",
        "Có phải “{meant}”?",
        "An id is wanted here, not the name “{name}”.",
        "Did you mean “{meant}”?",
    ),
    "reference.wrong-kind": Message(
        E,
        "“{id}” là bản ghi loại {kind}, ở đây cần loại {wanted}.",
        "Chọn bản ghi đúng loại.",
        "“{id}” is a {kind_en}; a {wanted_en} is wanted here.",
        "Name a record of the right kind.",
    ),
    "reference.missing-key": Message(
        E,
        "Kế hoạch “{plan}” không có mục “{key}”.",
        "Các mục có sẵn: {known}.",
        "The plan “{plan}” has no item “{key}”.",
        "It has: {known}.",
    ),
    "address.shared": Message(
        E,
        "Địa chỉ “{address}” đã thuộc về {first}.",
        "Đặt slug khác cho một trong hai bản ghi.",
        "The address “{address}” belongs to {first}.",
        "Give one of the two another slug.",
    ),
    "address.reserved": Message(
        E,
        "Địa chỉ “{address}” dành riêng cho chuyên trang hoặc trùng tên thiết bị của Windows.",
        "Đặt slug khác cho bản ghi.",
        "The address “{address}” is kept for the section's own pages, or is a Windows device.",
        "Give the record another slug.",
    ),
    "unit.circle": Message(
        E,
        "Chuỗi kế thừa hoặc cấp trên của đơn vị “{id}” quay lại chính nó.",
        "Sửa lại successors hoặc parents để chuỗi có điểm cuối.",
        "The successors or parents of “{id}” lead back to itself.",
        "Break the circle.",
    ),
    "link.broken": Message(
        E,
        "Liên kết hoặc ảnh “{target}” không dẫn tới đâu.",
        "Là ảnh hay tệp thì chép vào cạnh bản ghi, đúng tên này. Là liên kết thì dùng"
        " “id:mã-bản-ghi”, tên tệp .md của bản ghi, hoặc địa chỉ đầy đủ https://…",
        "The link or picture “{target}” leads nowhere.",
        "Copy a picture or file beside the record, under this name. For a link use “id:record-id”,"
        " the record's .md file, or a full https:// address.",
    ),
    "link.hidden": Message(
        W,
        "Liên kết “{target}” dẫn tới bản ghi chưa hoặc không còn công khai; trang sẽ bỏ liên kết.",
        "Gỡ liên kết, hoặc chờ bản ghi đó được đăng.",
        "The link “{target}” leads to a record that is not public; the page drops the link.",
        "Remove the link, or wait for that record to be published.",
    ),
}
