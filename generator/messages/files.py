"""Messages about files as such: which are read, from where, under what name."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "file.too-large": Message(
        E,
        "Tệp nặng {size} MB, quá lớn để là một bản ghi.",
        "Chia nhỏ nội dung, hoặc để ảnh và tài liệu thành tệp đính kèm.",
        "The file is {size} MB, too large for a record.",
        "Split it, or move pictures and documents to files of their own.",
    ),
    "file.not-utf8": Message(
        E,
        "Tệp không được lưu bằng bảng mã UTF-8 (gặp byte {byte}).",
        "Mở tệp và chọn “Lưu thành…”, bảng mã UTF-8.",
        "The file is not UTF-8 (byte {byte}).",
        "Save it again with the encoding UTF-8.",
    ),
    "file.name-not-ascii": Message(
        E,
        "Tên tệp “{name}” không dùng làm địa chỉ trang được.",
        "Đổi tên tệp thành “{better}” (chữ thường không dấu, số và gạch nối).",
        "The file name “{name}” cannot be an address.",
        "Rename it to “{better}” (lower-case ASCII letters, digits and hyphens).",
    ),
    "file.ending": Message(
        E,
        "Đuôi tệp “{ending}” không được đọc, nên nội dung này sẽ không lên trang.",
        "Đổi đuôi tệp thành “{better}”.",
        "Files ending in “{ending}” are not read, so this would not be published.",
        "Rename the file so that it ends in “{better}”.",
    ),
    "file.unreadable": Message(
        E,
        "Máy không cho đọc tệp hoặc thư mục này.",
        "Kiểm tra quyền đọc, hoặc chép lại tệp rồi xóa bản này.",
        "The machine does not let this file or folder be read.",
        "Check who may read it, or copy it anew and delete this one.",
    ),
    "file.outside-folders": Message(
        E,
        "Bản ghi nằm ngoài các thư mục nội dung nên không được đọc.",
        "Chuyển tệp vào thư mục đúng loại, ví dụ content/tin-tuc/.",
        "The record lies outside the content folders and is not read.",
        "Move it to the folder of its kind, e.g. content/tin-tuc/.",
    ),
    "file.missing": Message(
        E,
        "Không thấy tệp “{name}”.",
        "Đặt tệp cạnh bản ghi, hoặc sửa lại tên cho đúng (kể cả chữ hoa, chữ thường).",
        "There is no file “{name}”.",
        "Put the file beside the record, or correct its name (case counts).",
    ),
    "file.same-address": Message(
        E,
        "Tệp “{name}” trùng địa chỉ tải về với tệp “{first}” của cùng bản ghi.",
        "Đổi tên một trong hai tệp; dấu, chữ hoa và thư mục con không phân biệt được địa chỉ.",
        "The file “{name}” would have the same address as “{first}” of the same record.",
        "Rename one of them; accents, capitals and subfolders make no difference.",
    ),
    "folder.unknown": Message(
        W,
        "Thư mục “{folder}” không thuộc loại nội dung nào nên không được đọc (gần nhất: {meant}).",
        "Đổi tên thư mục theo loại nội dung, hoặc thêm “_” vào đầu tên nếu muốn bỏ qua.",
        "The folder “{folder}” is of no known kind and is not read (nearest: {meant}).",
        "Rename it after a kind, or put “_” before its name to have it left out.",
    ),
    "path.too-long": Message(
        E,
        "Tên tệp “{value}” quá dài.",
        "Đặt lại tên tệp cho ngắn, chừng vài chục ký tự.",
        "The file name “{value}” is too long.",
        "Give the file a shorter name.",
    ),
    "path.not-utf8": Message(
        E,
        "Tên “{name}” không phải UTF-8, thường vì giải nén từ một tệp ZIP cũ, nên không dùng được.",
        "Đổi tên tệp hoặc thư mục này; chắc nhất là chữ thường không dấu, số và gạch nối.",
        "The name “{name}” is not UTF-8, often for coming out of an old ZIP file; it is of no use.",
        "Rename this file or folder, best to lower-case ASCII letters, digits and hyphens.",
    ),
    "path.link": Message(
        E,
        "Đây là liên kết (symlink); chuyên trang chỉ xuất bản tệp thật trong thư mục nội dung.",
        "Thay liên kết bằng chính tệp đó.",
        "This is a symbolic link; only real files of the content folder are published.",
        "Replace the link by the file itself.",
    ),
    "section.missing": Message(
        E,
        "Thiếu tệp thông tin chung của chuyên trang.",
        "Tạo content/chuyen-trang.yml với các khóa name, body, address, feed_authority, feed_year.",
        "The section's own settings are missing.",
        "Create content/chuyen-trang.yml with name, body, address, feed_authority, feed_year.",
    ),
    "file.unused": Message(
        W,
        "Không bản ghi nào nhắc đến tệp “{name}” nên nội dung của nó không lên trang.",
        "Danh sách khen thưởng: ghi tên tệp ở awarded_file; tệp đính kèm: ở files; thừa thì xóa.",
        "No record names the file “{name}”, so what it says is not published.",
        "Name an award list at awarded_file, an attachment at files; delete what is not needed.",
    ),
    "vocabulary.unknown": Message(
        W,
        "Danh mục “{file}” không được dùng ở đâu.",
        "Sửa lại tên tệp; tên dùng được: {meant}.",
        "The list “{file}” is not used anywhere.",
        "Mend the file's name; known: {meant}.",
    ),
}
