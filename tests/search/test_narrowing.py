"""Facets, their counts and the orders are those worked out from the records."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.vietnamese import collation_key, name_key
from tests.search.conftest import Made, settled
from tests.search.oracle import FACETS, composed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("search")]
Engine = Callable[[str, Any], Any]
OpenPage = Callable[..., Page]

_NARROW = """
const answers = [];
for (const [typed, chosen] of given) {
  const pages = typed ? (await find(typed)).pages : null;
  const picked = new Map(Object.entries(chosen).map(([name, keys]) => [name, new Set(keys)]));
  const left = narrow(table, pages, picked);
  const counts = [...left.counts].map(([name, numbers]) => [name, Object.fromEntries(numbers)]);
  answers.push([left.pages, Object.fromEntries(counts)]);
}
return answers;
"""


def _selections(made: Made, chance: random.Random, count: int) -> list[dict[str, list[str]]]:
    """Return choices some record has: up to three facets, up to two keys in each."""
    found = []
    for _ in range(count):
        entry, other = chance.choice(made.entries), chance.choice(made.entries)
        names = chance.sample(list(FACETS), chance.choice((1, 1, 2, 3)))
        found.append(
            {name: sorted({*FACETS[name](entry), *list(FACETS[name](other))[:1]}) for name in names}
        )
    return found


def test_facets_and_their_counts(made: Made, engine: Engine) -> None:
    chance = random.Random(3)
    queries = ["", "chuyển đổi", "phong trao", "nguyen", "thi đua khen thưởng", '"người lao động"']
    asked: list[tuple[str, dict[str, list[str]]]] = [
        (query, chosen) for query in queries for chosen in ({}, *_selections(made, chance, 6))
    ]
    for (query, chosen), (rows, counts) in zip(asked, engine(_NARROW, asked), strict=True):
        if not query:
            found = set(range(len(made.entries)))
        elif query.startswith('"'):
            found = made.oracle.with_phrase(query)
        else:
            found = made.oracle.with_all(query)
        picked = {name: frozenset(keys) for name, keys in chosen.items()}
        assert set(rows) == set(made.oracle.narrowed(found, picked)), (query, chosen)
        right = made.oracle.counts(found, picked)
        for name, numbers in counts.items():
            assert {k: n for k, n in numbers.items() if n} == dict(right[name]), (query, name)


def test_orders(made: Made, engine: Engine) -> None:
    code = """
    const pages = (await find(given)).pages;
    return ["ngay", "ten", "phu-hop"].map((order) => sorted(table, pages, order));
    """
    by_day, by_name, by_merit = engine(code, "phong trào")
    found = made.oracle.with_all("phong trào")
    assert set(by_day) == set(by_name) == set(by_merit) == found
    assert by_day == sorted(found), "the entries are in the order of days already"
    days = [made.entries[row].day for row in by_day]
    with_day = [day for day in days if day]
    assert with_day == sorted(with_day, reverse=True)
    assert days[len(with_day) :] == [None] * (len(days) - len(with_day)), "without a day: last"

    def by_alphabet(row: int) -> tuple[object, ...]:
        entry = made.entries[row]
        return name_key(entry.sort_name) if entry.person else (collation_key(entry.sort_name),)

    keys = [by_alphabet(row) for row in by_name]
    assert keys == sorted(keys)


def _titles(page: Page) -> list[str]:
    return settled(page).locator(".result__title").all_inner_texts()


def _check(page: Page, label: str) -> None:
    page.get_by_role("checkbox", name=label).check()
    settled(page)


def test_choices_show_their_counts_and_narrow(made: Made, open_page: OpenPage) -> None:
    page = settled(open_page("?q=phong+trao", viewport={"width": 1280, "height": 900}))
    found = made.oracle.with_all("phong trao")
    assert page.locator("#ket-qua").inner_text().startswith(f"{len(found):,}".replace(",", "."))
    counts = made.oracle.counts(found, {})
    for kind in ("tin-tuc", "van-ban"):
        box = page.locator(f"input[name=loai][value={kind}]")
        line = page.locator(f"label[for={box.get_attribute('id')}]").inner_text()
        assert line.split("\n")[1].split()[0] == str(counts["loai"][kind])
    _check(page, "Tên van-ban")
    left = made.oracle.narrowed(found, {"loai": frozenset({"van-ban"})})
    assert page.locator("#ket-qua").inner_text().startswith(str(len(left)))
    assert page.url.endswith("?q=phong+trao&loai=van-ban")
    assert page.locator(".chip").inner_text().split() == [
        "Bỏ",
        "lọc",
        "Loại",
        "nội",
        "dung:",
        "Tên",
        "van-ban",
    ]
    page.locator(".chip").click()
    settled(page)
    assert page.url.endswith("?q=phong+trao")
    assert page.evaluate("document.activeElement.id") == "ket-qua"


def test_the_address_holds_everything(open_page: OpenPage) -> None:
    page = settled(open_page("?q=chuyen+doi", viewport={"width": 1280, "height": 900}))
    _check(page, "Tên tin-tuc")
    _check(page, "Tên van-ban")
    page.get_by_label("Sắp xếp").select_option("ten")
    settled(page)
    page.locator(".pager a", has_text="Sau").click()
    page.wait_for_function("location.search.includes('trang=2')")
    shown = _titles(page)
    assert shown
    address = page.url
    assert "loai=tin-tuc&loai=van-ban&xep=ten&trang=2" in address
    assert _titles(settled(open_page(address.split("tim-kiem/")[1]))) == shown
    page.reload()
    assert _titles(page) == shown
    assert page.get_by_label("Sắp xếp").input_value() == "ten"
    assert page.get_by_role("checkbox", name="Tên van-ban").is_checked()
    page.go_back()
    page.wait_for_function("!location.search.includes('trang')")
    assert _titles(page) != shown
    page.go_forward()
    page.wait_for_function("location.search.includes('trang=2')")
    assert _titles(page) == shown


def test_choices_without_words_browse_newest_first(made: Made, open_page: OpenPage) -> None:
    page = settled(open_page("?don-vi=dv-07&nam=2022"))
    chosen = {"don-vi": frozenset({"dv-07"}), "nam": frozenset({"2022"})}
    right = made.oracle.narrowed(range(len(made.entries)), chosen)
    assert _titles(page) == [composed(made.entries[row].title) for row in right[:20]]
    assert page.locator("#ket-qua").inner_text().startswith(f"{len(right)} kết quả")


def test_unknown_choices_and_pages_do_no_harm(open_page: OpenPage) -> None:
    page = settled(open_page("?q=phong&trang=9999&xep=lung-tung&loai=khong-co"))
    assert page.locator("#ket-qua").inner_text().startswith("Không có kết quả")
    page = settled(open_page("?q=phong&trang=9999"))
    assert (
        page.locator(".pager [aria-current]").inner_text()
        == page.locator(".pager li").last.inner_text()
    )
    page = settled(open_page("?q=" + "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"))
    assert page.locator("#ket-qua img").count() == 0
