"""Honouree (gương người tốt, việc tốt): a person, a collective or a household."""

from typing import Annotated

from generator.content.fields import (
    AwardRef,
    CampaignRef,
    Choice,
    Day,
    DecisionRef,
    Flag,
    Label,
    Line,
    Part,
    Text,
    Year,
)
from generator.content.publication import Consent
from generator.content.record import Entry


class HonoureeKind(Choice):
    """Who can be honoured."""

    PERSON = "person", "Cá nhân", "Person"
    COLLECTIVE = "collective", "Tập thể", "Collective"
    HOUSEHOLD = "household", "Hộ gia đình", "Household"


class Gender(Choice):
    """Gender, only where the person agreed to say it."""

    WOMAN = "woman", "Nữ", "Woman"
    MAN = "man", "Nam", "Man"


class Award(Part):
    """An award held. One that a decision here confers is found by itself and not repeated."""

    award: Annotated[AwardRef, Label("Danh hiệu, hình thức", "Award")]
    label: Annotated[Line | None, Label("Tên ghi trong quyết định", "Label as issued")] = None
    year: Annotated[Year | None, Label("Năm", "Year")] = None
    decision: Annotated[DecisionRef | None, Label("Quyết định", "Decision")] = None
    decision_symbol: Annotated[Line | None, Label("Số quyết định", "Decision symbol")] = None
    decision_day: Annotated[Day | None, Label("Ngày quyết định", "Decision day")] = None
    authority: Annotated[Line | None, Label("Cấp quyết định", "Deciding authority")] = None


class Honouree(Entry):
    """Who is honoured. The title is the name shown; the address never holds it."""

    honouree_kind: Annotated[HonoureeKind, Label("Loại", "Kind")]
    sort_key: Annotated[Line | None, Label("Khóa sắp xếp", "Sort key")] = None
    unit_day: Annotated[Day | None, Label("Đơn vị tính đến ngày", "Unit as of")] = None
    post: Annotated[Line | None, Label("Chức vụ, công việc", "Post")] = None
    citation: Annotated[Text | None, Label("Thành tích", "Citation")] = None
    campaign: Annotated[CampaignRef | None, Label("Phong trào", "Campaign")] = None
    awards: Annotated[tuple[Award, ...], Label("Đã được khen", "Awards")] = ()
    birth_year: Annotated[Year | None, Label("Năm sinh", "Year of birth")] = None
    hometown: Annotated[Line | None, Label("Quê quán", "Home town")] = None
    gender: Annotated[Gender | None, Label("Giới tính", "Gender")] = None
    direct_worker: Annotated[
        Flag, Label("Trực tiếp sản xuất, lao động, công tác", "Directly working")
    ] = False
    consent: Annotated[Consent | None, Label("Đồng ý công khai", "Consent")] = None
