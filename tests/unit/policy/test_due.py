"""What falls due in the coming days."""

from datetime import date
from typing import Any

from generator.content.rule_pack import RulePack
from generator.loading.record import Record
from generator.messages.policy import DUES
from generator.policy.due import DueItem, due
from tests.unit.policy.making import made, on, person, site

PACK = RulePack.model_validate({
    "id": "goi", "name": "Gói luật", "source": "x", "since": "2026-01-01",
    "rules": {"consent": {"third_party_days": "20"}},
})  # fmt: skip


def points(
    *records: Record, day: str = "2026-01-01", days: int = 400
) -> list[tuple[str, str, str]]:
    """Return day, what and detail of everything due."""
    found = due(site(*records, lists={"quy-dinh/goi.yml": PACK}), on(day), days)
    assert all(item.what in DUES for item in found)
    return [(item.day.isoformat(), item.what, item.detail) for item in found]


def test_an_item_names_its_record() -> None:
    record = made("news", "tin-mot", title="Tin một")
    assert due(site(record), on("2026-01-10"), 0) == (
        DueItem(date(2026, 1, 10), "publish", "tin-mot", "Tin một", ""),
    )


def test_the_day_itself_and_the_days_after_it_count() -> None:
    record = made("news", "tin-mot")
    assert points(record, day="2026-01-10", days=0)
    assert points(record, day="2026-01-03", days=7)
    assert not points(record, day="2026-01-03", days=6)
    assert not points(record, day="2026-01-11")


def test_any_number_of_days_may_be_asked_for() -> None:
    assert points(made("news", "tin-mot"), days=10**8)


def test_items_come_in_order_of_day_whatever_the_record() -> None:
    records = [
        made("news", "tin-hai", publication={"publish": "2026-01-12", "expire": "2026-02-01"}),
        made("news", "tin-mot", publication={"publish": "2026-01-11"}),
    ]
    assert points(*records) == [
        ("2026-01-11", "publish", ""),
        ("2026-01-12", "publish", ""),
        ("2026-02-01", "expire", ""),
    ]


def test_what_would_hold_a_record_back_on_its_day_is_said() -> None:
    draft = made("news", "tin-mot", publication={"status": "review", "publish": "2026-01-12T08:00"})
    assert points(draft) == [("2026-01-12", "publish", "review")]
    assert points(made("honouree", "vd-1")) == [("2026-01-10", "publish", "consent")]
    assert points(made("news", "tin-mot", publication={"publish": None})) == []


def test_what_will_be_taken_down_by_its_day_does_not_go_live() -> None:
    record = made("news", "tin-mot", removed={"day": "2026-01-10"})
    assert points(record) == [("2026-01-10", "remove", "")]


def test_only_what_was_public_expires() -> None:
    ends = {"status": "draft", "expire": "2026-02-01"}
    assert points(made("news", "tin-mot", publication=ends), day="2026-01-11") == []
    gone = made(
        "news", "tin-mot", publication={"expire": "2026-02-01T10:00"}, removed={"day": "2026-01-31"}
    )
    assert points(gone, day="2026-01-11") == [("2026-01-31", "remove", "")]


def test_a_consent_that_ends_is_named_by_its_reference_on_its_last_day() -> None:
    record = person("vd-1", consent={"expires": "2026-02-28"})
    assert points(record, day="2026-01-11") == [("2026-02-28", "consent-ends", "PDY-vd-1")]
    held = person("vd-1", scope=["photo"], consent={"expires": "2026-02-28"})
    assert points(held, day="2026-01-11") == []
    collective = person("vd-1", honouree_kind="collective", consent={"expires": "2026-02-28"})
    assert points(collective, day="2026-01-11") == []


def test_others_must_drop_a_persons_page_some_days_after_it_was_taken_down() -> None:
    withdrawn = {"day": "2026-02-01T09:00", "reason": "x"}
    record = person("vd-1", withdrawn=withdrawn, removed={"day": "2026-03-01"})
    assert points(record, day="2026-01-11") == [
        ("2026-02-01", "withdraw", ""),
        ("2026-02-21", "third-parties", "Gói luật"),
        ("2026-03-01", "remove", ""),
        ("2026-03-21", "third-parties", "Gói luật"),
    ]
    before = person("vd-1", removed={"day": "2025-12-31"}, publication={"publish": "2025-01-01"})
    assert points(before, day="2025-12-31") == [("2025-12-31", "remove", "")]
    other = made("news", "tin-mot", removed={"day": "2026-03-01"})
    assert points(other, day="2026-01-11") == [("2026-03-01", "remove", "")]


