"""Records made for search, the same every time, full of what Vietnamese searches stumble on."""

import random
import unicodedata
from datetime import date, timedelta
from typing import Any

from generator.views.page import Body
from generator.views.search_entry import SearchEntry, SearchTag


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


FAMILY = _list("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý")
MIDDLE = _list("Văn Thị Hữu Đức Minh Ngọc Thanh Xuân Quốc Hồng Kim Thu Anh Công Bảo Gia Vân")
GIVEN = _list(
    "An Ánh Ân Bình Châu Dao Đào Đức Dục Đúc Hoa Hòa Hoà Hoá Kiệm Lan Mai Nam Năm Ước Thúy "
    "Thuý Thủy Tâm Tám Sơn Son Hà Hạ Giang Điểm Diễm"
)
# Syllables that are one without accents.
ALIKE = _list(
    "chuyển chuyên chuyền chuyện đổi đội dội đôi dôi số sổ so sơ sở năm nam nấm nám thể thế "
    "the thẻ thê bàn bán bạn ban bản đầu dầu đâu dâu quẫy quấy quây từ tự tư tử tuần tuân "
    "đường dường đương dương hòa hoà hoa họa thủy thuỷ thụy thùy mã má ma mạ"
)
PLAIN = _list(
    "phong trào thi yêu nước được các cơ quan đơn vị hưởng ứng sôi nổi góp phần hoàn thành "
    "nhiệm vụ chính trị nâng cao chất lượng phục người dân doanh nghiệp cải cách hành xây "
    "dựng nông thôn mới giảm nghèo bền vững giữ gìn an ninh trật nhân rộng mô hình hay làm "
    "sáng tạo tập thể cá tiêu biểu"
)
RARE = _list("khuơn khuờn khuôn khuồn ngoẻn ngoèn ngoen ngoén quềnh toẹt nghuýt xoèn xoen")

GLOSSARY = (
    ("TĐKT", "Thi đua, khen thưởng"),
    ("UBND", "Ủy ban nhân dân"),
    ("CSTĐ", "Chiến sĩ thi đua"),
    ("NLĐ", "Người lao động"),
    ("KT-XH", "Kinh tế - xã hội"),
    ("BK", "Bằng khen"),
    ("Q.", "Quyền"),
)
KINDS = {
    "tin-tuc": ("Tin tức", "Tin, bài"),
    "dien-hinh": ("Mô hình mới, cách làm hay", "Điển hình"),
    "vinh-danh": ("Vinh danh", "Gương sáng"),
    "van-ban": ("Văn bản", "Văn bản"),
    "quyet-dinh": ("Quyết định khen thưởng", "Quyết định khen thưởng"),
}
CODES = ("STTTT", "SNV", "SKHĐT", "UBND", "TU")
FIELDS = tuple(SearchTag(f"lv-{n}", f"Lĩnh vực thứ {n}") for n in range(6))
UNITS = tuple(SearchTag(f"dv-{n:02}", f"Phòng số {n} tỉnh Thử") for n in range(40))
CAMPAIGNS = tuple(SearchTag(f"pt-{n}", f"Phong trào thử {n}") for n in range(8))
AWARDS = tuple(SearchTag(f"dh-{n}", f"Danh hiệu bậc {n}") for n in range(5))
LONG = (
    "bằng khen",
    "thi đua, khen thưởng",
    "Ủy ban nhân dân tỉnh",
    "chiến sĩ thi đua",
    "người lao động",
)


def make_entries(count: int = 2000) -> tuple[SearchEntry, ...]:
    """Return *count* entries."""
    chance = random.Random(20261121)
    return (*_planted(), *(_entry(number, chance) for number in range(count - len(_planted()))))


_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
OTHERS = tuple(
    unicodedata.normalize("NFC", onset + vowel + tone + end)
    for onset in ("b", "đ", "gi", "kh", "l", "ngh", "ph", "tr", "x", "v")
    for vowel, end in (("a", "m"), ("ă", "ng"), ("ê", "nh"), ("ô", "i"), ("ư", "a"), ("o", "n"))
    for tone in _TONES
)


def _words(chance: random.Random, count: int) -> str:
    pools = chance.choices((PLAIN, ALIKE, OTHERS, RARE), weights=(40, 14, 45, 1), k=count)
    return " ".join(chance.choice(pool) for pool in pools)


def person(chance: random.Random) -> str:
    """Return a person's name."""
    return f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"


def _number(chance: random.Random) -> str:
    number = chance.randrange(1_000, 9_000_000)
    return f"{number:,}".replace(",", ".") if chance.random() < 0.7 else str(number)


def _said(chance: random.Random) -> str:
    """Return a sentence with something in it that people look for."""
    extra = chance.choice(
        (
            chance.choice(("TĐKT", "UBND", "CSTĐ", "NLĐ", "KT-XH", "BK")), chance.choice(LONG),
            _number(chance), person(chance),
            f"{chance.randrange(1, 99)}/KH-{chance.choice(CODES)}", "“cả nước”", "tế-xã",
            f"{chance.randrange(1, 28):02}/{chance.randrange(1, 12):02}/2022",
        )
    )  # fmt: skip
    return f"{_words(chance, 9).capitalize()} {extra}; {_words(chance, 8)}."


