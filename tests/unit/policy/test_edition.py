"""The edition: what it holds, what is left of what was public, what is not said yet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.content.fields import Part
from generator.policy.edition import LeftNothing, LeftNotice, LeftRedirect, admit
from generator.policy.traces import Traces
from generator.policy.verdict import Gone, Hold, Notice, Publish, Redirect
from tests.unit.policy.making import edition, holidays, made, on, person, site

DAY = "2026-02-01"

FILED = Traces(years=(2026,))


def test_an_edition_holds_the_published_records_in_order_and_a_verdict_on_all() -> None:
    records = [
        made("news", "tin-hai"),
        made("news", "tin-mot", publication={"status": "draft"}),
        made("document", "van-ban"),
        made("news", "tin-ba"),
    ]
    found = edition(DAY, *records)
    assert list(found.records) == ["tin-hai", "van-ban", "tin-ba"]
    assert [record.id for record in found.of_kind("news")] == ["tin-hai", "tin-ba"]
    assert found.of_kind("event") == ()
    assert found.verdicts == {
        "tin-hai": Publish(),
        "tin-mot": Hold("draft"),
        "van-ban": Publish(),
        "tin-ba": Publish(),
    }


def test_a_page_whose_consent_ended_is_told_to_be_gone() -> None:
    ended = person("vd-mot", consent={"expires": "2026-01-31"})
    never = person("vd-hai", consent={"expires": "2026-01-09"})
    draft = person("vd-ba", consent={"expires": "2026-01-31"}, publication={"status": "draft"})
    assert edition("2026-01-31", ended, never, draft).gone == ()
    found = edition(DAY, ended, never, draft)
    assert found.gone == (
        LeftNothing("vd-mot", "honouree", "vd-mot", (), date(2026, 2, 1), traces=FILED),
    )
    assert found.verdicts["vd-mot"] == Hold("consent")


def test_an_edition_carries_the_section_the_terms_and_the_lists_of_its_day() -> None:
    lists: dict[str, Part] = {"ngay-nghi.yml": holidays("2026-01-01")}
    graph = site(lists=lists)
    found = admit(graph, on(DAY))
    assert found.day == on(DAY)
    assert found.section is graph.section
    assert found.terms is graph.terms
    assert found.vocabularies is graph.vocabularies


def test_an_untouched_record_is_handed_on_as_it_is() -> None:
    record = made("news", "tin-mot")
    assert edition(DAY, record).records["tin-mot"] == record


def test_what_was_withdrawn_or_removed_leaves_a_notice_with_its_address() -> None:
    records = [
        made("news", "tin-mot", withdrawn={"day": "2026-01-20", "reason": "Sai"},
             file="ten-tep.md", old_slugs=["dia-chi-cu"]),
        made("news", "tin-hai", removed={"day": "2026-01-21", "notice": "Gỡ"}, slug="dia-chi"),
    ]  # fmt: skip
    found = edition(DAY, *records)
    assert found.notices == (
        LeftNotice(
            "tin-mot",
            "news",
            "ten-tep",
            ("dia-chi-cu",),
            date(2026, 1, 20),
            "Sai",
            removed=False,
            traces=FILED,
        ),
        LeftNotice(
            "tin-hai", "news", "dia-chi", (), date(2026, 1, 21), "Gỡ", removed=True, traces=FILED
        ),
    )
    assert (found.redirects, found.gone, dict(found.records)) == ((), (), {})
    assert found.verdicts["tin-mot"] == Notice(date(2026, 1, 20), "Sai", removed=False)


def test_what_is_left_of_a_person_holds_neither_file_name_nor_earlier_addresses() -> None:
    record = person(
        "vd-1", file="nguyen-van-a.md", slug="nguyen-van-a", old_slugs=["van-a"],
        withdrawn={"day": "2026-01-20", "reason": "Theo yêu cầu"},
    )  # fmt: skip
    found = edition(DAY, record)
    assert found.notices == (
        LeftNotice(
            "vd-1", "honouree", "vd-1", (), date(2026, 1, 20), "Theo yêu cầu", False, traces=FILED
        ),
    )
    assert "van-a" not in repr(found)


def test_redirects_name_where_they_lead() -> None:
    records = [
        made("news", "tin-mot", removed={"day": "2026-01-20", "redirect": "tin-ba"}),
        made("news", "tin-hai", removed={"day": "2026-01-21", "redirect_url": "https://a.vn/"}),
        made("news", "tin-ba"),
    ]
    found = edition(DAY, *records)
    assert found.redirects == (
        LeftRedirect(
            "tin-mot", "news", "tin-mot", (), date(2026, 1, 20), "tin-ba", None, traces=FILED
        ),
        LeftRedirect(
            "tin-hai", "news", "tin-hai", (), date(2026, 1, 21), None, "https://a.vn/", traces=FILED
        ),
    )
    assert found.verdicts["tin-mot"] == Redirect(date(2026, 1, 20), "tin-ba")
    assert (found.notices, found.gone) == ((), ())


def test_what_expired_or_was_removed_in_silence_is_gone() -> None:
    records = [
        made("news", "tin-mot", publication={"expire": "2026-01-25"}),
        made("news", "tin-hai", removed={"day": "2026-01-21"}),
    ]
    found = edition(DAY, *records)
    assert found.gone == (
        LeftNothing("tin-mot", "news", "tin-mot", (), date(2026, 1, 25), traces=FILED),
        LeftNothing("tin-hai", "news", "tin-hai", (), date(2026, 1, 21), traces=FILED),
    )
    assert found.verdicts["tin-mot"] == Gone(date(2026, 1, 25))
    assert (found.notices, found.redirects) == ((), ())


def test_two_editions_are_equal_when_the_same_may_be_seen() -> None:
    record = made("news", "tin-mot", publication={"expire": "2026-03-01"})
    assert edition("2026-02-01", record) == edition("2026-02-02", record)
    assert edition("2026-02-01", record) != edition("2026-03-01", record)
    found = edition("2026-02-01", record)
    assert replace(found, later=lambda: None) == found


def test_the_consent_on_file_and_the_list_file_stay_behind_the_gate() -> None:
    decision = made("award-decision", "qd-1", awarded_file="danh-sach.csv")
    collective = made("honouree", "vd-2", honouree_kind="tập thể")
    found = edition(DAY, person("vd-1"), decision, collective)
    vd, qd = (found.records[key].entry for key in ("vd-1", "qd-1"))
    assert getattr(vd, "consent") is None  # noqa: B009
    assert getattr(qd, "awarded_file") is None  # noqa: B009
    assert found.records["vd-2"] == collective


def changes(day: str, *days: str) -> list[str]:
    written = [{"day": on_day, "text": on_day} for on_day in days]
    entry: Any = edition(day, made("news", "tin-mot", publication={"changes": written}))
    return [change.text for change in entry.records["tin-mot"].entry.publication.changes]


def test_a_correction_is_shown_from_its_day_on() -> None:
    days = ("2026-01-20", "2026-02-01T09:00", "2026-02-02")
    assert changes("2026-01-19", *days) == []
    assert changes("2026-02-01", *days) == list(days[:2])
    assert changes("2026-02-02", *days) == list(days)


def test_what_else_publication_says_is_kept_with_the_corrections_made() -> None:
    written = [{"day": "2026-03-01", "text": "sau"}]
    entry: Any = edition(DAY, made("news", "tin-mot", publication={"changes": written}))
    publication = entry.records["tin-mot"].entry.publication
    assert publication.author == "Lê Thị Soạn"
    assert publication.publish == date(2026, 1, 10)


@pytest.mark.parametrize(("day", "known"), [("2026-02-14", False), ("2026-02-15", True)])
def test_a_cancellation_is_shown_from_its_day_on(day: str, known: bool) -> None:
    event = made("event", "sk-1", cancelled={"day": "2026-02-15", "reason": "Bão"})
    entry: Any = edition(day, event).records["sk-1"].entry
    assert (entry.cancelled is not None) is known


def test_a_revocation_is_shown_from_its_day_on() -> None:
    written = [{"day": "2026-02-01", "reason": "Một"}, {"day": "2026-02-02", "reason": "Hai"}]
    decision = made("award-decision", "qd-1", revocations=written)
    entry: Any = edition(DAY, decision).records["qd-1"].entry
    assert [item.reason for item in entry.revocations] == ["Một"]
    entry = edition("2026-02-02", decision).records["qd-1"].entry
    assert [item.reason for item in entry.revocations] == ["Một", "Hai"]


def test_nobody_without_a_public_page_is_linked() -> None:
    rows = [{"name": "A", "honouree": "vd-1"}, {"name": "B", "honouree": "vd-2"}, {"name": "C"}]
    records = [
        made("award-decision", "qd-1", awarded=rows),
        made("award-decision", "qd-2", awarded=rows[:1] + rows[2:]),
        made("consultation", "lyk-1", subjects=rows, ends="2026-05-01"),
        made("exemplar", "dh-1", honourees=["vd-1", "vd-2"]),
        made("exemplar", "dh-2", honourees=["vd-1"]),
        person("vd-1"),
        made("honouree", "vd-2"),
    ]
    found = edition(DAY, *records)
    entries: dict[str, Any] = {key: record.entry for key, record in found.records.items()}
    assert [row.honouree for row in entries["qd-1"].awarded] == ["vd-1", None, None]
    assert [row.name for row in entries["qd-1"].awarded] == ["A", "B", "C"]
    assert [row.honouree for row in entries["lyk-1"].subjects] == ["vd-1", None, None]
    assert entries["dh-1"].honourees == ("vd-1",)
    assert entries["qd-2"] is records[1].entry
    assert entries["dh-2"] is records[4].entry
    assert found.verdicts["qd-1"] == Publish()
