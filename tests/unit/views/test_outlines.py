"""Outlines hold what decides where a record stands, and none of its words."""

import marshal
from typing import Any

import pytest

from generator.loading.noted import Notes, noted
from generator.loading.record import Record
from generator.policy.edition import admit
from generator.views.arrange import lay_out
from generator.views.book import Book, open_book
from generator.views.outline import Outline, from_plain, pack, plain, unpack
from tests.unit.policy.making import made, on, person, site

DAY = "2026-11-21"


def outline(record: Record, *others: Record) -> Outline:
    return open_book(admit(site(record, *others), on(DAY))).outlines[record.id]


@pytest.mark.parametrize(
    "words",
    [
        {"title": "Tên khác"}, {"summary": "Lời khác"}, {"body": "Bài khác"},
        {"writer": "Người khác"}, {"image": {"file": "a.jpg", "alt": "Khác", "credit": "Báo"}},
    ],
    ids=lambda words: next(iter(words)),
)  # fmt: skip
def test_other_words_are_the_same_outline(words: dict[str, Any]) -> None:
    picture = {"file": "a.jpg", "alt": "Ảnh", "credit": "Báo"}
    before = outline(made("news", "tt-1", image=picture))
    assert outline(made("news", "tt-1", **{"image": picture, **words})) == before


@pytest.mark.parametrize(
    "keys",
    [
        {"slug": "khac"}, {"field": "lv-1"}, {"topics": ["cd-1"]}, {"unit": "dv-1"},
        {"publication": {"publish": "2026-01-11"}}, {"noindex": True}, {"campaign": "pt-1"},
        {"publication": {"changes": [{"day": "2026-02-01", "text": "Sửa", "major": True}]}},
        {"old_slugs": ["cu"]}, {"image": {"file": "a.jpg", "alt": "Ảnh", "credit": "Báo"}},
        {"serves": [{"plan": "kt-1", "topic": "N1"}]},
    ],
    ids=lambda keys: next(iter(keys)),
)  # fmt: skip
def test_what_moves_a_record_is_another_outline(keys: dict[str, Any]) -> None:
    assert outline(made("news", "tt-1", **keys)) != outline(made("news", "tt-1"))


def test_people_are_filed_by_their_names() -> None:
    assert outline(person("vd-1", title="Lê An")) != outline(person("vd-1", title="Lê Ân"))


def test_what_is_withheld_files_nobody() -> None:
    agreed, not_agreed = (
        person("vd-1", scope=["name", "unit"], unit="dv-1"),
        person("vd-1", unit="dv-1"),
    )
    assert outline(agreed).units == ("dv-1",)
    assert outline(not_agreed).units == ()


def noted_book(*records: Record) -> Book:
    """Return a book whose records note that they are looked into."""
    notes, graph = Notes(), site(*records)
    found = {record.id: noted(record, notes) for record in records}
    return open_book(admit(type(graph)(graph.section, found, {}, {}, notes=notes), on(DAY)), notes)


def test_laying_out_looks_into_no_words() -> None:
    book = noted_book(made("news", "tt-1"), made("exemplar", "dh-1"), person("vd-1"))
    layout = lay_out(book)
    assert layout.looked == frozenset()
    assert book.notes.of(layout.every)[1] == frozenset()


def test_a_page_notes_whom_it_shows_even_where_that_was_made_before() -> None:
    news = [made("news", f"tt-{n}", publication={"publish": f"2026-01-0{n}"}) for n in (1, 2, 3)]
    layout = lay_out(noted_book(*news))
    sheets = layout.every()
    looked = {key: layout.pages(sheet)[1] for key, sheet in sheets.items()}
    assert looked["tin-tuc/tt-1/"] == {"tt-1", "tt-2", "tt-3"}
    assert looked["tin-tuc/"] == {"tt-1", "tt-2", "tt-3"}
    assert looked["van-ban/"] == frozenset()


def test_some_sheets_are_those_of_all() -> None:
    records = [made("news", f"tt-{n}") for n in range(30)]
    layout = lay_out(noted_book(*records))
    every = layout.every()
    for key in every:
        assert layout.some([key]).keys() == {key}
    assert layout.some(["tin-tuc/khong-co/", "tin-tuc/trang-2/"]).keys() == {"tin-tuc/trang-2/"}


def test_an_outline_comes_back_from_plain_values() -> None:
    rows = [{"name": "Lê An", "honouree": "vd-1", "award": "ck"}, {"name": "Tổ Một"}]
    moment = "2026-01-10T08:30:00+07:00"
    decision = made("award-decision", "qd-1", awarded=rows, publication={"publish": moment})
    for record in (decision, person("vd-1"), made("unit", "dv-1")):
        found = outline(record)
        assert from_plain(marshal.loads(marshal.dumps(plain(found))), {}) == found


def test_outlines_share_what_is_equal_and_nothing_of_another_sort() -> None:
    first = outline(made("news", "tt-1"))._replace(standing=0, rows=1, noindex=False, major=True)
    other = first._replace(address="khac/", name="Khác")
    one, two = unpack(pack({"tt-1": first, "tt-2": other})).values()
    assert (one, two) == (first, other)
    assert [type(value) for value in one] == [type(value) for value in first]
    assert [type(value) for value in two] == [type(value) for value in other]
    assert one.published is two.published
