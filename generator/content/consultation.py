"""Consultation (lấy ý kiến nhân dân) before an award."""

from typing import Annotated

from generator.content.document_parts import Reference
from generator.content.fields import AwardRef, Day, HonoureeRef, Label, Line, Part, Text
from generator.content.honouree import HonoureeKind
from generator.content.record import Entry


class Subject(Part):
    """Who is proposed for what."""

    name: Annotated[Line, Label("Tên", "Name")]
    kind: Annotated[HonoureeKind, Label("Loại", "Kind")] = HonoureeKind.PERSON
    unit: Annotated[Line | None, Label("Đơn vị", "Unit")] = None
    award: Annotated[AwardRef | None, Label("Đề nghị tặng", "Proposed award")] = None
    citation: Annotated[Text | None, Label("Tóm tắt thành tích", "Citation")] = None
    honouree: Annotated[HonoureeRef | None, Label("Mã gương", "Honouree")] = None


class Consultation(Entry):
    """A call for opinions with its days. The last day is the editor's, never computed."""

    subjects: Annotated[tuple[Subject, ...], Label("Trường hợp lấy ý kiến", "Subjects")]
    references: Annotated[tuple[Reference, ...], Label("Căn cứ", "Basis")] = ()
    posted: Annotated[Day, Label("Ngày đăng lấy ý kiến", "Posted")]
    ends: Annotated[Day, Label("Lấy ý kiến đến hết ngày", "Last day")]
    contact: Annotated[Text, Label("Nơi nhận ý kiến", "Where to send opinions")]
    result: Annotated[Text | None, Label("Kết quả", "Result")] = None
