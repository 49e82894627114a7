"""Feeds as readers that people use take them: sfeed and newsboat."""

import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.feeds.forms import Entry, from_atom
from tests.feeds.servers import find
from tests.feeds.sites import at, channel, feeds, item, rich


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    nasty = item("kho", title="A & B < C ]]> “đủ” 🎉", published=at(2), updated=at(2))
    return feeds(channel(rich(published=at(3), updated=at(4)), nasty, item("thuong")))


@pytest.fixture(scope="module")
def entries(documents: dict[str, bytes]) -> list[Entry]:
    return from_atom(documents["feeds/tat-ca.atom"])


@pytest.mark.parametrize("suffix", ["rss", "atom"])
def test_sfeed(documents: dict[str, bytes], entries: list[Entry], suffix: str) -> None:
    program = find("sfeed", "sfeed")
    given = documents[f"feeds/tat-ca.{suffix}"]
    read = subprocess.run([program], input=given, capture_output=True, check=True).stdout
    rows = [line.split("\t") for line in read.decode().splitlines()]
    for row, entry in zip(rows, entries, strict=True):
        moment, title, link, content, kind, guid, author, enclosure, categories = row
        assert int(moment) == entry.published.timestamp()
        assert (title, link, guid) == (entry.title, entry.link, entry.id)
        assert (author, kind) == (entry.author, "html")
        assert content.replace("\\n", "\n") == entry.html
        assert not entry.files or enclosure in [url for url, _, _ in entry.files]
        # Of Atom it takes the term, which is for machines.
        assert suffix == "atom" or tuple(filter(None, categories.split("|"))) == entry.labels


@pytest.mark.parametrize("suffix", ["rss", "atom"])
def test_newsboat(
    documents: dict[str, bytes], entries: list[Entry], suffix: str, tmp_path: Path
) -> None:
    program = find("newsboat", "newsboat")
    feed, cache = tmp_path / f"feed.{suffix}", tmp_path / "cache.db"
    feed.write_bytes(documents[f"feeds/tat-ca.{suffix}"])
    (tmp_path / "urls").write_text(f"file://{feed}\n", encoding="utf-8")
    (tmp_path / "config").touch()
    command = [
        program,
        "-q",
        "-u",
        f"{tmp_path}/urls",
        "-c",
        f"{cache}",
        "-C",
        f"{tmp_path}/config",
    ]
    home = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    subprocess.run([*command, "-x", "reload"], env=home, check=True, timeout=60)
    with sqlite3.connect(cache) as opened:
        read = opened.execute(
            "select guid, title, url, author, pubDate, content from rss_item order by pubDate desc"
        ).fetchall()
        site_link = opened.execute("select url from rss_feed").fetchone()[0]
    expected = [
        (e.id, e.title, e.link, e.author, int(e.published.timestamp()), e.html) for e in entries
    ]
    assert read == expected
    assert site_link == "https://tdkt.example.gov.vn/tat-ca/"
