"""Unit (đơn vị): an opaque id, and names, parents and successors that hold for a time."""

from typing import Annotated

from pydantic import Field

from generator.content.fields import Choice, Day, Label, Line, Part, RecordId, Slug, Text, UnitRef


class UnitName(Part):
    """A name and the days between which it held, both ends included."""

    value: Annotated[Line, Label("Tên", "Name")]
    short: Annotated[Line | None, Label("Tên viết tắt", "Short name")] = None
    code: Annotated[Line | None, Label("Mã trong ký hiệu văn bản", "Code in symbols")] = None
    since: Annotated[Day | None, Label("Từ ngày", "Since")] = None
    until: Annotated[Day | None, Label("Đến hết ngày", "Until")] = None


class Succession(Choice):
    """What became of a unit."""

    RENAMED = "renamed", "đổi tên thành", "renamed"
    MERGED = "merged", "hợp nhất vào", "merged into"
    SPLIT = "split", "tách thành", "split into"
    TRANSFERRED = "transferred", "chuyển về", "transferred"
    DISSOLVED = "dissolved", "giải thể", "dissolved"


class Successor(Part):
    """A step to the unit that carries on."""

    relation: Annotated[Succession, Label("Hình thức", "Relation")]
    unit: Annotated[UnitRef | None, Label("Đơn vị kế thừa", "Successor")] = None
    day: Annotated[Day | None, Label("Ngày", "Day")] = None
    basis: Annotated[Text | None, Label("Căn cứ", "Legal basis")] = None


class Parent(Part):
    """The unit above, for a time."""

    unit: Annotated[UnitRef, Label("Đơn vị cấp trên", "Parent")]
    since: Annotated[Day | None, Label("Từ ngày", "Since")] = None
    until: Annotated[Day | None, Label("Đến hết ngày", "Until")] = None


class UnitLevel(Choice):
    """The administrative level of a unit."""

    CENTRAL = "central", "Trung ương", "Central"
    PROVINCE = "province", "Cấp tỉnh", "Province"
    DEPARTMENT = "department", "Sở, ban, ngành", "Department"
    DISTRICT = "district", "Cấp huyện (đến 30/6/2025)", "District"
    COMMUNE = "commune", "Cấp xã", "Commune"
    DIVISION = "division", "Phòng, đơn vị trực thuộc", "Division"


class Unit(Part):
    """A body, agency or division through its renamings. Its address never holds its name."""

    id: Annotated[RecordId, Label("Mã", "Id")]
    slug: Annotated[Slug | None, Label("Địa chỉ", "Slug")] = None
    names: Annotated[
        tuple[UnitName, ...], Field(min_length=1), Label("Tên qua các thời kỳ", "Names")
    ]
    level: Annotated[UnitLevel, Label("Cấp", "Level")]
    place: Annotated[Line | None, Label("Địa bàn", "Place")] = None
    parents: Annotated[tuple[Parent, ...], Label("Cấp trên", "Parents")] = ()
    successors: Annotated[tuple[Successor, ...], Label("Kế thừa", "Successors")] = ()
    note: Annotated[Text | None, Label("Ghi chú", "Note")] = None
