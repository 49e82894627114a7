"""What a published record is shown without."""

from dataclasses import replace
from typing import Any

import pytest

from generator.loading.record import Annex, Record
from generator.policy.verdict import Publish
from tests.unit.policy.making import ALL, edition, made, person, picture

DAY = "2026-02-01"
PORTRAIT = picture(file="chan-dung.jpg")
FULL: dict[str, Any] = {
    "summary": "TÓM-TẮT",
    "citation": "THÀNH-TÍCH",
    "post": "CHỨC-VỤ",
    "unit": "don-vi-kin",
    "unit_day": "2026-01-02",
    "image": PORTRAIT | {"alt": "ẢNH-CHÍNH"},
    "images": [PORTRAIT | {"alt": "ẢNH-KHÁC"}],
    "files": [{"file": "tep-kin.pdf", "label": "TỆP"}],
    "source_url": "https://nguon-kin.vn/",
    "birth_year": "1971",
    "hometown": "QUÊ-QUÁN",
    "gender": "woman",
}
BODY = "BÀI-VIẾT ![ẢNH-TRONG-BÀI](x.jpg) hết."


def full(*scope: str) -> Record:
    return person("vd-1", scope=["name", *scope], body=BODY, **FULL)


def seen(record: Record, day: str = DAY, *others: Record) -> Record:
    return edition(day, record, *others).records[record.id]


def without(record: Record, day: str = DAY, *others: Record) -> tuple[str, ...]:
    verdict = edition(day, record, *others).verdicts[record.id]
    assert isinstance(verdict, Publish)
    return verdict.without


def test_nothing_is_withheld_from_who_agreed_to_everything() -> None:
    assert without(full(*ALL)) == ()
    entry = seen(full(*ALL)).entry
    for field in FULL:
        assert getattr(entry, field) == getattr(full(*ALL).entry, field)
    assert seen(full(*ALL)).body == BODY


def test_who_agreed_to_the_name_alone_is_shown_by_name_alone() -> None:
    assert without(full()) == tuple(sorted({*FULL, "body"}))
    shown = seen(full())
    for field in FULL:
        assert getattr(shown.entry, field) == (() if field in ("images", "files") else None)
    assert not hasattr(shown.entry, "body")
    assert shown.body == ""
    assert getattr(shown.entry, "title") == "Bản ghi vd-1"  # noqa: B009


def test_withheld_values_stand_nowhere_in_what_is_handed_on() -> None:
    record = seen(full())
    handed_on = f"{record!r} {record.tree!r} {record.source.text!r} {record.annex!r}"
    for canary in (
        "TÓM-TẮT", "THÀNH-TÍCH", "CHỨC-VỤ", "don-vi-kin", "ẢNH", "chan-dung", "tep-kin", "TỆP",
        "nguon-kin", "1971", "QUÊ-QUÁN", "woman", "BÀI-VIẾT", "PDY",
    ):  # fmt: skip
        assert canary not in handed_on
    assert record.source.path == "content/vinh-danh/vd-1.md"


def test_rows_read_from_a_file_beside_the_record_go_with_its_text() -> None:
    plain = person("vd-1", post="CHỨC-VỤ")
    rows = Annex("awarded", 0, "content/danh-sach.csv", plain.tree)
    assert seen(replace(plain, annex=rows)).annex is None
    assert seen(replace(full(*ALL), annex=rows)).annex is rows


def test_a_record_with_nothing_withheld_keeps_its_text_and_places() -> None:
    shown = seen(full(*ALL))
    assert BODY in shown.source.text
    assert shown.place("title").line == 2


@pytest.mark.parametrize(
    ("agreed", "fields"),
    [
        ("unit", {"unit", "unit_day"}),
        ("post", {"post"}),
        ("photo", {"image", "images"}),
        ("story", {"summary", "citation", "files", "source_url", "body"}),
        ("birth_year", {"birth_year"}),
        ("hometown", {"hometown"}),
        ("gender", {"gender"}),
    ],
)
def test_each_agreement_opens_its_own_fields_and_no_other(agreed: str, fields: set[str]) -> None:
    everything = {*FULL, "body"}
    assert set(without(full(agreed))) == everything - fields | (
        {"body"} if agreed == "story" else set()
    )
    rest = [scope for scope in ALL if scope != agreed]
    closed = set(without(full(*rest)))
    assert closed == (fields | {"body"} if agreed == "photo" else fields)


