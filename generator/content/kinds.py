"""The kinds of content: folder, model, names. Adding a kind starts with a line here."""

from dataclasses import dataclass

from generator.content.award_decision import AwardDecision
from generator.content.campaign import Campaign
from generator.content.communication_plan import CommunicationPlan
from generator.content.consultation import Consultation
from generator.content.document import Document
from generator.content.event import Event
from generator.content.exemplar import Exemplar
from generator.content.fields import Part
from generator.content.honouree import Honouree
from generator.content.news import News
from generator.content.relayed import Relayed
from generator.content.unit import Unit
from generator.content.vocabulary import Awards, Glossary, Holidays, Terms


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its key, the folder (which is also the address segment), its model and names.

    New ids begin with *prefix*.
    """

    key: str
    folder: str
    model: type[Part]
    vi: str
    vi_many: str
    en: str
    prefix: str


KINDS: tuple[Kind, ...] = (
    Kind("campaign", "phong-trao", Campaign, "Phong trào", "Phong trào thi đua", "Campaign", "pt"),
    Kind(
        "communication-plan",
        "ke-hoach-tuyen-truyen",
        CommunicationPlan,
        "Kế hoạch tuyên truyền",
        "Kế hoạch tuyên truyền",
        "Communication plan",
        "kttt",
    ),
    Kind(
        "exemplar",
        "dien-hinh",
        Exemplar,
        "Điển hình",
        "Mô hình mới, cách làm hay",
        "Exemplar",
        "dh",
    ),
    Kind("honouree", "vinh-danh", Honouree, "Gương sáng", "Vinh danh", "Honouree", "vd"),
    Kind(
        "award-decision",
        "quyet-dinh",
        AwardDecision,
        "Quyết định khen thưởng",
        "Quyết định khen thưởng",
        "Award decision",
        "qd",
    ),
    Kind(
        "consultation", "lay-y-kien", Consultation, "Lấy ý kiến", "Lấy ý kiến", "Consultation", "ly"
    ),
    Kind("document", "van-ban", Document, "Văn bản", "Văn bản", "Document", "vb"),
    Kind("news", "tin-tuc", News, "Tin, bài", "Tin tức", "News", "tt"),
    Kind("relayed", "tu-don-vi", Relayed, "Bài từ đơn vị", "Từ các đơn vị", "Relayed piece", "tdv"),
    Kind("event", "su-kien", Event, "Sự kiện", "Sự kiện", "Event", "sk"),
    Kind("unit", "don-vi", Unit, "Đơn vị", "Đơn vị", "Unit", "dv"),
)

BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_KEY = {kind.key: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One list under ``danh-muc/``: its file, its model, the kind its terms have as references."""

    file: str
    model: type[Part]
    term_kind: str | None
    vi: str


VOCABULARY_FOLDER = "danh-muc"
RULES_FOLDER = "quy-dinh"
SOURCES_FOLDER = "nguon"
SECTION_FILE = "chuyen-trang.yml"
VOCABULARIES: tuple[Vocabulary, ...] = (
    Vocabulary("danh-hieu.yml", Awards, "award", "Danh hiệu và hình thức khen thưởng"),
    Vocabulary("loai-hinh.yml", Terms, "commendation", "Loại hình khen thưởng"),
    Vocabulary("linh-vuc.yml", Terms, "field", "Lĩnh vực"),
    Vocabulary("chu-de.yml", Terms, "topic", "Chủ đề"),
    Vocabulary("viet-tat.yml", Glossary, None, "Chữ viết tắt"),
    Vocabulary("ngay-nghi.yml", Holidays, None, "Ngày nghỉ lễ"),
)
