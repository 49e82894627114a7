"""What the gate tells of a site: codes, places, and particulars put into words."""

from typing import Any

from generator.content.fields import Part
from generator.content.rule_pack import RulePack
from generator.loading.record import Record
from generator.messages import policy as words
from generator.policy.problems import policy_problems
from tests.unit.policy.making import holidays, on, site

DAY = "2026-02-01"
PACK = RulePack.model_validate({
    "id": "goi", "name": "Gói", "source": "x", "since": "2025-07-01",
    "rules": {"consultation": {"working_days": "10"}},
})  # fmt: skip
LISTS: dict[str, Part] = {
    "ngay-nghi.yml": holidays("2025-09-01", "2025-09-02"),
    "quy-dinh/goi.yml": PACK,
}


def codes(*records: Record, day: str = DAY, **keys: Any) -> list[str]:
    return [found.code for found in policy_problems(site(*records, **keys), on(day))]


def places(*records: Record, day: str = DAY) -> list[tuple[int, int, int, str]]:
    found = policy_problems(site(*records, lists=LISTS), on(day))
    return [(p.place.line, p.place.column, p.place.length, p.code) for p in found]


def particulars(*records: Record, day: str = DAY) -> list[dict[str, str]]:
    """Return the particulars of each problem, having put it into words."""
    found = policy_problems(site(*records, lists=LISTS), on(day))
    for one in found:
        message = words.MESSAGES[one.code]
        for text in (message.vi, message.vi_cure, message.en, message.en_cure):
            assert "{" not in text.format(**dict(one.particulars))
    return [dict(one.particulars) for one in found]


PUBLISHED = """publication:
  status: approved
  author: Lê Soạn
  approved_by: Trần Duyệt
  publish: 2026-01-10
"""
NEWS = "id: tin-mot\ntitle: Tin\n"
PERSON = "id: vd-1\ntitle: Nguyễn Văn A\nhonouree_kind: person\n"
