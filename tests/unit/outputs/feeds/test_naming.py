"""Ids and addresses."""

from dataclasses import replace
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.feeds.naming import absolute, join, tag
from tests.feeds.sites import ROOT, SECTION


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ROOT),
        ("tin-tuc/a/", f"{ROOT}tin-tuc/a/"),
        ("../x", f"{ROOT}x"),
        ("/x/", f"{ROOT}x/"),
        ("https://other.example/a b", "https://other.example/a%20b"),
        ("tệp đính kèm.pdf", f"{ROOT}t%E1%BB%87p%20%C4%91%C3%ADnh%20k%C3%A8m.pdf"),
        ("da%20ma.pdf", f"{ROOT}da%20ma.pdf"),
        ("a?b=c&d#e", f"{ROOT}a?b=c&d#e"),
    ],
)
def test_absolute(address: str, expected: str) -> None:
    assert absolute(SECTION, address) == expected


def test_root_without_its_slash() -> None:
    section = replace(SECTION, address="https://a.example/b")
    assert absolute(section, "c/") == "https://a.example/b/c/"


def test_tag_is_made_of_the_key_alone() -> None:
    assert tag(SECTION, "pt-a") == "tag:tdkt.example.gov.vn,2026:pt-a"
    moved = replace(SECTION, address="https://moi.example/", name="Tên mới")
    assert tag(moved, "pt-a") == tag(SECTION, "pt-a")
    assert tag(SECTION, "mã số") == "tag:tdkt.example.gov.vn,2026:m%C3%A3%20s%E1%BB%91"


@given(st.from_regex(r"[a-z0-9./_:#?-]{0,30}", fullmatch=True))
def test_short_way_gives_what_the_parser_gives(address: str) -> None:
    try:
        expected = urljoin(ROOT, address)
    except ValueError:
        return
    assert join(ROOT, address) == expected


def test_long_odd_address_takes_no_time() -> None:
    assert join(ROOT, "a" * 50_000 + "?b").endswith("a?b")
