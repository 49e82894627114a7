"""Event (hội nghị, sơ kết, tổng kết, giao lưu)."""

from typing import Annotated

from generator.content.fields import CampaignRef, Choice, Day, DayOrMoment, Label, Line, Part
from generator.content.record import Entry


class EventKind(Choice):
    """What sort of gathering it is."""

    LAUNCH = "launch", "Lễ phát động", "Launch"
    MEETING = "meeting", "Hội nghị", "Conference"
    REVIEW = "review", "Sơ kết", "Mid-term review"
    CLOSING = "closing", "Tổng kết", "Closing"
    EXCHANGE = "exchange", "Giao lưu điển hình", "Exchange"
    TRAINING = "training", "Tập huấn", "Training"


class Cancellation(Part):
    """That an event will not take place, and why."""

    day: Annotated[Day, Label("Ngày thông báo hủy", "Day of cancellation")]
    reason: Annotated[Line, Label("Lý do", "Reason")]


class Event(Entry):
    """A gathering with its time and place."""

    event_kind: Annotated[EventKind, Label("Loại", "Kind")] = EventKind.MEETING
    start: Annotated[DayOrMoment, Label("Bắt đầu", "Start")]
    end: Annotated[DayOrMoment | None, Label("Kết thúc", "End")] = None
    place: Annotated[Line | None, Label("Địa điểm", "Place")] = None
    campaign: Annotated[CampaignRef | None, Label("Phong trào", "Campaign")] = None
    cancelled: Annotated[Cancellation | None, Label("Hủy", "Cancelled")] = None
