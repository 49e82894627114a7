"""Messages about the gate: who approved what, whose consent covers what, what stays where.

Besides the diagnostics: why a record is held, what each rule of the gate is called, what is due.
"""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "publication.no-approver": Message(
        E,
        "Bài đã duyệt nhưng chưa ghi đủ người soạn và người duyệt.",
        "Điền cả “author” và “approved_by” dưới “publication:”.",
        "Approved, but author and approver are not both named.",
        "Fill in both “author” and “approved_by” under “publication:”.",
    ),
    "publication.same-person": Message(
        E,
        "Người soạn và người duyệt là cùng một người: {name}.",
        "Để người khác duyệt, rồi ghi tên người đó vào “approved_by”.",
        "Author and approver are the same person: {name}.",
        "Have someone else approve it and name them in “approved_by”.",
    ),
    "publication.no-day": Message(
        E,
        "Bài đã duyệt nhưng chưa có ngày đăng.",
        "Thêm dòng “publish: ngày/tháng/năm”.",
        "Approved, but without a day to publish it on.",
        "Add a line “publish: day/month/year”.",
    ),
    "publication.expire-before-publish": Message(
        W,
        "Ngày hết hiệu lực đăng {expire} không sau ngày đăng {publish}, nên bài sẽ không hiện.",
        "Sửa một trong hai ngày; ngày hết hiệu lực là ngày đầu tiên bài không còn trên trang.",
        "It expires on {expire}, not after it is published on {publish}: it will never show.",
        "Correct one of the days; “expire” is the first day on which it is no longer public.",
    ),
    "changes.day-order": Message(
        W,
        "Lần sửa ngày {day} đứng sau ngày {before}.",
        "Ghi các lần sửa theo thứ tự thời gian, không trước ngày đăng.",
        "The change of {day} comes after {before}.",
        "List changes in order of time, none before the day of publication.",
    ),
    "sample.in-production": Message(
        E,
        "Dữ liệu minh họa không được lên bản chính thức.",
        "Xóa bản ghi này, hoặc thay bằng nội dung thật và bỏ dòng “sample”.",
        "Illustrative samples may not go into a production section.",
        "Delete the record, or replace it by real content and drop “sample”.",
    ),
    "consent.missing": Message(
        E,
        "Trang về cá nhân, hộ gia đình cần sự đồng ý công khai ít nhất là họ tên.",
        "Thêm “consent:” với mã phiếu, ngày, phạm vi có “name”; chưa có thì chuyển về “draft”.",
        "A page about a person or household needs their consent to at least their name.",
        "Add “consent:” with reference, day and “name” in its scope, or go back to “draft”.",
    ),
    "consent.photo": Message(
        E,
        "Ảnh có {name}, mà phạm vi đồng ý không gồm ảnh.",
        "Bỏ ảnh, hoặc xin đồng ý rồi thêm “photo” vào “scope”.",
        "The picture shows {name}, whose consent does not cover photos.",
        "Take the picture out, or obtain consent and add “photo” to “scope”.",
    ),
    "consent.lapsed": Message(
        W,
        "Sự đồng ý đã hết hạn sau ngày {day}; trang không còn hiện.",
        "Xin đồng ý lại rồi sửa “consent”, hoặc gỡ bài bằng “removed:”.",
        "The consent ended after {day}; the page no longer shows.",
        "Obtain it again and update “consent”, or take the page down with “removed:”.",
    ),
    "consent.not-yet": Message(
        N,
        "Sự đồng ý có từ ngày {day}; trang chỉ hiện từ ngày đó.",
        "Kiểm tra lại ngày đồng ý.",
        "The consent begins on {day}; the page shows from then on.",
        "Check the day of consent.",
    ),
    "image.withheld": Message(
        W,
        "Ảnh có {name}, nay không còn được công khai ảnh, nên sẽ không hiện.",
        "Thay bằng ảnh khác, hoặc cắt bỏ người đó rồi bỏ mã khỏi “shows”.",
        "The picture shows {name}, whose picture may not be shown now: it is left out.",
        "Use another picture, or crop it and take the id out of “shows”.",
    ),
    "removed.no-target": Message(
        E,
        "Địa chỉ cũ chuyển đến “{target}”, mà bản ghi đó không công khai.",
        "Chọn một bản ghi đang công khai, hoặc thay “redirect” bằng “notice”.",
        "The old address leads to “{target}”, which is not public.",
        "Choose a record that is public, or use “notice” instead of “redirect”.",
    ),
    "consultation.not-ten-working-days": Message(
        W,
        "Thời gian lấy ý kiến là {count} ngày làm việc; {pack} quy định {asked} ngày.",
        "Kiểm tra lại ngày kết thúc và danh mục ngày nghỉ; ngày đăng được tính là ngày đầu.",
        "Opinions are taken for {count} working days; {pack} asks for {asked}.",
        "Check the last day and the list of holidays; the day of posting counts as the first.",
    ),
    "consultation.name-stays": Message(
        W,
        "Tên người được lấy ý kiến nằm trong “{key}”, nên vẫn hiện sau khi hết hạn.",
        "Viết lại không nêu tên; tên chỉ ghi trong “subjects”.",
        "A subject's name stands in “{key}” and stays there after the last day.",
        "Word it without the name; names belong in “subjects” alone.",
    ),
    "revocation.nobody": Message(
        E,
        "Không có ai trong danh sách khớp với “{whom}” bị thu hồi.",
        "Ghi đúng tên hoặc số thứ tự như trong danh sách.",
        "Nobody in the list matches “{whom}”, whose award is revoked.",
        "Give the name or number exactly as in the list.",
    ),
    "revocation.several": Message(
        E,
        "“{whom}” khớp với {count} người trong danh sách, nên không rõ thu hồi của ai.",
        "Ghi số thứ tự “number” của đúng người; nếu danh sách đánh số lại từ đầu cho từng nhóm "
        "thì ghi “name” thay cho số.",
        "“{whom}” matches {count} recipients, so it is not clear whose award is revoked.",
        "Give the “number” of the right one; where numbers come again, the “name” instead.",
    ),
}

