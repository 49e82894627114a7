"""Revoked awards, and names taken out of every list."""

from typing import Any

import pytest

from generator.loading.record import Record
from generator.policy.unlisting import NAMELESS
from generator.policy.verdict import Publish
from tests.unit.policy.making import edition, made, person

DAY = "2026-03-01"
ROWS: list[dict[str, Any]] = [
    {"name": "Nguyễn Văn An", "number": "1", "honouree": "vd-1", "post": "P", "unit": "U",
     "unit_id": "so-mot", "citation": "C", "direct_worker": "có", "award": "giay-khen",
     "label": "Giấy khen"},
    {"name": "Trần Thị Bình", "number": "2"},
    {"name": "Nguyễn Văn An", "number": "7"},
    {"name": "Tổ Một", "kind": "collective"},
]  # fmt: skip


def decision(
    *revocations: dict[str, Any], rows: list[dict[str, Any]] = ROWS, **keys: Any
) -> Record:
    made_up = [{"day": "2026-02-20", "reason": "Khai gian"} | item for item in revocations]
    return made("award-decision", "qd-1", awarded=rows, revocations=made_up, **keys)


def reasons(*revocations: dict[str, Any], day: str = DAY) -> list[str | None]:
    """Return, row for row, why an award was taken back; asked as a page would."""
    found = edition(day, decision(*revocations))
    answers = [found.revoked("qd-1", place, None) for place in (1, 2, 7, 4)]
    return [answer.reason if answer else None for answer in answers]


WHY = "Khai gian"


def test_a_revocation_holds_from_its_day_on() -> None:
    assert reasons({"number": "2"}, day="2026-02-19") == [None] * 4
    assert reasons({"number": "2"}, day="2026-02-20") == [None, WHY, None, None]


def test_a_decision_may_be_revoked_whole() -> None:
    assert reasons({}) == [WHY] * 4
    found = edition(DAY, decision({}))
    assert found.revoked("qd-1", None, "Ai cũng vậy") is not None
    assert found.revoked("qd-1", None, None) is not None


def test_a_revocation_by_number_concerns_that_row_alone() -> None:
    assert reasons({"number": "7"}) == [None, None, WHY, None]
    assert reasons({"number": "7", "name": "Trần Thị Bình"}) == [None, None, WHY, None]


def test_a_row_without_a_number_goes_by_its_place() -> None:
    assert reasons({"number": "4"}) == [None, None, None, WHY]


def test_a_revocation_by_name_concerns_all_who_bear_it_however_it_is_typed() -> None:
    assert reasons({"name": "tran thi  BINH"}) == [None, WHY, None, None]
    assert reasons({"name": "Nguyễn Văn An"}) == [WHY, None, WHY, None]
    both = edition(DAY, decision({"name": "Nguyễn Văn An"}))
    assert both.revoked("qd-1", None, "nguyen van an") is not None


def test_an_award_is_found_revoked_by_name_where_no_number_is_known() -> None:
    found = edition(DAY, decision({"number": "2"}))
    assert found.revoked("qd-1", None, "TRAN THI BINH") is not None
    assert found.revoked("qd-1", None, "Nguyễn Văn An") is None
    assert found.revoked("qd-1", None, None) is None


def test_a_namesake_of_a_row_revoked_by_number_is_not_called_revoked() -> None:
    found = edition(DAY, decision({"number": "7"}))
    assert found.revoked("qd-1", None, "Nguyễn Văn An") is None
    assert found.revoked("qd-1", 1, "Nguyễn Văn An") is None
    assert found.revoked("qd-1", 7, "Nguyễn Văn An") is not None


def test_a_revocation_of_someone_the_list_does_not_hold_still_counts_by_what_it_says() -> None:
    listless = decision({"name": "Lê Văn Ngoài"}, {"number": "9"}, rows=[])
    found = edition(DAY, listless)
    assert found.revoked("qd-1", None, "Lê Văn Ngoài") is not None
    assert found.revoked("qd-1", 3, "Lê Văn Ngoài") is not None
    assert found.revoked("qd-1", 9, None) is not None
    assert found.revoked("qd-1", 3, "Ai đó") is None


def test_the_first_revocation_that_fits_is_the_answer() -> None:
    found = edition(
        DAY, decision({"number": "1", "reason": "Một"}, {"number": "2", "reason": "Hai"}, {})
    )
    answers = [found.revoked("qd-1", number, None) for number in (1, 2, 7)]
    assert [answer and answer.reason for answer in answers] == ["Một", "Hai", WHY]


def test_other_decisions_are_not_concerned() -> None:
    assert edition(DAY, decision({})).revoked("qd-2", 1, None) is None


