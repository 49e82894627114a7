"""News (tin, bài)."""

from typing import Annotated

from generator.content.fields import CampaignRef, Choice, EventRef, Label, Line
from generator.content.record import Entry


class Column(Choice):
    """The column a piece stands in."""

    ACTIVITY = "activity", "Tin hoạt động", "Activities"
    FEATURE = "feature", "Phóng sự, ghi chép", "Feature"
    GUIDANCE = "guidance", "Hướng dẫn nghiệp vụ", "Guidance"
    NOTICE = "notice", "Thông báo", "Notice"
    CRITICISM = "criticism", "Phê phán hiện tượng tiêu cực", "Criticism"


class News(Entry):
    """A piece of news."""

    column: Annotated[Column, Label("Chuyên mục", "Column")] = Column.ACTIVITY
    campaign: Annotated[CampaignRef | None, Label("Phong trào", "Campaign")] = None
    event: Annotated[EventRef | None, Label("Sự kiện", "Event")] = None
    writer: Annotated[Line | None, Label("Tác giả", "Writer")] = None
    photographer: Annotated[Line | None, Label("Ảnh", "Photographer")] = None
