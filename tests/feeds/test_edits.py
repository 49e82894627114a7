"""What subscribers see when authors edit: who keeps which id, date and place."""

from dataclasses import replace
from datetime import date, timedelta

from generator.views.page import Body, Correction
from generator.views.site import FeedItem, Gone
from tests.feeds.forms import from_atom, from_json, from_rss, ids
from tests.feeds.sites import ROOT, TAG, at, channel, feeds, item, rich
from tests.feeds.validators import ATOM, check_atom, check_json

AT = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"

FIRST = item("mot", published=at(1), updated=at(1))
SECOND = item("hai", published=at(2), updated=at(2))


def entry_of(made: dict[str, bytes], stem: str = "feeds/tat-ca") -> tuple[str, str, str, str]:
    """Return id, dates and link of a feed's first entry."""
    first = from_atom(made[f"{stem}.atom"])[0]
    return first.id, first.published.isoformat(), first.updated.isoformat(), first.link


def test_new_address_and_title_keep_id_and_dates() -> None:
    before = entry_of(feeds(channel(FIRST)))
    after = entry_of(feeds(channel(replace(FIRST, address="tin-tuc/moi/", title="Tên mới"))))
    assert after[:3] == before[:3]
    assert after[3] == f"{ROOT}tin-tuc/moi/"


def test_typing_error_mended_changes_no_date() -> None:
    before = feeds(channel(FIRST))
    after = feeds(channel(replace(FIRST, body=Body("Đã sửa lỗi chính tả."))))
    assert entry_of(after) == entry_of(before)
    assert feed_updated(after) == feed_updated(before)


def test_major_change_moves_updated_only_and_not_the_order() -> None:
    changed = replace(FIRST, updated=at(9), major=(Correction(date(2026, 5, 9), "Sửa", True),))
    made = feeds(channel(SECOND, changed), channel(changed, key="cap-nhat", title="Đính chính"))
    assert ids(made) == ["hai", "mot"]
    last = from_atom(made["feeds/tat-ca.atom"])[1]
    assert (last.published, last.updated) == (at(1), at(9))
    assert feed_updated(made) == "2026-05-09T08:00:00+07:00"
    assert from_rss(made["feeds/cap-nhat.rss"])[0].id == last.id


def test_corrections_go_by_the_day_of_the_correction() -> None:
    made = feeds(channel(SECOND, replace(FIRST, updated=at(9)), key="cap-nhat"))
    assert ids(made, "feeds/cap-nhat") == ["mot", "hai"]


def test_move_to_another_campaign_keeps_the_id() -> None:
    before = feeds(channel(FIRST), channel(FIRST, key="pt-a"), channel(key="pt-b"))
    after = feeds(channel(FIRST), channel(key="pt-a"), channel(FIRST, key="pt-b"))
    assert ids(before, "feeds/pt-a") == ids(after, "feeds/pt-b") == ["mot"]
    assert ids(after, "feeds/pt-a") == []
    assert before["feeds/tat-ca.atom"] == after["feeds/tat-ca.atom"]


def test_removal_leaves_a_mark_without_a_name() -> None:
    gone = (Gone("mot", at(9)),)
    made = feeds(channel(SECOND, gone=gone), channel(key="tin-tuc", gone=gone))
    root = check_atom(made["feeds/tat-ca.atom"])
    (mark,) = root.findall(AT)
    assert dict(mark.attrib) == {"ref": f"{TAG}mot", "when": "2026-05-09T08:00:00+07:00"}
    assert len(mark) == 0
    assert not mark.text
    assert ids(made) == ["hai"]
    assert feed_updated(made) == "2026-05-09T08:00:00+07:00"
    assert feed_updated(made, "feeds/tin-tuc") == "2026-05-09T08:00:00+07:00"
    for address, data in made.items():
        assert FIRST.title.encode() not in data, address


def test_what_comes_back_has_no_mark() -> None:
    made = feeds(channel(FIRST, gone=(Gone("mot", at(9)),)))
    assert check_atom(made["feeds/tat-ca.atom"]).find(AT) is None
    assert ids(made) == ["mot"]


def test_removed_item_is_in_no_archive() -> None:
    old = item("cu", published=at(1, 3), updated=at(1, 3), title="Tên người")
    before = feeds(channel(FIRST, old))
    assert "feeds/luu-tru/tat-ca-2026-03.atom" in before
    after = feeds(channel(FIRST, gone=(Gone("cu", at(2)),)))
    assert not any("Tên người".encode() in data for data in after.values())


def test_order_is_by_publication_then_key() -> None:
    same = [item(key, published=at(1)) for key in ("c", "a", "b")]
    made = feeds(channel(*same, SECOND))
    assert ids(made) == ["hai", "a", "b", "c"]
    assert feeds(channel(SECOND, *same[::-1]))["feeds/tat-ca.rss"] == made["feeds/tat-ca.rss"]


def test_item_given_twice_stands_once() -> None:
    assert ids(feeds(channel(FIRST, SECOND, FIRST))) == ["hai", "mot"]


