"""Campaign (phong trào thi đua, kế hoạch phát động)."""

from typing import Annotated

from generator.content.document_parts import Certainty, Duty, Issued
from generator.content.fields import (
    AwardRef,
    Choice,
    Count,
    Day,
    Flag,
    Key,
    Label,
    Line,
    MonthOfYear,
    Part,
    Quantity,
    Text,
    WebAddress,
    YearSpan,
)
from generator.content.record import Entry


class Boundary(Choice):
    """Whether a deadline's own day still counts: "đến hết ngày" does, "trước ngày" does not."""

    INCLUSIVE = "inclusive", "đến hết ngày", "inclusive"
    EXCLUSIVE = "exclusive", "trước ngày", "exclusive"


class Deadline(Part):
    """A day as the original words it: a day, a month, or "the day of issue"."""

    day: Annotated[Day | None, Label("Ngày", "Day")] = None
    month: Annotated[MonthOfYear | None, Label("Tháng", "Month")] = None
    on_issue: Annotated[Flag, Label("Từ ngày ban hành", "Day of issue")] = False
    boundary: Annotated[Boundary, Label("Tính cả ngày đó", "Boundary")] = Boundary.INCLUSIVE
    phrase: Annotated[Line | None, Label("Cách ghi trong văn bản", "Phrase as written")] = None


class Timeline(Part):
    """The campaign's days. The dossier day may lie after the end: real plans have it so."""

    start: Annotated[Deadline | None, Label("Bắt đầu", "Start")] = None
    end: Annotated[Deadline | None, Label("Kết thúc", "End")] = None
    registration: Annotated[Deadline | None, Label("Đăng ký thi đua", "Registration")] = None
    dossiers: Annotated[Deadline | None, Label("Nhận hồ sơ khen thưởng", "Dossiers")] = None


class Commemoration(Part):
    """An anniversary a wave is held for."""

    event: Annotated[Line, Label("Sự kiện", "Event")]
    anniversary: Annotated[Count | None, Label("Kỷ niệm lần thứ (năm)", "Anniversary")] = None
    original: Annotated[Day | None, Label("Ngày gốc", "Original day")] = None
    current: Annotated[Day | None, Label("Ngày kỷ niệm", "This year's day")] = None
    note: Annotated[Line | None, Label("Ghi chú", "Note")] = None


class Wave(Part):
    """A wave (đợt thi đua) with its commemorations and close-out."""

    ordinal: Annotated[Count | None, Label("Đợt", "Ordinal")] = None
    name: Annotated[Line, Label("Tên đợt", "Name")]
    start: Annotated[Deadline | None, Label("Bắt đầu", "Start")] = None
    end: Annotated[Deadline | None, Label("Kết thúc", "End")] = None
    commemorations: Annotated[
        tuple[Commemoration, ...], Label("Ngày kỷ niệm", "Commemorations")
    ] = ()
    open_list: Annotated[Flag, Label("Danh sách còn mở (…)", "Open list")] = False
    goal: Annotated[Text | None, Label("Mục tiêu của đợt", "Goal")] = None
    close_out: Annotated[Deadline | None, Label("Tổng kết đợt", "Close-out")] = None
    close_out_note: Annotated[Text | None, Label("Cách tổng kết", "Close-out note")] = None


class DroppedDay(Part):
    """A day that stood in calendars and holds no more. Whoever noted it must be told to drop it."""

    key: Annotated[Key, Label("Mã mốc", "Key", "Như “guongsang compare” và “publish” ghi ra")]
    title: Annotated[Line, Label("Tên mốc trên lịch", "Title in calendars")]
    was: Annotated[Day, Label("Ngày đã ghi trên lịch", "Day it stood at")]
    day: Annotated[Day, Label("Bỏ từ ngày", "Dropped on")]


class Audience(Part):
    """Whom the campaign addresses."""

    group: Annotated[Line, Label("Nhóm", "Group", "Tập thể, Cá nhân, Hộ gia đình")]
    text: Annotated[Text, Label("Đối tượng", "Who")]


class Operator(Choice):
    """How a target's figure is meant."""

    AT_LEAST = "at-least", "từ … trở lên", "at least"
    MORE_THAN = "more-than", "trên", "more than"
    AT_MOST = "at-most", "không quá", "at most"
    EQUALS = "equals", "đạt", "equals"
    RANGE = "range", "trong khoảng", "range"
    EXISTS = "exists", "có", "exists"
    BETTER_THAN_LAST_YEAR = "better-than-last-year", "cao hơn năm trước", "better than last year"
    QUALITATIVE = "qualitative", "định tính", "qualitative"


class Joined(Choice):
    """How a target under another one stands to it."""

    OF_WHICH = "of-which", "trong đó", "of which"
    AND = "and", "và", "and"
    OR = "or", "hoặc", "or"


