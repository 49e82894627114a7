"""Days by which copies must be gone come from the rules of the day, never from the program."""

from datetime import date

from generator.content.fields import Part
from generator.content.rule_pack import RulePack
from generator.delivery.copies import Deadline, deadlines
from tests.unit.policy.making import holidays


def pack(id: str, consent: dict[str, str], **keys: str) -> RulePack:
    """Return a rule pack."""
    return RulePack.model_validate(
        {"id": id, "name": id, "source": "x", "rules": {"consent": consent}, **keys}
    )


NEW = pack(
    "moi",
    {
        "answer_working_days": "2",
        "stop_days": "15",
        "third_party_days": "20",
        "extension_days": "15",
    },
    since="2026-01-01",
)
OLD = pack("cu", {"answer_hours": "72"}, until="2025-12-31")
LISTS: dict[str, Part] = {"quy-dinh/moi.yml": NEW, "quy-dinh/cu.yml": OLD}


def test_days_are_counted_from_the_request() -> None:
    found = deadlines(LISTS, date(2026, 11, 21))
    assert found.stop == Deadline(date(2026, 12, 6), 15, "moi")
    assert found.third_parties == Deadline(date(2026, 12, 11), 20, "moi")
    assert found.extension == 15


def test_an_answer_takes_working_days() -> None:
    # 21/11/2026 is a Saturday.
    assert deadlines(LISTS, date(2026, 11, 21)).answer == Deadline(date(2026, 11, 24), 2, "moi")
    lists = LISTS | {"ngay-nghi.yml": holidays("2026-11-24")}
    assert deadlines(lists, date(2026, 11, 20)).answer == Deadline(date(2026, 11, 25), 2, "moi")


def test_where_no_rule_is_known_there_is_no_day() -> None:
    found = deadlines(LISTS, date(2025, 12, 31))
    assert (found.answer, found.stop, found.third_parties, found.extension) == (None,) * 4
