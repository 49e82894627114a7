"""When the site comes out different next: sound against every state a page may show, and exact."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.fields import Part
from generator.graph.graph import Graph
from generator.loading.record import Record
from generator.policy.edition import Edition, admit
from tests.unit.policy.making import edition, made, on, person, picture, site


def turns(*records: Record, start: str = "2020-01-01") -> list[str]:
    """Return every day on which a site changes, by going from one ``next_change`` to the next."""
    found: list[str] = []
    graph = site(*records)
    following = admit(graph, on(start)).next_change
    while following is not None:
        found.append(following.isoformat())
        following = admit(graph, following).next_change
    return found


def news(**keys: Any) -> Record:
    return made("news", "tin-mot", **keys)


@pytest.mark.parametrize(
    ("record", "days"),
    [
        (news(), ["2026-01-10"]),
        (news(publication={"status": "draft"}), []),
        (news(publication={"publish": None}), []),
        (news(publication={"publish": "2026-01-09T18:00:00Z"}), ["2026-01-10"]),
        (news(publication={"expire": "2026-03-01"}), ["2026-01-10", "2026-03-01"]),
        (news(publication={"expire": "2026-02-28T20:00Z"}), ["2026-01-10", "2026-03-01"]),
        (news(publication={"changes": [{"day": "2026-02-01", "text": "x"}]}),
         ["2026-01-10", "2026-02-01"]),
        (news(withdrawn={"day": "2026-02-03", "reason": "x"}), ["2026-01-10", "2026-02-03"]),
        (news(withdrawn={"day": "2026-02-02T20:00Z", "reason": "x"}), ["2026-01-10", "2026-02-03"]),
        (news(removed={"day": "2026-02-03T20:00Z"}), ["2026-01-10", "2026-02-04"]),
        (news(publication={"changes": [{"day": "2026-01-31T20:00Z", "text": "x"}]}),
         ["2026-01-10", "2026-02-01"]),
        (news(removed={"day": "2026-02-04"}), ["2026-01-10", "2026-02-04"]),
        (news(publication={"status": "draft"}, removed={"day": "2026-02-04"}), ["2026-02-04"]),
        (person("vd-1", consent={"day": "2026-02-01", "expires": "2026-02-28"}),
         ["2026-01-10", "2026-02-01", "2026-03-01"]),
        (made("award-decision", "qd-1", revocations=[{"day": "2026-02-05", "reason": "x"}]),
         ["2026-01-10", "2026-02-05"]),
        (made("campaign", "pt-1", target_groups=[{"targets": [{"text": "A", "results": [
            {"day": "2026-02-05", "value": "1", "source": "x"}]}]}]),
         ["2026-01-10", "2026-02-05"]),
        (made("event", "sk-1", start="2026-03-01T08:00", end="2026-03-02T17:00"),
         ["2026-01-10", "2026-03-01", "2026-03-02", "2026-03-03"]),
        (made("event", "sk-1", start="2026-03-01"), ["2026-01-10", "2026-03-01", "2026-03-02"]),
        (made("event", "sk-1", cancelled={"day": "2026-02-20", "reason": "x"}),
         ["2026-01-10", "2026-02-20", "2026-03-01", "2026-03-02"]),
        (made("consultation", "lyk-1"),
         ["2026-01-10", "2026-02-02", "2026-02-03", "2026-02-13", "2026-02-14"]),
        (made("document", "vb-1", effect_day="2026-02-01", end_day="2026-06-30"),
         ["2026-01-10", "2026-02-01", "2026-02-02", "2026-06-30", "2026-07-01"]),
        (made("communication-plan", "kh-1", items=[{"topic": "t", "channel": "c"},
              {"topic": "t", "channel": "c", "due": "2026-02-01"}]),
         ["2026-01-10", "2026-02-01", "2026-02-02"]),
        (made("unit", "so-1", names=[{"value": "Cũ", "until": "2025-02-28"},
              {"value": "Mới", "since": "2025-03-01"}]), ["2025-03-01"]),
        (made("unit", "so-1", names=[{"value": "Mới", "since": "2025-03-01"}],
              parents=[{"unit": "so-2", "since": "2025-07-01", "until": "2025-07-31"}],
              successors=[{"relation": "merged", "day": "2025-09-01"}, {"relation": "split"}]),
         ["2025-03-01", "2025-07-01", "2025-08-01", "2025-09-01"]),
        (news(publication={"publish": "9999-12-31"}), ["9999-12-31"]),
    ],
)  # fmt: skip
def test_each_day_that_matters_changes_the_site(record: Record, days: list[str]) -> None:
    assert turns(record) == days


def campaign(**keys: Any) -> Record:
    return made("campaign", "pt-1", publication={"publish": "2021-01-01"}, **keys)


@pytest.mark.parametrize(
    ("keys", "days"),
    [
        ({"timeline": {"start": {"day": "2026-02-10"}}}, ["2026-02-10", "2026-02-11"]),
        ({"timeline": {"end": {"day": "2026-12-10"}}}, ["2026-12-10", "2026-12-11"]),
        ({"timeline": {"registration": {"day": "2026-12-10", "boundary": "exclusive"}}},
         ["2026-12-09", "2026-12-10", "2026-12-11"]),
        ({"timeline": {"dossiers": {"month": "2026-12"}}},
         ["2026-12-01", "2026-12-02", "2026-12-31", "2027-01-01"]),
        ({"timeline": {"dossiers": {"month": "2026-04", "boundary": "exclusive"}}},
         ["2026-03-31", "2026-04-01", "2026-04-02", "2026-04-30", "2026-05-01"]),
        ({"timeline": {"start": {"on_issue": "có"}}, "issue_day": "2026-02-10"},
         ["2026-02-10", "2026-02-11"]),
        ({"timeline": {"end": {"on_issue": "có"}}}, []),
        ({"timeline": {"end": {"phrase": "cuối năm"}}}, []),
        ({"issue_day": "2026-02-10"}, ["2026-02-10", "2026-02-11"]),
        ({"years": "2021-2025"}, ["2021-01-02", "2025-12-31", "2026-01-01"]),
        ({"waves": [{"name": "Đợt 1", "start": {"day": "2026-02-10"}, "end": {"day": "2026-03-10"},
                     "close_out": {"day": "2026-04-10"},
                     "commemorations": [{"event": "e", "current": "2026-05-10"}, {"event": "f"}]}]},
         ["2026-02-10", "2026-02-11", "2026-03-10", "2026-03-11", "2026-04-10", "2026-04-11",
          "2026-05-10", "2026-05-11"]),
    ],
)  # fmt: skip
def test_each_day_of_a_campaign_changes_its_page(keys: dict[str, Any], days: list[str]) -> None:
    assert turns(campaign(**keys)) == ["2021-01-01", *days]


def test_days_of_what_is_not_public_do_not_matter() -> None:
    ends = {"expire": "2026-02-01", "publish": "2021-01-01"}
    gone = made("campaign", "pt-1", publication=ends, timeline={"end": {"day": "2026-12-10"}})
    assert turns(gone) == ["2021-01-01", "2026-02-01"]
    draft = campaign(timeline={"end": {"day": "2026-12-10"}})
    held = made(
        "campaign", "pt-1", publication={"status": "draft"}, timeline={"end": {"day": "2026-12-10"}}
    )
    assert turns(draft, start="2026-01-01") == ["2026-12-10", "2026-12-11"]
    assert turns(held) == []


def test_a_picture_elsewhere_turns_with_the_consent_of_whom_it_shows() -> None:
    shown = person(
        "vd-1", scope=["photo"], publication={"status": "draft"},
        consent={"day": "2026-02-01", "expires": "2026-02-28"},
    )  # fmt: skip
    assert turns(news(image=picture(shows=["vd-1"])), shown) == [
        "2026-01-10",
        "2026-02-01",
        "2026-03-01",
    ]


def test_a_link_turns_with_the_page_it_leads_to() -> None:
    decision = made("award-decision", "qd-1", awarded=[{"name": "A", "honouree": "vd-1"}])
    leaving = person("vd-1", removed={"day": "2026-02-04", "everywhere": "có"})
    assert turns(decision, leaving) == ["2026-01-10", "2026-02-04"]


def test_a_day_on_which_nothing_comes_out_different_is_passed_over() -> None:
    gone = news(removed={"day": "2026-02-01"}, withdrawn={"day": "2026-03-01", "reason": "x"})
    assert turns(gone) == ["2026-01-10", "2026-02-01"]


def test_where_nothing_changes_any_more_there_is_no_next_day() -> None:
    assert edition("2026-01-10", news()).next_change is None
    assert edition("2026-01-01", news()).next_change == date(2026, 1, 10)
    assert edition("2026-01-01").next_change is None


START, SPAN = date(2026, 1, 1), 45
DAYS = st.integers(0, SPAN).map(lambda n: (START + timedelta(days=n)).isoformat())


def perhaps(**keys: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return some of the keys with values."""
    return st.fixed_dictionaries({}, optional=keys)


