"""The pages of the built section: every link leads somewhere, every fact is there to read."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import yaml

from generator.vietnamese import print_long_day
from tests.site.making import DAY, HIDDEN, ROOT, HtmlPage, is_elsewhere, target

pytestmark = pytest.mark.xdist_group("site")
Pages = dict[str, HtmlPage]

SECTION: dict[str, Any] = yaml.load(
    (ROOT / "content/chuyen-trang.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)
PLANS: list[dict[str, Any]] = yaml.load(
    (ROOT / "tests/cases/plan_facts.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)


def test_every_link_leads_to_a_file_and_an_anchor(built: Path, pages: Pages) -> None:
    by_file = {page.file.resolve(): page for page in pages.values()}
    broken = []
    for page in pages.values():
        for tag, link in page.links:
            if is_elsewhere(link):
                continue
            file, anchor = target(page, link)
            if link.startswith("/"):
                broken.append(f"{page.address}: <{tag}> {link}: not relative")
            elif not file.is_file() or not file.is_relative_to(built.resolve()):
                broken.append(f"{page.address}: <{tag}> {link}: no such file")
            elif anchor and file in by_file and anchor not in by_file[file].ids:
                broken.append(f"{page.address}: <{tag}> {link}: no such anchor")
    assert broken == []


def test_style_sheets_link_to_files(built: Path) -> None:
    sheets = sorted(built.rglob("*.css"))
    assert sheets
    broken = [
        f"{sheet.relative_to(built)}: {link}"
        for sheet in sheets
        for link in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8"))
        if not link.startswith(("data:", "#"))
        and not (sheet.parent / unquote(link.partition("?")[0].partition("#")[0])).is_file()
    ]
    assert broken == []


def test_no_page_has_an_anchor_twice(pages: Pages) -> None:
    twice = {
        page.address: [name for name, count in Counter(page.ids).items() if count > 1]
        for page in pages.values()
    }
    assert {address: names for address, names in twice.items() if names} == {}


def test_addresses_are_ascii_and_lower_case(built: Path) -> None:
    odd = [
        path
        for file in built.rglob("*")
        if file.is_file()
        and not (path := file.relative_to(built).as_posix()).startswith("assets/")
        and not re.fullmatch(r"[a-z0-9._/-]+", path)
    ]
    assert odd == []


@pytest.mark.parametrize("plan", [pytest.param(plan, id=plan["id"]) for plan in PLANS])
def test_a_plans_page_shows_every_fact(pages: Pages, plan: dict[str, Any]) -> None:
    text = pages[plan["address"]].text
    facts = [" ".join(fact.split()).replace(" %", "%") for fact in plan["facts"]]
    # The keys of topics are the record's own; the day of issue stands as papers print it.
    wanted = [fact for fact in facts if not re.fullmatch(r"T\d", fact)]
    assert [fact for fact in wanted if fact not in text and long_day(fact) not in text] == []


def long_day(fact: str) -> str:
    """Return a day as the head of a paper prints it; anything else as it is."""
    found = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", fact)
    return print_long_day(date(*map(int, found.groups()[::-1]))) if found else fact


def test_what_is_not_public_is_nowhere(built: Path) -> None:
    hidden = HIDDEN.encode()
    leaks = [
        f"{file.relative_to(built)}: {found[0].decode()}"
        for file in sorted(built.rglob("*"))
        if file.is_file() and (found := re.search(hidden + rb"[\w-]*", file.read_bytes(), re.I))
    ]
    assert leaks == []
    for name in ("trong-nhap", "trong-cho", "trong-hen", "trong-het"):
        assert not (built / "tin-tuc" / name).exists()
        assert list(built.rglob(f"*{name}*")) == []


def test_no_file_of_the_authors_gets_into_the_site(built: Path) -> None:
    endings = {file.suffix for file in built.rglob("*") if file.is_file()}
    assert endings & {".md", ".yml", ".yaml", ".py", ".map", ".scss"} == set()


def test_the_sitemap_lists_every_page_that_may_be_found(built: Path, pages: Pages) -> None:
    tree = ElementTree.parse(built / "sitemap.xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    base = SECTION["address"]
    listed = [loc.text or "" for loc in tree.iter(f"{space}loc")]
    assert len(set(listed)) == len(listed)
    assert listed == sorted(listed)
    assert all(address.startswith(base) for address in listed)
    found = {address.removeprefix(base) for address in listed}
    assert found == {address for address, page in pages.items() if not page.noindex}
    days = [day.text or "" for day in tree.iter(f"{space}lastmod")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) and day <= DAY for day in days)


def test_robots_are_shown_the_sitemap(built: Path) -> None:
    text = (built / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {SECTION['address']}sitemap.xml" in text


def test_a_wrong_address_gets_a_page_that_needs_no_other_file(built: Path) -> None:
    page = HtmlPage("404.html", built / "404.html")
    assert "Không tìm thấy trang" in page.text
    assert page.noindex
    assert f"{SECTION['address']}feeds/tat-ca.rss" in [link for _, link in page.links]
    # It is shown at any depth: nothing in it may be relative.
    assert [link for _, link in page.links if not is_elsewhere(link)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tin-tuc/trong-cu/", "tin-tuc/trong-moi-nhat/"),
        ("tin-tuc/trong-cu-nua/", "tin-tuc/trong-moi-nhat/"),
        ("tin-tuc/trong-chuyen/", "tin-tuc/trong-moi-nhat/"),
        ("tin-tuc/trong-rut-cu/", "tin-tuc/trong-rut/"),
    ],
)
def test_old_addresses_lead_on(built: Path, pages: Pages, old: str, new: str) -> None:
    page = pages[old]
    assert page.noindex
    goals = {target(page, link)[0] for _, link in page.links if not is_elsewhere(link)}
    assert goals == {(built / new / "index.html").resolve()}
    assert (SECTION["address"] + new) in [link for _, link in page.links]


def test_an_address_that_moved_to_another_site_leads_there(pages: Pages) -> None:
    goals = {link for _, link in pages["tin-tuc/trong-noi-khac/"].links}
    assert goals == {"https://noi-khac.example/a?b=1&c=2"}


def test_a_withdrawn_record_keeps_a_page_with_the_reason(pages: Pages) -> None:
    page = pages["tin-tuc/trong-rut/"]
    assert "Chờ kiểm tra số." in page.text
    assert "01/11/2026" in page.text
    assert page.noindex


def test_a_body_links_files_records_and_rows(built: Path, pages: Pages) -> None:
    page = pages["tin-tuc/trong-moi-nhat/"]
    links = {link for tag, link in page.links if tag == "a"}
    assert {"tep-cua-bai.pdf#page=2", "#doan-mot"} <= links
    assert any(link.endswith("#so-1") for link in links)
    assert "bản nháp" in page.text
    own = ROOT / "content/van-ban/mau-bao-cao-thanh-tich.pdf"
    assert (built / page.address / "tep-cua-bai.pdf").read_bytes() == own.read_bytes()


def test_what_nobody_agreed_to_is_not_shown(pages: Pages) -> None:
    text = pages["vinh-danh/vd-trong/"].text
    assert "Người Đồng Ý Nêu Tên" in text
    assert "1971" not in text


def test_samples_say_so_and_real_plans_do_not(pages: Pages) -> None:
    assert "minh họa" in pages["tin-tuc/trong-moi-nhat/"].text.lower()
    for plan in PLANS:
        assert "Dữ liệu minh họa" not in pages[plan["address"]].text


def test_every_page_says_what_it_is_and_announces_its_feeds(built: Path, pages: Pages) -> None:
    for address, page in pages.items():
        source = page.file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in source or address == "404.html":
            continue
        assert source.lstrip().lower().startswith("<!doctype html>")
        assert re.search(r'<html[^>]* lang="vi"', source), address
        assert len(re.findall(r"<h1\b", source)) == 1, address
        assert len(re.findall(r"<title>[^<]+</title>", source)) == 1, address
        assert re.search(r'<meta name="description" content="[^"]+"', source), address
        feeds = re.findall(r'<link[^>]+type="application/rss\+xml"[^>]*>', source)
        assert feeds, address
        named = [m[1] for feed in feeds if (m := re.search(r'title="([^"]+)"', feed))]
        assert len(set(named)) == len(feeds) <= 6, address
