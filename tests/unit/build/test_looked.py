"""Which records were looked into is told by number, and never missed."""

import random

from generator.build.looked import Numbers, holding
from generator.loading.noted import Notes

KEYS = [f"tin-{n}" for n in range(70_000)]


def test_rows_are_found_by_any_record_in_them() -> None:
    chance, numbers = random.Random(1), Numbers(KEYS, Notes())
    looked = {f"t{n}/": set(chance.choices(KEYS, k=chance.randrange(12))) for n in range(300)}
    rows = {key: (numbers.pack(ids), "") for key, ids in looked.items()}
    for _ in range(100):
        sought = chance.choices(KEYS, k=chance.randrange(1, 4))
        sought += chance.sample(sorted(set().union(*looked.values())), 2)
        wanted = {key for key, ids in looked.items() if not ids.isdisjoint(sought)}
        assert wanted <= holding(rows, numbers.marks(sought))


def test_few_rows_are_taken_for_one_that_they_are_not() -> None:
    chance, numbers = random.Random(2), Numbers(KEYS, Notes())
    looked = {f"t{n}/": set(chance.choices(KEYS, k=10)) for n in range(2_000)}
    rows = {key: (numbers.pack(ids), "") for key, ids in looked.items()}
    found = sum(len(holding(rows, numbers.marks([key]))) for key in KEYS[:2_000])
    meant = sum(len(ids & set(KEYS[:2_000])) for ids in looked.values())
    assert meant <= found < meant * 5 // 4


def test_a_row_is_in_order_whatever_was_looked_into_first() -> None:
    numbers = Numbers(KEYS, Notes())
    assert numbers.pack(["tin-300", "tin-2"]) == numbers.pack(["tin-2", "tin-300"])
    assert numbers.pack([]) == b""