DEADLINE = st.one_of(
    st.fixed_dictionaries({"day": DAYS}, optional={"boundary": st.just("exclusive")}),
    st.fixed_dictionaries({"month": st.sampled_from(["2026-01", "2026-02"])}),
    st.just({"on_issue": "có"}),
)
PUBLICATION = perhaps(
    publish=DAYS,
    expire=DAYS,
    status=st.sampled_from(["draft", "approved"]),
    changes=st.lists(st.fixed_dictionaries({"day": DAYS, "text": st.just("x")}), max_size=2),
)
REMOVAL = st.fixed_dictionaries(
    {"day": DAYS},
    optional={
        "notice": st.just("Gỡ"),
        "redirect": st.sampled_from(["tin-mot", "vd-1", "pt-1"]),
        "everywhere": st.just("có"),
    },
)
COMMON = {
    "publication": PUBLICATION,
    "withdrawn": st.fixed_dictionaries({"day": DAYS, "reason": st.just("Rút")}),
    "removed": REMOVAL,
}
SHOWING = {"image": st.just(picture(shows=["vd-1"]))}
ROWS = [{"name": "A", "number": "1", "honouree": "vd-1", "citation": "C"}, {"name": "B"}]
REVOCATION = st.fixed_dictionaries(
    {"day": DAYS, "reason": st.just("x")}, optional={"number": st.sampled_from(["1", "2"])}
)
KEYS: Mapping[tuple[str, str], st.SearchStrategy[dict[str, Any]]] = {
    ("news", "tin-mot"): perhaps(**COMMON, **SHOWING),
    ("honouree", "vd-1"): perhaps(
        **COMMON,
        citation=st.just("C"),
        post=st.just("P"),
        consent=st.fixed_dictionaries(
            {
                "ref": st.just("1"),
                "day": DAYS,
                "scope": st.sampled_from([["name"], ["photo"], ["name", "photo", "post"]]),
            },
            optional={"expires": DAYS},
        ),
    ),
    ("award-decision", "qd-1"): perhaps(
        **COMMON, awarded=st.just(ROWS), revocations=st.lists(REVOCATION, max_size=2)
    ),
    ("consultation", "lyk-1"): perhaps(**COMMON, posted=DAYS, ends=DAYS),
    ("event", "sk-1"): perhaps(
        **COMMON,
        start=DAYS,
        cancelled=st.fixed_dictionaries({"day": DAYS, "reason": st.just("Bão")}),
    ),
    ("campaign", "pt-1"): perhaps(
        **COMMON,
        issue_day=DAYS,
        timeline=perhaps(start=DEADLINE, end=DEADLINE, registration=DEADLINE, dossiers=DEADLINE),
        waves=st.lists(
            st.fixed_dictionaries(
                {"name": st.just("Đợt")},
                optional={"start": DEADLINE, "end": DEADLINE, "close_out": DEADLINE},
            ),
            max_size=1,
        ),
    ),
}