def test_a_story_without_consent_to_photos_loses_its_pictures_only() -> None:
    assert seen(full("story")).body == "BÀI-VIẾT  hết."
    for body in ('a <IMG src="x.jpg"> b', "a ![x][y] b", "a ![x] b"):
        assert seen(person("vd-1", scope=["name", "story"], body=body)).body == "a  b"
    plain = person("vd-1", scope=["name", "story"], body="không ảnh! [liên kết](x)")
    assert without(plain) == ()


def test_an_absent_field_is_not_called_withheld() -> None:
    assert without(person("vd-1")) == ()


def test_households_are_treated_as_persons_and_collectives_are_not() -> None:
    household = person("vd-1", honouree_kind="household", hometown="Xã A")
    assert without(household) == ("hometown",)
    collective = made("honouree", "vd-1", honouree_kind="collective", hometown="Xã A", body="b")
    assert without(collective) == ()
    assert getattr(seen(collective).entry, "hometown") == "Xã A"  # noqa: B009


def conferring(citation: str | None, **keys: Any) -> Record:
    row = {"name": "A", "honouree": "vd-1"} | ({"citation": citation} if citation else {})
    return made("award-decision", "qd-1", awarded=[{"name": "B", "citation": "khác"}, row], **keys)


def test_a_citation_is_public_with_the_decision_that_carries_it() -> None:
    record = person("vd-1", citation="Có thành tích", summary="CÓ  thành tích")
    assert without(record) == ("citation", "summary")
    assert without(record, DAY, conferring("Có thành tích")) == ()
    assert without(record, DAY, conferring("Thành tích khác")) == ("citation", "summary")
    assert without(record, DAY, conferring(None)) == ("citation", "summary")
    told = person("vd-1", citation="Có thành tích", summary="Chuyện đời")
    assert without(told, DAY, conferring("Có thành tích")) == ("summary",)


def test_a_citation_is_not_public_with_a_decision_that_is_not() -> None:
    record = person("vd-1", citation="Có thành tích")
    draft = conferring("Có thành tích", publication={"status": "draft"})
    assert without(record, DAY, draft) == ("citation",)


def group_photo(*shows: str) -> Record:
    images = [picture(file="mot.jpg"), picture(file="hai.jpg", shows=list(shows))]
    return made("news", "tin-mot", image=picture(shows=list(shows)), images=images)


def test_a_picture_is_seen_when_everyone_it_shows_agreed_to_photos() -> None:
    agreed = person("vd-1", scope=["name", "photo"])
    collective = made("honouree", "vd-2", honouree_kind="collective")
    assert without(group_photo("vd-1", "vd-2"), DAY, agreed, collective) == ()


@pytest.mark.parametrize(
    "other",
    [
        person("vd-2"),
        made("honouree", "vd-2"),
        person("vd-2", scope=["photo"], consent={"expires": "2026-01-31"}),
        person("vd-2", scope=["photo"], consent={"day": "2026-02-02"}),
        person("vd-2", scope=["photo"], removed={"day": DAY}),
        person("vd-2", scope=["photo"], withdrawn={"day": DAY, "reason": "Rút"}),
        made("news", "vd-2"),
        made("unit", "vd-2"),
        made("unit", "vd-3"),
    ],
    ids=["not-agreed", "no-consent", "lapsed", "not-yet", "removed", "withdrawn", "news", "unit",
         "nobody"],
)  # fmt: skip
def test_a_picture_is_withheld_wherever_it_shows_someone_who_may_not_be(other: Record) -> None:
    agreed = person("vd-1", scope=["name", "photo"])
    record = group_photo("vd-1", "vd-2")
    assert without(record, DAY, agreed, other) == ("image", "images")
    entry: Any = seen(record, DAY, agreed, other).entry
    assert entry.image is None
    assert [image.file for image in entry.images] == ["mot.jpg"]


