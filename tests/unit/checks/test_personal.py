"""What a profile tells beyond need is found in its place; what only looks so is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.personal import check_personal
from generator.checks.personal_words import PROFILE, Sought, told
from generator.loading.record import Record
from generator.messages.personal import MESSAGES
from tests.unit.policy.making import made, person, picture

TOLD: list[tuple[str, str, str]] = [
    ("ethnicity", "Anh là người dân tộc Khmer ở ấp Bến.", "người dân tộc Khmer"),
    ("ethnicity", "Dân tộc: Tày. Quê quán: …", "Dân tộc: Tày"),
    ("ethnicity", "- **Dân tộc**: không ghi", "Dân tộc**: không"),
    ("ethnicity", "Chị là người Mông, đến đây từ nhỏ.", "là người Mông"),
    ("ethnicity", "Là người dân tộc thiểu số, chị hiểu bà con.", "người dân tộc thiểu số"),
    ("ethnicity", "cô giáo dân tộc Chăm", "dân tộc Chăm"),
    ("ethnicity", "Anh là người\nH’Mông.", "là người\nH’Mông"),
    ("religion", "Tôn giáo: Không", "Tôn giáo: Không"),
    ("religion", "Ông theo đạo Cao Đài đã lâu.", "theo đạo"),
    ("religion", "Gia đình anh theo Phật giáo.", "theo Phật giáo"),
    ("religion", "Bà là một phật tử.", "một phật tử"),
    ("religion", "Là người Công giáo, ông vận động xứ đạo.", "Là người Công giáo"),
    ("party", "Là đảng viên, anh luôn đi đầu.", "Là đảng viên"),
    ("party", "Ngày vào Đảng: 3/2/2010", "Ngày vào Đảng"),
    ("party", "Năm 2015 chị được kết nạp Đảng.", "kết nạp Đảng"),
    ("party", "Anh Duy vào Đảng năm 2012.", "Anh Duy vào Đảng"),
    ("health", "Chị Sương từng mắc bệnh hiểm nghèo.", "Chị Sương từng mắc bệnh"),
    ("health", "Bản thân bị tai biến, ông vẫn đi.", "Bản thân bị tai biến"),
    ("health", "Tuy sức khỏe yếu, bà vẫn nhận việc.", "sức khỏe yếu"),
    ("health", "Ông là thương binh, sống giản dị.", "là thương binh"),
    ("health", "thương binh hạng 2/4", "thương binh hạng 2/4"),
    ("hardship", "Hoàn cảnh của gia đình chị rất ngặt.", "Hoàn cảnh của gia đình chị"),
    ("hardship", "Em có hoàn cảnh đặc biệt.", "Em có hoàn cảnh"),
    ("hardship", "Gia đình anh Bảy thuộc diện hộ nghèo.", "Gia đình anh Bảy thuộc diện hộ nghèo"),
    ("hardship", "Cháu mồ côi từ nhỏ.", "Cháu mồ côi"),
    ("hardship", "Chị Lan ly hôn, một mình nuôi con.", "Chị Lan ly hôn"),
    ("id-number", "CCCD số 079185001234 cấp ngày …", "CCCD số 079185001234"),
    ("id-number", "CMND: 371 234 567", "CMND: 371 234 567"),
    ("id-number", "số định danh cá nhân 091.185.001.234", "số định danh cá nhân 091.185.001.234"),
    ("id-number", "hộ chiếu B1234567", "hộ chiếu B1234567"),
    ("id-number", "(092200001234)", "092200001234"),
    ("id-number", "092 200 001 234", "092 200 001 234"),
    ("phone", "gọi 0912345678 để gặp", "0912345678"),
    ("phone", "0912 345 678", "0912 345 678"),
    ("phone", "091.234.5678", "091.234.5678"),
    ("phone", "+84 912 345 678", "+84 912 345 678"),
    ("phone", "Điện thoại: 0297 3862 345", "Điện thoại: 0297 3862 345"),
    ("account", "Số tài khoản 0123 4567 8901 (Agribank)", "Số tài khoản 0123 4567 8901"),
    ("account", "suong.nguyen@gmail.com", "suong.nguyen@gmail.com"),
    ("account", "https://www.facebook.com/suong", "facebook.com/suong"),
    ("birth-day", "sinh ngày 12/3/1985 tại xã", "sinh ngày 12/3/1985"),
    ("birth-day", "Sinh: 02 tháng 9 năm 1979", "Sinh: 02 tháng 9 năm 1979"),
    ("home-address", "Hộ khẩu thường trú: ấp Bến", "thường trú:"),
    ("home-address", "trú tại số 12 đường Lê Lợi", "trú tại số 1"),
    ("home-address", "hiện ngụ ấp Cói Vàng", "ngụ ấp C"),
    ("home-address", "Số nhà 12/4, khu phố 3", "Số nhà 1"),
    ("home-address", "ở số 45/2 hẻm Hoa Sữa", "số 45/2 hẻm"),
    ("home-address", "đến nhà riêng của chị", "nhà riêng của"),
]

NOT_TOLD: list[str] = [
    "Ủy ban Mặt trận Tổ quốc Việt Nam và khối đại đoàn kết dân tộc",
    "Huân chương Đại đoàn kết dân tộc",
    "Ủy ban Dân tộc, Ban Dân tộc tỉnh, Sở Dân tộc và Tôn giáo, Bộ Dân tộc và Tôn giáo",
    "Trường Phổ thông dân tộc nội trú huyện",
    "Chương trình phát triển vùng đồng bào dân tộc thiểu số và miền núi",
    "giúp đồng bào dân tộc Khmer trong ấp làm hồ sơ",
    "dạy chữ cho trẻ em dân tộc Mông",
    "thêu dệt theo bản sắc dân tộc, độc lập dân tộc",
    "Chị là người Thái Bình, về đây năm 2010.",
    "Anh là người Hoa Lư.",
    "nói tiếng dân tộc Thái",
    "Anh là người Kinh Môn",
    "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "làm theo đạo lý uống nước nhớ nguồn",
    "theo đạo đức công vụ",
    "Anh lãnh đạo, chỉ đạo phòng hoàn thành nhiệm vụ.",
    "vận động đồng bào theo đạo giữ gìn vệ sinh",
    "Ban Tôn giáo Chính phủ",
    "cán bộ, đảng viên và Nhân dân",
    "bồi dưỡng, kết nạp đảng viên mới",
    "Bí thư chi bộ, Đảng ủy viên",
    "chăm sóc sức khỏe nhân dân",
    "giúp người khuyết tật, người mắc bệnh hiểm nghèo",
    "Hội Nạn nhân chất độc da cam, Hội Người khuyết tật",
    "Chị thăm gia đình thương binh, liệt sĩ.",
    "phòng, chống HIV/AIDS; bệnh viện tâm thần",
    "giúp 12 hộ nghèo, hộ cận nghèo thoát nghèo",
    "tặng quà học sinh có hoàn cảnh khó khăn",
    "nhận nuôi trẻ mồ côi",
    "chăm lo cho người có hoàn cảnh đặc biệt",
    "hỗ trợ 300.000.000 đồng",
    "0123456789 đồng",
    "tiếp nhận 517 hồ sơ, 1.300.000 thuê bao, 0,35 %",
    "Quyết định 46/KH-STTTT ngày 24/5/2021; 06/QĐ-MH",
    "Chỉ thị 34-CT/TW, mã hồ sơ 000.00.12.H32-240521-0001",
    "từ 8 giờ 30, 05/03/2026 đến 12/12/2026",
    "ngày 12/3/2026, học sinh 12/3/2026",
    "kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890)",
    "sinh năm 1985",
    "khu dân cư 12 hộ, phường Đồi Xanh",
    "trụ sở Sở tại số 12 đường Lê Lợi",
    "Ban Thường vụ, cơ quan thường trú tại Kiên Giang",
    "thường trực Hội đồng; trú mưa dưới hiên nhà",
    "thidua@example.gov.vn",
    "Mười tám chuyến, không chuyến nào lỡ hẹn.",
    "chép lại thành tờ lịch nhà ở cuối ấp",
]


@pytest.mark.parametrize(("code", "text", "words"), TOLD)
def test_what_is_told(code: str, text: str, words: str) -> None:
    found = [(each.code, text[each.start :][: each.length]) for each in told(text, PROFILE)]
    assert found[:1] == [(f"personal.{code}", words)]
    assert {each for each, _ in found} == {f"personal.{code}"}


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_only_looks_so(text: str) -> None:
    assert list(told(text, PROFILE)) == []


def test_every_code_is_tried() -> None:
    assert {f"personal.{code}" for code, *_ in TOLD} == set(MESSAGES)


PIECES = "CCCD đt tel stk hộ chiếu số sinh A đồng 0 9 84 091 +84 12345 ٣ . - / , 12/3/1985"


@given(st.lists(st.sampled_from(PIECES.split())), st.sampled_from(["", " ", "\n"]))
def test_a_text_without_a_long_number_tells_none(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    every = Sought((), (*PROFILE.numbers, *PROFILE.others))
    assert list(told(text, PROFILE)) == list(told(text, every))


BODY = "\nMột dòng.\n\nChị là người Mông,\nsố 0912345678.\n"


def places(*records: Record) -> list[tuple[int, int, int, str]]:
    """Return (line, column, length, code) of what is found in records."""
    found = [each for record in records for each in check_personal(record)]
    return [(p.place.line, p.place.column, p.place.length, p.code) for p in found]


def test_the_place_in_a_body() -> None:
    assert places(person("vd-1", body=BODY)) == [
        (4, 5, 13, "personal.ethnicity"),
        (5, 4, 10, "personal.phone"),
    ]


@pytest.mark.parametrize("kind", ["collective", "person", "household"])
def test_profiles_of_people_only(kind: str) -> None:
    found = places(made("honouree", "vd-1", honouree_kind=kind, body=BODY))
    assert bool(found) is (kind != "collective")


def test_the_place_in_a_field() -> None:
    record = person("vd-1", citation="Giúp bà con; theo đạo Cao Đài", hometown="Dân tộc: Tày")
    line = next(n for n, text in enumerate(record.source.text.split("\n"), 1) if "citation" in text)
    column = record.source.text.split("\n")[line - 1].index("theo đạo") + 1
    assert (line, column, 8, "personal.religion") in places(record)


def test_pictures_and_changes_are_read() -> None:
    record = person(
        "vd-1",
        image=picture(alt="Chị là người Mông"),
        images=[picture(caption="CCCD 079185001234")],
        publication={"changes": [{"day": "2026-02-01", "text": "Bỏ số 0912345678"}]},
    )
    assert {code for *_, code in places(record)} == {
        "personal.ethnicity",
        "personal.id-number",
        "personal.phone",
    }


def test_rows_are_read_for_numbers_alone() -> None:
    rows = [
        {"name": "Lê Văn A (079185001234)", "citation": "Chị là người Mông"},
        {"name": "Trần B", "unit": "sinh ngày 1/2/1980"},
    ]
    assert {code for *_, code in places(made("award-decision", "qd-1", awarded=rows))} == {
        "personal.id-number",
        "personal.birth-day",
    }


def test_any_body_is_read_for_identity_numbers() -> None:
    body = "Gọi 0912345678, anh là người Mông, CCCD 079185001234.\n"
    assert [code for *_, code in places(made("news", "tt-1", body=body))] == ["personal.id-number"]
