"""Messages about the text of a record: its HTML, its addresses, its headings, its attributes."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "markdown.too-long": Message(
        E,
        "Bài dài {length} ký tự, quá {limit}, nên chỉ hiện được như chữ trơn, không định dạng.",
        "Chia thành nhiều bài, hoặc để phần phụ lục thành tệp đính kèm.",
        "The text has {length} characters, more than {limit}, and would be shown unformatted.",
        "Split it, or attach its annexes as files.",
    ),
    "markdown.too-deep": Message(
        E,
        "Nội dung ở đây lồng quá {limit} cấp, phần sâu hơn sẽ không hiện.",
        "Bớt cấp trích dẫn (>) hoặc cấp danh sách.",
        "The text is nested more than {limit} levels deep here; what is deeper would be lost.",
        "Use fewer levels of quotation (>) or of lists.",
    ),
    "markdown.unsafe-html": Message(
        W,
        "Mã HTML “{what}” không được phép nên sẽ bị bỏ khỏi trang.",
        "Viết bằng Markdown, hoặc xóa mã này. Nếu là chữ, viết &lt; thay cho dấu <.",
        "The HTML “{what}” is not allowed and will be removed.",
        "Write it in Markdown, or delete it. If it is text, write &lt; for <.",
    ),
    "markdown.unsafe-address": Message(
        W,
        "Địa chỉ “{address}” không an toàn nên liên kết sẽ bị bỏ, chỉ còn chữ.",
        "Dùng địa chỉ https://, mailto:, tel:, id:… hoặc tên tệp cạnh bài.",
        "The address “{address}” is not safe; the link will be removed and its text kept.",
        "Use https://, mailto:, tel:, id:… or the name of a file beside the record.",
    ),
    "markdown.space-in-address": Message(
        W,
        "Địa chỉ “{address}” có dấu cách nên không thành liên kết hay ảnh.",
        "Bỏ dấu cách (là tệp thì đổi tên tệp), hoặc đặt địa chỉ trong dấu < >.",
        "The address “{address}” holds a space, so this is no link or picture.",
        "Leave the space out (rename the file), or put the address between < and >.",
    ),
    "markdown.space-before-address": Message(
        W,
        "Giữa “]” và “({address})” có dấu cách nên không thành liên kết.",
        "Xóa dấu cách: [chữ]({address}).",
        "A space stands between “]” and “({address})”, so this is no link.",
        "Delete the space: [words]({address}).",
    ),
    "markdown.table-cells": Message(
        W,
        "Dòng này có {cells} ô, hàng tiêu đề của bảng chỉ có {columns}; các ô thừa không hiện.",
        "Thêm cột vào hàng tiêu đề, hoặc viết \\| thay cho dấu | nằm trong chữ.",
        "This row has {cells} cells, the header {columns}; the rest is not shown.",
        "Add columns to the header, or write \\| for a bar within text.",
    ),
    "markdown.table-rule": Message(
        W,
        "Hàng gạch ngang có {cells} ô, hàng tiêu đề có {columns} ô, nên đây không thành bảng.",
        "Viết hàng gạch ngang |---|---| có đúng {columns} ô.",
        "The rule has {cells} cells, the header {columns}, so this is no table.",
        "Write a rule |---|---| with just {columns} cells.",
    ),
    "markdown.table-unruled": Message(
        W,
        "Các dòng này giống bảng nhưng thiếu hàng gạch ngang nên không thành bảng.",
        "Thêm hàng |---|---| ngay dưới hàng tiêu đề, mỗi cột một ô.",
        "These lines look like a table but lack the rule, so they are none.",
        "Add a line |---|---| below the header, one cell for each column.",
    ),
    "markdown.heading-one": Message(
        W,
        "Đề mục cấp 1 (#) dành cho tên bài, nên mọi đề mục trong bài bị hạ một cấp.",
        "Bắt đầu các đề mục trong bài bằng hai dấu ##.",
        "A heading of level 1 (#) is the page's title; all headings here are moved down.",
        "Begin the headings of a text with ##.",
    ),
    "markdown.heading-jump": Message(
        W,
        "Đề mục nhảy từ cấp {before} xuống cấp {here}.",
        "Dùng đề mục cấp {wanted}; người nghe máy đọc dựa vào thứ bậc này.",
        "This heading jumps from level {before} to level {here}.",
        "Use level {wanted}: people who listen to the page rely on the order.",
    ),
    "markdown.heading-space": Message(
        W,
        "Sau “{marks}” thiếu dấu cách nên dòng này chưa thành đề mục.",
        "Viết “{marks} Đề mục”, có một dấu cách ở giữa.",
        "There is no space after “{marks}”, so this line is no heading.",
        "Write “{marks} Heading”, with a space between.",
    ),
    "markdown.unknown-class": Message(
        W,
        "Không có kiểu trình bày “{name}” nên sẽ bị bỏ.",
        "Dùng một trong các kiểu: {known}.",
        "There is no style “{name}”; it will be left out.",
        "Use one of: {known}.",
    ),
    "markdown.unknown-admonition": Message(
        W,
        "Không có loại khung “{name}” nên khung sẽ không có màu riêng.",
        "Dùng một trong các loại: {known}.",
        "There is no admonition “{name}”; it will look like any other.",
        "Use one of: {known}.",
    ),
    "markdown.stray-attributes": Message(
        W,
        "“{written}” không gắn với chữ nào nên hiện nguyên như chữ.",
        "Viết {{{given}}} liền sau ảnh, liên kết, chữ đậm, hoặc cuối đề mục, ô bảng; với đoạn văn"
        " và gạch đầu dòng thì viết ở một dòng riêng ngay dưới.",
        "“{written}” belongs to nothing, so it is shown as text.",
        "Write {{{given}}} right behind a picture, link or bold words, or at the end of a heading"
        " or cell; for a paragraph or list item, on a line of its own just below.",
    ),
    "markdown.foreign": Message(
        W,
        "“{written}” không phải cách viết dùng ở đây nên hiện nguyên như chữ.",
        "Viết {instead} (nếu đúng là chữ thì đặt dấu \\ ngay trước).",
        "“{written}” means nothing here, so it is shown as text.",
        "Write {instead} (or, if it is text, put a \\ before it).",
    ),
    "markdown.contents": Message(
        W,
        "“{written}” không làm ra mục lục mà hiện nguyên như chữ.",
        "Xóa dòng này; trang của bản ghi không có mục lục.",
        "“{written}” makes no table of contents and is shown as text.",
        "Delete this line; the pages of records have none.",
    ),
    "markdown.unknown-note": Message(
        W,
        "Không có chú thích “{name}” nên dấu [^{name}] hiện nguyên như chữ.",
        "Thêm một dòng “[^{name}]: nội dung chú thích”, hoặc sửa lại tên cho khớp.",
        "There is no note “{name}”, so [^{name}] is shown as text.",
        "Add a line “[^{name}]: the note”, or correct the name.",
    ),
    "markdown.unused-note": Message(
        W,
        "Chú thích “{name}” không được gọi ở đâu nên không hiện trên trang.",
        "Đặt [^{name}] vào chỗ cần chú thích, hoặc xóa chú thích này.",
        "The note “{name}” is called nowhere, so it is not shown.",
        "Put [^{name}] where it belongs, or delete the note.",
    ),
}
