"""Vocabularies (danh mục): closed lists the office keeps, with the days for which they hold."""

from typing import Annotated

from generator.content.fields import (
    Choice,
    Count,
    Day,
    Flag,
    Label,
    Line,
    Part,
    RecordId,
    Slug,
    Text,
)
from generator.content.honouree import HonoureeKind


class AwardGroup(Choice):
    """The two families of recognition in the law."""

    TITLE = "title", "Danh hiệu thi đua", "Emulation title"
    FORM = "form", "Hình thức khen thưởng", "Form of commendation"
    OTHER = "other", "Khen thưởng khác", "Other recognition"


class AwardLevel(Choice):
    """Who honours: the State, a ministry or province, an agency, a commune, or an organisation."""

    STATE = "state", "Cấp Nhà nước", "State"
    MINISTRY = "ministry", "Cấp bộ, ngành, tỉnh", "Ministry or province"
    AGENCY = "agency", "Cấp sở, cơ quan, đơn vị", "Agency"
    COMMUNE = "commune", "Cấp xã", "Commune"
    ORGANISATION = "organisation", "Đảng, đoàn thể", "Party or mass organisation"


class AwardTerm(Part):
    """A title or form of commendation under one law."""

    id: Annotated[RecordId, Label("Mã", "Id")]
    name: Annotated[Line, Label("Tên", "Name")]
    short: Annotated[Line | None, Label("Viết tắt", "Abbreviation")] = None
    group: Annotated[AwardGroup, Label("Nhóm", "Group")]
    family: Annotated[
        Line | None, Label("Loại", "Family", "Huân chương, Huy chương, Bằng khen …")
    ] = None
    for_whom: Annotated[tuple[HonoureeKind, ...], Label("Đối tượng", "For whom")] = ()
    rank: Annotated[Count, Label("Thứ bậc", "Rank", "1 là cao nhất")]
    level: Annotated[AwardLevel, Label("Cấp", "Level")]
    authority: Annotated[Line | None, Label("Thẩm quyền quyết định", "Deciding authority")] = None
    law: Annotated[Line | None, Label("Quy định tại", "Law")] = None
    since: Annotated[Day | None, Label("Từ ngày", "Since")] = None
    until: Annotated[Day | None, Label("Đến hết ngày", "Until")] = None
    unverified: Annotated[Flag, Label("Cần kiểm tra lại", "To be verified")] = False


class Term(Part):
    """A word of a simple list: a field, a topic, a type of commendation."""

    id: Annotated[RecordId, Label("Mã", "Id")]
    name: Annotated[Line, Label("Tên", "Name")]
    slug: Annotated[Slug | None, Label("Địa chỉ", "Slug")] = None
    description: Annotated[Text | None, Label("Giải thích", "Description")] = None
    law: Annotated[Line | None, Label("Quy định tại", "Law")] = None
    since: Annotated[Day | None, Label("Từ ngày", "Since")] = None
    until: Annotated[Day | None, Label("Đến hết ngày", "Until")] = None


class Abbreviation(Part):
    """An abbreviation and what it stands for."""

    short: Annotated[Line, Label("Viết tắt", "Abbreviation")]
    long: Annotated[Line, Label("Đầy đủ", "In full")]
    note: Annotated[Line | None, Label("Ghi chú", "Note")] = None


class Holiday(Part):
    """A public holiday, or a working day swapped for one."""

    day: Annotated[Day, Label("Ngày", "Day")]
    name: Annotated[Line, Label("Tên", "Name")]
    working: Annotated[Flag, Label("Ngày làm bù", "Working day")] = False


class Awards(Part):
    """``danh-muc/danh-hieu.yml``."""

    terms: Annotated[tuple[AwardTerm, ...], Label("Danh hiệu, hình thức", "Awards")]


class Terms(Part):
    """``danh-muc/linh-vuc.yml``, ``chu-de.yml``, ``loai-hinh.yml``."""

    terms: Annotated[tuple[Term, ...], Label("Mục", "Terms")]


class Glossary(Part):
    """``danh-muc/viet-tat.yml``."""

    terms: Annotated[tuple[Abbreviation, ...], Label("Viết tắt", "Abbreviations")]


class Holidays(Part):
    """``danh-muc/ngay-nghi.yml``."""

    terms: Annotated[tuple[Holiday, ...], Label("Ngày nghỉ", "Holidays")]
