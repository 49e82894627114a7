"""Messages about files as such: bytes, characters, YAML and CSV syntax."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "file.too-large": Message(
        E, "Tệp nặng {size} MB, quá lớn để là một bản ghi.",
        "Chia nhỏ nội dung, hoặc để ảnh và tài liệu thành tệp đính kèm.",
        "The file is {size} MB, too large for a record.",
        "Split it, or move pictures and documents to files of their own."),
    "file.not-utf8": Message(
        E, "Tệp không được lưu bằng bảng mã UTF-8 (gặp byte {byte}).",
        "Mở tệp và chọn “Lưu thành…”, bảng mã UTF-8.",
        "The file is not UTF-8 (byte {byte}).", "Save it again with the encoding UTF-8."),
    "file.name-not-ascii": Message(
        E, "Tên tệp “{name}” không dùng làm địa chỉ trang được.",
        "Đổi tên tệp thành “{better}” (chữ thường không dấu, số và gạch nối).",
        "The file name “{name}” cannot be an address.",
        "Rename it to “{better}” (lower-case ASCII letters, digits and hyphens)."),
    "file.ending": Message(
        E, "Đuôi tệp “{ending}” không được đọc, nên nội dung này sẽ không lên trang.",
        "Đổi đuôi tệp thành “{better}”.",
        "Files ending in “{ending}” are not read, so this would not be published.",
        "Rename the file so that it ends in “{better}”."),
    "file.outside-folders": Message(
        E, "Bản ghi nằm ngoài các thư mục nội dung nên không được đọc.",
        "Chuyển tệp vào thư mục đúng loại, ví dụ content/tin-tuc/.",
        "The record lies outside the content folders and is not read.",
        "Move it to the folder of its kind, e.g. content/tin-tuc/."),
    "file.missing": Message(
        E, "Không thấy tệp “{name}”.",
        "Đặt tệp cạnh bản ghi, hoặc sửa lại tên cho đúng (kể cả chữ hoa, chữ thường).",
        "There is no file “{name}”.",
        "Put the file beside the record, or correct its name (case counts)."),
    "folder.unknown": Message(
        W, "Thư mục “{folder}” không thuộc loại nội dung nào nên không được đọc (gần nhất: {meant}).",
        "Đổi tên thư mục theo loại nội dung, hoặc thêm “_” vào đầu tên nếu muốn bỏ qua.",
        "The folder “{folder}” is of no known kind and is not read (nearest: {meant}).",
        "Rename it after a kind, or put “_” before its name to have it left out."),
    "path.link": Message(
        E, "Đây là liên kết (symlink); chuyên trang chỉ xuất bản tệp thật trong thư mục nội dung.",
        "Thay liên kết bằng chính tệp đó.",
        "This is a symbolic link; only real files of the content folder are published.",
        "Replace the link by the file itself."),
    "section.missing": Message(
        E, "Thiếu tệp thông tin chung của chuyên trang.",
        "Tạo content/chuyen-trang.yml với các khóa name, body, address, feed_authority, feed_year.",
        "The section's own settings are missing.",
        "Create content/chuyen-trang.yml with name, body, address, feed_authority, feed_year."),
    "text.not-nfc": Message(
        W, "Chữ Việt ở đây viết theo dạng tổ hợp (NFD), tìm kiếm có thể bỏ sót.",
        "Gõ lại đoạn này, hoặc lưu tệp ở dạng Unicode dựng sẵn (NFC). Trang vẫn hiển thị đúng.",
        "The text here is decomposed (NFD); searching may miss it.",
        "Type it again, or save the file as NFC. The page itself is right."),
    "text.eth": Message(
        W, "Chữ “Ð” ở đây là chữ Eth của tiếng Iceland (U+00D0), không phải chữ Đ.",
        "Thay bằng chữ Đ (U+0110). Trang tự hiển thị chữ Đ đúng.",
        "This “Ð” is the Icelandic Eth (U+00D0), not the letter Đ.",
        "Replace it by Đ (U+0110). The page shows the right letter."),
    "text.invisible": Message(
        W, "Có ký tự không nhìn thấy được ({mark}), thường do dán từ Word hoặc PDF.",
        "Xóa ký tự đó; trên trang nó được thay bằng dấu cách.",
        "There is an invisible character ({mark}), often pasted from Word or PDF.",
        "Delete it; the page has a space instead."),
    "front-matter.missing": Message(
        E, "Bản ghi phải bắt đầu bằng dòng “---”, rồi đến phần thông tin, rồi lại dòng “---”.",
        "Thêm phần thông tin ở đầu tệp.",
        "A record begins with a line “---”, its fields, and another line “---”.",
        "Add the fields at the top of the file."),
    "front-matter.unclosed": Message(
        E, "Phần thông tin ở đầu tệp chưa được đóng bằng dòng “---”.",
        "Thêm dòng “---” sau dòng thông tin cuối cùng, trước phần bài viết.",
        "The fields at the top are not closed by a line “---”.",
        "Add a line “---” after the last field, before the text."),
    "yaml.tab": Message(
        E, "Dòng này thụt vào bằng phím Tab.", "Thụt vào bằng dấu cách (mỗi cấp hai dấu cách).",
        "This line is indented with a tab.", "Indent with spaces, two for each level."),
    "yaml.colon-in-value": Message(
        E, "Giá trị của “{key}” có dấu hai chấm nên phải đặt trong ngoặc kép.",
        "Viết {key}: \"…\" với toàn bộ nội dung trong ngoặc kép.",
        "The value of “{key}” holds a colon and must be quoted.",
        "Write {key}: \"…\" with the whole value between the quotes."),
    "yaml.unquoted": Message(
        E, "Giá trị của “{key}” bắt đầu bằng “{mark}”, ký hiệu riêng của YAML.",
        "Đặt toàn bộ giá trị trong ngoặc kép, đóng mở đủ đôi.",
        "The value of “{key}” begins with “{mark}”, which YAML keeps for itself.",
        "Put the whole value between quotes, opened and closed."),
    "yaml.unclosed-quote": Message(
        E, "Dấu ngoặc mở ở đây mà không đóng.", "Thêm dấu ngoặc đóng ở cuối giá trị.",
        "A quote opens here and is never closed.", "Close it at the end of the value."),
    "yaml.syntax": Message(
        E, "Dòng này không đúng cách viết ({detail}).",
        "So với một bản ghi mẫu: “khóa: giá trị”, mỗi mục danh sách bắt đầu bằng “- ”, thụt vào đều.",
        "This line cannot be read ({detail}).",
        "Compare with an example: “key: value”, list items begin with “- ”, even indents."),
    "yaml.duplicate-key": Message(
        E, "Khóa “{key}” đã có ở dòng {first}.", "Giữ lại một lần, xóa hoặc gộp lần kia.",
        "The key “{key}” is there already on line {first}.", "Keep one of the two."),
    "yaml.odd-key": Message(
        E, "Khóa ở đây không phải là một từ.", "Viết khóa là một từ, ví dụ title:",
        "The key here is not a plain word.", "Write a plain key such as title:"),
    "yaml.alias": Message(
        E, "Không dùng neo và bí danh YAML (“&{name}”, “*{name}”).",
        "Viết lại giá trị đầy đủ; nếu là chữ thường thì đặt trong ngoặc kép.",
        "YAML anchors and aliases (“&{name}”, “*{name}”) are not used here.",
        "Write the value out; if it is plain text, quote it."),
    "yaml.tag": Message(
        E, "Không dùng thẻ kiểu YAML (“{tag}”).", "Bỏ thẻ, hoặc đặt giá trị trong ngoặc kép.",
        "YAML tags (“{tag}”) are not used here.", "Remove the tag, or quote the value."),
    "yaml.too-deep": Message(
        E, "Các mục lồng nhau quá sâu.", "Kiểm tra lại thụt đầu dòng và dấu ngoặc vuông, ngoặc nhọn.",
        "The nesting is too deep.", "Check indents and brackets."),
    "yaml.second-document": Message(
        E, "Tệp có thêm một dòng “---” giữa phần thông tin.", "Xóa dòng “---” thừa.",
        "There is a second “---” among the fields.", "Remove it."),
    "csv.empty": Message(
        E, "Bảng không có dòng nào.", "Dòng đầu là tên cột, từ dòng hai là dữ liệu.",
        "The table is empty.", "The first row names the columns, data follow."),
    "csv.unclosed-quote": Message(
        E, "Ô mở ngoặc kép mà không đóng.", "Đóng ngoặc kép; ngoặc kép trong ô viết hai lần: \"\".",
        "A cell opens a quote and never closes it.", "Close it; a quote inside a cell is doubled."),
    "csv.text-after-quote": Message(
        E, "Có chữ sau dấu ngoặc kép đóng của ô.", "Ngoặc kép nằm trong ô phải viết hai lần: \"\".",
        "There is text after the cell's closing quote.", "Double the quotes inside a cell."),
    "csv.unknown-column": Message(
        E, "Không có cột nào tên “{column}”.", "Dùng một trong các tên cột: {known}.",
        "There is no column “{column}”.", "Use one of: {known}."),
    "csv.unknown-column-did-you-mean": Message(
        E, "Không có cột nào tên “{column}”.", "Có phải cột “{meant}”?",
        "There is no column “{column}”.", "Did you mean “{meant}”?"),
    "csv.column-twice": Message(
        E, "Cột “{column}” có hai lần.", "Giữ lại một cột.",
        "The column “{column}” is there twice.", "Keep one."),
    "csv.missing-column": Message(
        E, "Bảng thiếu cột bắt buộc “{column}”.", "Thêm cột “{column}” vào dòng tiêu đề.",
        "The required column “{column}” ({key}) is missing.", "Add it to the header row."),
    "csv.too-many-cells": Message(
        E, "Dòng này có nhiều ô hơn {columns} cột của bảng.",
        "Ô có dấu phẩy (hoặc chấm phẩy) bên trong phải đặt trong ngoặc kép.",
        "This row has more cells than the {columns} columns.",
        "Quote cells that hold the separator."),
    "vocabulary.unknown": Message(
        W, "Danh mục “{file}” không được dùng ở đâu.", "Kiểm tra lại tên tệp trong content/danh-muc/.",
        "The list “{file}” is not used anywhere.", "Check the file's name under content/danh-muc/."),
}
