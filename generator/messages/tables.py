"""Messages about tables: the syntax and the columns of CSV files."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "csv.not-csv": Message(
        E,
        "“{name}” không phải là tệp CSV nên danh sách chưa được đọc.",
        "Trong Excel chọn Lưu thành…, kiểu “CSV UTF-8”, rồi ghi tên tệp .csv ở đây.",
        "“{name}” is no CSV file, so its list was not read.",
        "In Excel choose Save as, CSV UTF-8, and name that file here.",
    ),
    "csv.empty": Message(
        E,
        "Bảng không có dòng dữ liệu nào.",
        "Dòng đầu là tên cột, từ dòng hai là dữ liệu.",
        "The table has no rows of data.",
        "The first row names the columns, data follow.",
    ),
    "csv.title-rows": Message(
        W,
        "Phía trên dòng tên cột còn {count} dòng không phải dữ liệu; các dòng này được bỏ qua.",
        "Xóa các dòng đó khỏi bảng: dòng đầu là tên cột.",
        "Above the names of the columns stand {count} rows that are no data; they are passed over.",
        "Delete them: the first row names the columns.",
    ),
    "csv.unclosed-quote": Message(
        E,
        "Ô mở ngoặc kép mà không đóng.",
        'Đóng ngoặc kép; ngoặc kép trong ô viết hai lần: "".',
        "A cell opens a quote and never closes it.",
        "Close it; a quote inside a cell is doubled.",
    ),
    "csv.text-after-quote": Message(
        E,
        "Có chữ sau dấu ngoặc kép đóng của ô.",
        'Ngoặc kép nằm trong ô phải viết hai lần: "".',
        "There is text after the cell's closing quote.",
        "Double the quotes inside a cell.",
    ),
    "csv.unknown-column": Message(
        E,
        "Không có cột nào tên “{column}”.",
        "Dùng một trong các tên cột: {known}.",
        "There is no column “{column}”.",
        "Use one of: {known}.",
    ),
    "csv.unknown-column-did-you-mean": Message(
        E,
        "Không có cột nào tên “{column}”.",
        "Có phải cột “{meant}”?",
        "There is no column “{column}”.",
        "Did you mean “{meant}”?",
    ),
    "csv.column-twice": Message(
        E,
        "Cột “{column}” có hai lần.",
        "Giữ lại một cột.",
        "The column “{column}” is there twice.",
        "Keep one.",
    ),
    "csv.unnamed-column": Message(
        E,
        "Cột này có dữ liệu nhưng không có tên, nên dữ liệu sẽ bị bỏ.",
        "Ghi tên cột vào dòng tiêu đề (một trong: {known}), hoặc xóa cột.",
        "This column holds data but has no name, so the data would be lost.",
        "Name it in the header row (one of: {known}), or delete it.",
    ),
    "csv.missing-column": Message(
        E,
        "Bảng thiếu cột bắt buộc “{column}”.",
        "Thêm cột “{column}” vào dòng tiêu đề.",
        "The required column “{column}” ({key}) is missing.",
        "Add it to the header row.",
    ),
    "csv.too-many-cells": Message(
        E,
        "Dòng này có nhiều ô hơn {columns} cột của bảng.",
        "Ô có dấu phẩy (hoặc chấm phẩy) bên trong phải đặt trong ngoặc kép.",
        "This row has more cells than the {columns} columns.",
        "Quote cells that hold the separator.",
    ),
}
