"""What is said of the gate's facts, where, and how much it matters."""

from typing import Any

import pytest

from generator.diagnostics import Severity
from generator.loading.record import Record
from generator.messages import policy as words
from generator.policy.problems import policy_problems
from tests.unit.policy.making import made, on, person, picture, read, site
from tests.unit.policy.telling import DAY, NEWS, PUBLISHED, codes, particulars, places


def test_a_record_in_order_has_no_problem() -> None:
    agreed = person("vd-1", scope=["name", "photo"], image=picture(shows=["vd-1"]))
    assert codes(made("news", "tin-mot"), made("unit", "so-1"), agreed) == []


def test_approval_without_both_names() -> None:
    text = NEWS + "publication:\n  status: approved\n  author: A\n  publish: 2026-01-10\n"
    assert places(read("news", text)) == [(4, 11, 8, "publication.no-approver")]
    assert codes(made("news", "tin-mot", publication={"author": None})) == [
        "publication.no-approver"
    ]


def test_approval_of_ones_own_work() -> None:
    text = NEWS + PUBLISHED.replace("Trần Duyệt", "LE  SOAN")
    assert places(read("news", text)) == [(6, 16, 8, "publication.same-person")]
    assert particulars(read("news", text)) == [{"name": "LE SOAN"}]


def test_approval_without_a_day() -> None:
    text = NEWS + PUBLISHED.replace("  publish: 2026-01-10\n", "")
    assert places(read("news", text)) == [(3, 1, 11, "publication.no-day")]


def test_a_draft_may_be_incomplete() -> None:
    bare = {"status": "draft", "author": None, "publish": None}
    assert codes(made("news", "tin-mot", publication=bare, sample="có"), production=True) == []
    assert codes(made("honouree", "vd-1", publication=bare)) == []


def test_a_sample_in_a_production_section() -> None:
    text = NEWS + "sample: có\n" + PUBLISHED
    assert places(read("news", text)) == []
    assert codes(made("news", "tin-mot"), production=True) == []
    (found,) = policy_problems(site(read("news", text), production=True), on(DAY))
    assert (found.place.line, found.code) == (3, "sample.in-production")


@pytest.mark.parametrize("expire", ["2026-01-10", "2026-01-10T23:00", "2026-01-09"])
def test_expiry_not_after_publication(expire: str) -> None:
    record = read("news", f"{NEWS}{PUBLISHED}  expire: {expire}\n")
    assert places(record) == [(8, 11, len(expire), "publication.expire-before-publish")]
    day = "/".join(reversed(expire[:10].split("-")))
    assert particulars(record) == [{"expire": day, "publish": "10/01/2026"}]


def test_moments_are_compared_and_told_by_their_day_in_vietnam() -> None:
    late = {"publish": "2026-01-10T20:00:00Z", "expire": "2026-01-10T21:00:00Z"}
    assert particulars(made("news", "tin-mot", publication=late)) == [
        {"expire": "11/01/2026", "publish": "11/01/2026"}
    ]
    next_day = {"publish": "2026-01-10T16:00:00Z", "expire": "2026-01-10T18:00:00Z"}
    assert codes(made("news", "tin-mot", publication=next_day)) == []
    changes = ("2026-01-10T20:00:00Z", "2026-01-10T01:00:00Z")
    assert particulars(changed(*changes)) == [{"before": "11/01/2026", "day": "10/01/2026"}]


def test_expiry_after_publication_is_in_order_in_drafts_too() -> None:
    assert codes(made("news", "tin-mot", publication={"expire": "2026-01-11"})) == []
    draft = {"status": "draft", "expire": "2026-01-01"}
    assert codes(made("news", "tin-mot", publication=draft)) == [
        "publication.expire-before-publish"
    ]
    open_end = {"status": "draft", "publish": None, "expire": "2026-01-01"}
    assert codes(made("news", "tin-mot", publication=open_end)) == []


def changed(*days: str, **publication: Any) -> Record:
    made_changes = [{"day": day, "text": "x"} for day in days]
    return made("news", "tin-mot", publication={"changes": made_changes} | publication)


def test_changes_out_of_order() -> None:
    assert codes(changed("2026-01-10", "2026-01-10", "2026-01-20")) == []
    assert particulars(changed("2026-01-20", "2026-01-19", "2026-01-19")) == [
        {"before": "20/01/2026", "day": "19/01/2026"}
    ]
    assert codes(changed("2026-01-09")) == ["changes.day-order"]
    assert codes(changed("2026-01-09", publish=None, status="draft")) == []
    assert codes(changed("2026-01-09", "2026-01-08", publish=None, status="draft")) == [
        "changes.day-order"
    ]


def test_a_change_out_of_order_is_shown_at_its_day() -> None:
    text = NEWS + PUBLISHED + "  changes:\n    - {day: 2026-02-01, text: x}\n"
    text += "    - {day: 2026-01-31, text: y}\n"
    assert places(read("news", text)) == [(10, 13, 10, "changes.day-order")]


