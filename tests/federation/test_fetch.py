"""Fetching a feed: bounded in time and memory, and never from where it has no business."""

import time
import tracemalloc
from functools import partial

import pytest

from generator.federation.address import allowed, place_of
from generator.federation.fetch import LARGEST_BYTES, fetch
from generator.federation.trouble import FetchError
from tests.federation.source import (
    Act,
    bomb,
    endless,
    endless_head,
    feed,
    huge,
    item,
    lead_to,
    no_http,
    packed,
    packed_bomb,
    say,
    serving,
    versioned,
)

GOOD = feed(item())
BAD: dict[str, tuple[Act, str]] = {
    "500": (say(b"", 500), "pull.status"),
    "404": (say(b"", 404), "pull.status"),
    "1 GB, announced": (partial(huge, announced=True), "pull.too-large"),
    "1 GB, not announced": (partial(huge, announced=False), "pull.too-large"),
    "endless and slow": (endless, "pull.too-slow"),
    "endless head": (endless_head, "pull.too-slow"),
    "gzip bomb": (packed_bomb, "pull.too-large"),
    "gzip cut short": (say(b"\x1f\x8b\x08\x00", Content_Encoding="gzip"), "pull.unreachable"),
    "no gzip at all": (say(b"hello", Content_Encoding="gzip"), "pull.unreachable"),
    "unknown packing": (say(b"x", Content_Encoding="br"), "pull.encoding"),
    "no HTTP": (no_http, "pull.unreachable"),
    "redirect loop": (lead_to("/bad"), "pull.redirects"),
    "redirect to a private network": (lead_to("http://10.0.0.1/"), "pull.private-address"),
    "redirect to another port here": (lead_to("http://127.0.0.1:9/"), "pull.private-address"),
    "redirect to another name for here": (lead_to("http://localhost/"), "pull.private-address"),
    "redirect to here in IPv6": (lead_to("http://[::1]/"), "pull.private-address"),
    "redirect to here in digits": (lead_to("http://2130706433/"), "pull.private-address"),
    "redirect to a cloud's keys": (lead_to("http://169.254.169.254/"), "pull.private-address"),
    "redirect to a file": (lead_to("file:///etc/passwd"), "pull.bad-address"),
    "redirect nowhere": (say(b"", 302, Location="http://:80/"), "pull.bad-address"),
    "redirect with a password": (lead_to("http://a:b@nguon.example/"), "pull.bad-address"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_is_told_in_time_and_in_little_memory(name: str) -> None:
    act, code = BAD[name]
    bomb()  # made once, before anything is measured
    with serving({"/bad": act}) as address:
        started = time.monotonic()
        tracemalloc.start()
        with pytest.raises(FetchError) as told:
            fetch(f"{address}/bad", internal=True, seconds=1.5)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert told.value.code == code
    assert time.monotonic() - started < 6
    # The bomb itself is made on this machine too: it must never be unpacked whole.
    assert most < 6 * LARGEST_BYTES


def test_a_good_source_is_read_packed_or_not_and_after_redirects() -> None:
    acts = {"/a": say(GOOD), "/b": packed(GOOD), "/c": lead_to("/d"), "/d": lead_to("a?x=1"),
            "/a?x=1": say(GOOD), "/a?x=1%20%C3%AA": say(GOOD)}  # fmt: skip
    with serving(acts) as address:
        for path in ("/a", "/b"):
            assert fetch(f"{address}{path}", internal=True).body == GOOD
        found = fetch(f"{address}/a?x=1 ê", internal=True)
        assert found.body == GOOD
        moved = fetch(f"{address}/c", internal=True)
        assert (moved.body, moved.address) == (GOOD, f"{address}/a?x=1")


def test_what_has_not_changed_is_not_sent_again() -> None:
    with serving({"/f": versioned(GOOD)}) as address:
        first = fetch(f"{address}/f", internal=True)
        assert (first.body, first.etag) == (GOOD, '"v1"')
        again = fetch(f"{address}/f", internal=True, etag=first.etag)
        assert (again.body, again.etag) == (None, '"v1"')


def test_a_machine_of_ours_is_asked_only_when_the_source_says_so() -> None:
    with serving({"/f": say(GOOD)}) as address, pytest.raises(FetchError) as told:
        fetch(f"{address}/f")
    assert told.value.code == "pull.private-address"


def test_nobody_listens() -> None:
    with serving({}) as address:
        pass
    with pytest.raises(FetchError) as told:
        fetch(f"{address}/f", internal=True, seconds=3)
    assert told.value.code == "pull.unreachable"


@pytest.mark.parametrize(
    ("number", "outside", "inside"),
    [
        ("8.8.8.8", True, True),
        ("127.0.0.1", False, True),
        ("10.1.2.3", False, True),
        ("192.168.1.1", False, True),
        ("100.64.0.1", False, False),
        ("169.254.169.254", False, False),
        ("0.0.0.0", False, False),
        ("224.0.0.1", False, False),
        ("255.255.255.255", False, True),
        ("::1", False, True),
        ("fe80::1%eth0", False, False),
        ("fd00::1", False, True),
        ("::ffff:127.0.0.1", False, True),
        ("::ffff:8.8.8.8", True, True),
        ("64:ff9b::a00:1", False, True),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("2002:7f00:1::", False, True),
        ("2606:4700::1111", True, True),
        ("no number", False, False),
    ],
)
def test_which_addresses_may_be_connected_to(number: str, outside: bool, inside: bool) -> None:
    assert allowed(number, internal=False) is outside
    assert allowed(number, internal=True) is inside


@pytest.mark.parametrize(
    "address",
    ["ftp://a.example/", "http://", "http://a.example:99999/", "http://[::1/", "//a.example/",
     "http://a:b@c.example/", "http://" + "a" * 70 + ".example/"],
)  # fmt: skip
def test_what_is_no_web_address(address: str) -> None:
    with pytest.raises(FetchError) as told:
        place_of(address)
    assert told.value.code == "pull.bad-address"
