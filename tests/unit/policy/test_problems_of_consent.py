"""What is said of consent and of pictures, where."""

from typing import Any

import pytest

from generator.loading.record import Record
from tests.unit.policy.making import made, person, picture, read
from tests.unit.policy.telling import DAY, NEWS, PERSON, PUBLISHED, codes, particulars, places


def test_a_person_without_consent() -> None:
    assert places(read("honouree", PERSON + PUBLISHED)) == [(3, 16, 6, "consent.missing")]


def consented(scope: str = "[name]", day: str = "2026-01-01", more: str = "") -> Record:
    text = f"{PERSON}consent:\n  ref: P1\n  day: {day}\n  scope: {scope}\n{more}{PUBLISHED}"
    return read("honouree", text)


def test_a_consent_that_leaves_out_the_name() -> None:
    assert places(consented("[photo]")) == [(7, 3, 5, "consent.missing")]


def test_a_consent_that_has_ended_or_not_begun() -> None:
    lapsed = consented(more="  expires: 2026-01-31\n")
    assert places(lapsed) == [(8, 12, 10, "consent.lapsed")]
    assert particulars(lapsed) == [{"day": "31/01/2026"}]
    assert codes(lapsed, day="2026-01-31") == []
    early = consented(day="2026-02-02")
    assert places(early) == [(6, 8, 10, "consent.not-yet")]
    assert particulars(early) == [{"day": "02/02/2026"}]
    assert codes(early, day="2026-02-02") == []


def test_a_portrait_without_consent_to_photos() -> None:
    portrait = "image: {file: a.jpg, alt: A, credit: C}\n"
    record = consented(more=f"{portrait}images:\n  - {portrait[7:]}")
    assert places(record) == [(8, 1, 5, "consent.photo"), (10, 5, 1, "consent.photo")]
    assert particulars(record)[0] == {"name": "Nguyễn Văn A"}
    assert codes(consented("[name, photo]", more=portrait)) == []


def test_a_picture_in_the_story_without_consent_to_photos() -> None:
    body = "Một ![a](a.jpg)\n\nHai ![b](b.jpg) ba\n"
    record = person("vd-1", scope=["name", "story"], body=body)
    assert places(record) == [(1, 5, 11, "consent.photo"), (3, 5, 11, "consent.photo")]
    assert particulars(record) == [{"name": "Bản ghi vd-1"}] * 2
    assert codes(person("vd-1", scope=["name", "photo"], body=body)) == []


def showing(**keys: Any) -> Record:
    return made("news", "tin-mot", image=picture(shows=["vd-1"]), **keys)


def test_a_picture_elsewhere_of_someone_who_never_agreed_to_photos() -> None:
    text = NEWS + PUBLISHED
    text += "images:\n  - {file: a.jpg, alt: A, credit: C}\n"
    text += "  - {file: a.jpg, alt: A, credit: C, shows: [vd-2, vd-1]}\n"
    agreed = person("vd-2", scope=["name", "photo"])
    record = read("news", text)
    assert places(record, person("vd-1"), agreed) == [(10, 52, 4, "consent.photo")]
    assert particulars(record, person("vd-1"), agreed) == [{"name": "Bản ghi vd-1"}]
    silent = made("honouree", "vd-1", publication={"status": "draft"})
    assert codes(showing(), silent) == ["consent.photo"]


@pytest.mark.parametrize(
    "shown",
    [
        person("vd-1", scope=["photo"], removed={"day": DAY}),
        person("vd-1", scope=["photo"], withdrawn={"day": DAY, "reason": "x"}),
        person("vd-1", scope=["name", "photo"], publication={"status": "draft"},
               consent={"expires": "2026-01-31"}),
    ],
    ids=["removed", "withdrawn", "lapsed"],
)  # fmt: skip
def test_a_picture_elsewhere_of_someone_who_no_longer_agrees(shown: Record) -> None:
    assert codes(showing(), shown) == ["image.withheld"]


def test_a_reference_to_nothing_is_not_the_gates_to_report() -> None:
    assert codes(showing()) == []
    assert codes(showing(), made("news", "vd-1")) == []
