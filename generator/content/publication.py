"""When, and under whose responsibility, a record may be seen: the facts the gate goes by."""

from typing import Annotated

from generator.content.fields import (
    Choice,
    Day,
    DayOrMoment,
    Flag,
    Label,
    Line,
    Part,
    RecordId,
    Refers,
    Text,
    WebAddress,
)


class Status(Choice):
    """How far a record has come on its way to the portal."""

    DRAFT = "draft", "Bản nháp", "Draft"
    REVIEW = "review", "Chờ duyệt", "Awaiting approval"
    APPROVED = "approved", "Đã duyệt", "Approved"


class Change(Part):
    """A correction made after publication, shown to readers."""

    day: Annotated[DayOrMoment, Label("Ngày sửa", "Day of the change")]
    text: Annotated[Line, Label("Nội dung sửa", "What changed")]
    major: Annotated[Flag, Label("Thay đổi quan trọng", "Major change")] = False


class Publication(Part):
    """Status, people responsible, and the days between which the record is public."""

    status: Annotated[Status, Label("Trạng thái", "Status")] = Status.DRAFT
    author: Annotated[Line | None, Label("Người soạn", "Author")] = None
    approved_by: Annotated[Line | None, Label("Người duyệt", "Approved by")] = None
    approved_on: Annotated[DayOrMoment | None, Label("Ngày duyệt", "Approved on")] = None
    publish: Annotated[DayOrMoment | None, Label("Ngày đăng", "Publish on")] = None
    expire: Annotated[
        DayOrMoment | None, Label("Ngày hết hiệu lực đăng", "Public until (exclusive)")
    ] = None
    changes: Annotated[tuple[Change, ...], Label("Các lần sửa", "Changes")] = ()


class Consented(Choice):
    """What a person agreed to have published."""

    NAME = "name", "Họ tên", "Name"
    UNIT = "unit", "Đơn vị", "Unit"
    POST = "post", "Chức vụ", "Post"
    PHOTO = "photo", "Ảnh chân dung", "Photo"
    STORY = "story", "Bài viết về cá nhân", "Story"
    BIRTH_YEAR = "birth_year", "Năm sinh", "Year of birth"
    HOMETOWN = "hometown", "Quê quán", "Home town"
    GENDER = "gender", "Giới tính", "Gender"


class Consent(Part):
    """A pointer to the consent on file. The evidence itself never enters the content folder."""

    ref: Annotated[Line, Label("Mã phiếu đồng ý", "Consent form reference")]
    day: Annotated[Day, Label("Ngày đồng ý", "Day of consent")]
    scope: Annotated[tuple[Consented, ...], Label("Phạm vi đồng ý", "Scope")]
    expires: Annotated[Day | None, Label("Đồng ý đến hết ngày", "Last day of consent")] = None


class Withdrawal(Part):
    """The record stays at its address with a notice, and leaves listings, feeds and search."""

    day: Annotated[DayOrMoment, Label("Ngày rút", "Day of withdrawal")]
    reason: Annotated[Line, Label("Lý do công khai", "Public reason")]


class Removal(Part):
    """The record's page goes: to nothing, to another record, or to a nameless notice."""

    day: Annotated[DayOrMoment, Label("Ngày gỡ", "Day of removal")]
    notice: Annotated[Text | None, Label("Thông báo không nêu tên", "Nameless notice")] = None
    redirect: Annotated[
        RecordId | None, Label("Chuyển đến bản ghi", "Redirect to record"), Refers(("*",))
    ] = None
    redirect_url: Annotated[
        WebAddress | None, Label("Chuyển đến địa chỉ", "Redirect to address")
    ] = None
    everywhere: Annotated[
        Flag,
        Label(
            "Xóa tên khỏi mọi danh sách",
            "Take the name out of every list",
            "Cả trong danh sách của quyết định và lấy ý kiến",
        ),
    ] = False
