"""Messages about ``mkdocs.yml``, by which the host builds the site."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E = Severity.ERROR

MESSAGES: dict[str, Message] = {
    "host.no-key": Message(
        E,
        "Tệp cấu hình thiếu “{key}”.",
        "Thêm dòng “{line}”.",
        "The settings lack “{key}”.",
        "Add “{line}” to them.",
    ),
    "host.no-plugin": Message(
        E,
        "Tệp cấu hình không nạp chương trình “guongsang” nên không dựng được trang nào.",
        "Ghi “plugins:” và dưới đó, lùi vào hai dấu cách, dòng “- guongsang”.",
        "The settings do not load the plugin “guongsang”, so no page can be built.",
        "Write “plugins:” and below it, two blanks in, “- guongsang”.",
    ),
    "host.theme": Message(
        E,
        "Chuyên trang dựng bằng giao diện “material”, không phải “{name}”.",
        "Ghi “name: material” dưới “theme:”.",
        "The section is built with the theme “material”, not with “{name}”.",
        "Write “name: material” below “theme:”.",
    ),
    "host.no-folder": Message(
        E,
        "Không có thư mục “{folder}” ({key}) trong dự án.",
        "Sửa lại tên thư mục, hoặc lấy lại thư mục đó từ bản gốc.",
        "There is no folder “{folder}” ({key}) in the project.",
        "Mend its name, or restore the folder.",
    ),
    "host.unsafe-folder": Message(
        E,
        "Dựng vào “{folder}” thì nội dung hoặc cả dự án bị ghi đè.",
        "Chọn một thư mục riêng, ví dụ “site_dir: site”.",
        "Building into “{folder}” would replace the content, or the whole project.",
        "Choose a folder of its own, such as “site_dir: site”.",
    ),
}