@pytest.mark.parametrize(
    ("keys", "known"),
    [
        ({"publication": {"status": "draft"}}, False),
        ({"withdrawn": {"day": "2026-02-25", "reason": "Rút"}}, True),
        ({"removed": {"day": "2026-02-25"}}, True),
    ],
)
def test_a_revocation_is_known_once_its_decision_was_public(
    keys: dict[str, Any], known: bool
) -> None:
    found = edition(DAY, decision({"number": "2"}, **keys))
    assert (found.revoked("qd-1", 2, None) is not None) is known


def gone(everywhere: str = "có", day: str = DAY) -> Record:
    return person("vd-1", removed={"day": day, "everywhere": everywhere})


def test_a_removed_person_stays_named_in_decisions_without_a_link() -> None:
    entry: Any = edition(DAY, decision(), gone("không")).records["qd-1"].entry
    assert entry.awarded[0].name == "Nguyễn Văn An"
    assert entry.awarded[0].honouree is None
    assert entry.awarded[0].citation == "C"


def test_a_person_removed_everywhere_loses_the_name_and_keeps_what_was_given() -> None:
    found = edition(DAY, decision(), gone())
    entry: Any = found.records["qd-1"].entry
    assert NAMELESS == "(đã gỡ tên)"
    assert entry.awarded[0].model_dump(exclude_defaults=True) == {
        "name": NAMELESS,
        "number": 1,
        "award": "giay-khen",
        "label": "Giấy khen",
    }
    assert [row.name for row in entry.awarded[1:]] == ["Trần Thị Bình", "Nguyễn Văn An", "Tổ Một"]
    assert found.verdicts["qd-1"] == Publish(None, ("awarded",))


def test_the_name_stays_until_the_day_of_removal() -> None:
    entry: Any = edition("2026-02-28", decision(), gone()).records["qd-1"].entry
    assert entry.awarded[0].name == "Nguyễn Văn An"
    assert entry.awarded[0].honouree == "vd-1"


def test_a_nameless_row_without_a_number_goes_by_its_place_and_keeps_its_kind() -> None:
    rows = [{"name": "B"}, {"name": "A", "honouree": "vd-1", "kind": "household"}]
    entry: Any = edition(DAY, decision(rows=rows), gone()).records["qd-1"].entry
    assert entry.awarded[1].number == 2
    assert entry.awarded[1].kind == "household"
    assert entry.awarded[0].number is None


def test_a_revocation_does_not_name_who_was_removed_everywhere() -> None:
    rows = [ROWS[1], {"name": "Đỗ Văn Kín", "honouree": "vd-1"}]
    naming = decision({"name": "do van kin"}, {"name": "Trần Thị Bình"}, rows=rows)
    found = edition(DAY, naming, gone())
    entry: Any = found.records["qd-1"].entry
    assert [(item.number, item.name) for item in entry.revocations] == [
        (2, NAMELESS),
        (None, "Trần Thị Bình"),
    ]
    assert found.verdicts["qd-1"] == Publish(None, ("awarded", "revocations"))
    answer = found.revoked("qd-1", 2, NAMELESS)
    assert answer is not None
    assert answer.name == NAMELESS
    assert found.revoked("qd-1", None, "Đỗ Văn Kín") is None
    assert "kin" not in repr(found).lower().replace("kind", "").replace("kín", "kin")


def test_a_number_alone_says_no_name_before_or_after() -> None:
    naming = decision({"number": "1"})
    found = edition(DAY, naming, gone())
    answer = found.revoked("qd-1", 1, None)
    assert answer is not None
    assert answer.number == 1
    assert found.revoked("qd-1", 2, None) is None


def test_a_subject_removed_everywhere_is_nameless_in_consultations() -> None:
    subjects = [
        {"name": "Một", "honouree": "vd-1", "unit": "U", "citation": "C", "award": "a1",
         "kind": "household"},
        {"name": "Hai", "honouree": "vd-2"},
    ]  # fmt: skip
    record = made("consultation", "lyk-1", subjects=subjects, ends="2026-04-01")
    found = edition(DAY, record, gone(), person("vd-2"))
    entry: Any = found.records["lyk-1"].entry
    assert [s.model_dump(exclude_defaults=True) for s in entry.subjects] == [
        {"name": NAMELESS, "kind": "household", "award": "a1"},
        {"name": "Hai", "honouree": "vd-2"},
    ]
    assert found.verdicts["lyk-1"] == Publish(None, ("subjects",))


def test_a_row_may_point_to_nobody() -> None:
    rows = [{"name": "A", "honouree": "khong-co"}, {"name": "B", "honouree": "so-mot"}]
    entry: Any = edition(DAY, decision(rows=rows), made("unit", "so-mot")).records["qd-1"].entry
    assert [row.name for row in entry.awarded] == ["A", "B"]
    assert [row.honouree for row in entry.awarded] == [None, "so-mot"]
