"""Messages about values: keys, types, days, numbers, choices."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E = Severity.ERROR

MESSAGES: dict[str, Message] = {
    "field.missing": Message(
        E, "Thiếu “{label}” ({key}), mục bắt buộc.", "Thêm dòng “{key}: …”.",
        "“{key}” is missing and required.", "Add a line “{key}: …”."),
    "field.unknown": Message(
        E, "Không có khóa “{key}” ở chỗ này.", "Các khóa dùng được: {known}.",
        "There is no key “{key}” here.", "Known keys: {known}."),
    "field.unknown-did-you-mean": Message(
        E, "Không có khóa “{key}” ở chỗ này.", "Có phải “{meant}”?",
        "There is no key “{key}” here.", "Did you mean “{meant}”?"),
    "field.empty": Message(
        E, "“{label}” ({key}) đang để trống.", "Điền nội dung, hoặc xóa cả dòng.",
        "“{key}” is empty.", "Fill it in, or delete the line."),
    "field.not-text": Message(
        E, "“{label}” ({key}) phải là một đoạn chữ, không phải danh sách hay nhóm.",
        "Viết “{key}: nội dung” trên một dòng.",
        "“{key}” must be text, not a list or a group.", "Write “{key}: text”."),
    "field.not-one-line": Message(
        E, "“{label}” ({key}) phải nằm trên một dòng.", "Viết liền một dòng; phần dài để ở tóm tắt.",
        "“{key}” must be a single line.", "Write it on one line."),
    "field.not-a-list": Message(
        E, "“{label}” ({key}) phải là danh sách.", "Viết mỗi mục một dòng, bắt đầu bằng “- ”.",
        "“{key}” must be a list.", "Write one item a line, each beginning with “- ”."),
    "field.not-a-group": Message(
        E, "“{label}” ({key}) phải gồm các dòng “khóa: giá trị”.",
        "Viết các dòng “khóa: giá trị” thụt vào dưới “{key}:”.",
        "“{key}” must be a group of “key: value” lines.", "Write them indented below “{key}:”."),
    "field.not-a-choice": Message(
        E, "“{value}” không phải là giá trị của “{label}” ({key}).", "Chọn một trong: {allowed}.",
        "“{value}” is not a value of “{key}”.", "Choose one of: {allowed}."),
    "field.refused": Message(
        E, "Giá trị của “{label}” ({key}) không dùng được: “{value}”.",
        "Xem bản ghi mẫu cùng loại.",
        "The value of “{key}” cannot be used: “{value}”.", "See an example of this kind."),
    "day.not-iso": Message(
        E, "“{value}” không phải là ngày.", "Viết 2026-05-24 hoặc 24/5/2026.",
        "“{value}” is not a day.", "Write 2026-05-24 or 24/5/2026."),
    "day.not-a-day": Message(
        E, "Không có ngày “{value}” trong lịch.", "Kiểm tra lại ngày và tháng.",
        "There is no day “{value}” in the calendar.", "Check day and month."),
    "moment.not-iso": Message(
        E, "“{value}” không phải là ngày giờ.", "Viết 2026-05-24T08:30 hoặc 8:30 24/5/2026.",
        "“{value}” is not a day with a time.", "Write 2026-05-24T08:30."),
    "moment.not-a-moment": Message(
        E, "Không có giờ “{value}”.", "Giờ từ 0 đến 23, phút từ 0 đến 59.",
        "There is no time “{value}”.", "Hours are 0 to 23, minutes 0 to 59."),
    "month.not-a-month": Message(
        E, "“{value}” không phải là tháng.", "Viết 2022-01 hoặc 01/2022.",
        "“{value}” is not a month.", "Write 2022-01."),
    "year.not-a-year": Message(
        E, "“{value}” không phải là năm.", "Viết bốn chữ số, ví dụ 2026.",
        "“{value}” is not a year.", "Write four digits, e.g. 2026."),
    "years.not-years": Message(
        E, "“{value}” không phải là năm hoặc giai đoạn.", "Viết 2022 hoặc 2021-2025.",
        "“{value}” is not a year or a span of years.", "Write 2022 or 2021-2025."),
    "count.not-a-number": Message(
        E, "“{value}” không phải là số đếm.", "Viết chữ số, ví dụ 12 hoặc 1.300.",
        "“{value}” is not a whole number.", "Write digits, e.g. 12."),
    "quantity.not-a-number": Message(
        E, "“{value}” không phải là số.", "Viết 1300000, 1.300.000 hoặc 87,5; đơn vị để ở khóa unit.",
        "“{value}” is not a number.", "Write 1300000 or 87.5; the unit goes to the key unit."),
    "quantity.ambiguous": Message(
        E, "“{value}” có thể hiểu hai cách: hàng nghìn hay số lẻ.",
        "Viết liền không dấu ngăn cách (ví dụ 1000), hoặc bỏ số 0 thừa của phần lẻ.",
        "“{value}” can be read in two ways.", "Write it without a separator, e.g. 1000."),
    "flag.not-yes-or-no": Message(
        E, "“{value}” không phải là có hoặc không.", "Viết có hoặc không.",
        "“{value}” is neither yes nor no.", "Write true or false."),
    "slug.not-ascii": Message(
        E, "Địa chỉ “{value}” không dùng được.", "Chỉ dùng chữ thường không dấu, số và gạch nối.",
        "“{value}” cannot be an address.", "Use lower-case ASCII letters, digits and hyphens."),
    "id.not-a-key": Message(
        E, "Mã “{value}” không dùng được.",
        "Mã gồm 2–64 chữ thường không dấu, số, gạch nối; đặt một lần và không đổi nữa.",
        "“{value}” cannot be an id.",
        "An id is 2–64 lower-case ASCII letters, digits, hyphens; it never changes."),
    "key.not-a-key": Message(
        E, "Mã “{value}” không dùng được.", "Mã gồm chữ không dấu, số và gạch nối.",
        "“{value}” cannot be a key.", "Use ASCII letters, digits and hyphens."),
    "address.not-web": Message(
        E, "“{value}” không phải là địa chỉ web.", "Địa chỉ bắt đầu bằng https:// hoặc http://.",
        "“{value}” is not a web address.", "It begins with https:// or http://."),
    "path.outside": Message(
        E, "Đường dẫn tệp “{value}” ra ngoài thư mục của bản ghi.",
        "Đặt tệp cạnh bản ghi và chỉ ghi tên tệp.",
        "The path “{value}” leads out of the record's folder.",
        "Put the file beside the record and write its name only."),
}
