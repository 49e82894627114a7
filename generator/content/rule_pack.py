"""Rule packs (``quy-dinh/*.yml``): what a law or decree asks, as figures with days of validity.

Instruments are replaced every few years, so no figure of theirs stands in the program.
"""

from typing import Annotated

from generator.content.fields import Count, Day, Flag, Label, Line, Part, RecordId, Text, WebAddress


class ConsentRules(Part):
    """How fast a request of the person concerned must be dealt with."""

    answer_working_days: Annotated[
        Count | None, Label("Trả lời yêu cầu (ngày làm việc)", "Answer a request (working days)")
    ] = None
    answer_hours: Annotated[
        Count | None, Label("Thực hiện yêu cầu (giờ)", "Carry out a request (hours)")
    ] = None
    stop_days: Annotated[
        Count | None, Label("Ngừng xử lý, đăng tải (ngày)", "Stop processing (days)")
    ] = None
    third_party_days: Annotated[
        Count | None, Label("Bên thứ ba ngừng (ngày)", "Third parties stop (days)")
    ] = None
    extension_days: Annotated[
        Count | None, Label("Được gia hạn thêm (ngày)", "One extension (days)")
    ] = None


class ConsultationRules(Part):
    """How long opinions are taken; the first day counts."""

    working_days: Annotated[Count | None, Label("Số ngày làm việc lấy ý kiến", "Working days")] = (
        None
    )


class RetentionRules(Part):
    """How long something stays published."""

    months: Annotated[Count | None, Label("Thời gian đăng (tháng)", "Months")] = None


class PublicationDuty(Part):
    """Something that must be published."""

    text: Annotated[Text, Label("Nội dung phải đăng", "What to publish")]
    working_days: Annotated[
        Count | None, Label("Trong số ngày làm việc", "Within working days")
    ] = None
    basis: Annotated[Line | None, Label("Điều, khoản", "Article")] = None
    unverified: Annotated[Flag, Label("Cần kiểm tra lại", "To be verified")] = False


class Rules(Part):
    """What a pack lays down; a figure it leaves out is not its subject, or not known."""

    consent: Annotated[
        ConsentRules, Label("Yêu cầu của người liên quan", "Requests of the person concerned")
    ] = ConsentRules()
    consultation: Annotated[ConsultationRules, Label("Lấy ý kiến", "Consultation")] = (
        ConsultationRules()
    )
    retention: Annotated[RetentionRules, Label("Thời gian lưu trên trang", "Retention")] = (
        RetentionRules()
    )
    publication: Annotated[
        tuple[PublicationDuty, ...], Label("Nghĩa vụ đăng tải", "Publication duties")
    ] = ()


class RulePack(Part):
    """One instrument's rules and the days for which they hold, both ends included."""

    id: Annotated[RecordId, Label("Mã", "Id")]
    name: Annotated[Line, Label("Tên", "Name")]
    source: Annotated[Text, Label("Căn cứ, nguồn", "Source")]
    source_url: Annotated[WebAddress | None, Label("Địa chỉ nguồn", "Source address")] = None
    since: Annotated[Day | None, Label("Từ ngày", "Since")] = None
    until: Annotated[Day | None, Label("Đến hết ngày", "Until")] = None
    unverified: Annotated[Flag, Label("Cần kiểm tra lại", "To be verified")] = False
    note: Annotated[Text | None, Label("Ghi chú", "Note")] = None
    rules: Annotated[Rules, Label("Quy định", "Rules")] = Rules()
