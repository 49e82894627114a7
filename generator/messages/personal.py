"""Messages about what a profile tells beyond need."""

from generator.diagnostics import Severity
from generator.messages.message import Message

W, N = Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "personal.ethnicity": Message(
        W,
        "Bài về cá nhân nêu dân tộc, là dữ liệu cá nhân nhạy cảm.",
        "Bỏ đi, nếu thành tích không gắn với điều ấy và phiếu đồng ý không ghi rõ.",
        "The profile tells an ethnic origin, which is sensitive personal data.",
        "Leave it out, unless the merit depends on it and the consent says so.",
    ),
    "personal.religion": Message(
        W,
        "Bài về cá nhân nêu tôn giáo, là dữ liệu cá nhân nhạy cảm.",
        "Bỏ đi, nếu thành tích không gắn với điều ấy và phiếu đồng ý không ghi rõ.",
        "The profile tells a belief, which is sensitive personal data.",
        "Leave it out, unless the merit depends on it and the consent says so.",
    ),
    "personal.party": Message(
        N,
        "Bài về cá nhân nêu việc là đảng viên, gần với quan điểm chính trị.",
        "Chỉ giữ khi thành tích gắn với việc Đảng và phiếu đồng ý có ghi.",
        "The profile tells a party membership, which is close to political views.",
        "Keep it only where the merit is one of party work and the consent says so.",
    ),
    "personal.health": Message(
        W,
        "Bài về cá nhân nêu tình trạng sức khỏe.",
        "Bỏ đi, hoặc hỏi lại người được viết và ghi vào phiếu đồng ý.",
        "The profile tells the state of somebody's health.",
        "Leave it out, or ask the person again and have it in the consent.",
    ),
    "personal.hardship": Message(
        W,
        "Bài về cá nhân kể hoàn cảnh riêng của người đó hay gia đình.",
        "Bỏ đi, hoặc hỏi lại người được viết và ghi vào phiếu đồng ý.",
        "The profile tells private circumstances of the person or family.",
        "Leave it out, or ask the person again and have it in the consent.",
    ),
    "personal.id-number": Message(
        W,
        "Có số căn cước, chứng minh hoặc hộ chiếu.",
        "Bỏ số này. Không bài nào trên cổng cần đến nó.",
        "A number of an identity card or passport stands here.",
        "Take it out: nothing on a portal needs it.",
    ),
    "personal.phone": Message(
        W,
        "Có số điện thoại của cá nhân.",
        "Bỏ đi, hoặc thay bằng số của cơ quan trong mục liên hệ.",
        "A person's telephone number stands here.",
        "Take it out, or give the office's in the contact section.",
    ),
    "personal.account": Message(
        W,
        "Có tài khoản ngân hàng, thư điện tử hoặc mạng xã hội của cá nhân.",
        "Bỏ đi, hoặc thay bằng địa chỉ của cơ quan.",
        "A person's bank account, e-mail or social network account stands here.",
        "Take it out, or give the office's address.",
    ),
    "personal.birth-day": Message(
        W,
        "Có ngày sinh đầy đủ.",
        "Bỏ đi. Được đồng ý thì ghi năm sinh vào “birth_year”.",
        "A full day of birth stands here.",
        "Take it out. With consent, the year alone goes into “birth_year”.",
    ),
    "personal.home-address": Message(
        W,
        "Có địa chỉ nhà ở.",
        "Bỏ đi; nơi làm việc hoặc xã, phường là đủ.",
        "A home address stands here.",
        "Take it out: the place of work or the commune is enough.",
    ),
}