class Result(Part):
    """What was reached by a day, and who says so."""

    day: Annotated[Day, Label("Ngày", "Day")]
    value: Annotated[Quantity, Label("Kết quả", "Value")]
    source: Annotated[Line, Label("Nguồn số liệu", "Source")]
    source_url: Annotated[WebAddress | None, Label("Địa chỉ nguồn", "Source address")] = None


class Target(Part):
    """One target: a figure to reach, something that must exist, or a quality."""

    text: Annotated[Text, Label("Mục tiêu", "Target")]
    operator: Annotated[Operator, Label("Cách so", "Operator")] = Operator.QUALITATIVE
    value: Annotated[Quantity | None, Label("Giá trị", "Value")] = None
    upper: Annotated[Quantity | None, Label("Đến", "Upper value")] = None
    unit: Annotated[Line | None, Label("Đơn vị tính", "Unit")] = None
    base: Annotated[Line | None, Label("Tính trên", "Base")] = None
    exception: Annotated[Line | None, Label("Trừ", "Exception")] = None
    award: Annotated[AwardRef | None, Label("Danh hiệu, hình thức", "Award")] = None
    series: Annotated[
        Key | None, Label("Chuỗi số liệu nhiều năm", "Series", "Cùng mã ở các năm để so sánh")
    ] = None
    joined: Annotated[Joined | None, Label("Quan hệ với mục trên", "Joined to its parent")] = None
    children: Annotated["tuple[Target, ...]", Label("Trong đó", "Parts")] = ()
    results: Annotated[tuple[Result, ...], Label("Kết quả thực hiện", "Results")] = ()
    note: Annotated[Text | None, Label("Ghi chú", "Note")] = None


class TargetGroup(Part):
    """Targets under one heading of the plan."""

    group: Annotated[Line | None, Label("Nhóm", "Group")] = None
    targets: Annotated[tuple[Target, ...], Label("Mục tiêu", "Targets")]


class MovementKind(Choice):
    """What sort of nationwide or provincial drive a plan follows."""

    MOVEMENT = "movement", "Phong trào thi đua", "Emulation movement"
    DRIVE = "drive", "Cuộc vận động", "Drive"


class Movement(Part):
    """A movement started by others that this campaign carries on."""

    name: Annotated[Line, Label("Tên phong trào", "Name")]
    kind: Annotated[MovementKind, Label("Loại", "Kind")] = MovementKind.MOVEMENT
    launched_by: Annotated[Line | None, Label("Phát động bởi", "Launched by")] = None
    period: Annotated[YearSpan | None, Label("Giai đoạn", "Period")] = None
    certainty: Annotated[Certainty, Label("Độ chắc chắn", "Certainty")] = Certainty.CERTAIN
    note: Annotated[Line | None, Label("Ghi chú", "Note")] = None


class Level(Choice):
    """The level at which a campaign runs."""

    NATIONAL = "national", "Toàn quốc", "Nationwide"
    PROVINCE = "province", "Cấp tỉnh", "Province"
    AGENCY = "agency", "Cấp sở, ngành", "Agency"
    BLOCK = "block", "Cụm, khối thi đua", "Emulation block"
    COMMUNE = "commune", "Cấp xã", "Commune"


class Campaign(Entry, Issued):
    """A launched campaign with everything its plan says."""

    short_title: Annotated[Line | None, Label("Tên ngắn", "Short title")] = None
    level: Annotated[Level, Label("Cấp", "Level")] = Level.AGENCY
    theme: Annotated[Text | None, Label("Chủ đề thi đua", "Theme")] = None
    aims: Annotated[tuple[Text, ...], Label("Mục đích, yêu cầu", "Aims")] = ()
    audience: Annotated[tuple[Audience, ...], Label("Đối tượng", "Audience")] = ()
    contents: Annotated[tuple[Text, ...], Label("Nội dung thi đua", "Contents")] = ()
    movements: Annotated[
        tuple[Movement, ...], Label("Phong trào hưởng ứng", "Movements followed")
    ] = ()
    timeline: Annotated[Timeline | None, Label("Thời gian", "Timeline")] = None
    waves: Annotated[tuple[Wave, ...], Label("Các đợt thi đua", "Waves")] = ()
    more_waves: Annotated[Text | None, Label("Đợt thi đua bổ sung", "Further waves")] = None
    dropped_days: Annotated[tuple[DroppedDay, ...], Label("Mốc đã bỏ", "Dropped days")] = ()
    target_groups: Annotated[tuple[TargetGroup, ...], Label("Mục tiêu", "Targets")] = ()
    organising: Annotated[tuple[Text, ...], Label("Tổ chức phong trào", "Organising")] = ()
    duties: Annotated[tuple[Duty, ...], Label("Phân công", "Duties")] = ()