HOLDS: dict[str, tuple[str, str]] = {
    "draft": ("bản nháp", "a draft"),
    "review": ("đang chờ duyệt", "awaiting approval"),
    "no-approver": ("chưa ghi đủ người soạn và người duyệt", "author or approver not named"),
    "same-person": ("người soạn và người duyệt là một", "author and approver are one person"),
    "no-day": ("chưa có ngày đăng", "no day of publication"),
    "not-yet": ("chưa đến ngày đăng", "not due yet"),
    "expire-before-publish": ("hết hiệu lực trước khi đăng", "expires before it is published"),
    "never-public": ("đã rút hoặc gỡ trước ngày đăng", "taken down before it was published"),
    "sample": ("dữ liệu minh họa trong bản chính thức", "a sample in a production section"),
    "consent": ("không có sự đồng ý còn hiệu lực", "no valid consent"),
}

RULES: dict[str, tuple[str, str]] = {
    "always-public": ("Loại luôn công khai", "Kind that is always public"),
    "removed": ("Đã gỡ", "Removed"),
    "withdrawn": ("Đã rút", "Withdrawn"),
    "unapproved": ("Được người khác duyệt", "Approved by someone else"),
    "without-day": ("Có ngày đăng", "Has a day of publication"),
    "expired": ("Còn hiệu lực đăng", "Has not expired"),
    "not-yet": ("Đã đến ngày đăng", "Is due"),
    "sample-in-production": ("Không phải dữ liệu minh họa", "Is no sample"),
    "without-consent": ("Có sự đồng ý của người liên quan", "Has the person's consent"),
    "publishable": ("Công khai", "Published"),
}

DUES: dict[str, tuple[str, str]] = {
    "publish": ("Đến ngày đăng", "Goes live"),
    "expire": ("Hết hiệu lực đăng", "Expires"),
    "consent-ends": ("Ngày cuối của sự đồng ý", "Last day of consent"),
    "withdraw": ("Rút bài", "Withdrawn"),
    "remove": ("Gỡ bỏ", "Removed"),
    "third-parties": ("Hạn để bên thứ ba gỡ bản sao", "Third parties must drop their copies"),
    "campaign-starts": ("Bắt đầu phong trào", "Campaign starts"),
    "campaign-ends": ("Kết thúc phong trào", "Campaign ends"),
    "registration": ("Hạn đăng ký thi đua", "Registration closes"),
    "dossiers": ("Hạn nhận hồ sơ khen thưởng", "Dossiers are due"),
    "wave-starts": ("Bắt đầu đợt thi đua", "Wave starts"),
    "wave-ends": ("Kết thúc đợt thi đua", "Wave ends"),
    "close-out": ("Hạn tổng kết đợt", "Close-out of the wave"),
    "consultation-starts": ("Bắt đầu lấy ý kiến", "Consultation starts"),
    "consultation-ends": ("Ngày cuối lấy ý kiến", "Last day of the consultation"),
    "event": ("Sự kiện", "Event"),
    "event-cancelled": ("Sự kiện đã hủy", "Cancelled event"),
    "plan-item": ("Hạn sản phẩm tuyên truyền", "Planned item is due"),
}
