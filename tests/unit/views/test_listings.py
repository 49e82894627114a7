"""Listings in pages of 24, what stands beside an exemplar, and lasting keys of calendars."""

from typing import Any

import pytest

from generator.content.kinds import BY_KEY
from generator.loading.record import Record
from generator.policy.filing import years_of
from generator.views.address import file_address
from generator.views.calendars import calendars
from generator.views.catalogue import in_listing_order
from generator.views.exemplar import exemplar_view
from generator.views.head import monogram
from generator.views.listing import PER_PAGE, About, ListingView, paginate
from generator.views.page import Card, Link
from tests.unit.policy.making import made, person
from tests.unit.views.opening import book

CARD = Card("news", "Tin", "Tin", "tin-tuc/a/")


@pytest.mark.parametrize(
    ("cards", "sizes"),
    [(0, [0]), (1, [1]), (24, [24]), (25, [24, 1]), (48, [24, 24]), (49, [24, 24, 1])],
)
def test_a_listing_is_cut_after_every_24th(cards: int, sizes: list[int]) -> None:
    about = About("news", "Tin tức", "Giới thiệu")
    sheets = paginate("tin-tuc/", (CARD,) * cards, lambda: about, tuple)
    pages = [page for sheet in sheets for page in sheet.make(sheet.key)]
    views = [page.view for page in pages]
    assert all(isinstance(view, ListingView) for view in views)
    assert [len(view.cards) for view in views if isinstance(view, ListingView)] == sizes
    assert PER_PAGE == 24
    numbers = range(1, len(sizes) + 1)
    addresses = ["tin-tuc/" if n == 1 else f"tin-tuc/trang-{n}/" for n in numbers]
    assert [page.address for page in pages] == addresses
    for page, number in zip(pages, numbers, strict=True):
        view = page.view
        assert isinstance(view, ListingView)
        assert (view.number, view.total) == (number, cards)
        assert [link.address for link in view.pages] == addresses
        assert page.noindex == (number > 1)
    assert len({page.title for page in pages}) == len(pages)


def exemplar(identifier: str, day: str, **keys: Any) -> Record:
    return made("exemplar", identifier, publication={"publish": day}, **keys)


def test_related_exemplars_are_of_the_campaign_first_then_of_the_field() -> None:
    own = exemplar("dh-mot", "2026-01-01", campaign="pt-mot", field="lv-mot")
    others = (
        exemplar("dh-cu", "2025-01-01", campaign="pt-mot"),
        exemplar("dh-moi", "2026-05-01", field="lv-mot"),
        exemplar("dh-hon", "2026-04-01", field="lv-mot", campaign="pt-hai"),
        exemplar("dh-ngoai", "2026-06-01", field="lv-hai"),
        exemplar("dh-nua", "2026-02-01", field="lv-mot"),
        exemplar("dh-hen", "2027-01-01", campaign="pt-mot"),
    )
    view = exemplar_view(own, book("2026-11-21", own, *others))
    assert [card.address.split("/")[1] for card in view.related] == ["dh-cu", "dh-moi", "dh-hon"]
    assert [card.meta[0] for card in view.related] == [
        "Cùng phong trào", "Cùng lĩnh vực", "Cùng lĩnh vực",
    ]  # fmt: skip
    alone = exemplar("dh-le", "2026-01-01")
    assert exemplar_view(alone, book("2026-11-21", alone, *others)).related == ()


def test_what_has_more_in_common_comes_first_and_says_what() -> None:
    own = exemplar("dh-mot", "2026-01-01", campaign="pt-mot", field="lv-mot", topics=["cd-mot"])
    others = (
        exemplar("dh-a", "2026-03-01", campaign="pt-mot"),
        exemplar("dh-b", "2026-02-01", campaign="pt-mot", field="lv-mot"),
        exemplar("dh-c", "2025-02-01", campaign="pt-mot", field="lv-mot", topics=["cd-mot"]),
    )
    related = exemplar_view(own, book("2026-11-21", own, *others)).related
    assert [card.meta[0] for card in related] == [
        "Cùng phong trào, lĩnh vực, chủ đề", "Cùng phong trào, lĩnh vực", "Cùng phong trào",
    ]  # fmt: skip


def test_an_exemplar_tells_where_it_came_from_and_where_it_went() -> None:
    replicated = [
        {"place": "Xã Ba"},
        {"place": "Xã Hai", "since": "2025-05-01"},
        {"place": "Xã Một", "since": "2024-05-01", "exemplar": "dh-hai"},
    ]
    first = exemplar("dh-mot", "2026-01-01", field="lv-mot", replicated=replicated)
    second = exemplar("dh-hai", "2026-02-01", field="lv-mot")
    opened = book("2026-11-21", first, second)
    there = exemplar_view(first, opened)
    assert [place.place for place in there.replicated] == ["Xã Một", "Xã Hai", "Xã Ba"]
    assert there.replicated[0].link == Link("Bản ghi dh-hai", "dien-hinh/dh-hai/")
    assert there.related == (), "it is shown as a step already"
    here = exemplar_view(second, opened)
    assert here.origins == (Link("Bản ghi dh-mot", "dien-hinh/dh-mot/"),)
    assert here.related == ()
    later = book("2026-01-15", first, second)
    assert exemplar_view(first, later).replicated[0].link is None, "not yet public"


def test_figures_before_and_after_share_one_scale() -> None:
    results = [
        {"text": "A", "before": "4", "after": "1", "unit": "ngày"},
        {"text": "B", "after": "0", "unit": "lỗi"},
        {"text": "C", "before": "20", "after": "80", "unit": "%"},
        {"text": "D", "after": "120", "unit": "%"},
    ]
    record = made("exemplar", "dh-mot", results=results)
    one, two, three, four = exemplar_view(record, book("2026-11-21", record)).results
    assert (one.before, one.after, one.before_bar, one.after_bar) == ("4", "1", 100.0, 25.0)
    assert (two.before, two.after, two.before_bar, two.after_bar) == (None, "0", 0.0, 0.0)
    assert (three.before_bar, three.after_bar, four.after_bar) == (20.0, 80.0, 100.0)


