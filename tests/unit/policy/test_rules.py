"""Each rule of the gate, and the order in which they are asked."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from generator.loading.record import Record
from generator.messages import policy as words
from generator.policy.consult import consult
from generator.policy.days import day_of, later
from generator.policy.rules import RULES, decide
from generator.policy.verdict import Gone, Hold, Notice, Publish, Redirect, Verdict
from tests.unit.policy.making import made, on, person, site

DAY = "2026-02-01"


def verdict(record: Record, day: str = DAY, *others: Record, **keys: Any) -> Verdict:
    return decide(record, site(record, *others, **keys), on(day))


def news(**publication: Any) -> Record:
    return made("news", "tin-mot", publication=publication)


def taken_down(**keys: Any) -> Record:
    return made("news", "tin-mot", **keys)


def test_an_approved_record_is_published_from_its_day_on() -> None:
    assert verdict(news(), "2026-01-09") == Hold("not-yet", date(2026, 1, 10))
    assert verdict(news(), "2026-01-10") == Publish()
    assert verdict(news(), "2036-01-10") == Publish()


def test_a_unit_is_always_public() -> None:
    assert verdict(made("unit", "so-mot"), "0001-01-01") == Publish()


@pytest.mark.parametrize("status", ["draft", "review"])
def test_what_is_not_approved_is_held(status: str) -> None:
    assert verdict(news(status=status)) == Hold(status)


@pytest.mark.parametrize("missing", ["author", "approved_by"])
def test_approval_without_both_names_is_none(missing: str) -> None:
    assert verdict(news(**{missing: None})) == Hold("no-approver")


@pytest.mark.parametrize(
    "approver", ["Lê Thị Soạn", "le thi soan", "LÊ  THỊ SOẠN", "Lê Thị Soạn".upper()]
)
def test_nobody_approves_their_own_work_however_the_name_is_typed(approver: str) -> None:
    assert verdict(news(approved_by=approver)) == Hold("same-person")


def test_a_record_without_a_day_is_held() -> None:
    assert verdict(news(publish=None)) == Hold("no-day")


def test_a_moment_counts_by_its_day_in_vietnam() -> None:
    late = news(publish="2026-02-01T23:30:00Z")
    assert verdict(late, "2026-02-01") == Hold("not-yet", date(2026, 2, 2))
    assert verdict(late, "2026-02-02") == Publish()
    assert verdict(news(publish="2026-02-01T23:30"), "2026-02-01") == Publish()


def test_a_moment_without_a_zone_or_at_the_end_of_the_calendar_still_has_a_day() -> None:
    assert day_of(datetime(2026, 2, 1, 23, 30)) == date(2026, 2, 1)  # noqa: DTZ001
    assert day_of(datetime(9999, 12, 31, 23, 30, tzinfo=UTC)) == date(9999, 12, 31)


def test_the_calendar_has_a_first_and_a_last_day() -> None:
    assert later(date(2026, 2, 28), 1) == date(2026, 3, 1)
    assert later(date.max, 1) == date.max
    assert later(date.min, -1) == date.min


def test_on_the_day_it_expires_a_record_is_gone() -> None:
    record = news(expire="2026-03-01")
    assert verdict(record, "2026-02-28") == Publish(date(2026, 3, 1))
    assert verdict(record, "2026-03-01") == Gone(date(2026, 3, 1))
    assert verdict(record, "2026-03-02") == Gone(date(2026, 3, 1))


@pytest.mark.parametrize("expire", ["2026-01-10", "2026-01-09"])
def test_what_expires_before_it_is_published_is_never_seen(expire: str) -> None:
    for day in ("2026-01-01", "2026-01-09", "2026-01-10", "2026-02-01"):
        assert verdict(news(expire=expire), day) == Hold("expire-before-publish")


def test_a_sample_is_held_in_a_production_section_only() -> None:
    sample = made("news", "tin-mot", sample="có")
    assert verdict(sample) == Publish()
    assert verdict(sample, production=True) == Hold("sample")
    assert verdict(news(), production=True) == Publish()


def test_a_withdrawn_record_leaves_a_notice_from_its_day_on() -> None:
    record = taken_down(withdrawn={"day": "2026-03-01", "reason": "Sai số liệu"})
    assert verdict(record, "2026-02-28") == Publish(date(2026, 3, 1))
    notice = Notice(date(2026, 3, 1), "Sai số liệu", removed=False)
    assert verdict(record, "2026-03-01") == verdict(record, "2026-04-01") == notice


def test_taking_down_at_a_moment_counts_by_its_day_in_vietnam() -> None:
    late = "2026-02-01T20:00:00Z"
    since = date(2026, 2, 2)
    record = taken_down(withdrawn={"day": late, "reason": "Sai"})
    assert verdict(record, "2026-02-01") == Publish(since)
    assert verdict(record, "2026-02-02") == Notice(since, "Sai", removed=False)
    assert verdict(taken_down(removed={"day": late}), "2026-02-02") == Gone(since)
    same_day = {"publish": "2026-02-01T22:00:00Z"}
    first = taken_down(withdrawn={"day": late, "reason": "Sai"}, publication=same_day)
    assert verdict(first, "2026-02-02") == Notice(since, "Sai", removed=False)


def test_expiry_at_a_moment_counts_by_its_day_in_vietnam() -> None:
    record = news(publish="2026-01-31T20:00:00Z", expire="2026-02-01T20:00:00Z")
    assert verdict(record, "2026-02-01") == Publish(date(2026, 2, 2))
    assert verdict(record, "2026-02-02") == Gone(date(2026, 2, 2))


def test_a_removed_record_leaves_nothing_or_a_nameless_notice() -> None:
    silent = taken_down(removed={"day": "2026-03-01"})
    assert verdict(silent, "2026-02-28") == Publish(date(2026, 3, 1))
    assert verdict(silent, "2026-03-01") == Gone(date(2026, 3, 1))
    told = taken_down(removed={"day": "2026-03-01T08:00", "notice": "Gỡ theo yêu cầu"})
    notice = Notice(date(2026, 3, 1), "Gỡ theo yêu cầu", removed=True)
    assert verdict(told, "2026-03-01") == notice


def test_removal_comes_after_withdrawal_and_before_everything_else() -> None:
    record = made(
        "honouree",
        "vd-1",
        publication={"status": "draft", "expire": "2026-03-02"},
        withdrawn={"day": "2026-03-01", "reason": "Chờ xác minh"},
        removed={"day": "2026-03-05"},
    )
    assert verdict(record, "2026-02-28") == Hold("draft")
    assert verdict(record, "2026-03-04") == Notice(date(2026, 3, 1), "Chờ xác minh", False)
    assert verdict(record, "2026-03-05") == Gone(date(2026, 3, 5))


@pytest.mark.parametrize(
    "act",
    [
        {"withdrawn": {"day": "2026-01-09", "reason": "Sai"}},
        {"removed": {"day": "2026-01-09", "notice": "Gỡ"}},
    ],
)
def test_what_was_taken_down_before_its_day_was_never_public(act: dict[str, Any]) -> None:
    assert verdict(taken_down(**act), "2026-01-08") == Hold("not-yet", date(2026, 1, 10))
    assert verdict(taken_down(**act)) == Hold("never-public")
    assert not isinstance(verdict(taken_down(**act, publication={"publish": None})), Hold)


def test_what_was_taken_down_on_its_first_day_was_public() -> None:
    record = taken_down(withdrawn={"day": "2026-01-10", "reason": "Sai"})
    assert verdict(record) == Notice(date(2026, 1, 10), "Sai", False)
    assert verdict(taken_down(removed={"day": "2026-01-10"})) == Gone(date(2026, 1, 10))


def redirected(target: str, **more: Any) -> Record:
    return taken_down(removed={"day": "2026-02-01", "redirect": target, **more})


def test_a_removed_record_leads_on_to_a_public_record_or_a_web_address() -> None:
    since = date(2026, 2, 1)
    other = made("news", "tin-hai")
    assert verdict(redirected("tin-hai"), DAY, other) == Redirect(since, record="tin-hai")
    unit = made("unit", "so-mot")
    assert verdict(redirected("so-mot"), DAY, unit) == Redirect(since, record="so-mot")
    away = taken_down(removed={"day": "2026-02-01", "redirect_url": "https://a.vn/"})
    assert verdict(away) == Redirect(since, url="https://a.vn/")


def test_a_redirect_to_what_is_not_public_falls_back_to_the_notice_or_to_nothing() -> None:
    since = date(2026, 2, 1)
    draft = made("news", "tin-hai", publication={"status": "draft"})
    assert verdict(redirected("tin-hai"), DAY, draft) == Gone(since)
    assert verdict(redirected("khong-co")) == Gone(since)
    told = redirected("tin-hai", notice="Đã gỡ")
    assert verdict(told, DAY, draft) == Notice(since, "Đã gỡ", removed=True)


def test_redirects_follow_each_other_to_the_end() -> None:
    since = date(2026, 2, 1)
    second = made("news", "tin-hai", removed={"day": "2026-01-20", "redirect": "tin-ba"})
    third = made("news", "tin-ba")
    last = made("news", "tin-ba", removed={"day": "2026-01-20", "redirect_url": "https://a.vn/"})
    ended = made("news", "tin-ba", removed={"day": "2026-01-20"})
    assert verdict(redirected("tin-hai"), DAY, second, third) == Redirect(since, record="tin-ba")
    assert verdict(redirected("tin-hai"), DAY, second, last) == Redirect(since, url="https://a.vn/")
    assert verdict(redirected("tin-hai"), DAY, second, ended) == Gone(since)


def test_a_target_that_will_be_removed_later_is_still_a_target() -> None:
    later_gone = made("news", "tin-hai", removed={"day": "2026-02-02"})
    assert verdict(redirected("tin-hai"), DAY, later_gone) == Redirect(on(DAY), record="tin-hai")


def test_redirects_in_a_circle_lead_nowhere() -> None:
    back = made("news", "tin-hai", removed={"day": "2026-01-20", "redirect": "tin-mot"})
    assert verdict(redirected("tin-hai"), DAY, back) == Gone(on(DAY))
    assert verdict(redirected("tin-mot")) == Gone(on(DAY))


def test_a_person_is_seen_from_the_day_of_consent_to_its_last_day() -> None:
    record = person("vd-1", consent={"day": "2026-01-20", "expires": "2026-01-31"})
    assert verdict(record, "2026-01-19") == Hold("consent", date(2026, 1, 20))
    assert verdict(record, "2026-01-20") == Publish(date(2026, 2, 1))
    assert verdict(record, "2026-01-31") == Publish(date(2026, 2, 1))
    assert verdict(record, "2026-02-01") == Hold("consent")


def test_a_consent_that_ends_before_it_begins_never_holds() -> None:
    record = person("vd-1", consent={"day": DAY, "expires": "2026-01-31"})
    assert verdict(record) == Hold("consent")


def test_a_consent_without_an_end_stays() -> None:
    assert verdict(person("vd-1"), "2046-01-01") == Publish()


@pytest.mark.parametrize("kind", ["person", "household"])
def test_a_person_or_household_without_consent_to_the_name_is_held(kind: str) -> None:
    assert verdict(made("honouree", "vd-1", honouree_kind=kind)) == Hold("consent")
    silent = person("vd-1", scope=["photo", "story"], honouree_kind=kind)
    assert verdict(silent) == Hold("consent")
    not_yet = person("vd-1", scope=["photo"], consent={"day": "2026-05-01"})
    assert verdict(not_yet) == Hold("consent")


def test_a_collective_needs_no_consent() -> None:
    assert verdict(made("honouree", "vd-1", honouree_kind="collective")) == Publish()


def test_a_record_is_published_until_the_first_thing_that_ends_it() -> None:
    ends: dict[str, Any] = {
        "publication": {"expire": "2026-09-01"},
        "withdrawn": {"day": "2026-08-01", "reason": "Sai"},
        "removed": {"day": "2026-07-01"},
        "consent": {"expires": "2026-05-31"},
    }
    for end in ("2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01"):
        assert verdict(person("vd-1", **ends)) == Publish(on(end))
        ends.pop(next(reversed(ends)))


def test_consult_tells_what_each_rule_said_up_to_the_one_that_decided() -> None:
    draft = made("news", "tin-mot", publication={"status": "review"})
    assert consult(draft, site(draft), on(DAY)) == (
        ("always-public", None),
        ("removed", None),
        ("withdrawn", None),
        ("unapproved", Hold("review")),
    )


def test_consult_ends_with_the_verdict_of_the_edition() -> None:
    record = person("vd-1", birth_year="1980")
    said = consult(record, site(record), on(DAY))
    assert [name for name, _ in said] == [rule.__name__.replace("_", "-") for rule in RULES]
    assert [spoken for _, spoken in said[:-1]] == [None] * (len(RULES) - 1)
    assert said[-1] == ("publishable", Publish(None, ("birth_year",)))


def test_every_rule_and_every_reason_to_hold_has_words() -> None:
    assert list(words.RULES) == [rule.__name__.replace("_", "-") for rule in RULES]
    reasons = {
        "draft", "review", "no-approver", "same-person", "no-day", "not-yet",
        "expire-before-publish", "never-public", "sample", "consent",
    }  # fmt: skip
    assert set(words.HOLDS) == reasons