def test_consent_references_on_a_picture_do_not_stand_for_who_it_shows() -> None:
    record = made("news", "tin-mot", image=picture(shows=["vd-1"], consents=["PDY-9"]))
    assert without(record, DAY, person("vd-1")) == ("image",)


def test_only_the_main_picture_may_be_withheld() -> None:
    record = made("news", "tin-mot", image=picture(shows=["vd-1"]), images=[picture()])
    assert without(record, DAY, person("vd-1")) == ("image",)
    other = made("news", "tin-mot", image=picture(), images=[picture(shows=["vd-1"])])
    assert without(other, DAY, person("vd-1")) == ("images",)


def test_a_photo_may_be_shown_of_a_person_whose_page_is_a_draft() -> None:
    agreed = person("vd-1", scope=["photo"], publication={"status": "draft"})
    assert without(group_photo("vd-1"), DAY, agreed) == ()


def consultation(**keys: Any) -> Record:
    subjects = [
        {"name": "Nguyễn Thị Kín", "unit": "ĐƠN-VỊ", "citation": "THÀNH-TÍCH", "honouree": "vd-1"},
        {"name": "Tổ Kín", "kind": "collective", "award": "co-thi-dua"},
    ]
    least: dict[str, Any] = {"subjects": subjects, "result": "Không có ý kiến khác."}
    return made("consultation", "lyk-1", **(least | keys))


def test_subjects_are_named_up_to_the_last_day_of_a_consultation() -> None:
    entry: Any = seen(consultation(), "2026-02-13", person("vd-1")).entry
    assert entry.subjects == getattr(consultation().entry, "subjects")  # noqa: B009
    assert without(consultation(), "2026-02-13", person("vd-1")) == ()


def test_after_a_consultation_only_the_number_of_cases_stays_with_the_result() -> None:
    shown = seen(consultation(), "2026-02-14", person("vd-1"))
    entry: Any = shown.entry
    assert without(consultation(), "2026-02-14", person("vd-1")) == ("subjects",)
    assert [s.model_dump(exclude_defaults=True) for s in entry.subjects] == [
        {"name": "(đã ẩn tên)"},
        {"name": "(đã ẩn tên)", "kind": "collective"},
    ]
    assert entry.result == "Không có ý kiến khác."
    assert entry.contact == "Văn phòng"
    assert "Kín" not in f"{shown!r}{shown.tree!r}{shown.source.text}"


def test_after_a_consultation_whatever_names_a_subject_goes_too() -> None:
    naming = consultation(
        summary="Về bà NGUYEN  THI KIN và tổ",
        files=[{"file": "danh-sach.pdf", "label": "Danh sách"}],
        image=picture(alt="Ảnh tổ kín"),
        images=[picture(caption="Bà Nguyễn Thị Kín"), picture(shows=["vd-2"]), picture()],
        body="Xem xét Tổ Kín.",
    )
    agreed = person("vd-2", scope=["photo"])
    assert without(naming, "2026-02-14", agreed) == (
        "body", "files", "image", "images", "subjects", "summary",
    )  # fmt: skip
    shown = seen(naming, "2026-02-14", agreed)
    entry: Any = shown.entry
    assert (entry.summary, entry.files, entry.image, shown.body) == (None, (), None, "")
    assert entry.images == (getattr(naming.entry, "images")[2],)  # noqa: B009


def test_after_a_consultation_what_names_nobody_stays() -> None:
    silent = consultation(
        summary="Về hai trường hợp", image=picture(), images=[picture()], body="Hai trường hợp."
    )
    assert without(silent, "2026-02-14") == ("subjects",)
    shown = seen(silent, "2026-02-14")
    assert shown.body == "Hai trường hợp."
    assert getattr(shown.entry, "summary") == "Về hai trường hợp"  # noqa: B009
