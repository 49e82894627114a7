"""The parts of an administrative document that plans and decisions share (NĐ 30/2020/NĐ-CP)."""

from typing import Annotated

from generator.content.fields import (
    Choice,
    Day,
    DocumentRef,
    Flag,
    Label,
    Line,
    Moment,
    Part,
    Text,
    UnitRef,
    YearSpan,
)


class Certainty(Choice):
    """How sure a reading of a printed or scanned original is."""

    CERTAIN = "certain", "chắc chắn", "certain"
    LIKELY = "likely", "khả năng cao", "likely"
    UNCERTAIN = "uncertain", "chưa chắc chắn", "uncertain"
    ILLEGIBLE = "illegible", "không đọc được", "illegible"


class Relation(Choice):
    """How a document stands to the one it names."""

    BASIS = "basis", "Căn cứ", "Basis"
    PARENT = "parent", "Kế hoạch cấp trên", "Parent plan"
    IMPLEMENTS = "implements", "Triển khai thực hiện", "Implements"
    CITES = "cites", "Dẫn chiếu", "Cites"
    AMENDS = "amends", "Sửa đổi, bổ sung", "Amends"
    REPLACES = "replaces", "Thay thế", "Replaces"
    REVOKES = "revokes", "Hủy bỏ, thu hồi", "Revokes"


class Reference(Part):
    """Another document as the original names it. The symbol is kept exactly as printed."""

    symbol: Annotated[Line | None, Label("Số, ký hiệu", "Symbol")] = None
    type: Annotated[Line | None, Label("Loại văn bản", "Document type")] = None
    issuer: Annotated[Line | None, Label("Cơ quan ban hành", "Issuer")] = None
    day: Annotated[Day | None, Label("Ngày ban hành", "Issue day")] = None
    title: Annotated[Text | None, Label("Trích yếu", "Subject")] = None
    period: Annotated[YearSpan | None, Label("Giai đoạn", "Period")] = None
    relation: Annotated[Relation, Label("Quan hệ", "Relation")] = Relation.BASIS
    document: Annotated[DocumentRef | None, Label("Văn bản trên chuyên trang", "Record")] = None
    certainty: Annotated[Certainty, Label("Độ chắc chắn", "Certainty")] = Certainty.CERTAIN
    note: Annotated[Text | None, Label("Ghi chú", "Note")] = None


class Signer(Part):
    """Who signed, in which capacity."""

    capacity: Annotated[
        Line | None, Label("Thẩm quyền ký", "Capacity", "KT., TM., TL., TUQ., Q.")
    ] = None
    on_behalf_of: Annotated[Line | None, Label("Ký thay", "On behalf of")] = None
    post: Annotated[Line | None, Label("Chức vụ", "Post")] = None
    name: Annotated[Line | None, Label("Họ tên", "Name")] = None
    certainty: Annotated[Certainty, Label("Độ chắc chắn", "Certainty")] = Certainty.CERTAIN
    note: Annotated[Text | None, Label("Ghi chú", "Note")] = None


class DigitalStamp(Part):
    """What a digital signature shows on the page."""

    signed_at: Annotated[Moment, Label("Thời gian ký", "Signed at")]
    signer: Annotated[Line, Label("Người ký", "Signer")]
    email: Annotated[Line | None, Label("Thư điện tử", "E-mail")] = None
    country: Annotated[Line | None, Label("Quốc gia", "Country")] = None


class Recipient(Part):
    """A line of "Nơi nhận"."""

    name: Annotated[Line, Label("Nơi nhận", "Recipient")]
    note: Annotated[Line | None, Label("Ghi chú", "Note", "để b/c, để phối hợp …")] = None
    archive: Annotated[Flag, Label("Lưu", "Archive copy")] = False
    certainty: Annotated[Certainty, Label("Độ chắc chắn", "Certainty")] = Certainty.CERTAIN


class Duty(Part):
    """Who has to do what."""

    actor: Annotated[Line, Label("Chủ thể", "Actor")]
    tasks: Annotated[tuple[Text, ...], Label("Nhiệm vụ", "Tasks")]
    reporting: Annotated[Line | None, Label("Chế độ báo cáo", "Reporting")] = None


class Reading(Part):
    """A place of the original that could not be read for sure, or that is in doubt."""

    about: Annotated[Line, Label("Chỗ chưa rõ", "About")]
    text: Annotated[Text, Label("Cách đọc", "Reading")]
    certainty: Annotated[Certainty, Label("Độ chắc chắn", "Certainty")] = Certainty.UNCERTAIN


class Original(Part):
    """What the published record was made from, and what the original lacks."""

    quality: Annotated[Line | None, Label("Chất lượng bản gốc", "Quality of the original")] = None
    missing: Annotated[tuple[Line, ...], Label("Bản gốc không có", "Missing in the original")] = ()
    readings: Annotated[tuple[Reading, ...], Label("Chỗ chưa chắc chắn", "Uncertain readings")] = ()


class Issued(Part):
    """The head and foot of an issued document; every part may be missing."""

    symbol: Annotated[Line | None, Label("Số, ký hiệu", "Symbol")] = None
    type: Annotated[Line | None, Label("Loại văn bản", "Document type")] = None
    issuer: Annotated[UnitRef | None, Label("Cơ quan ban hành", "Issuer")] = None
    place: Annotated[Line | None, Label("Địa danh", "Place of issue")] = None
    issue_day: Annotated[Day | None, Label("Ngày ban hành", "Issue day")] = None
    years: Annotated[YearSpan | None, Label("Năm, giai đoạn", "Years")] = None
    signer: Annotated[Signer | None, Label("Người ký", "Signer")] = None
    stamps: Annotated[tuple[DigitalStamp, ...], Label("Chữ ký số", "Digital stamps")] = ()
    references: Annotated[tuple[Reference, ...], Label("Văn bản liên quan", "References")] = ()
    recipients: Annotated[tuple[Recipient, ...], Label("Nơi nhận", "Recipients")] = ()
    original: Annotated[Original | None, Label("Bản gốc", "Original")] = None
