"""Communication plan (kế hoạch tuyên truyền)."""

from typing import Annotated

from generator.content.campaign import Movement
from generator.content.document_parts import Duty, Issued, Reference
from generator.content.fields import (
    Choice,
    Count,
    Day,
    FieldRef,
    Key,
    Label,
    Line,
    Part,
    Text,
    TopicRef,
    UnitRef,
)
from generator.content.record import Entry


class PlanTopic(Part):
    """A topic the plan wants covered."""

    key: Annotated[Key, Label("Mã nội dung", "Key")]
    text: Annotated[Text, Label("Nội dung", "Topic")]
    fields: Annotated[tuple[FieldRef, ...], Label("Lĩnh vực", "Fields")] = ()
    topics: Annotated[
        tuple[TopicRef, ...],
        Label(
            "Chủ đề tương ứng", "Topics it stands for", "Để gợi ý tin, bài nào thuộc nội dung này"
        ),
    ] = ()
    references: Annotated[
        tuple[Reference, ...], Label("Văn bản cần tuyên truyền", "Documents")
    ] = ()
    movements: Annotated[
        tuple[Movement, ...], Label("Phong trào cần tuyên truyền", "Movements")
    ] = ()
    note: Annotated[Text | None, Label("Ghi chú", "Note")] = None


class PlanChannel(Part):
    """A channel the plan uses."""

    key: Annotated[Key, Label("Mã hình thức", "Key")]
    name: Annotated[Line, Label("Hình thức", "Channel")]
    owner: Annotated[Line | None, Label("Phụ trách", "Owner")] = None


class Rhythm(Choice):
    """How often an item comes back."""

    ONCE = "once", "một lần", "once"
    WEEKLY = "weekly", "hằng tuần", "weekly"
    MONTHLY = "monthly", "hằng tháng", "monthly"
    QUARTERLY = "quarterly", "hằng quý", "quarterly"


class PlanItem(Part):
    """What was promised on a topic over a channel. A plan may promise nothing at all."""

    key: Annotated[
        Key | None, Label("Mã sản phẩm", "Key", "Để tin, bài ghi đúng sản phẩm (serves.item)")
    ] = None
    topic: Annotated[Key, Label("Nội dung", "Topic")]
    channel: Annotated[Key, Label("Hình thức", "Channel")]
    owner: Annotated[Line | None, Label("Phụ trách", "Owner")] = None
    unit: Annotated[UnitRef | None, Label("Đơn vị thực hiện", "Unit")] = None
    field: Annotated[FieldRef | None, Label("Lĩnh vực", "Field")] = None
    since: Annotated[Day | None, Label("Từ ngày", "Since", "Ngày bắt đầu của nhịp độ")] = None
    due: Annotated[Day | None, Label("Hạn", "Due", "Có nhịp độ thì là ngày cuối cùng")] = None
    count: Annotated[
        Count | None,
        Label("Số lượng", "Promised count", "Tổng số; để trống mà có nhịp độ thì mỗi kỳ một"),
    ] = None
    rhythm: Annotated[Rhythm, Label("Nhịp độ", "Rhythm")] = Rhythm.ONCE
    note: Annotated[Text | None, Label("Ghi chú", "Note")] = None


class CommunicationPlan(Entry, Issued):
    """A plan that says what to publish, where, and by whom."""

    aims: Annotated[tuple[Text, ...], Label("Mục đích, yêu cầu", "Aims")] = ()
    plan_topics: Annotated[
        tuple[PlanTopic, ...], Label("Nội dung tuyên truyền", "Plan topics")
    ] = ()
    channels: Annotated[tuple[PlanChannel, ...], Label("Hình thức tuyên truyền", "Channels")] = ()
    items: Annotated[tuple[PlanItem, ...], Label("Sản phẩm dự kiến", "Planned items")] = ()
    duties: Annotated[tuple[Duty, ...], Label("Phân công", "Duties")] = ()
