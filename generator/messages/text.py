"""Messages about text: its characters, front matter and YAML."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "text.not-nfc": Message(
        W,
        "Chữ Việt ở đây viết theo dạng tổ hợp (NFD), tìm kiếm có thể bỏ sót.",
        "Gõ lại đoạn này, hoặc lưu tệp ở dạng Unicode dựng sẵn (NFC). Trang vẫn hiển thị đúng.",
        "The text here is decomposed (NFD); searching may miss it.",
        "Type it again, or save the file as NFC. The page itself is right.",
    ),
    "text.eth": Message(
        W,
        "Chữ “Ð” ở đây là chữ Eth của tiếng Iceland (U+00D0), không phải chữ Đ.",
        "Thay bằng chữ Đ (U+0110). Trang tự hiển thị chữ Đ đúng.",
        "This “Ð” is the Icelandic Eth (U+00D0), not the letter Đ.",
        "Replace it by Đ (U+0110). The page shows the right letter.",
    ),
    "text.invisible": Message(
        W,
        "Có ký tự không nhìn thấy được ({mark}), thường do dán từ Word hoặc PDF.",
        "Xóa ký tự đó; trên trang nó được thay bằng dấu cách.",
        "There is an invisible character ({mark}), often pasted from Word or PDF.",
        "Delete it; the page has a space instead.",
    ),
    "front-matter.missing": Message(
        E,
        "Bản ghi phải bắt đầu bằng dòng “---”, rồi đến phần thông tin, rồi lại dòng “---”.",
        "Thêm phần thông tin ở đầu tệp.",
        "A record begins with a line “---”, its fields, and another line “---”.",
        "Add the fields at the top of the file.",
    ),
    "file.no-fields": Message(
        E,
        "Phần thông tin không gồm các dòng “khóa: giá trị”.",
        "Viết mỗi dòng một mục, ví dụ “title: Tên bài”; xem bản ghi mẫu cùng loại.",
        "The fields are not lines of “key: value”.",
        "Write one a line, such as “title: The title”; see an example of this kind.",
    ),
    "front-matter.unclosed": Message(
        E,
        "Phần thông tin ở đầu tệp chưa được đóng bằng dòng “---”.",
        "Thêm dòng “---” sau dòng thông tin cuối cùng, trước phần bài viết.",
        "The fields at the top are not closed by a line “---”.",
        "Add a line “---” after the last field, before the text.",
    ),
    "yaml.tab": Message(
        E,
        "Dòng này thụt vào bằng phím Tab.",
        "Thụt vào bằng dấu cách (mỗi cấp hai dấu cách).",
        "This line is indented with a tab.",
        "Indent with spaces, two for each level.",
    ),
    "yaml.colon-in-value": Message(
        E,
        "Giá trị của “{key}” có dấu hai chấm nên phải đặt trong ngoặc kép.",
        'Viết {key}: "…" với toàn bộ nội dung trong ngoặc kép.',
        "The value of “{key}” holds a colon and must be quoted.",
        'Write {key}: "…" with the whole value between the quotes.',
    ),
    "yaml.unquoted": Message(
        E,
        "Giá trị của “{key}” bắt đầu bằng “{mark}”, ký hiệu riêng của YAML.",
        "Đặt toàn bộ giá trị trong ngoặc kép, đóng mở đủ đôi.",
        "The value of “{key}” begins with “{mark}”, which YAML keeps for itself.",
        "Put the whole value between quotes, opened and closed.",
    ),
    "yaml.cut-short": Message(
        W,
        "Từ dấu # trở đi bị coi là ghi chú, nên không có trong “{key}”.",
        'Nếu là nội dung thì đặt cả dòng trong ngoặc kép: {key}: "…"; nếu là ghi chú thì để xuống '
        "dòng riêng.",
        "From the # on this is a comment, and no part of “{key}”.",
        'If it belongs to the text, quote the whole: {key}: "…"; a comment goes on its own line.',
    ),
    "yaml.unclosed-quote": Message(
        E,
        "Dấu ngoặc mở ở đây mà không đóng.",
        "Thêm dấu ngoặc đóng ở cuối giá trị.",
        "A quote opens here and is never closed.",
        "Close it at the end of the value.",
    ),
    "yaml.syntax": Message(
        E,
        "Dòng này không đúng cách viết nên không đọc được.",
        "So với bản ghi mẫu: “khóa: giá trị”, mục danh sách bắt đầu bằng “- ”, thụt vào đều.",
        "This line cannot be read ({detail}).",
        "Compare with an example: “key: value”, list items begin with “- ”, even indents.",
    ),
    "yaml.no-space": Message(
        E,
        "Sau “{key}:” thiếu dấu cách.",
        "Viết “{key}: …”, có một dấu cách sau dấu hai chấm.",
        "There is no space after “{key}:”.",
        "Write “{key}: …”, with a space after the colon.",
    ),
    "yaml.duplicate-key": Message(
        E,
        "Khóa “{key}” đã có ở dòng {first}.",
        "Giữ lại một lần, xóa hoặc gộp lần kia.",
        "The key “{key}” is there already on line {first}.",
        "Keep one of the two.",
    ),
    "yaml.odd-key": Message(
        E,
        "Khóa ở đây không phải là một từ.",
        "Viết khóa là một từ, ví dụ “title”.",
        "The key here is not a plain word.",
        "Write a plain key such as “title”.",
    ),
    "yaml.alias": Message(
        E,
        "Không dùng neo và bí danh YAML (“&{name}”, “*{name}”).",
        "Viết lại giá trị đầy đủ; nếu là chữ thường thì đặt trong ngoặc kép.",
        "YAML anchors and aliases (“&{name}”, “*{name}”) are not used here.",
        "Write the value out; if it is plain text, quote it.",
    ),
    "yaml.tag": Message(
        E,
        "Không dùng thẻ kiểu YAML (“{tag}”).",
        "Bỏ thẻ, hoặc đặt giá trị trong ngoặc kép.",
        "YAML tags (“{tag}”) are not used here.",
        "Remove the tag, or quote the value.",
    ),
    "yaml.too-deep": Message(
        E,
        "Các mục lồng nhau quá sâu.",
        "Kiểm tra lại thụt đầu dòng và dấu ngoặc vuông, ngoặc nhọn.",
        "The nesting is too deep.",
        "Check indents and brackets.",
    ),
    "yaml.second-document": Message(
        E,
        "Tệp có thêm một dòng “---” giữa phần thông tin.",
        "Xóa dòng “---” thừa.",
        "There is a second “---” among the fields.",
        "Remove it.",
    ),
}