def test_a_redirect_to_what_is_not_public() -> None:
    text = NEWS + "removed:\n  day: 2026-02-01\n  redirect: tin-hai\n" + PUBLISHED
    record = read("news", text)
    draft = made("news", "tin-hai", publication={"status": "draft"})
    assert places(record, draft) == [(5, 13, 7, "removed.no-target")]
    assert particulars(record, draft) == [{"target": "tin-hai"}]
    assert codes(record, made("news", "tin-hai")) == []
    assert codes(record, draft, day="2026-01-31") == []
    assert codes(made("news", "tin-mot", removed={"day": DAY})) == []


def test_nothing_else_is_said_of_what_was_taken_down() -> None:
    bad = {"expire": "2026-01-01", "author": None}
    assert codes(made("honouree", "vd-1", publication=bad, removed={"day": DAY})) == []
    withdrawn = {"day": DAY, "reason": "x"}
    assert codes(made("honouree", "vd-1", publication=bad, withdrawn=withdrawn)) == [
        "publication.expire-before-publish"
    ]


def consultation(posted: str, ends: str, **keys: Any) -> Record:
    return made("consultation", "lyk-1", posted=posted, ends=ends, **keys)


def test_a_consultation_of_ten_working_days_is_in_order() -> None:
    assert places(consultation("2025-08-20", "2025-09-04")) == []


def test_a_consultation_of_other_than_ten_working_days() -> None:
    text = "id: lyk-1\ntitle: Lấy ý kiến\nsubjects: [{name: Một Hai}]\ncontact: Sở\n"
    text += "posted: 20/8/2025\nends: 05/9/2025\n" + PUBLISHED
    record = read("consultation", text)
    assert places(record) == [(6, 7, 9, "consultation.not-ten-working-days")]
    assert particulars(record) == [{"asked": "10", "count": "11", "pack": "Gói"}]
    assert codes(record) == []  # without a pack nothing is asked


def test_before_the_pack_holds_nothing_is_asked_of_a_consultation() -> None:
    assert places(consultation("2025-06-30", "2025-07-01")) == []
    assert len(places(consultation("2025-07-01", "2025-07-01"))) == 1


def test_a_subject_named_where_the_name_would_stay() -> None:
    keys: dict[str, Any] = {
        "title": "Về bà nguyen van MOT",
        "result": "Tặng cho Nguyễn Văn Một",
        "publication": {"status": "draft"},
    }
    record = consultation("2025-08-20", "2025-09-04", **keys)
    assert [found["key"] for found in particulars(record)] == ["title", "result"]
    assert codes(record) == ["consultation.name-stays"] * 2
    silent = consultation("2025-08-20", "2025-09-04", result="Không có ý kiến khác")
    assert codes(silent) == []


ROWS = [{"name": "An", "number": "3"}, {"name": "Bình"}, {"name": "An"}]


def revoked(*items: dict[str, str], rows: list[dict[str, str]] = ROWS, **keys: Any) -> Record:
    written = [{"day": "2026-01-20", "reason": "x"} | item for item in items]
    return made("award-decision", "qd-1", awarded=rows, revocations=written, **keys)


def test_a_revocation_that_names_one_recipient_or_all_is_in_order() -> None:
    assert codes(revoked({}, {"name": "binh"}, {"number": "2"})) == []
    assert codes(revoked({"name": "Ai đó"}, rows=[])) == []
    assert codes(revoked({"name": "Ai đó"}, publication={"status": "draft"})) == []


def test_a_revocation_that_names_nobody_or_several() -> None:
    found = particulars(revoked({"name": "Chi"}, {"number": "9", "name": "An"}, {"name": "AN"}))
    assert found == [{"whom": "Chi"}, {"whom": "9"}, {"count": "2", "whom": "AN"}]
    assert codes(revoked({"number": "3"})) == ["revocation.several"]


def test_a_revocation_is_shown_at_what_it_names_the_recipient_by() -> None:
    text = f"id: qd-1\ntitle: Quyết định\nawarded: [{{name: An}}]\n{PUBLISHED}revocations:\n"
    text += "  - {day: 2026-01-20, reason: x, name: Chi}\n"
    text += "  - {day: 2026-01-20, reason: x, name: An, number: 9}\n"
    assert places(read("award-decision", text)) == [
        (10, 40, 3, "revocation.nobody"),
        (11, 52, 1, "revocation.nobody"),
    ]


def test_problems_come_in_order_of_place() -> None:
    second = made("news", "tin-hai", file="b.md", publication={"publish": None})
    first = made("news", "tin-mot", file="a.md", publication={"publish": None})
    found = policy_problems(site(second, first), on(DAY))
    assert [one.place.path for one in found] == ["content/tin-tuc/a.md", "content/tin-tuc/b.md"]


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (Severity.ERROR, {
            "publication.no-approver", "publication.same-person", "publication.no-day",
            "sample.in-production", "consent.missing", "consent.photo", "removed.no-target",
            "revocation.nobody", "revocation.several",
        }),
        (Severity.WARNING, {
            "publication.expire-before-publish", "changes.day-order", "consent.lapsed",
            "image.withheld", "consultation.not-ten-working-days", "consultation.name-stays",
        }),
        (Severity.INFO, {"consent.not-yet"}),
    ],
)  # fmt: skip
def test_what_keeps_a_site_from_being_built_and_what_does_not(
    severity: Severity, expected: set[str]
) -> None:
    assert {key for key, text in words.MESSAGES.items() if text.severity is severity} == expected
