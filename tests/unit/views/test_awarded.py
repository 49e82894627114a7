"""Lists of awards as offices number them: from nought, or from one again for each group."""

import re
from dataclasses import replace
from typing import Any

from generator.content.vocabulary import AwardTerm
from generator.diagnostics import Place
from generator.loading.record import Record, Term
from generator.policy.edition import admit
from generator.views.award_decision import award_decision_view
from generator.views.book import open_book
from generator.views.honours import filed_honours
from generator.views.roll import RollView, roll_of, roll_pages
from tests.unit.policy.making import made, on, site

DAY = "2026-11-21"


def term(id: str, level: str, rank: str) -> Term:
    entry = AwardTerm.model_validate(
        {"id": id, "name": id, "level": level, "rank": rank, "group": "title"}
    )
    return Term("award", entry.id, entry, Place("content/danh-muc/danh-hieu.yml"))


def rolled(*decisions: Record) -> list[tuple[str, str | None, str]]:
    """Return the roll's rows: name, level, and the anchor they lead to."""
    terms = {t.id: t for t in (term("dh-cao", "state", "1"), term("dh-thap", "agency", "9"))}
    graph = replace(site(*decisions), terms=terms)
    whole = roll_pages(roll_of(filed_honours(open_book(admit(graph, on(DAY))))))[0].view
    assert isinstance(whole, RollView)
    return [(row.name, row.level, row.permalink.partition("#")[2]) for row in whole.rows]


def decision(*awarded: dict[str, Any]) -> Record:
    return made("award-decision", "qd-1", awarded=list(awarded))


def test_a_list_may_begin_with_nought() -> None:
    assert rolled(decision({"name": "Lê An", "number": "0"})) == [("Lê An", None, "so-0")]


def test_numbers_that_come_again_keep_rows_apart() -> None:
    rows = rolled(
        decision(
            {"name": "Lê An", "number": "1", "award": "dh-cao"},
            {"name": "Lê Bình", "number": "1", "award": "dh-thap"},
            {"name": "Lê Cúc", "number": "1"},
        )
    )
    assert rows == [
        ("Lê An", "Cấp Nhà nước", "so-1"),
        ("Lê Bình", "Cấp sở, cơ quan, đơn vị", "so-1-2"),
        ("Lê Cúc", None, "so-1-3"),
    ]


def test_units_whose_addresses_would_be_one_keep_a_page_each() -> None:
    units = ("Sở", "Sở 2", "Sợ")
    rows = [{"name": f"Lê {unit}", "unit": unit} for unit in units]
    opened = open_book(admit(site(decision(*rows)), on(DAY)))
    pages = roll_pages(roll_of(filed_honours(opened)))
    addresses = [page.address for page in pages]
    assert len(addresses) == len(set(addresses))


def test_a_revocation_of_number_nought_says_whom() -> None:
    taken = {"day": "2026-11-01", "reason": "Nhầm", "number": "0"}
    record = made(
        "award-decision", "qd-1", awarded=[{"name": "A", "number": "0"}], revocations=[taken]
    )
    book = open_book(admit(site(record), on(DAY)))
    view = award_decision_view(book.edition.records["qd-1"], book)
    assert [r.whom for r in view.revocations] == ["số 0"]


def test_a_roll_of_tens_of_thousands_is_in_pages() -> None:
    rows = [{"name": f"Lê Thị {chr(65 + n % 26)}{n}", "number": str(n + 1)} for n in range(20_000)]
    opened = open_book(admit(site(decision(*rows)), on(DAY)))
    pages = roll_pages(roll_of(filed_honours(opened)))
    whole = [
        page for page in pages if re.fullmatch(r"vinh-danh/danh-sach/(trang-\d+/)?", page.address)
    ]
    views = [page.view for page in whole]
    shown = [row for view in views if isinstance(view, RollView) for row in view.rows]
    assert sorted(row.name for row in shown) == sorted(row["name"] for row in rows)
    assert len({row.permalink for row in shown}) == 20_000
    assert max(len(view.rows) for view in views if isinstance(view, RollView)) == 100
    assert len(whole) == 200
