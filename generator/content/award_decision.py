"""Award decision (quyết định khen thưởng) and its recipients."""

from typing import Annotated

from generator.content.document_parts import Issued
from generator.content.fields import (
    AwardRef,
    CampaignRef,
    CommendationRef,
    ContentPath,
    Count,
    Day,
    DecisionRef,
    Flag,
    HonoureeRef,
    Label,
    Line,
    Part,
    Text,
    UnitRef,
)
from generator.content.honouree import HonoureeKind
from generator.content.record import Entry


class Awarded(Part):
    """One row of a decision's list: who is given what, for what."""

    number: Annotated[Count | None, Label("STT", "No.", aliases=("TT", "Số TT", "Số thứ tự"))] = (
        None
    )
    name: Annotated[
        Line,
        Label(
            "Họ và tên, tên tập thể", "Name", aliases=("Họ và tên", "Họ tên", "Tên tập thể", "Tên")
        ),
    ]
    kind: Annotated[
        HonoureeKind, Label("Loại đối tượng", "Kind", aliases=("Đối tượng", "Loại"))
    ] = HonoureeKind.PERSON
    post: Annotated[Line | None, Label("Chức vụ", "Post", aliases=("Chức danh",))] = None
    unit: Annotated[
        Line | None,
        Label("Đơn vị công tác", "Unit", aliases=("Đơn vị", "Cơ quan, đơn vị", "Nơi công tác")),
    ] = None
    unit_id: Annotated[UnitRef | None, Label("Mã đơn vị", "Unit id")] = None
    award: Annotated[AwardRef | None, Label("Mã danh hiệu, hình thức", "Award")] = None
    label: Annotated[
        Line | None,
        Label(
            "Danh hiệu, hình thức khen thưởng",
            "Label as issued",
            aliases=("Danh hiệu", "Hình thức khen thưởng", "Hình thức"),
        ),
    ] = None
    citation: Annotated[
        Text | None,
        Label("Thành tích", "Citation", aliases=("Thành tích đạt được", "Nội dung khen thưởng")),
    ] = None
    direct_worker: Annotated[Flag | None, Label("Trực tiếp lao động", "Directly working")] = None
    honouree: Annotated[HonoureeRef | None, Label("Mã gương", "Honouree")] = None


class Revocation(Part):
    """An award taken back, in whole or for one recipient."""

    day: Annotated[Day, Label("Ngày", "Day")]
    reason: Annotated[Line, Label("Lý do công khai", "Public reason")]
    number: Annotated[Count | None, Label("STT người nhận", "Recipient's number")] = None
    name: Annotated[Line | None, Label("Người nhận", "Recipient's name")] = None
    decision: Annotated[DecisionRef | None, Label("Quyết định thu hồi", "Revoking decision")] = None
    symbol: Annotated[Line | None, Label("Số quyết định thu hồi", "Revoking symbol")] = None


class AwardDecision(Entry, Issued):
    """A decision, its kind of commendation and everyone it names."""

    authority: Annotated[
        Line | None, Label("Thẩm quyền quyết định", "Deciding authority", "Người hoặc cơ quan ký")
    ] = None
    commendation: Annotated[
        CommendationRef | None, Label("Loại hình khen thưởng", "Type of commendation")
    ] = None
    commendation_label: Annotated[
        Line | None, Label("Loại hình ghi trong quyết định", "Type as issued")
    ] = None
    award: Annotated[AwardRef | None, Label("Danh hiệu, hình thức chung", "Award for all")] = None
    campaign: Annotated[CampaignRef | None, Label("Phong trào", "Campaign")] = None
    awarded: Annotated[tuple[Awarded, ...], Label("Danh sách khen thưởng", "Awarded")] = ()
    awarded_file: Annotated[
        ContentPath | None, Label("Tệp danh sách (CSV)", "List as CSV file")
    ] = None
    revocations: Annotated[tuple[Revocation, ...], Label("Thu hồi", "Revocations")] = ()
