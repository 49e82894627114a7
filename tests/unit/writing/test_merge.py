"""Saving keeps every character nobody meant to change."""

import copy
from datetime import date
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.content.campaign import Campaign
from generator.content.document import Document
from generator.content.news import News
from generator.writing.merge import BrokenTextError, merge, new_text
from generator.writing.plain import plain_part
from tests.unit.writing.records import CONTENT, files, leaves, model_of, values_of

FILES = files()


def shared(one: list[str], other: list[str]) -> int:
    """Return how many lines both begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines between the first and the last that differ."""
    before, after = old.split("\n"), new.split("\n")
    head = shared(before, after)
    tail = shared(before[head:][::-1], after[head:][::-1])
    return before[head : len(before) - tail], after[head : len(after) - tail]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CONTENT)))
def test_saving_a_record_unchanged_leaves_its_bytes(path: Path) -> None:
    text = path.read_bytes().decode()
    values, body = values_of(path.name, text)
    assert merge(text, values, model_of(path), body) == text
    typed = plain_part(model_of(path).model_validate(values))
    assert merge(text, typed, model_of(path)) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CONTENT)))
def test_changing_one_value_changes_its_line_only(path: Path) -> None:
    text = path.read_bytes().decode()
    values, _ = values_of(path.name, text)
    every = list(leaves(values))
    for way in every[:: max(1, len(every) // 8)]:
        wanted = copy.deepcopy(values)
        at = wanted
        for step in way[:-1]:
            at = at[step]
        at[way[-1]] = at[way[-1]].strip() + " mới"
        merged = merge(text, wanted, model_of(path))
        old, new = changed_lines(text, merged)
        assert len(old) <= 1, way
        assert len(new) <= 2, way  # the last words of a folded text may begin a line
        assert values_of(path.name, merged)[0] == stripped(wanted)


def stripped(value: object) -> object:
    if isinstance(value, dict):
        return {key: stripped(each) for key, each in value.items()}
    if isinstance(value, list):
        return [stripped(each) for each in value]
    return value.rstrip("\n") if isinstance(value, str) and "\n" not in value.strip() else value


PLAN = """\
---
id: pt-a  # không đổi
title: "Thi đua: năm 2027"

# Thời gian
timeline:
  start: {on_issue: có, phrase: từ ngày ký}
  end: {day: 10/12/2027}
x_unknown: 0123
waves:
  # đợt đầu
  - name: Đợt 1   # mở màn
    start: {day: 1/2/2027}
  # đợt sau
  - ordinal: 2
    name: 'Đợt 2'
topics: [a, b]
target_groups:
  - targets:
      - text: Hồ sơ đúng hạn
        operator: từ … trở lên
        value: 62,5
---

Lời dẫn.
"""


def plan() -> dict:
    values, _ = values_of("a.md", PLAN)
    del values["x_unknown"]
    return values


def test_what_says_the_same_is_not_touched() -> None:
    values = plan()
    values["timeline"]["end"]["day"] = date(2027, 12, 10)
    values["timeline"]["start"]["on_issue"] = True
    values["target_groups"][0]["targets"][0] |= {"value": Decimal("62.50"), "operator": "at-least"}
    values |= {"sample": False, "summary": "", "images": [], "level": "agency"}
    assert merge(PLAN, values, Campaign) == PLAN


def test_a_new_key_stands_where_the_model_has_it() -> None:
    values = plan() | {"summary": "Ngắn gọn"}
    expected = PLAN.replace('2027"\n', '2027"\nsummary: Ngắn gọn\n', 1)
    assert merge(PLAN, values, Campaign) == expected


def test_a_key_taken_out_leaves_comments_and_unknown_keys() -> None:
    values = plan()
    del values["timeline"]
    expected = PLAN.replace(
        "timeline:\n  start: {on_issue: có, phrase: từ ngày ký}\n  end: {day: 10/12/2027}\n", ""
    )
    assert merge(PLAN, values, Campaign) == expected


def test_an_item_added_in_front_leaves_the_others() -> None:
    values = plan()
    values["waves"].insert(0, {"name": "Đợt 0"})
    expected = PLAN.replace("  # đợt đầu\n", "  # đợt đầu\n  - name: Đợt 0\n")
    assert merge(PLAN, values, Campaign) == expected


def test_items_that_change_places_keep_their_remarks() -> None:
    values = plan()
    values["waves"].reverse()
    merged = merge(PLAN, values, Campaign)
    assert values_of("a.md", merged)[0]["waves"] == values["waves"]
    assert "  - name: Đợt 1   # mở màn\n" in merged


def test_the_first_key_of_an_item_can_go() -> None:
    values = plan()
    del values["waves"][1]["ordinal"]
    assert merge(PLAN, values, Campaign) == PLAN.replace("  - ordinal: 2\n    name:", "  - name:")


def test_groups_and_lists_in_brackets_stay_in_brackets() -> None:
    values = plan() | {"topics": ["a", "c, d"]}
    values["timeline"]["end"] = {"day": "10/12/2027", "phrase": "đến hết ngày 10/12"}
    del values["timeline"]["start"]["phrase"]
    merged = merge(PLAN, values, Campaign)
    assert "  start: {on_issue: có}\n  end: {day: 10/12/2027, phrase: đến hết ngày 10/12}" in merged
    assert 'topics: [a, "c, d"]' in merged


def test_a_text_of_several_lines_becomes_a_block() -> None:
    merged = merge(PLAN, plan() | {"theme": "Dòng một\n  - thụt\nDòng ba"}, Campaign)
    assert "theme: |-\n  Dòng một\n    - thụt\n  Dòng ba\n" in merged


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_line_ends_and_byte_order_marks_stay(end: str, mark: str) -> None:
    text = mark + PLAN.replace("\n", end)
    assert merge(text, plan(), Campaign, "Lời dẫn.") == text
    changed = merge(text, plan() | {"title": "Khác"}, Campaign)
    assert changed == text.replace('"Thi đua: năm 2027"', '"Khác"')


def test_a_changed_body_keeps_the_fields() -> None:
    assert merge(PLAN, plan(), Campaign, "Lời khác.\r\n\r\nThêm.\n") == PLAN.replace(
        "Lời dẫn.", "Lời khác.\n\nThêm."
    )


@pytest.mark.parametrize(
    "text",
    ["18:30", "yes", "No", "on", "1_000", "2026-01-15", "=", "007", "1e3", "0o17", "~", "null",
     "a: b", "# x", "- x", "@a", "{a", "x # y", "'", '"', "%", "12:30:45", ".5", "<<", "tab\tx"],
)  # fmt: skip
def test_texts_that_other_readers_take_for_something_else_are_quoted(text: str) -> None:
    written = new_text({"id": "tt-a", "title": text}, News, "")
    assert yaml.safe_load(written.split("---")[1])["title"] == text


def test_days_and_numbers_of_new_records_stand_without_quotes() -> None:
    written = new_text({"id": "vb-a", "title": "A", "issue_day": date(2026, 1, 15)}, Document, None)
    assert written == "id: vb-a\ntitle: A\nissue_day: 2026-01-15\n"


@pytest.mark.parametrize("slip", ["title: a: b", "title: *a", "title: " + "[" * 99_999])
def test_a_text_with_slips_is_refused_with_its_line(slip: str) -> None:
    with pytest.raises(BrokenTextError) as refused:
        merge(f"---\nid: &a b\n{slip}\n---\n", {"id": "b", "title": "c"}, News)
    assert refused.value.line == 2


SAMPLE = (CONTENT / "phong-trao" / "ha-tinh-2022.md").read_text(encoding="utf-8")
WAYS = st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from("drsac")), max_size=6)