@st.composite
def sites(draw: st.DrawFn) -> Graph:
    """Make a site of one record of each kind that has days, all days close together."""
    return site(*(made(kind, id, **draw(keys)) for (kind, id), keys in KEYS.items()))


def public(found: Edition) -> object:
    """Return all that may be seen, without trusting how editions are compared."""
    return (
        {key: (repr(record.entry), record.body) for key, record in found.records.items()},
        dict(found.verdicts),
        (found.notices, found.redirects, found.gone),
        [found.revoked("qd-1", number, None) for number in (1, 2)],
    )


def states(found: Edition) -> object:
    """Return where everything public stands on the edition's day, as pages put it."""
    return {key: _state(record.entry, found.day) for key, record in found.records.items()}


def _state(entry: Part, day: date) -> object:
    match entry.model_dump():
        case {"start": date() as start, "cancelled": cancelled}:
            return (day < start, day <= start, bool(cancelled))
        case {"posted": posted, "ends": ends}:
            return (day < posted, day <= ends)
        case {"timeline": timeline, "waves": waves, "issue_day": issued}:
            written = [*(timeline or {}).values()]
            written += [wave[key] for wave in waves for key in ("start", "end", "close_out")]
            days = [point for one in written if one for point in _points(one, issued)]
            return [(day < point, day == point) for point in days]
    return None


def _points(deadline: dict[str, Any], issued: date | None) -> list[date]:
    if deadline["day"]:
        ahead = deadline["boundary"] == "exclusive"
        return [deadline["day"], deadline["day"] - timedelta(days=ahead)]
    if deadline["month"]:
        month = deadline["month"]["month"] if isinstance(deadline["month"], dict) else 0
        month = month or deadline["month"].month
        return [date(2026, month, 1), date(2026, month, 31 if month == 1 else 28)]
    return [issued] if issued else []


@settings(max_examples=100, deadline=None)
@given(sites(), st.integers(-2, SPAN + 2))
def test_up_to_the_next_change_nothing_is_different_and_on_it_something_is(
    graph: Graph, ahead: int
) -> None:
    day = START + timedelta(days=ahead)
    today = admit(graph, day)
    end = today.next_change or START + timedelta(days=SPAN + 20)
    while (day := day + timedelta(days=1)) < end:
        found = admit(graph, day)
        assert public(found) == public(today)
        assert states(found) == states(today)
        assert found == today
        assert found.next_change == today.next_change
    if today.next_change is not None:
        assert admit(graph, today.next_change) != today
