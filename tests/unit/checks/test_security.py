"""How long the word on whom to tell of a weakness holds."""

from datetime import date

import pytest

from generator.checks.security import check_security
from generator.content.section import Section
from tests.conftest import Site, places

SECTION = {
    "name": "Thi đua", "body": "Sở", "address": "https://so.vn/", "feed_authority": "so.vn",
    "feed_year": "2026",
}  # fmt: skip


@pytest.mark.parametrize(
    ("expires", "codes"),
    [
        ("20/11/2026", ["security.expired"]),
        ("21/11/2026", ["security.ending"]),
        ("20/12/2026", ["security.ending"]),
        ("21/12/2026", []),
        ("21/11/2027", []),
        ("23/11/2027", ["security.too-far"]),
    ],
)
def test_it_is_renewed_in_time(site: Site, expires: str, codes: list[str]) -> None:
    told = {"contact": "an-toan@so.vn", "expires": expires}
    section = Section.model_validate({**SECTION, "security": told})
    content = site({"chuyen-trang.yml": f"security:\n  contact: a@so.vn\n  expires: {expires}\n"})
    found = check_security(section, content, date(2026, 11, 21))
    assert places(found) == [("chuyen-trang.yml", 3, 12, code) for code in codes]


def test_a_section_need_not_say(site: Site) -> None:
    section, content = Section.model_validate(SECTION), site({})
    assert list(check_security(section, content, date(2026, 11, 21))) == []