def closings(kind: str, **keys: Any) -> list[tuple[str, str, str]]:
    return points(made(kind, "ban-ghi", **keys), day="2026-01-11")


def test_a_campaign_starts_and_closes_by_the_last_day_that_counts() -> None:
    timeline = {
        "start": {"month": "2026-02"},
        "registration": {"day": "2026-03-15", "boundary": "exclusive"},
        "end": {"day": "2026-12-10"},
        "dossiers": {"month": "2026-12"},
    }
    wave = {
        "name": "Đợt 1",
        "start": {"on_issue": "có"},
        "end": {"day": "2026-06-30"},
        "close_out": {"month": "2026-07", "boundary": "exclusive"},
    }
    found = closings("campaign", timeline=timeline, issue_day="2026-01-20", waves=[wave])
    assert found == [
        ("2026-01-20", "wave-starts", "Đợt 1"),
        ("2026-02-01", "campaign-starts", ""),
        ("2026-03-14", "registration", ""),
        ("2026-06-30", "close-out", "Đợt 1"),
        ("2026-06-30", "wave-ends", "Đợt 1"),
        ("2026-12-10", "campaign-ends", ""),
        ("2026-12-31", "dossiers", ""),
    ]


def test_a_month_closes_on_its_own_last_day() -> None:
    for month, last in (("2026-02", "2026-02-28"), ("2028-02", "2028-02-29")):
        found = points(
            made("campaign", "pt-1", timeline={"end": {"month": month}}), day="2026-01-11", days=999
        )
        assert found == [(last, "campaign-ends", "")]


def test_a_deadline_on_the_day_of_issue_is_due_on_it() -> None:
    end = {"end": {"on_issue": "có"}}
    found = closings("campaign", timeline=end, issue_day="2026-02-01")
    assert found == [("2026-02-01", "campaign-ends", "")]


def test_a_deadline_without_a_known_day_is_not_due() -> None:
    timeline = {"start": {"phrase": "khi có hướng dẫn"}, "end": {"on_issue": "có"}}
    assert closings("campaign", timeline=timeline) == []
    assert closings("campaign", timeline={"start": timeline["start"]}, issue_day="2026-02-01") == []
    assert closings("campaign", timeline={"end": {"phrase": "x"}}, issue_day="2026-02-01") == []
    assert closings("campaign") == []
    long_ago = {"end": {"day": "0001-01-01", "boundary": "exclusive"}}
    assert closings("campaign", timeline=long_ago) == []


def test_a_consultation_opens_and_closes() -> None:
    assert closings("consultation") == [
        ("2026-02-02", "consultation-starts", ""),
        ("2026-02-13", "consultation-ends", ""),
    ]


def test_an_event_is_due_with_its_place_or_called_off_with_its_reason() -> None:
    moment = "2026-03-01T08:00"
    assert closings("event", start=moment, place="Hội trường") == [
        ("2026-03-01", "event", "Hội trường")
    ]
    assert closings("event", start=moment) == [("2026-03-01", "event", "")]
    off = {"day": "2026-02-20", "reason": "Bão"}
    assert closings("event", start=moment, place="Hội trường", cancelled=off) == [
        ("2026-03-01", "event-cancelled", "Bão")
    ]


def test_planned_items_are_due_on_their_day() -> None:
    items = [
        {"topic": "t1", "channel": "k1", "due": "2026-05-01"},
        {"topic": "t2", "channel": "k2"},
    ]
    assert closings("communication-plan", items=items) == [("2026-05-01", "plan-item", "t1 × k1")]


def test_what_closes_in_a_record_that_is_not_public_then_is_left_out() -> None:
    until = {"expire": "2026-02-05"}
    assert closings("consultation", publication=until) == [
        ("2026-02-02", "consultation-starts", ""),
        ("2026-02-05", "expire", ""),
    ]


def test_units_and_kinds_without_days_are_never_due() -> None:
    assert points(made("unit", "so-1"), made("document", "vb-1"), day="2026-01-11") == []