def test_people_stand_by_given_name_and_the_rest_newest_first() -> None:
    people = [
        person("vd-1", title="Trần Văn Bình"),
        person("vd-2", title="Lê Thị Ánh"),
        person("vd-3", title="Đỗ An"),
        person("vd-4", title="Dương An"),
        person("vd-5", title="H'Hen Niê", sort_key="Niê H'Hen"),
    ]
    opened = book("2026-11-21", *people)
    found = [record.id for record in in_listing_order(BY_KEY["honouree"], opened)]
    assert found == ["vd-4", "vd-3", "vd-2", "vd-1", "vd-5"]
    news = [made("news", f"tin-{n}", publication={"publish": f"2026-0{n}-01"}) for n in (1, 3, 2)]
    opened = book("2026-11-21", *news)
    found = [record.id for record in in_listing_order(BY_KEY["news"], opened)]
    assert found == ["tin-3", "tin-2", "tin-1"]


@pytest.mark.parametrize(
    ("record", "years"),
    [
        (made("campaign", "a-mot", years="2021-2023", issue_day="2020-12-01"), (2021, 2022, 2023)),
        (made("campaign", "a-mot", issue_day="2020-12-01"), (2020,)),
        (made("exemplar", "a-mot", year="2019"), (2019,)),
        (made("event", "a-mot", start="2025-12-31T23:00"), (2025,)),
        (made("news", "a-mot"), (2026,)),
    ],
)
def test_records_are_filed_under_their_years(record: Record, years: tuple[int, ...]) -> None:
    assert years_of(record.entry) == years


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("bao-cao.pdf", "tin-tuc/tin-mot/bao-cao.pdf"),
        ("Báo cáo số 5.PDF", "tin-tuc/tin-mot/bao-cao-so-5.pdf"),
        ("phụ lục/Bảng Đ.xlsx", "tin-tuc/tin-mot/bang-d.xlsx"),
        ("quyet-dinh.signed.pdf", "tin-tuc/tin-mot/quyet-dinh.signed.pdf"),
        ("名前.pdf", "tin-tuc/tin-mot/tep.pdf"),
    ],
)
def test_files_get_addresses_everyone_can_type(name: str, address: str) -> None:
    assert file_address(made("news", "tin-mot"), name) == address


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Phan Thị Tố Hoa", "TH"), ("Ánh", "Á"), ("Tổ 5", "T"), ("“Tổ” (Một)", ""), ("đỗ an", "ĐA")],
)
def test_who_has_no_picture_has_initials(name: str, letters: str) -> None:
    assert monogram(name) == letters


def keys_of(day: str, *records: Record) -> dict[str, list[str]]:
    return {
        calendar.key: [item.key for item in calendar.items]
        for calendar in calendars(book(day, *records))
    }


WAVE = {
    "ordinal": "1", "name": "Đợt một", "end": {"day": "2026-06-30"},
    "commemorations": [{"event": "Ngày thành lập", "current": "2026-05-01"}],
}  # fmt: skip
TIMELINE = {
    "start": {"day": "2026-01-05"}, "registration": {"month": "2/2026"},
    "end": {"day": "2026-12-01", "boundary": "exclusive"}, "dossiers": {"phrase": "cuối năm"},
}  # fmt: skip


def campaign(**keys: Any) -> Record:
    return made("campaign", "pt-mot", **{"timeline": TIMELINE, "waves": [WAVE], **keys})


def test_days_of_calendars_have_keys_that_no_edit_of_words_changes() -> None:
    event = made("event", "sk-mot", campaign="pt-mot", start="2026-03-01T08:00")
    consultation = made("consultation", "lyk-mot")
    found = keys_of("2026-11-21", campaign(), event, consultation)
    own = found["pt-mot"]
    assert len(set(own)) == len(own) == 6
    assert set(found["tat-ca"]) == {*own, "lyk-mot-ends"}
    edited = campaign(title="Tên khác", short_title="Ngắn", slug="dia-chi-khac", waves=[
        WAVE | {"name": "Đợt mở đầu", "end": {"day": "2026-07-01"}}
    ])  # fmt: skip
    event = made("event", "sk-mot", campaign="pt-mot", start="2026-03-02", title="Tên khác")
    assert set(keys_of("2026-11-21", edited, event)["pt-mot"]) == set(own)


def test_names_keep_their_capitals_within_a_title() -> None:
    wave = {"name": "Đợt thi đua mừng Quốc khánh", "end": {"day": "2026-08-20"}}
    (_, own) = calendars(book("2026-11-21", campaign(waves=[wave], short_title="Năm 2026")))
    (title,) = (item.title for item in own.items if item.key == "pt-mot-wave-1-end")
    assert title == "Kết thúc đợt thi đua mừng Quốc khánh: Năm 2026"


def test_two_waves_alike_are_two_entries() -> None:
    own = keys_of("2026-11-21", campaign(waves=[WAVE, WAVE]))["pt-mot"]
    assert len(set(own)) == len(own) == 7


def test_days_are_the_last_that_counts() -> None:
    (_, own) = calendars(book("2026-11-21", campaign()))
    days = {item.key: item.start.isoformat() for item in own.items}
    assert days["pt-mot-end"] == "2026-11-30"
    assert days["pt-mot-registration"] == "2026-02-28"
    assert "pt-mot-dossiers" not in days