@settings(max_examples=40, deadline=None)
@given(WAYS)
def test_whatever_changes_the_text_says_what_was_wanted(ways: list[tuple[int, str]]) -> None:
    values, _ = values_of("a.md", SAMPLE)
    for number, act in ways:
        every = [way for way in leaves(values) if len(way) > 1]
        way = every[number % len(every)]
        above: Any = values
        for step in way[:-1]:
            above = above[step]
        if act == "c":
            above[way[-1]] = f"Câu: mới {number}" * (number % 9 + 1)
        elif act == "a" and isinstance(above, list):
            above.insert(number % (len(above) + 1), f"thêm {number}")
        elif act == "s" and isinstance(values.get("waves"), list):
            values["references"].sort(key=lambda each: str(each)[number % 40 :])
        elif act == "d" and len(above) > 1:
            del above[way[-1]]
        elif act == "r":
            values["references"] = values["references"][number % 3 :]
    merged = merge(SAMPLE, values, Campaign)
    assert merge(merged, values, Campaign) == merged
    assert read(values_of("a.md", merged)[0]) == read(values)


def read(values: dict) -> Campaign | str:
    """Return the record; of values that make none, what is wrong with them."""
    try:
        return Campaign.model_validate(values)
    except ValidationError as error:
        return str([(each["loc"], each["type"]) for each in error.errors()])
