"""The accessibility statement tells of the tests and the checkers that there are."""

from tests.browser.built import PAGE_TYPES
from tests.browser.record_accessibility import CHECKED, END, START, STATEMENT, versions


def test_the_statement_is_of_these_tests() -> None:
    text = STATEMENT.read_text(encoding="utf-8")
    told = text.partition(START)[2].partition(END)[0]
    again = "Chạy “make accessibility” · run it: docs/tro-nang.md tells of other checkers or pages"
    assert f"{len(PAGE_TYPES)} loại trang" in told, again
    assert all(version in told for version in versions().values()), again
    assert all(description in told for description in CHECKED.values()), again