def _entry(number: int, chance: random.Random) -> SearchEntry:
    kind = tuple(KINDS)[number % len(KINDS)]
    several, single = KINDS[kind]
    people = kind == "vinh-danh"
    title = person(chance) if people else _words(chance, chance.randrange(4, 10)).capitalize()
    facts: tuple[str, ...] = ()
    if kind == "van-ban":
        symbol = f"{chance.randrange(1, 400)}/{chance.choice(('KH', 'QĐ', 'NQ'))}-"
        facts = (f"Kế hoạch, {symbol}{chance.choice(CODES)}",)
    names = tuple(f"{person(chance)}, chuyên viên" for _ in range(6 * (kind == "quyet-dinh")))
    day = date(2012, 1, 1) + timedelta(days=chance.randrange(5000))
    text = "".join(f"<p>{_said(chance)}</p>" for _ in range(3))
    entry = SearchEntry(
        address=f"{kind}/b{number:05}/",
        title=title,
        kind=SearchTag(kind, several),
        kind_label=single,
        summary=_words(chance, 14).capitalize() + ".",
        facts=facts,
        names=names,
        body=Body(text),
        field=chance.choice((None, *FIELDS)),
        units=tuple(sorted(chance.sample(UNITS, chance.choice((0, 1, 1, 2))), key=str)),
        campaigns=tuple(chance.sample(CAMPAIGNS, chance.choice((0, 0, 1)))),
        years=tuple(sorted({day.year, chance.choice((day.year, 2022))})),
        awards=tuple(chance.sample(AWARDS, chance.choice((0, 1, 2)) if people else 0)),
        meta=(f"Nhóm {number % 7}",),
        day=None if number % 50 == 0 else day,
        person=people,
        sort_name=title,
    )
    return _spelt(entry, chance.random())


def _spelt(entry: SearchEntry, odds: float) -> SearchEntry:
    """Write an entry as another keyboard or an old paper would."""

    def write(text: str) -> str:
        if odds < 0.05:
            return unicodedata.normalize("NFD", text)
        if odds < 0.08:
            return text.replace("Đ", "Ð").replace("đ", "ð")
        return text.upper() if odds < 0.1 and text is entry.title else text

    body = Body(write(entry.body.markdown)) if entry.body else None
    return SearchEntry(
        entry.address, write(entry.title), entry.kind, entry.kind_label, write(entry.summary),
        tuple(map(write, entry.facts)), tuple(map(write, entry.names)), body, entry.field,
        entry.units, entry.campaigns, entry.years, entry.awards, entry.meta, entry.day,
        entry.person, entry.sort_name,
    )  # fmt: skip


def planted(address: str, title: str, body: str = "", **more: Any) -> SearchEntry:
    """Return an entry written by hand."""
    kind = address.split("/")[0]
    several, single = KINDS[kind]
    return SearchEntry(
        address=address, title=title, kind=SearchTag(kind, several), kind_label=single,
        body=Body(f"<p>{body}</p>"), sort_name=title, **more,
    )  # fmt: skip


def _planted() -> tuple[SearchEntry, ...]:
    """Return entries of which a test knows the place."""
    return (
        planted("tin-tuc/cum-tu/", "Cụm từ ở tiêu đề: chuyển đổi số quốc gia"),
        planted("tin-tuc/cum-tu-trong-bai/", "Bài có cụm từ", "Việc chuyển đổi số quốc gia."),
        planted("tin-tuc/bay/", "Bẫy", "sở so số chuyên chuyển đội đổi quốc gia, số đổi chuyển"),
        planted("van-ban/ke-hoach-46/", "Kế hoạch phát động", "Số 46/KH-STTTT ngày 24/5/2021."),
        planted("van-ban/ke-hoach-46-snv/", "Kế hoạch khác", "Số 46/KH-SNV; sau 12/KH-STTTT."),
        planted("van-ban/ke-hoach-446/", "Kế hoạch lớn", "Số 446/KH-STTTT."),
        planted("van-ban/tien/", "Số tiền", "Cấp 1.300.000 đồng, 1300 lượt, 300 người."),
        planted("van-ban/tien-lien/", "Số tiền liền", "Cấp 1300000 đồng."),
        planted("vinh-danh/duc/", "Nguyễn Văn Đứcc", person=True),
        planted("vinh-danh/diem/", "ĐỖ THỊ ĐIỂMM", person=True),
        planted(
            "quyet-dinh/ten/", "Quyết định có tên", names=("Nguyễn Văn Đứcc, Sở Nội vụ", "Lê Văn A")
        ),
        planted("tin-tuc/ban-ban/", "Trùng bànn rồi bánn", "bạnn"),
        planted("tin-tuc/trong-tieu-de/", "Hoànn thiện bànn", ""),
        planted("tin-tuc/trong-bai-dung-dau/", "Bài khác", "Có chữ bánn."),
        planted("tin-tuc/trong-bai-sai-dau/", "Bài khác nữa", "Có chữ bạnn."),
    )
