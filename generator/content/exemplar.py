"""Exemplar (mô hình mới, cách làm hay, điển hình tiên tiến)."""

from typing import Annotated

from generator.content.fields import (
    CampaignRef,
    Choice,
    Day,
    ExemplarRef,
    HonoureeRef,
    Label,
    Line,
    Part,
    Quantity,
    Text,
    UnitRef,
    Year,
)
from generator.content.record import Entry


class ExemplarKind(Choice):
    """What sort of example it is."""

    MODEL = "model", "Mô hình mới", "New model"
    PRACTICE = "practice", "Cách làm hay", "Good practice"
    EXEMPLAR = "exemplar", "Điển hình tiên tiến", "Outstanding example"
    INITIATIVE = "initiative", "Sáng kiến", "Initiative"


class Figure(Part):
    """A result as a figure, before and after."""

    text: Annotated[Line, Label("Chỉ số", "What is measured")]
    before: Annotated[Quantity | None, Label("Trước", "Before")] = None
    after: Annotated[Quantity, Label("Sau", "After")]
    unit: Annotated[Line, Label("Đơn vị tính", "Unit")]
    source: Annotated[Line | None, Label("Nguồn số liệu", "Source")] = None


class Replication(Part):
    """Where else it is done now."""

    place: Annotated[Line, Label("Nơi áp dụng", "Where")]
    unit: Annotated[UnitRef | None, Label("Đơn vị", "Unit")] = None
    since: Annotated[Day | None, Label("Từ ngày", "Since")] = None
    exemplar: Annotated[ExemplarRef | None, Label("Bài viết", "Exemplar")] = None
    note: Annotated[Line | None, Label("Ghi chú", "Note")] = None


class Exemplar(Entry):
    """Something others can copy: problem, way, result, where it was taken up, whom to ask."""

    exemplar_kind: Annotated[ExemplarKind, Label("Loại", "Kind")]
    campaign: Annotated[CampaignRef | None, Label("Phong trào", "Campaign")] = None
    honourees: Annotated[tuple[HonoureeRef, ...], Label("Người, tập thể thực hiện", "Who")] = ()
    year: Annotated[Year | None, Label("Năm", "Year")] = None
    problem: Annotated[Text | None, Label("Vấn đề", "Problem")] = None
    approach: Annotated[Text | None, Label("Cách làm", "What was done")] = None
    results: Annotated[tuple[Figure, ...], Label("Kết quả", "Results")] = ()
    replicated: Annotated[tuple[Replication, ...], Label("Đã nhân rộng", "Replicated")] = ()
    contact: Annotated[Line | None, Label("Đầu mối trao đổi", "Whom to ask")] = None
    writer: Annotated[Line | None, Label("Người viết", "Writer")] = None
    source: Annotated[Line | None, Label("Nguồn", "Source")] = None
