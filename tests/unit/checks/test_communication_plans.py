"""Warnings about the items of a communication plan."""

from generator.checks.communication_plans import check_communication_plan
from tests.unit.policy.making import read

PLAN = """\
id: kh
title: Kế hoạch
years: 2026
items:
  - {topic: N1, channel: H1, rhythm: monthly, count: 2}
  - {topic: N1, channel: H1, since: 2026-05-01, due: 2026-04-01, key: SP1}
  - {topic: N1, channel: H1, rhythm: monthly, count: 12, key: SP1}
"""


def test_odd_items_are_told_with_their_place() -> None:
    found = check_communication_plan(read("communication-plan", PLAN))
    assert [(p.place.line, p.place.column, p.code) for p in found] == [
        (5, 54, "plan.count-below-rhythm"),
        (6, 54, "timeline.end-before-start"),
        (7, 63, "plan.key-twice"),
    ]
