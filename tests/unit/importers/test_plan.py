"""Plans in Word become drafts: each guess beside its source, nothing passed over."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import group
from generator.content.campaign import Campaign, Operator
from generator.importers.plan import read_plan
from generator.importers.plan_words import deadlines, figure, references
from generator.importers.word import read_word
from generator.loading.load import load
from generator.writing.plain import plain_part
from tests.conftest import Site
from tests.unit.importers.documents import document, paragraph, table

PLAN = document(
    table([["SỞ MINH HỌA\nSố: 12 /KH-MH", "CỘNG HÒA XÃ HỘI\nTỉnh M, ngày 05 tháng 01 năm 2027"]]),
    "**KẾ HOẠCH**",
    "**Phát động thi đua**",
    "**năm 2027**",
    "Căn cứ Luật Thi đua, khen thưởng; Kế hoạch số 3/KH-UBND ngày 02/01/2027 của UBND tỉnh M về"
    " phát động thi đua.",
    "**I. MỤC ĐÍCH, YÊU CẦU**",
    "1. Mục đích",
    "Tạo khí thế mới.",
    "**II. NỘI DUNG**",
    "1. Đối tượng thi đua",
    "a) Tập thể: các phòng thuộc Sở.",
    "2. Chỉ tiêu",
    "- Hồ sơ đúng hạn đạt từ 98,5% trở lên.",
    "- Tập huấn: 04 lớp.",
    "- Không có việc nào phải làm lại.",
    "3. Thời gian",
    "- Từ ngày ban hành kế hoạch đến hết ngày 10/12/2027.",
    "- Đăng ký thi đua: trước ngày 01/02/2027.",
    "Một câu không có ngày.",
    table([["Nội dung", "Hạn"], ["Sơ kết", "Quý II"]]),
    "**III. TỔ CHỨC THỰC HIỆN**",
    "1. Văn phòng Sở",
    "Theo dõi, tổng hợp.",
    table([["Nơi nhận:\n- UBND tỉnh (để b/c);\n- Lưu: VT.", "KT. GIÁM ĐỐC\nTrần Văn B"]]),
)


def run(root: Path, data: bytes, *more: str) -> Result:
    (root / "a.docx").write_bytes(data)
    return CliRunner().invoke(
        group, ["import", str(root / "a.docx"), "--project", str(root), "--yes", *more]
    )


def test_a_plan_becomes_a_valid_draft_with_what_it_says(site: Site) -> None:
    root = site({}).parent
    result = run(root, PLAN)
    assert result.exit_code == 0, result.output
    library = load(root / "content")
    assert not [p for p in library.problems if p.place.path.startswith("content/phong-trao")]
    entry = next(iter(library.records)).entry
    assert isinstance(entry, Campaign)
    assert (entry.title, entry.symbol) == ("Phát động thi đua năm 2027", "12/KH-MH")
    assert (entry.place, entry.issue_day) == ("Tỉnh M", date(2027, 1, 5))
    assert [(each.type, each.symbol) for each in entry.references] == [
        ("Luật", None), ("Kế hoạch", "3/KH-UBND")
    ]  # fmt: skip
    assert entry.references[0].certainty.value == "uncertain"
    targets = entry.target_groups[0].targets
    assert [(each.operator, str(each.value)) for each in targets] == [
        (Operator.AT_LEAST, "98.5"), (Operator.EQUALS, "4"), (Operator.QUALITATIVE, "None")
    ]  # fmt: skip
    assert plain_part(entry)["timeline"] == {
        "start": {"on_issue": "có", "phrase": "Từ ngày ban hành kế hoạch"},
        "end": {"day": "2027-12-10", "phrase": "đến hết ngày 10/12/2027"},
        "registration": {
            "day": "2027-02-01", "boundary": "exclusive", "phrase": "trước ngày 01/02/2027"
        },
    }  # fmt: skip
    assert [each.actor for each in entry.duties] == ["Văn phòng Sở"]
    assert [(each.name, each.note, each.archive) for each in entry.recipients] == [
        ("UBND tỉnh", "để b/c", False), ("VT", None, True)
    ]  # fmt: skip
    assert entry.signer is not None
    assert (entry.signer.capacity, entry.signer.name) == ("KT.", "Trần Văn B")


def test_every_guess_stands_beside_its_source_and_the_rest_is_listed(site: Site) -> None:
    root = site({}).parent
    output = run(root, PLAN).output
    text = next((root / "content/phong-trao").glob("phat-dong*.md")).read_text(encoding="utf-8")
    assert "      # khả năng cao – đoạn 16: “- Hồ sơ đúng hạn đạt từ 98,5% trở lên.”\n" in text
    for unclear in ("Một câu không có ngày.", "Sơ kết", "Quý II", "SỞ MINH HỌA"):
        assert f": “{unclear}”" in text.split("# CHƯA HIỂU")[1]
        assert unclear in output
    assert "Không có gì thay đổi." in run(root, PLAN).output


def test_every_paragraph_is_understood_or_listed() -> None:
    paragraphs = read_word(PLAN)
    draft = read_plan(paragraphs)
    assert draft.taken + len(draft.unclear) == len(paragraphs)


def test_insertions_boxes_and_breaks_are_read_and_deletions_are_not() -> None:
    inserted = paragraph("có").replace("<w:r>", "<w:ins><w:r>").replace("</w:r>", "</w:r></w:ins>")
    deleted = "<w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    box = f"<w:p><w:r><w:pict>{paragraph('trong khung')}</w:pict></w:r></w:p>"
    broken = "<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:p>"
    found = read_word(document(inserted, deleted, box, broken))
    assert [each.text for each in found] == ["có", "trong khung", "một", "hai"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt 95% trở lên", {"operator": "at-least", "value": "95", "unit": "%"}),
        ("Trên 80% hồ sơ", {"operator": "more-than", "value": "80", "unit": "%"}),
        ("Không quá 3 việc", {"operator": "at-most", "value": "3", "unit": "việc"}),
        ("Đạt 1.110.000 thuê bao", {"operator": "equals", "value": "1110000", "unit": "thuê bao"}),
        ("Năm 2027 làm tốt", None),
        ("Đạt 50% hoặc đạt 60%", None),
    ],
)
def test_a_target_has_a_figure_if_it_has_one(text: str, expected: dict | None) -> None:
    assert figure(text) == expected


def test_days_belong_to_what_their_sentence_speaks_of() -> None:
    found = deadlines("Nhận hồ sơ khen thưởng: chậm nhất ngày 15 tháng 12 năm 2027")
    assert found == {
        "dossiers": {"day": "15/12/2027", "phrase": "chậm nhất ngày 15 tháng 12 năm 2027"}
    }


def test_documents_named_in_one_sentence_are_told_apart() -> None:
    found = references(
        "Thực hiện Chỉ thị số 1/CT-TTg ngày 01/02/2027; Kế hoạch 5/KH-SNV về thi đua"
    )
    assert [values["symbol"] for values, _ in found] == ["1/CT-TTg", "5/KH-SNV"]
    assert [sure for _, sure in found] == [True, False]
