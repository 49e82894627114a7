"""Messages of the office's own common sense about plans: all of them may be ignored with reason."""

from generator.diagnostics import Severity
from generator.messages.message import Message

W, I = Severity.WARNING, Severity.INFO  # noqa: E741 - the three severities, one letter each

MESSAGES: dict[str, Message] = {
    "wave.commemoration-outside": Message(
        W,
        "Ngày kỷ niệm {day} nằm ngoài thời gian của đợt ({span}).",
        "Kiểm tra lại; nếu văn bản gốc ghi như vậy thì để nguyên.",
        "The commemoration on {day} lies outside its wave ({span}).",
        "Check it; leave it if the original says so.",
    ),
    "plan.count-below-rhythm": Message(
        W,
        "Số lượng {count} ít hơn số kỳ ({periods}). Số lượng là tổng của cả kế hoạch.",
        "Ghi tổng số; muốn mỗi kỳ một sản phẩm thì bỏ dòng count.",
        "The count {count} is below the number of periods ({periods}); it is the plan's total.",
        "Write the total; for one a period leave the count out.",
    ),
    "plan.key-twice": Message(
        W,
        "Mã sản phẩm “{key}” dùng hai lần trong kế hoạch.",
        "Đặt mã khác cho một trong hai sản phẩm.",
        "The item key “{key}” is used twice in the plan.",
        "Give one of the two another key.",
    ),
    "commemoration.count": Message(
        W,
        "Từ {original} đến {current} là {right} năm, không phải {written}.",
        "Sửa số năm, hoặc ngày gốc.",
        "From {original} to {current} is {right} years, not {written}.",
        "Correct the number.",
    ),
    "timeline.end-before-start": Message(
        W,
        "Ngày kết thúc {end} trước ngày bắt đầu {start}.",
        "Kiểm tra lại hai ngày.",
        "The end {end} is before the start {start}.",
        "Check both days.",
    ),
    "timeline.registration-before-issue": Message(
        W,
        "Hạn đăng ký {day} trước ngày ban hành {issue}.",
        "Kiểm tra lại hai ngày.",
        "Registration ends on {day}, before the issue on {issue}.",
        "Check both days.",
    ),
    "symbol.issuer": Message(
        W,
        "Ký hiệu “{symbol}” mang mã {code}, nhưng cơ quan ban hành ghi là {issuer}.",
        "Kiểm tra lại; nếu văn bản gốc in như vậy thì ghi chú bằng note.",
        "The symbol “{symbol}” carries the code {code}, the issuer is {issuer}.",
        "Check it; if the original is so, say it in note.",
    ),
    "target.incomplete": Message(
        W,
        "Mục tiêu so sánh “{operator}” nhưng chưa có giá trị.",
        "Thêm value (và upper nếu là khoảng).",
        "The target says “{operator}” but has no value.",
        "Add value (and upper for a range).",
    ),
    "unit.name-not-valid": Message(
        I,
        "Đơn vị “{unit}” không có tên nào có hiệu lực vào ngày {day}.",
        "Bổ sung tên và thời gian trong content/don-vi.",
        "The unit “{unit}” has no name valid on {day}.",
        "Add its name and days in content/don-vi.",
    ),
}
