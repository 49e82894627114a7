"""Ids in which a person's name can be read."""

import pytest

from generator.checks.ids import check_id
from tests.unit.policy.making import made, person


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("vd-0012", False),
        ("tran-van-an", True),
        ("vd-tranvanan-2026", True),
        ("vd-tran-van", False),
        ("vd-an", False),
    ],
)
def test_an_id_that_tells_a_name(id: str, told: bool) -> None:
    found = list(check_id(person(id, title="Trần Văn An")))
    assert [(p.code, p.place.line) for p in found] == ([("id.holds-name", 1)] if told else [])


def test_names_that_are_nobodys_own_may_stand() -> None:
    team = made("honouree", "to-mot-cua", honouree_kind="collective", title="Tổ Một cửa")
    one_word, household = person("an", title="An"), person("ho-le", title="Hộ Lê 5")
    assert [*check_id(team), *check_id(one_word)] == []
    assert len(list(check_id(household))) == 1