def days(count: int, month: int = 5, year: int = 2026, name: str = "n") -> list[FeedItem]:
    """Return that many items, one an hour from the first of the month, newest first."""
    start = at(1, month, year, hour=0)
    moments = [start + timedelta(hours=hour) for hour in range(count)]
    return [
        item(f"{name}{hour:03}", published=moment, updated=moment)
        for hour, moment in enumerate(moments)
    ][::-1]


def test_thirty_new_items_push_out_the_oldest_and_change_no_archive() -> None:
    march, april, may = days(40, 3, name="b"), days(40, 4, name="t"), days(30)
    before = feeds(channel(*april, *march))
    after = feeds(channel(*may, *april, *march))
    assert ids(before) == [i.key for i in [*april, *march][:50]]
    assert ids(after) == [i.key for i in [*may, *april][:50]]
    assert chain(before) == ["2026-03"]
    assert chain(after) == ["2026-04", "2026-03"]
    kept = "feeds/luu-tru/tat-ca-2026-03.atom"
    assert before[kept] == after[kept]
    assert reached(after) == {i.key for i in [*may, *april, *march]}


def test_crowded_month_is_archived_in_parts_that_do_not_change() -> None:
    may = days(260)
    before, after = feeds(channel(*may[60:])), feeds(channel(*may))
    assert chain(before) == ["2026-05-2", "2026-05"]
    assert chain(after) == ["2026-05-2", "2026-05"]
    for part in ("2026-05", "2026-05-2"):
        address = f"feeds/luu-tru/tat-ca-{part}.atom"
        assert before[address] == after[address]
    assert reached(after) == {i.key for i in may}
    assert len(ids(after)) == 62


def test_feeds_stay_within_their_size() -> None:
    text = Body("<p>" + '<a href="x/" title="&amp;">“Nội dung” & "khác"</a> ' * 600 + "</p>")
    heavy = [replace(each, body=text) for each in days(40)]
    made = feeds(channel(*heavy), channel(*heavy, key="khac"))
    assert 1 <= len(ids(made)) < 40
    assert ids(made, "feeds/khac") == [i.key for i in heavy[: len(ids(made, "feeds/khac"))]]
    assert reached(made) == {i.key for i in heavy}


def test_other_feeds_have_no_archive() -> None:
    made = feeds(channel(*days(80), key="tin-tuc"))
    assert len(ids(made, "feeds/tin-tuc")) == 50
    assert not any(address.startswith("feeds/luu-tru/") for address in made)


def test_archive_documents_say_what_they_are() -> None:
    made = feeds(channel(*days(3), rich(published=at(1, 3), updated=at(4, 3))))
    root = check_atom(made["feeds/luu-tru/tat-ca-2026-03.atom"])
    assert root.find(ARCHIVE) is not None
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links["current"] == f"{ROOT}feeds/tat-ca.atom"
    assert links["self"] == f"{ROOT}feeds/luu-tru/tat-ca-2026-03.atom"
    assert root.findtext(f"{ATOM}updated") == "2026-03-04T08:00:00+07:00"
    assert check_atom(made["feeds/tat-ca.atom"]).find(ARCHIVE) is None


def test_campaign_that_ended_says_so_last() -> None:
    def of(ended: date | None) -> dict[str, bytes]:
        return feeds(channel(SECOND, FIRST, key="pt-a", ended=ended))

    assert ids(of(None), "feeds/pt-a") == ["hai", "mot"]
    assert ids(of(date(2026, 6, 1)), "feeds/pt-a") == ["hai", "mot"]  # its last day is today
    made = of(date(2026, 5, 31))
    first = from_json(made["feeds/pt-a.json"])[0]
    assert first.id == f"{TAG}feeds/pt-a/ended"
    assert "đã kết thúc" in first.title
    assert first.published == at(1, 6, hour=0)
    assert check_json(made["feeds/pt-a.json"])["expired"] is True
    assert ids(made, "feeds/pt-a")[1:] == ["hai", "mot"]
    assert "feeds/pt-a.rss" in made["feeds/index.opml"].decode()


def test_nothing_depends_on_the_day_while_nothing_happens() -> None:
    one = feeds(channel(FIRST), day=date(2026, 6, 1))
    other = feeds(channel(FIRST), day=date(2027, 6, 1))
    assert one == other


def feed_updated(made: dict[str, bytes], stem: str = "feeds/tat-ca") -> str:
    return check_atom(made[f"{stem}.atom"]).findtext(f"{ATOM}updated", "")


def chain(made: dict[str, bytes]) -> list[str]:
    """Follow prev-archive from the live feed; return the names of the periods met."""
    found: list[str] = []
    address = "feeds/tat-ca.atom"
    while True:
        links = check_atom(made[address]).findall(f"{ATOM}link[@rel='prev-archive']")
        if not links:
            return found
        address = links[0].attrib["href"].removeprefix(ROOT)
        found.append(address.removeprefix("feeds/luu-tru/tat-ca-").removesuffix(".atom"))


def reached(made: dict[str, bytes]) -> set[str]:
    """Return the keys in the live feed and in all of its archive."""
    stems = ["feeds/tat-ca"] + [f"feeds/luu-tru/tat-ca-{name}" for name in chain(made)]
    return {key for stem in stems for key in ids(made, stem)}
