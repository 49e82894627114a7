"""The five real plans: their records hold every fact of the originals, and claim no other.

``tests/cases/plan_facts.yml`` is written as a reader sees the facts, so that the built pages can be
held to the same list.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.campaign import Deadline, Target
from generator.content.fields import Choice, Month, Part
from generator.loading.load import load
from generator.loading.record import Record
from generator.vietnamese import print_day, print_number

ROOT = Path(__file__).resolve().parents[2]
PLANS: list[dict[str, Any]] = yaml.load(
    (ROOT / "tests/cases/plan_facts.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)


def having(key: str) -> list[Any]:
    """Return those plans of the list that say something under *key*."""
    return [pytest.param(plan, id=plan["id"]) for plan in PLANS if key in plan]


@cache
def records() -> Mapping[str, Record]:
    """Return the repository's own content by id."""
    return {record.id: record for record in load(ROOT / "content").records}


def comparable(text: str) -> str:
    """Return *text* with white space collapsed and none before a percent sign."""
    return " ".join(text.split()).replace(" %", "%")


def record_text(entry: Part) -> str:
    """Return all that *entry* says as one line: days dd/mm/yyyy, numbers as on the site."""
    return comparable(" ".join(_words(entry)))


def _words(value: object) -> Iterator[str]:
    match value:
        case None | bool():
            return
        case Part():
            if isinstance(value, Target) and value.upper is not None:
                yield _figure(value)
            for name in type(value).model_fields:
                yield from _words(getattr(value, name))
        case tuple():
            for item in value:
                yield from _words(item)
        case Choice():
            yield value.vi
        case datetime():
            yield f"{value:%H:%M:%S}, {print_day(value.date())}"
        case date():
            yield print_day(value)
        case Month():
            yield f"{value.month:02d}/{value.year}"
        case Decimal() | int():
            yield print_number(value)
        case _:
            yield str(value)


def _figure(target: Target) -> str:
    numbers = (target.value, target.upper)
    return "–".join(print_number(number) for number in numbers if number is not None)


def _flat(targets: tuple[Target, ...]) -> Iterator[str]:
    for target in targets:
        joined = target.joined.value if target.joined else ""
        parts = (joined, target.operator.value, _figure(target), target.unit or "")
        yield " ".join(part for part in parts if part)
        yield from _flat(target.children)


def _begins(deadline: Deadline) -> str:
    return "issue" if deadline.on_issue else " ".join(_words(deadline.day or deadline.month))


def _ends(deadline: Deadline) -> str:
    return f"{deadline.boundary.vi} {_begins(deadline)}"


@pytest.mark.parametrize("plan", having("facts"))
def test_every_fact_is_in_the_record(plan: dict[str, Any]) -> None:
    record = records()[plan["id"]]
    said = record_text(record.entry) + " " + comparable(record.body)
    assert [fact for fact in plan["facts"] if comparable(fact) not in said] == []


@pytest.mark.parametrize("plan", having("facts"))
def test_facts_are_many_and_each_told_once(plan: dict[str, Any]) -> None:
    assert len(plan["facts"]) >= 30
    assert len(set(plan["facts"])) == len(plan["facts"])


@pytest.mark.parametrize("plan", having("targets"))
def test_targets_compare_as_the_original_does(plan: dict[str, Any]) -> None:
    groups = getattr(records()[plan["id"]].entry, "target_groups")  # noqa: B009 - a campaign's
    assert [line for group in groups for line in _flat(group.targets)] == plan["targets"]


@pytest.mark.parametrize("plan", having("timeline"))
def test_deadlines_keep_their_boundary(plan: dict[str, Any]) -> None:
    timeline = getattr(records()[plan["id"]].entry, "timeline")  # noqa: B009 - a campaign's
    deadlines = {name: getattr(timeline, name) for name in type(timeline).model_fields}
    assert {
        name: _begins(deadline) if name == "start" else _ends(deadline)
        for name, deadline in deadlines.items()
        if deadline
    } == plan["timeline"]


@pytest.mark.parametrize("plan", having("waves"))
def test_waves_keep_the_editors_order(plan: dict[str, Any]) -> None:
    waves = getattr(records()[plan["id"]].entry, "waves")  # noqa: B009 - a campaign's
    assert [
        {
            "start": _begins(wave.start),
            "end": _ends(wave.end),
            "close_out": _ends(wave.close_out),
            "open_list": "yes" if wave.open_list else "no",
            "commemorations": [
                f"{day.anniversary}, {print_day(day.original)}" for day in wave.commemorations
            ],
        }
        for wave in waves
    ] == plan["waves"]


@pytest.mark.parametrize("plan", having("absent"))
def test_nothing_is_claimed_that_the_original_lacks(plan: dict[str, Any]) -> None:
    entry = records()[plan["id"]].entry
    assert [name for name in plan["absent"] if getattr(entry, name)] == []


def test_the_two_years_of_one_office_share_only_what_compares() -> None:
    def series(plan: str) -> set[str]:
        groups = getattr(records()[plan].entry, "target_groups")  # noqa: B009 - a campaign's
        return {t.series for group in groups for t in group.targets if t.series}

    assert series("pt-kien-giang-2021") == series("pt-kien-giang-2022")
    assert series("pt-kien-giang-2021") == {"bang-rong", "tap-huan-cntt"}
