"""The list of feeds: every feed once, in one form, under its heading."""

from lxml import etree

from tests.feeds.sites import ROOT, at, channel, feeds, item


def test_every_feed_stands_in_the_list_once() -> None:
    made = feeds(
        channel(item("a", updated=at(5))),
        channel(key="tin-tuc", group="Theo loại nội dung", title="Tin & bài"),
        channel(key="van-ban", group="Theo loại nội dung"),
        channel(key="cap-nhat"),
    )
    root = etree.fromstring(made["feeds/index.opml"])
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Các nguồn tin: Thi đua, khen thưởng"
    assert root.findtext("head/ownerName") == "Sở Nội vụ"
    assert root.findtext("head/dateModified") == "Tue, 05 May 2026 08:00:00 +0700"
    groups = {
        group.get("text"): [outline.get("xmlUrl", "") for outline in group]
        for group in root.findall("body/outline")
    }
    assert groups == {
        "Toàn chuyên trang": [f"{ROOT}feeds/tat-ca.rss", f"{ROOT}feeds/cap-nhat.rss"],
        "Theo loại nội dung": [f"{ROOT}feeds/tin-tuc.rss", f"{ROOT}feeds/van-ban.rss"],
    }
    for outline in root.findall("body/outline/outline"):
        assert outline.get("type") == "rss"
        assert outline.get("text") == outline.get("title")
        assert outline.get("htmlUrl", "").startswith(ROOT)
        assert outline.get("xmlUrl", "").removeprefix(ROOT) in made
    assert root.find("body/outline/outline[@text='Tin & bài']") is not None
