"""Document (văn bản)."""

from typing import Annotated

from generator.content.document_parts import Issued
from generator.content.fields import CampaignRef, Choice, Day, DocumentRef, Label, Line
from generator.content.record import Entry


class Force(Choice):
    """Whether a document still applies."""

    IN_FORCE = "in-force", "Còn hiệu lực", "In force"
    PARTLY = "partly", "Hết hiệu lực một phần", "Partly in force"
    NOT_YET = "not-yet", "Chưa có hiệu lực", "Not yet in force"
    ENDED = "ended", "Hết hiệu lực", "No longer in force"
    UNKNOWN = "unknown", "Chưa xác định", "Not established"


class Document(Entry, Issued):
    """A document as its publication duties ask: form, authority, symbol, days, subject, file."""

    issuer_name: Annotated[
        Line | None,
        Label("Cơ quan ban hành (tên)", "Issuer's name", "Khi cơ quan không có mã đơn vị"),
    ] = None
    effect_day: Annotated[Day | None, Label("Ngày có hiệu lực", "Effect day")] = None
    end_day: Annotated[Day | None, Label("Ngày hết hiệu lực", "End of effect")] = None
    force: Annotated[Force, Label("Tình trạng hiệu lực", "Force")] = Force.UNKNOWN
    replaced_by: Annotated[DocumentRef | None, Label("Được thay thế bởi", "Replaced by")] = None
    campaign: Annotated[CampaignRef | None, Label("Phong trào", "Campaign")] = None
